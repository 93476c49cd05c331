package dev.parlance.knowledge.document.browsing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

import dev.parlance.knowledge.document.DocumentState;
import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.document.browsing.Condition.Aspect;

/**
 * Conditions as SQL. What users wrote is always bound and never part of the statement, and compared by position, so that
 * no character of it has a meaning.
 */
final class R2dbcConditions {

    private final Browse browse;

    R2dbcConditions(Browse browse) {
        this.browse = browse;
    }

    /** Begins with AND. */
    String sql() {
        return IntStream.range(0, browse.conditions().size())
                .mapToObj(number -> " AND (" + sql(browse.conditions().get(number).aspect(), ":value" + number) + ")")
                .collect(Collectors.joining("", " AND d.state = ANY (:states)", ""));
    }

    GenericExecuteSpec bind(GenericExecuteSpec statement) {
        var bound = statement.bind("states", words(browse.states()));
        for (int number = 0; number < browse.conditions().size(); number++) {
            bound = bound.bind("value" + number, browse.conditions().get(number).value());
        }
        return bound;
    }

    private static String sql(Aspect aspect, String value) {
        return switch (aspect) {
            case TAG -> "d.tags @> ARRAY[CAST(" + value + " AS text)]";
            case REFERENCE -> "d.reference = " + value;
            case CONTENT -> within(R2dbcDocumentRows.CONTENTS, value);
            case NAME -> within("d.name", value);
            case ID -> within("CAST(d.id AS text)", value);
            case ANYTHING -> sql(Aspect.NAME, value) + " OR " + sql(Aspect.ID, value) + " OR "
                    + sql(Aspect.CONTENT, value);
        };
    }

    private static String within(String text, String value) {
        return "strpos(lower(" + text + "), lower(" + value + ")) > 0";
    }

    private static String[] words(List<DocumentState> states) {
        return states.stream().map(DocumentState::word).toArray(String[]::new);
    }
}
