package dev.parlance.crooked.first;

import dev.langchain4j.fixture.Model;
import dev.parlance.crooked.second.Knot;
import dev.parlance.upright.order.Order;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.fixture.Index;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Mono;

/** Breaks every rule of the house. */
public class Tangle {

    @Autowired
    Knot knot;

    ConnectionFactory database;
    TopicPartition partition;
    Index index;
    Model model;
    Order foreign;

    Tangle(@Value("${name}") String name) {
        System.out.println(name);
    }

    String waitFor(Mono<String> answer) throws InterruptedException {
        Thread.sleep(1);
        if (knot == null) {
            throw new RuntimeException("no knot");
        }
        return answer.block();
    }
}
