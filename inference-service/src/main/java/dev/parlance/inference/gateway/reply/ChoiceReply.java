package dev.parlance.inference.gateway.reply;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes what a model says in one choice. One instance reads one choice of one answer. */
final class ChoiceReply {

    private final ReplyRules rules;

    private final Thoughts thoughts = new Thoughts();

    private String beginning;

    private String latest = "";

    ChoiceReply(ReplyRules rules) {
        this.rules = rules;
        this.beginning = rules.beginning();
    }

    /** @param said a delta of a stream, or the message of a whole answer */
    void change(ObjectNode said) {
        hideReasoning(said);
        JsonNode content = said.path("content");
        if (!content.isString() || content.stringValue().isEmpty() || !rules.concernText()) {
            return;
        }
        if (rules.growing()) {
            latest = content.stringValue();
            said.remove("content");
        } else {
            put(said, told(content.stringValue()));
        }
    }

    /** What is held back until the choice ends; it may be nothing. */
    void end(ObjectNode said) {
        Thoughts.Told whole = rules.growing() ? told(latest) : new Thoughts.Told("", "");
        Thoughts.Told rest = rules.thinksAloud() ? thoughts.end() : new Thoughts.Told("", "");
        latest = "";
        put(said, new Thoughts.Told(whole.reasoning() + rest.reasoning(), whole.answer() + rest.answer()));
        if (said.path("content").asString("").isEmpty()) {
            said.remove("content");
        }
    }

    private void hideReasoning(ObjectNode said) {
        if (!rules.reasoning()) {
            said.remove("reasoning");
            said.remove("reasoning_content");
        }
        if (!rules.details()) {
            said.remove("reasoning_details");
        }
        if (!rules.summary()) {
            said.remove("reasoning_summary");
        }
    }

    private Thoughts.Told told(String text) {
        return rules.thinksAloud() ? thoughts.take(text) : new Thoughts.Told("", text);
    }

    private void put(ObjectNode said, Thoughts.Told told) {
        if (rules.reasoning() && !told.reasoning().isEmpty()) {
            said.put("reasoning", told.reasoning());
        }
        said.put("content", told.answer().isEmpty() ? "" : beginning + told.answer());
        if (!told.answer().isEmpty()) {
            beginning = "";
        }
    }
}
