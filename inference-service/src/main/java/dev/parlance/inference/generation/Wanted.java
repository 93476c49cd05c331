package dev.parlance.inference.generation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.gateway.reply.ReplyRules;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.tool.Toolbox;

/**
 * An answer that is wanted of an upstream's model.
 *
 * @param body a request of the OpenAI shape, complete but for the tools that run here
 * @param tools that run here
 * @param replies what gateways do to each answer of the model, in this order
 * @param structure the form the text must have; absent where any will do
 * @param charges items of the bill for what was done before, each a JSON array
 */
public record Wanted(Inquiry inquiry, Model.Remote model, ObjectNode body, Toolbox tools, List<ReplyRules> replies,
        @Nullable Structure structure, List<String> charges) {

    public Wanted {
        replies = List.copyOf(replies);
        charges = List.copyOf(charges);
    }
}
