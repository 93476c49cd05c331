package dev.parlance.inference.structure;

import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.parlance.chassis.failure.Failure;

/** Judges schemas and makes them ready to judge by. Nothing is ever fetched for one. */
final class Schemas {

    private static final int LONGEST = 200_000;

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012()).keyword(new Steps()).build();

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .regularExpressionFactory(PatientPattern::new).formatAssertionsEnabled(true).build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(DIALECT,
            registry -> registry.schemaCacheEnabled(false).schemaRegistryConfig(CONFIG)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false).block(address -> true)));

    private static final Schema OF_SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    /** Whoever refers to himself does so with any of these. */
    private static final List<JsonNode> TRIAL = List.of(JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.stringNode(""), JsonNodeFactory.instance.numberNode(0));

    private Schemas() {
    }

    /**
     * Fails with 400 naming the place that is none of a schema's.
     *
     * @param field where the schema stands in the request
     */
    static Schema read(String field, JsonNode given) {
        if (given.toString().length() > LONGEST) {
            throw wrong(field, "", "has at most %,d characters".formatted(LONGEST));
        }
        JsonNode schema = new SchemaReader(field).read(given);
        OF_SCHEMAS.validate(schema).stream().findFirst().ifPresent(error -> {
            throw wrong(field, error.getInstanceLocation().toString(), error.getMessage());
        });
        return computable(field, schema);
    }

    private static Schema computable(String field, JsonNode given) {
        try {
            Schema schema = REGISTRY.getSchema(given);
            TRIAL.forEach(each -> violations(schema, each));
            return schema;
        } catch (SchemaException unusable) {
            throw wrong(field, "", "is a schema that cannot be used");
        } catch (Steps.Exhausted endless) {
            throw wrong(field, "", "refers to itself without end");
        }
    }

    /**
     * Where a value departs from a schema.
     *
     * @throws Steps.Exhausted where that takes too long to find out
     */
    static List<Error> violations(Schema schema, JsonNode value) {
        try {
            return PatientPattern.within(() -> schema.validate(value));
        } catch (StackOverflowError deep) {
            // It is a computation without anything to be left undone, and its depth is the user's choice.
            throw new Steps.Exhausted();
        }
    }

    static Failure wrong(String field, String place, String words) {
        String path = field + place.replace('/', '.');
        return Failure.invalid(path, "The field '" + path + "' is no JSON Schema: it " + words + ".");
    }
}
