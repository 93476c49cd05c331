package dev.parlance.inference.gateway;

import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import dev.parlance.inference.model.ListedModel;
import dev.parlance.inference.model.OwnModels;

/** Gateways among the models: each by its id, owned by its account. */
final class ListedGateways implements OwnModels {

    private static final Logger log = LoggerFactory.getLogger(ListedGateways.class);

    private final AiGateways gateways;

    ListedGateways(AiGateways gateways) {
        this.gateways = gateways;
    }

    @Override
    public Mono<List<ListedModel>> of(UUID account) {
        return gateways.list(account, "").map(all -> all.stream().map(ListedGateways::listed).toList())
                .doOnError(away -> log.warn("Models are listed without gateways: {}", away.getMessage()))
                .onErrorReturn(List.of());
    }

    private static ListedModel listed(AiGateway gateway) {
        return new ListedModel(gateway.id().toString(), gateway.createdAt().getEpochSecond(),
                gateway.account().toString(), gateway.name());
    }
}
