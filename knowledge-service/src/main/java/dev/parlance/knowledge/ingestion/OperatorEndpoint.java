package dev.parlance.knowledge.ingestion;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.DeadLetters;
import dev.parlance.knowledge.ingestion.Reconciliation.Report;

/** What the commands of the operator come down to. Only services reach it. */
@RestController
@RequestMapping("/internal/operator")
class OperatorEndpoint {

    private static final String TOPIC = "knowledge.documents";

    private final Reconciliation reconciliation;

    private final DeadLetters deadLetters;

    OperatorEndpoint(Reconciliation reconciliation, DeadLetters deadLetters) {
        this.reconciliation = reconciliation;
        this.deadLetters = deadLetters;
    }

    @GetMapping("/index")
    Mono<ReportView> compare() {
        return reconciliation.run(false).map(ReportView::of);
    }

    @PostMapping("/index")
    Mono<ReportView> mend() {
        return reconciliation.run(true).map(ReportView::of);
    }

    @GetMapping("/dead-letters")
    Mono<DeadLetters.Box> look() {
        return deadLetters.look(TOPIC);
    }

    @PostMapping("/dead-letters")
    Mono<DeadLetters.Replay> replay() {
        return deadLetters.replay(TOPIC);
    }

    record ReportView(@JsonProperty("collections") int collections, @JsonProperty("documents") long documents,
            @JsonProperty("wrong") long wrong, @JsonProperty("surplus") long surplus) {

        static ReportView of(Report report) {
            return new ReportView(report.collections(), report.documents(), report.wrong(), report.surplus());
        }
    }
}
