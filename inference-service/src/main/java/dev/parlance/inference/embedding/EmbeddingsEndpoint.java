package dev.parlance.inference.embedding;

import java.util.List;
import java.util.Set;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.metering.Call;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.model.Models;
import dev.parlance.inference.provider.Chunk;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.JsonEdit;
import dev.parlance.inference.stream.RequestBytes;
import dev.parlance.inference.stream.TokenUsage;

/**
 * {@code POST /v1/embeddings} in the OpenAI shape. What an upstream's model answers is passed on as it came, but for the bill
 * at its end.
 */
@RestController
class EmbeddingsEndpoint {

    /** Left to us, it is the model that comes along: vectors of different models cannot be compared. */
    private static final Set<String> BUILT_IN = Set.of(Model.EMBED, "auto", "ml-auto");

    private final EmbeddingSettings settings;

    private final Models models;

    private final Meter meter;

    private final Vectors vectors;

    EmbeddingsEndpoint(EmbeddingSettings settings, Models models, Meter meter, Vectors vectors) {
        this.settings = settings;
        this.models = models;
        this.meter = meter;
        this.vectors = vectors;
    }

    @PostMapping("/v1/embeddings")
    Mono<Void> embed(ServerWebExchange exchange, Caller caller) {
        return RequestBytes.of(exchange, Math.toIntExact(settings.largestBody().toBytes()))
                .map(EmbeddingReader::read)
                .flatMap(request -> answer(exchange, caller, request))
                .flatMap(pieces -> write(exchange, pieces))
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    private Mono<List<byte[]>> answer(ServerWebExchange exchange, Caller caller, EmbeddingRequest request) {
        Route route = new Route("openai", exchange.getRequest().getPath().value());
        if (BUILT_IN.contains(request.model())) {
            return builtIn(caller, route, request);
        }
        return models.get(request.model()).flatMap(model -> switch (model) {
            case Model.Remote remote -> remote(caller, route, request, remote);
            case Model.Extract other -> Mono.error(Failure.badRequest("model_not_supported",
                    "The model '" + Model.EXTRACT + "' makes no embeddings.").withField("model"));
        });
    }

    private Mono<List<byte[]>> builtIn(Caller caller, Route route, EmbeddingRequest request) {
        if (request.texts().isEmpty()) {
            return Mono.error(Failure.invalid("input",
                    "The model '" + Model.EMBED + "' reads texts; lists of tokens mean nothing to it."));
        }
        if (request.dimensions() != null) {
            return Mono.error(Failure.badRequest("unsupported_parameter",
                    "The vectors of the model '" + Model.EMBED + "' have one length only.").withField("dimensions"));
        }
        Work work = new Work(Model.EMBED, route, request.tokens(), 0, false, Work.EMBEDDINGS);
        return meter.whole(caller, work, call -> vectors.of(caller, request.texts())
                .collect(() -> new VectorsText(request.base64()), VectorsText::add)
                .map(text -> text.ended(Model.EMBED, request.tokens(),
                        call.charged(TokenUsage.counted(request.tokens(), 0)))));
    }

    private Mono<List<byte[]>> remote(Caller caller, Route route, EmbeddingRequest request, Model.Remote model) {
        Work work = new Work(model.id(), route, request.tokens(), 0, model.own(), Work.EMBEDDINGS);
        return meter.whole(caller, work,
                call -> model.upstream().embed(call.id(), request.forUpstream(model.id()))
                        .map(answer -> List.of(passedOn(call, request, answer))));
    }

    private static byte[] passedOn(Call call, EmbeddingRequest request, byte[] answer) {
        Chunk facts = Chunk.ofEmbeddings(answer);
        TokenUsage used = facts.usage() != null ? facts.usage() : TokenUsage.estimated(request.tokens(), 0);
        JsonEdit bill = facts.with("generation_context", VectorsText.context(call.charged(used)));
        return facts.usage() != null
                ? JsonEdit.apply(answer, List.of(bill))
                : JsonEdit.apply(answer, List.of(facts.withUsage("{\"prompt_tokens\":" + used.prompt()
                        + ",\"total_tokens\":" + used.prompt() + ",\"estimated\":true}"), bill));
    }

    private static Mono<Void> write(ServerWebExchange exchange, List<byte[]> pieces) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(pieces.stream().mapToLong(piece -> piece.length).sum());
        return response.writeWith(Flux.fromIterable(pieces).map(response.bufferFactory()::wrap));
    }
}
