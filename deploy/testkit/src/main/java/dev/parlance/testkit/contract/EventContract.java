package dev.parlance.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What {@code docs/contracts/events} says about one type of event: its schema and its samples. Whoever says the fact
 * compares with a sample; whoever hears it reads all of them.
 */
public final class EventContract {

    private final String folder;

    private final Schema schema;

    private EventContract(String type) {
        this.folder = "classpath:contracts/events/" + type;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(find(folder + "/schema.json").getFirst()));
    }

    /** The contract of a type such as {@code account.key-revoked.v1}; fails where there is none. */
    public static EventContract of(String type) {
        return new EventContract(type);
    }

    /** One sample by name, such as {@code typical}. */
    public Sample sample(String name) {
        return new Sample(name, text(find(folder + "/samples/" + name + ".json").getFirst()));
    }

    /** All samples, those of the past included. */
    public List<Sample> samples() {
        return find(folder + "/samples/*.json").stream()
                .map(file -> new Sample(Objects.requireNonNull(file.getFilename()), text(file)))
                .sorted(Comparator.comparing(Sample::name)).toList();
    }

    /** Where the data departs from the schema; formats such as dates count, too. */
    public List<String> violations(String json) {
        return schema.validate(json, InputFormat.JSON,
                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream().map(Error::toString).toList();
    }

    private static List<Resource> find(String pattern) {
        try {
            List<Resource> found = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .filter(Resource::exists).toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("Nothing is found under " + pattern);
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An example of the data of an event. */
    public record Sample(String name, String json) {

        public byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
