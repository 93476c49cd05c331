package dev.parlance.inference.completion;

import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.model.Model;

/** Who is meant by the name of a model in a request. */
sealed interface Addressee {

    /** A model itself. */
    record Direct(Model model) implements Addressee {}

    /** The model behind a gateway of the caller's account. */
    record Behind(AiGateway gateway) implements Addressee {}
}
