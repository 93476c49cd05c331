package dev.parlance.inference.gateway.reply;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/** One answer on its way through all the gateways it was asked through, or through none. */
public final class Replies {

    private final List<Reply> replies;

    private Replies(List<Reply> replies) {
        this.replies = replies;
    }

    /** Leaves everything as it is. */
    public static Replies none() {
        return new Replies(List.of());
    }

    /** @param rules in the order in which they are applied */
    public static Replies of(List<ReplyRules> rules, JsonMapper json) {
        return new Replies(rules.stream().map(each -> new Reply(each, json)).toList());
    }

    /** What the caller gets for a chunk: it, another, several or none. */
    public List<byte[]> chunk(byte[] payload) {
        return from(0, List.of(payload));
    }

    /** What was held back when the answer ended without saying why. */
    public List<byte[]> rest() {
        List<byte[]> rest = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            rest.addAll(from(i + 1, replies.get(i).rest()));
        }
        return rest;
    }

    /** What the caller gets for an answer in one piece. */
    public byte[] whole(byte[] answer) {
        byte[] told = answer;
        for (Reply reply : replies) {
            told = reply.whole(told);
        }
        return told;
    }

    private List<byte[]> from(int first, List<byte[]> chunks) {
        List<byte[]> told = chunks;
        for (Reply reply : replies.subList(first, replies.size())) {
            told = told.stream().flatMap(chunk -> reply.chunk(chunk).stream()).toList();
        }
        return told;
    }
}
