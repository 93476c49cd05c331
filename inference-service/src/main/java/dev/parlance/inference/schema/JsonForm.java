package dev.parlance.inference.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.OutputFormat;
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

    private static final int MOST_STEPS = 500_000;

    /** An empty value is judged in a moment. */
    private static final int MOST_STEPS_FOR_NOTHING = 20_000;

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
            List<String> flaws = guarded(() -> judged(registry().getSchema(RULES), schema, MOST_STEPS));
            if (flaws.isEmpty()) {
                JsonForm form = of(schema);
                guarded(() -> judged(form.schema, JsonNodeFactory.instance.objectNode(), MOST_STEPS_FOR_NOTHING));
            }
            return flaws.stream().findFirst();
        } catch (UnusableSchema unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /** What a value lacks, each with its place; empty where it has the form. Fails with {@link UnusableSchema}. */
    public List<String> violations(JsonNode value) {
        return guarded(() -> judged(schema, value, MOST_STEPS));
    }

    private static List<String> judged(Schema schema, JsonNode value, int steps) {
        var run = new BoundedRun(schema.createExecutionContext().getExecutionConfig(), steps);
        try {
            List<Error> errors = schema.validate(run, value, OutputFormat.DEFAULT);
            return errors.stream().limit(MOST_TOLD).map(Error::toString).toList();
        } catch (BoundedRun.TooMuchWrong much) {
            return List.of("more is wrong than can be told");
        }
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
            return atHome(work);
        } catch (StackOverflowError endless) {
            throw new UnusableSchema("It refers to itself without end.", endless);
        } catch (SchemaException | IllegalArgumentException wrong) {
            throw new UnusableSchema("It cannot be understood: " + wrong.getMessage(), wrong);
        }
    }

    /** The library looks for its own files where the thread does, and threads of a pool may be another service's. */
    private static <T> T atHome(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Schema.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
