package dev.parlance.inference.gateway;

import java.time.Instant;
import java.util.UUID;

import dev.parlance.inference.gateway.parameter.Parameters;

/**
 * A gateway of an account.
 *
 * @param slug its name in a form for requests, with the end of its id
 * @param version counts its changes
 */
public record AiGateway(UUID id, UUID account, String name, String slug, Parameters parameters, Instant createdAt,
        int version) {

    /** The first version. */
    static AiGateway opened(UUID id, UUID account, GatewayDraft draft, Instant now) {
        Parameters parameters = Parameters.of(draft.parameters());
        String name = draft.name() == null ? parameters.modelName() : draft.name();
        return new AiGateway(id, account, name, Slug.of(name, id), parameters, now, 1);
    }

    AiGateway changed(GatewayDraft draft) {
        String renamed = draft.name() == null ? name : draft.name();
        return new AiGateway(id, account, renamed, Slug.of(renamed, id), parameters.with(draft.parameters()), createdAt,
                version + 1);
    }
}
