package dev.parlance.inference.answer;

import dev.parlance.inference.gateway.AiGateway;
import dev.parlance.inference.model.Model;

/** Who is to answer. */
sealed interface Target {

    /** A model itself. */
    record Direct(Model model) implements Target {}

    /** The model behind a gateway, with all that the gateway does. */
    record Behind(AiGateway gateway) implements Target {}
}
