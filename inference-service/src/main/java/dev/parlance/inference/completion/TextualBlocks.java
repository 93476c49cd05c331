package dev.parlance.inference.completion;

import java.util.ArrayList;
import java.util.List;

import org.springframework.web.util.HtmlUtils;

import reactor.core.publisher.Flux;

import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Part.ServerTool;

/**
 * Tells everything that happens in an answer as its text, in marked blocks and in the order it happens: for clients that know
 * text only. One instance serves one answer.
 */
final class TextualBlocks {

    private static final String END_OF_THOUGHT = "</think>\n</thinking-group>\n";

    private static final String END_OF_ANSWER = "</assistant-answer>\n";

    private String open = "";

    private TextualBlocks() {
    }

    static Flux<Part> of(Flux<Part> parts) {
        return Flux.defer(() -> parts.concatMapIterable(new TextualBlocks()::told));
    }

    private List<Part> told(Part part) {
        return switch (part) {
            case Part.Reasoning thought -> said("<thinking-group>\n<think>", END_OF_THOUGHT, thought.text());
            case Part.Delta delta -> said("<assistant-answer>", END_OF_ANSWER, delta.text());
            case ServerTool tool when tool.state() == ServerTool.State.RUNNING -> closedBefore(activity(tool));
            case ServerTool tool -> List.of();
            case Part.Calls calls -> closedBefore(calls);
            case Part.Billed bill -> closedBefore(bill);
            case Part.Usage usage -> closedBefore(usage);
            case Part.End end -> closedBefore(end);
            case Part.Start start -> List.of(start);
            case Part.Sources sources -> List.of(sources);
        };
    }

    private List<Part> said(String begin, String end, String text) {
        if (open.equals(end)) {
            return List.of(new Part.Delta(text));
        }
        String before = open;
        open = end;
        return List.of(new Part.Delta(before + begin + text));
    }

    private List<Part> closedBefore(Part part) {
        List<Part> parts = new ArrayList<>(2);
        if (!open.isEmpty()) {
            parts.add(new Part.Delta(open));
            open = "";
        }
        parts.add(part);
        return parts;
    }

    /** What the model says of it could be anything, and must not become markup. */
    private static Part activity(ServerTool tool) {
        String name = HtmlUtils.htmlEscape(tool.call().name());
        String why = tool.why() == null
                ? ""
                : ": " + HtmlUtils.htmlEscape((tool.why().reason() + " " + tool.why().goal()).strip());
        return new Part.Delta("<div class=\"tool-result reason\" data-tool-name=\"" + name + "\">" + name + why
                + "</div>\n");
    }
}
