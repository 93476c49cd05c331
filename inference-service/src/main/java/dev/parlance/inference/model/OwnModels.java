package dev.parlance.inference.model;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** What an account can name as a model beside the models there are for all. */
public interface OwnModels {

    /** Never fails: a list without them is better than none. */
    Mono<List<ListedModel>> of(UUID account);
}
