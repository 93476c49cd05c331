package dev.parlance.inference.structure;

import java.util.concurrent.atomic.AtomicInteger;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * A keyword that stands in every schema and counts how often it is come by. A small schema can demand more steps than anybody
 * would wait for: each reference may double them.
 */
final class Steps extends AbstractKeyword {

    static final String KEYWORD = "x-parlance-step";

    private static final int MOST = 100_000;

    /** The schema asks for too much. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("The schema takes too long to compute", null, false, false);
        }
    }

    Steps() {
        super(KEYWORD);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode value, Schema parent,
            SchemaContext context) {
        return new Counting(this, value, location, parent, context);
    }

    private static final class Counting extends BaseKeywordValidator {

        Counting(Steps keyword, JsonNode value, SchemaLocation location, Schema parent, SchemaContext context) {
            super(keyword, value, location, parent, context);
        }

        @Override
        public void validate(ExecutionContext run, JsonNode instance, JsonNode root, NodePath place) {
            AtomicInteger made = run.getCollectorContext().computeIfAbsent(KEYWORD, first -> new AtomicInteger());
            if (made.incrementAndGet() > MOST) {
                throw new Exhausted();
            }
        }
    }
}
