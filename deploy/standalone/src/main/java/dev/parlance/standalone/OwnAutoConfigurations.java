package dev.parlance.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Hides from a service the auto-configurations that only its neighbours' class paths would offer. In this process all
 * class paths are one, and without this filter a service would be configured by what its neighbours brought along.
 * Spring also asks about the parts an auto-configuration consists of; those are nobody's in particular and pass.
 */
final class OwnAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String IMPORTS = "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private Set<String> foreign = Set.of();

    @Override
    public void setEnvironment(Environment environment) {
        String service = environment.getProperty("parlance.service");
        URL jars = service == null
                ? null
                : getClass().getClassLoader().getResource("META-INF/parlance/" + service + ".classpath");
        foreign = jars == null ? Set.of() : foreignTo(jars);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int at = 0; at < classes.length; at++) {
            matches[at] = classes[at] == null || !foreign.contains(classes[at]);
        }
        return matches;
    }

    private static Set<String> foreignTo(URL jars) {
        Set<String> names = lines(jars).flatMap(line -> Arrays.stream(line.split("[:;]")))
                .map(OwnAutoConfigurations::fileName).collect(Collectors.toSet());
        Map<Boolean, Set<String>> offered = imports().stream().collect(Collectors.partitioningBy(
                url -> names.contains(jarOf(url)), Collectors.flatMapping(OwnAutoConfigurations::entries,
                        Collectors.toSet())));
        Set<String> foreign = new HashSet<>(offered.get(false));
        foreign.removeAll(offered.get(true));
        return foreign;
    }

    private static Stream<String> entries(URL imports) {
        return lines(imports).map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static List<URL> imports() {
        try {
            return Collections.list(OwnAutoConfigurations.class.getClassLoader().getResources(IMPORTS));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> lines(URL url) {
        try (InputStream in = url.openStream();
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readAllLines().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String jarOf(URL url) {
        String path = url.getPath();
        int end = path.indexOf("!/");
        return fileName(end < 0 ? path : path.substring(0, end));
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
    }
}
