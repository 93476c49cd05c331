package dev.parlance.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.gateway.routing.ShippedRoutes;

/** The description as it ships. */
class ShippedDescriptionTests {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JoinedDescription joined = new Descriptions(ShippedRoutes.table(), JsonMapper.shared()).joined();

    private final ObjectNode description = joined.document();

    @Test
    void isOfEveryRouteAndNothingElse() {
        assertThat(joined.problems()).isEmpty();
    }

    @Test
    void refersOnlyToWhatThereIs() {
        assertThat(references()).isNotEmpty().allMatch(reference -> !at(reference).isMissingNode());
    }

    @Test
    void keepsNothingThatNobodyRefersTo() {
        Set<String> used = new HashSet<>(references());
        List<String> kept = new ArrayList<>();
        for (String kind : List.of("schemas", "responses")) {
            description.path("components").path(kind).propertyNames()
                    .forEach(name -> kept.add("#/components/" + kind + "/" + name));
        }
        assertThat(used).containsAll(kept);
    }

    @Test
    void namesEveryOperationOnce() {
        assertThat(operations()).extracting(operation -> operation.path("operationId").asString()).isNotEmpty()
                .doesNotContain("").doesNotHaveDuplicates();
    }

    @Test
    void saysInASentenceWhatEveryOperationDoes() {
        assertThat(operations()).allMatch(operation -> operation.path("summary").asString("").length() > 5)
                .allMatch(operation -> !operation.path("tags").isEmpty());
    }

    @Test
    void givesAnExampleOfEveryContent() {
        List<String> silent = new ArrayList<>();
        contents().forEach(content -> {
            if (!content.has("example") && !content.has("examples") && !content.path("schema").toString()
                    .contains("binary")) {
                silent.add(content.toString());
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void givesExamplesThatAreTrue() {
        List<String> wrong = new ArrayList<>();
        contents().forEach(
                content -> examples(content).forEach(example -> check(content.path("schema"), example, wrong)));
        assertThat(wrong).isEmpty();
    }

    private void check(JsonNode schema, JsonNode example, List<String> wrong) {
        ObjectNode whole = description.objectNode();
        whole.set("components", description.path("components"));
        whole.putArray("allOf").add(schema);
        try {
            SCHEMAS.getSchema(whole.toString()).validate(example.toString(), InputFormat.JSON)
                    .forEach(error -> wrong.add(error + " in " + example));
        } catch (SchemaException unreadable) {
            wrong.add(unreadable.getMessage() + " in " + schema);
        }
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        if (content.has("example")) {
            examples.add(content.path("example"));
        }
        content.path("examples").forEach(example -> examples.add(example.path("value")));
        return examples;
    }

    /** Everything that has a schema and says by an example what it means. */
    private List<JsonNode> contents() {
        List<JsonNode> contents = new ArrayList<>();
        description.findValues("content").forEach(content -> {
            if (content.isObject()) {
                content.forEach(contents::add);
            }
        });
        contents.removeIf(content -> !content.isObject() || !content.has("schema"));
        return contents;
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        description.path("paths").forEach(path -> path.forEachEntry((verb, operation) -> {
            if (VERBS.contains(verb)) {
                operations.add(operation);
            }
        }));
        return operations;
    }

    private List<String> references() {
        return description.findValuesAsString("$ref");
    }

    private JsonNode at(String reference) {
        return description.at(reference.substring(1));
    }
}
