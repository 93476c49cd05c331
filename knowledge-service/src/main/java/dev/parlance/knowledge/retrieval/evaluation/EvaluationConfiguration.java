package dev.parlance.knowledge.retrieval.evaluation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.retrieval.query.DocumentSearch;

@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

    @Bean
    Evaluator evaluator(Evaluations evaluations, DocumentSearch search) {
        return new Evaluator(evaluations, search);
    }
}
