package dev.parlance.inference.gateway.parameter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/** What parameters have to be to each other. */
final class Coherence {

    /** They belong to the call itself, or to the request alone. */
    private static final List<String> NOT_SETTINGS = List.of("model", "messages", "stream", "stream_options");

    private Coherence() {
    }

    static void demand(ObjectNode parameters) {
        List.of("baseAddress", "modelName").forEach(name -> demandPresence(parameters, name));
        boolean integrated = parameters.path("baseAddress").stringValue().equals(Parameters.INTEGRATED);
        if (integrated && parameters.has("apiKey")) {
            throw Parameters.wrong("apiKey", "has no use with '" + Parameters.INTEGRATED + "', which needs no key.");
        }
        if (holdsNothing(parameters)) {
            throw Failure.invalid("parameters", "The parameters hold a character that no text has.");
        }
        toolsHaveNamesOfTheirOwn(parameters);
        settingsLeaveTheCallAlone(parameters.path("additionalSettings"));
    }

    private static void demandPresence(ObjectNode parameters, String name) {
        if (!parameters.has(name)) {
            throw Failure.missing(Parameters.FIELD + name);
        }
    }

    private static void toolsHaveNamesOfTheirOwn(ObjectNode parameters) {
        Set<String> names = new HashSet<>();
        parameters.path("tools").valueStream().map(tool -> tool.at("/function/name").stringValue())
                .forEach(name -> demandNew(names, "tools", name));
        parameters.path("protocolFunctions").valueStream().map(function -> function.path("name").stringValue())
                .forEach(name -> demandNew(names, "protocolFunctions", name));
    }

    private static void demandNew(Set<String> names, String list, String name) {
        if (!names.add(name)) {
            throw Parameters.wrong(list, "has more than one tool named '" + name + "'.");
        }
    }

    private static void settingsLeaveTheCallAlone(JsonNode settings) {
        for (String name : NOT_SETTINGS) {
            if (settings.has(name)) {
                throw Parameters.wrong("additionalSettings." + name, "cannot be set here.");
            }
        }
    }

    /** The one character that cannot be stored, in a text or in a name. */
    private static boolean holdsNothing(JsonNode node) {
        return node.isString() && node.stringValue().indexOf('\0') >= 0
                || node.propertyStream().anyMatch(member -> member.getKey().indexOf('\0') >= 0)
                || node.valueStream().anyMatch(Coherence::holdsNothing);
    }
}
