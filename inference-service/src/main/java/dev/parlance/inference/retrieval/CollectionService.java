package dev.parlance.inference.retrieval;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.chassis.identity.RequestIds;

/** What knowledge-service tells of collections. */
interface CollectionService {

    @GetExchange("/api/v1/collections/{id}")
    Mono<Collection> get(@RequestHeader(CallerTokens.HEADER) String caller,
            @RequestHeader(RequestIds.HEADER) String requestId, @PathVariable("id") String id);
}
