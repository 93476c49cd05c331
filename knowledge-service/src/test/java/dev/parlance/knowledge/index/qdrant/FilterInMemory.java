package dev.parlance.knowledge.index.qdrant;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.FieldCondition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.Match;
import io.qdrant.client.grpc.Common.Range;
import io.qdrant.client.grpc.JsonWithInt.Value;

/**
 * Typed conditions as Qdrant documents them. A value that stands in a condition is a value and nothing else; what is no
 * condition at all is refused before any point is looked at.
 */
record FilterInMemory(Filter filter) {

    FilterInMemory {
        require(filter);
    }

    boolean matches(StoredPoint point) {
        return matches(filter, point, point.payload());
    }

    private static boolean matches(Filter filter, StoredPoint point, Map<String, Value> payload) {
        return filter.getMustList().stream().allMatch(one -> holds(one, point, payload))
                && filter.getMustNotList().stream().noneMatch(one -> holds(one, point, payload))
                && (filter.getShouldCount() == 0
                        || filter.getShouldList().stream().anyMatch(one -> holds(one, point, payload)))
                && holding(filter.getMinShould().getConditionsList(), point, payload) >= filter.getMinShould()
                        .getMinCount();
    }

    private static long holding(List<Condition> conditions, StoredPoint point, Map<String, Value> payload) {
        return conditions.stream().filter(one -> holds(one, point, payload)).count();
    }

    private static boolean holds(Condition condition, StoredPoint point, Map<String, Value> payload) {
        return switch (condition.getConditionOneOfCase()) {
            case FIELD -> holds(condition.getField(), payload);
            case HAS_ID -> condition.getHasId().getHasIdList().stream().map(StoredPoint::canonical)
                    .anyMatch(point.id()::equals);
            case FILTER -> matches(condition.getFilter(), point, payload);
            case NESTED -> values(condition.getNested().getKey(), payload)
                    .filter(Value::hasStructValue)
                    .anyMatch(one -> matches(condition.getNested().getFilter(), point,
                            one.getStructValue().getFieldsMap()));
            case IS_EMPTY -> values(condition.getIsEmpty().getKey(), payload).allMatch(Value::hasNullValue);
            case IS_NULL -> values(condition.getIsNull().getKey(), payload).anyMatch(Value::hasNullValue);
            case HAS_VECTOR -> point.has(condition.getHasVector().getHasVector());
            case CONDITIONONEOF_NOT_SET -> throw Refusal.wrong("Malformed condition");
        };
    }

    private static boolean holds(FieldCondition field, Map<String, Value> payload) {
        return field.hasMatch() && values(field.getKey(), payload).anyMatch(value -> fits(field.getMatch(), value))
                || field.hasRange() && values(field.getKey(), payload).anyMatch(value -> lies(field.getRange(), value));
    }

    private static boolean fits(Match match, Value value) {
        return switch (match.getMatchValueCase()) {
            case KEYWORD -> value.hasStringValue() && value.getStringValue().equals(match.getKeyword());
            case KEYWORDS -> value.hasStringValue()
                    && match.getKeywords().getStringsList().contains(value.getStringValue());
            case EXCEPT_KEYWORDS -> !(value.hasStringValue()
                    && match.getExceptKeywords().getStringsList().contains(value.getStringValue()));
            case INTEGER -> value.hasIntegerValue() && value.getIntegerValue() == match.getInteger();
            case INTEGERS -> value.hasIntegerValue()
                    && match.getIntegers().getIntegersList().contains(value.getIntegerValue());
            case EXCEPT_INTEGERS -> !(value.hasIntegerValue()
                    && match.getExceptIntegers().getIntegersList().contains(value.getIntegerValue()));
            case BOOLEAN -> value.hasBoolValue() && value.getBoolValue() == match.getBoolean();
            default -> throw Refusal.notHere("full text in filters");
        };
    }

    private static boolean lies(Range range, Value value) {
        double number = value.hasIntegerValue() ? value.getIntegerValue() : value.getDoubleValue();
        return (value.hasIntegerValue() || value.hasDoubleValue())
                && (!range.hasGt() || number > range.getGt()) && (!range.hasGte() || number >= range.getGte())
                && (!range.hasLt() || number < range.getLt()) && (!range.hasLte() || number <= range.getLte());
    }

    /** Steps are parted by dots; {@code []} after a step looks into every element, which the last step does anyway. */
    private static Stream<Value> values(String path, Map<String, Value> payload) {
        String[] steps = path.split("\\.", 2);
        String key = steps[0].endsWith("[]") ? steps[0].substring(0, steps[0].length() - 2) : steps[0];
        var found = Stream.ofNullable(payload.get(key));
        if (steps.length == 1) {
            return found.flatMap(FilterInMemory::elements);
        }
        return found.flatMap(value -> steps[0].endsWith("[]") ? elements(value) : Stream.of(value))
                .flatMap(value -> values(steps[1], value.getStructValue().getFieldsMap()));
    }

    private static Stream<Value> elements(Value value) {
        return value.hasListValue() ? value.getListValue().getValuesList().stream() : Stream.of(value);
    }

    private static void require(Filter filter) {
        Stream.of(filter.getMustList(), filter.getShouldList(), filter.getMustNotList(),
                filter.getMinShould().getConditionsList()).flatMap(List::stream).forEach(FilterInMemory::require);
    }

    private static void require(Condition condition) {
        switch (condition.getConditionOneOfCase()) {
            case CONDITIONONEOF_NOT_SET -> throw Refusal.wrong("Malformed condition");
            case FILTER -> require(condition.getFilter());
            case NESTED -> require(condition.getNested().getFilter());
            case HAS_ID -> condition.getHasId().getHasIdList().forEach(StoredPoint::canonical);
            case FIELD -> require(condition.getField());
            default -> {
            }
        }
    }

    private static void require(FieldCondition field) {
        boolean geometry = field.hasGeoBoundingBox() || field.hasGeoRadius() || field.hasGeoPolygon();
        if (geometry || field.hasDatetimeRange() || field.hasValuesCount() || field.hasIsEmpty() || field.hasIsNull()) {
            throw Refusal.notHere("this condition on a field");
        }
        if (!field.hasMatch() && !field.hasRange()) {
            throw Refusal.wrong("At least one field condition must be specified");
        }
        if (field.hasMatch() && field.getMatch().getMatchValueCase() == Match.MatchValueCase.MATCHVALUE_NOT_SET) {
            throw Refusal.wrong("Malformed match condition");
        }
    }
}
