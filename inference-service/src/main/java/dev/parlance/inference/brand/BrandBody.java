package dev.parlance.inference.brand;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;

/** Reads a brand profile as it is sent. */
final class BrandBody {

    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_TEXT = 2_000;

    private static final int MOST_MARKETS = 50;

    private BrandBody() {
    }

    static BrandProfile profile(JsonNode body) {
        if (!body.isObject()) {
            throw Failure.badRequest("invalid_request", "The body must be a JSON object.");
        }
        return new BrandProfile(text(body, "company", LONGEST_NAME), text(body, "valueProposition", LONGEST_TEXT),
                text(body, "tone", LONGEST_TEXT), markets(body.path("targetMarkets")));
    }

    /** A single market may stand without its list. */
    private static List<String> markets(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        if (!given.isString() && !given.isArray() || given.size() > MOST_MARKETS) {
            throw Failure.invalid("targetMarkets",
                    "The field 'targetMarkets' takes a list of up to " + MOST_MARKETS + " texts.");
        }
        List<JsonNode> all = given.isString() ? List.of(given) : given.valueStream().toList();
        return all.stream().map(market -> text(market, "targetMarkets", LONGEST_NAME)).filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(JsonNode body, String field, int longest) {
        JsonNode given = body.isObject() ? body.path(field) : body;
        if (given.isMissingNode() || given.isNull()) {
            return "";
        }
        if (!given.isString()) {
            throw Failure.invalid(field, "The field '" + field + "' takes text.");
        }
        String text = given.stringValue().replace("\0", "").strip();
        if (text.length() > longest) {
            throw Failure.invalid(field, "The field '" + field + "' takes at most " + longest + " characters.");
        }
        return text;
    }
}
