package dev.parlance.inference.gateway.reply;

import java.util.List;

/**
 * Tells reasoning from answer where a model thinks aloud: an answer may begin with reasoning between tags. Tags further on
 * are text. One instance reads one answer, in pieces cut anywhere.
 */
final class Thoughts {

    private enum State {
        BEFORE, INSIDE, AFTER, ANSWERING
    }

    private static final List<String> OPENING = List.of("<think>", "<thinking>");

    /** @param answer both may be empty */
    record Told(String reasoning, String answer) {}

    private final StringBuilder held = new StringBuilder();

    private State state = State.BEFORE;

    private String closing = "";

    Told take(String piece) {
        held.append(piece);
        if (state == State.BEFORE) {
            open();
        }
        String reasoning = state == State.INSIDE ? inside() : "";
        if (state == State.AFTER) {
            skipSpace();
        }
        return new Told(reasoning, state == State.ANSWERING ? all() : "");
    }

    /** What is held back when nothing more comes. */
    Told end() {
        return state == State.INSIDE ? new Told(all(), "") : new Told("", state == State.AFTER ? "" : all());
    }

    private void open() {
        String begun = held.toString().stripLeading();
        for (String tag : OPENING) {
            if (begun.startsWith(tag)) {
                state = State.INSIDE;
                closing = "</" + tag.substring(1);
                held.delete(0, held.length() - begun.length() + tag.length());
                return;
            }
        }
        if (OPENING.stream().noneMatch(tag -> tag.startsWith(begun))) {
            state = State.ANSWERING;
        }
    }

    /** Up to the closing tag, or to where it may have begun. */
    private String inside() {
        int end = held.indexOf(closing);
        if (end >= 0) {
            state = State.AFTER;
            return cut(end, end + closing.length());
        }
        int sure = Math.max(0, held.length() - closing.length() + 1);
        while (sure < held.length() && !closing.startsWith(held.substring(sure))) {
            sure++;
        }
        return cut(sure, sure);
    }

    private void skipSpace() {
        String rest = held.toString().stripLeading();
        held.setLength(0);
        held.append(rest);
        if (!rest.isEmpty()) {
            state = State.ANSWERING;
        }
    }

    private String cut(int end, int next) {
        String text = held.substring(0, end);
        held.delete(0, next);
        return text;
    }

    private String all() {
        return cut(held.length(), held.length());
    }
}
