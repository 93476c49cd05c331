package dev.parlance.inference.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON Schema somebody has written. Nothing it refers to is fetched, its patterns take no longer than they may, and one
 * schema knows nothing of another. One instance judges one value.
 */
public final class JsonForm {

    private static final String PUBLISHED = "https://json-schema.org/";

    private static final SchemaLocation RULES = SchemaLocation.of(PUBLISHED + "draft/2020-12/schema");

    private static final int MOST_TOLD = 20;

    private final Schema schema;

    private JsonForm(Schema schema) {
        this.schema = schema;
    }

    /** Fails with {@link UnusableSchema} where it is none. */
    public static JsonForm of(JsonNode schema) {
        return guarded(() -> new JsonForm(registry().getSchema(schema)));
    }

    /** What is wrong with a schema, empty where nothing is. */
    public static Optional<String> flaw(JsonNode schema) {
        try {
            List<String> flaws = guarded(() -> told(registry().getSchema(RULES).validate(schema)));
            if (flaws.isEmpty()) {
                of(schema).violations(JsonNodeFactory.instance.objectNode());
            }
            return flaws.stream().findFirst();
        } catch (UnusableSchema unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /** What a value lacks, each with its place; empty where it has the form. Fails with {@link UnusableSchema}. */
    public List<String> violations(JsonNode value) {
        return guarded(() -> told(schema.validate(value)));
    }

    private static List<String> told(List<Error> errors) {
        return errors.stream().limit(MOST_TOLD).map(Error::toString).toList();
    }

    private static SchemaRegistry registry() {
        SchemaRegistryConfig settings = SchemaRegistryConfig.builder()
                .regularExpressionFactory(new BoundedPatterns()).formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> registry
                .schemaRegistryConfig(settings).schemaLoader(loader -> loader.block(JsonForm::isElsewhere)));
    }

    private static boolean isElsewhere(AbsoluteIri address) {
        return !address.toString().startsWith(PUBLISHED);
    }

    /** A schema that refers to itself without end is found out by the stack it needs. */
    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError endless) {
            throw new UnusableSchema("It refers to itself without end.", endless);
        } catch (SchemaException | IllegalArgumentException wrong) {
            throw new UnusableSchema("It cannot be understood: " + wrong.getMessage(), wrong);
        }
    }
}
