package dev.parlance.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Tests for {@link OwnClassPath}, with a service whose list names two libraries in versions nobody has. */
class OwnClassPathTests {

    private static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private final ClassLoader toy = OwnClassPath.of("toy");

    @Test
    void seesTheClassesOfItsOwnLibraries() throws ClassNotFoundException {
        assertThat(toy.loadClass("org.slf4j.Logger")).isSameAs(Logger.class);
        assertThat(toy.loadClass("java.util.List")).isSameAs(List.class);
    }

    @Test
    void doesNotSeeTheClassesOfItsNeighbours() {
        assertThatThrownBy(() -> toy.loadClass("org.apache.kafka.common.Uuid"))
                .isInstanceOf(ClassNotFoundException.class).hasMessage("org.apache.kafka.common.Uuid");
    }

    @Test
    void findsTheAutoConfigurationsOfItsOwnLibrariesOnly() throws Exception {
        List<URL> all = Collections.list(getClass().getClassLoader().getResources(IMPORTS));
        List<URL> own = Collections.list(toy.getResources(IMPORTS));

        assertThat(own).singleElement().asString().contains("spring-boot-autoconfigure");
        assertThat(all).hasSizeGreaterThan(own.size()).containsAll(own);
    }

    @Test
    void findsNoResourceOfANeighbour() {
        assertThat(toy.getResource("org/apache/kafka/common/Uuid.class")).isNull();
        assertThat(toy.getResource("org/slf4j/Logger.class")).isNotNull();
    }

    @Test
    void seesEverythingWhereTheBuildWroteNoList() {
        assertThat(OwnClassPath.of("unheard-of")).isSameAs(OwnClassPath.class.getClassLoader());
    }
}
