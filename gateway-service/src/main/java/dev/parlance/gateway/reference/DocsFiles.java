package dev.parlance.gateway.reference;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The files of the page: ours, and those of the library that draws it. No others can be asked for. */
final class DocsFiles {

    /** Under the empty name, the page itself. */
    static final String PAGE = "";

    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=utf-8");

    private static final MediaType STYLE = MediaType.valueOf("text/css;charset=utf-8");

    private static final MediaType HTML = MediaType.valueOf("text/html;charset=utf-8");

    private final Map<String, Mono<Document>> files = Map.of(PAGE, own("index.html", HTML),
            "start.js", own("start.js", SCRIPT), "start.css", own("start.css", STYLE),
            "swagger-ui.css", library("swagger-ui.css", STYLE),
            "swagger-ui-bundle.js", library("swagger-ui-bundle.js", SCRIPT));

    /** Empty for a file that there is not. */
    Mono<Document> find(String name) {
        return files.getOrDefault(name, Mono.empty());
    }

    private static Mono<Document> own(String name, MediaType type) {
        return Mono.fromCallable(() -> Document.of(type, bytes("gateway/docs/" + name)))
                .subscribeOn(Schedulers.boundedElastic()).cache();
    }

    private static Mono<Document> library(String name, MediaType type) {
        return Mono.fromCallable(
                () -> Document.of(type, bytes("META-INF/resources/webjars/swagger-ui/" + version() + "/" + name)))
                .subscribeOn(Schedulers.boundedElastic()).cache();
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = resource("META-INF/maven/org.webjars/swagger-ui/pom.properties").getInputStream()) {
            properties.load(file);
        }
        return properties.getProperty("version");
    }

    private static byte[] bytes(String path) throws IOException {
        return resource(path).getContentAsByteArray();
    }

    private static ClassPathResource resource(String path) {
        return new ClassPathResource(path, DocsFiles.class.getClassLoader());
    }
}
