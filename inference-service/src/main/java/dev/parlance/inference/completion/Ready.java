package dev.parlance.inference.completion;

import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.gateway.reply.ReplyRules;
import dev.parlance.inference.generation.Structure;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.tool.Toolbox;

/**
 * A request that only has to be put to its model.
 *
 * @param asked as the caller has asked it, before any gateway
 * @param body as the model should read it
 * @param passages what gateways have found for it; absent where no collections are linked
 * @param structure the form its answer must have; absent where any will do
 * @param inBlocks whether everything is to be told as marked text
 * @param level how hard it is, where that decided which model answers
 * @param withheld whether it is a refusal that is wanted, whatever the caller wanted
 * @param onlyJson whether the caller gets nothing but the JSON in the answer
 */
record Ready(Inquiry inquiry, ObjectNode asked, Model model, ObjectNode body, Toolbox tools, List<ReplyRules> replies,
        @Nullable List<Passage> passages, @Nullable Structure structure, List<String> charges, boolean inBlocks,
        boolean onlyJson, @Nullable String level, boolean withheld) {

    /** The same with an answer of this form. What holds nothing but JSON has no marks. */
    Ready formed(@Nullable Structure form, boolean nothingElse) {
        return new Ready(inquiry, asked, model, body, tools, replies, passages, form, charges,
                inBlocks && !nothingElse,
                nothingElse, level, withheld);
    }

    /** Whether the model's answer may be passed on as it comes. */
    boolean isPlain() {
        return tools.isEmpty() && structure == null && charges.isEmpty() && !inBlocks && !onlyJson;
    }
}
