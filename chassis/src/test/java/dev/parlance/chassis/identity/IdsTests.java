package dev.parlance.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Tests for {@link Ids}. */
class IdsTests {

    @Test
    void makesVersionSevenInOrder() {
        var ids = Stream.generate(Ids::next).limit(100).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> UUID.fromString(id).version() == 7);
    }

    @Test
    void readsOnlyTheCanonicalForm() {
        UUID id = Ids.next();

        assertThat(Ids.parse(id.toString())).contains(id);
        assertThat(Ids.parse("{" + id + "}")).isEmpty();
        assertThat(Ids.parse("urn:uuid:" + id)).isEmpty();
        assertThat(Ids.parse("1-1-1-1-1")).isEmpty();
        assertThat(Ids.parse("")).isEmpty();
    }
}
