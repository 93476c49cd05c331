package dev.parlance.gateway.reference;

import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

import dev.parlance.gateway.routing.OwnPage;

/** The page on which everything can be tried out, and its files. It may load and call nothing but this installation. */
final class DocsPage implements OwnPage {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String path;

    private final DocsFiles files;

    /** @param path of the page itself, or of its files */
    DocsPage(String path, DocsFiles files) {
        this.path = path;
        this.files = files;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return files.find(file(exchange.getRequest().getPath().value()))
                .switchIfEmpty(Mono.error(() -> Failure.notFound("file")))
                .flatMap(document -> write(document, exchange));
    }

    private static String file(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? DocsFiles.PAGE : path.substring(slash + 1);
    }

    private static Mono<Void> write(Document document, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("Content-Security-Policy", POLICY);
        return document.write(exchange);
    }
}
