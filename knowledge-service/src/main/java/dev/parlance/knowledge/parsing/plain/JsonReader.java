package dev.parlance.knowledge.parsing.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.encoding.PlainText;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON, be it one value or one on each line. */
final class JsonReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.JSON, DocumentKind.JSON_LINES);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        String text = PlainText.decode(Files.readAllBytes(source.file()));
        List<JsonNode> values = values(text, source.limits());
        Draft draft = new Draft(source.limits());
        JsonOutline outline = new JsonOutline(draft);
        if (values.size() == 1) {
            outline.write(values.getFirst());
        } else {
            outline.writeRecords(values);
        }
        return draft.finish(outline.title());
    }

    private static List<JsonNode> values(String text, ParsingLimits limits) throws UnreadableDocument {
        List<JsonNode> values = new ArrayList<>();
        try (MappingIterator<JsonNode> iterator = mapper(limits).readerFor(JsonNode.class).readValues(text)) {
            iterator.forEachRemaining(values::add);
            return values;
        } catch (StreamConstraintsException excess) {
            throw new LimitExceeded(
                    "It is nested more than " + limits.depth() + " levels deep, or has too long a name or number.");
        } catch (JacksonException failure) {
            int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            throw new UnreadableDocument("broken_file",
                    "The JSON is not well formed near line " + Math.max(line, 1) + ".");
        }
    }

    private static JsonMapper mapper(ParsingLimits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder().maxNestingDepth(limits.depth())
                .maxStringLength(limits.characters()).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build()).build();
    }
}
