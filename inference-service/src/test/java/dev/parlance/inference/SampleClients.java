package dev.parlance.inference;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Readers of streams, as patient and as careless as those that are written by hand for the three chat APIs. */
final class SampleClients {

    private static final String DATA = "data: ";

    private SampleClients() {
    }

    /** Support: gathers bytes to lines, takes those that begin with {@code data: } for JSON, and keeps the tokens. */
    static String linesOfSupport(List<byte[]> chunks) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            for (byte each : chunk) {
                if (each == '\n' || each == '\r') {
                    text.append(token(line.toString(StandardCharsets.UTF_8)));
                    line.reset();
                } else {
                    line.write(each);
                }
            }
        }
        return text.toString();
    }

    /** Support: takes what arrived together for whole lines, and remembers nothing in between. */
    static String chunksOfSupport(List<byte[]> chunks) {
        StringBuilder text = new StringBuilder();
        for (byte[] chunk : chunks) {
            for (String line : new String(chunk, StandardCharsets.UTF_8).split("\n")) {
                text.append(token(line));
            }
        }
        return text.toString();
    }

    /** Support: prints what follows {@code data: } on each line of text; each has to be JSON. */
    static List<JsonNode> dataOfSupport(List<byte[]> chunks) {
        List<JsonNode> data = new ArrayList<>();
        var lines = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(joined(chunks)), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    data.add(JsonMapper.shared().readTree(line.substring(DATA.length())));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return data;
    }

    private static String token(String line) {
        if (!line.startsWith(DATA)) {
            return "";
        }
        JsonNode event = JsonMapper.shared().readTree(line.substring(DATA.length()));
        return event.path("type").stringValue().equals("token") ? event.path("data").stringValue() : "";
    }

    /** App: prints whatever arrives. */
    static String printedOfApp(List<byte[]> chunks) {
        StringBuilder printed = new StringBuilder();
        chunks.forEach(chunk -> printed.append(new String(chunk, StandardCharsets.UTF_8)));
        return printed.toString();
    }

    /** App and workspace events: read as browsers read named events; each {@code message} adds its content. */
    static String namedEvents(List<byte[]> chunks) {
        StringBuilder text = new StringBuilder();
        for (String event : new String(joined(chunks), StandardCharsets.UTF_8).split("\n\n")) {
            String[] lines = event.split("\n");
            if (lines[0].equals("event: message")) {
                text.append(JsonMapper.shared().readTree(lines[1].substring(DATA.length())).path("content")
                        .stringValue());
            }
        }
        return text.toString();
    }

    /** Workspace: decodes what arrived and shows it. */
    static String shownOfWorkspace(List<byte[]> chunks) {
        return printedOfApp(chunks);
    }

    private static byte[] joined(List<byte[]> chunks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
