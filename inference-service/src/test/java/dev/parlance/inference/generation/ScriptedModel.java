package dev.parlance.inference.generation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamModel;
import dev.parlance.inference.stream.JsonText;

/** An upstream that says what a test has written, one stream for each call, and remembers what it was asked. */
final class ScriptedModel implements Upstream {

    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}";

    private final Deque<List<String>> script = new ArrayDeque<>();

    private final List<JsonNode> requests = new ArrayList<>();

    private @Nullable List<String> always;

    @SafeVarargs
    final void says(List<String>... streams) {
        script.addAll(Arrays.asList(streams));
    }

    void saysAlways(List<String> stream) {
        always = stream;
    }

    JsonNode request(int number) {
        return requests.get(number);
    }

    int requests() {
        return requests.size();
    }

    static List<String> text(String... pieces) {
        return whole(Arrays.stream(pieces).map(ScriptedModel::delta), "stop");
    }

    static List<String> calls(String name, String arguments) {
        return calls(name, arguments, 1);
    }

    static List<String> calls(String name, String arguments, int times) {
        return whole(IntStream.range(0, times).boxed().flatMap(number -> call(number, name, arguments)), "tool_calls");
    }

    static List<String> cutInCall(String name, String arguments) {
        return whole(call(0, name, arguments), "length");
    }

    /** Without an end. */
    static List<String> broken(String text) {
        return List.of(delta(text));
    }

    private static Stream<String> call(int number, String name, String arguments) {
        String begin = "{\"index\":" + number + ",\"id\":\"c" + number + "\",\"function\":{\"name\":\"" + name
                + "\",\"arguments\":\"\"}}";
        String rest = "{\"index\":" + number + ",\"function\":{\"arguments\":" + JsonText.quoted(arguments) + "}}";
        return Stream.of(begin, rest).map(piece -> "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + piece
                + "]},\"finish_reason\":null}]}");
    }

    private static String delta(String text) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":" + JsonText.quoted(text)
                + "},\"finish_reason\":null}]}";
    }

    private static List<String> whole(Stream<String> chunks, String finish) {
        String end = "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + finish + "\"}]}";
        return Stream.concat(chunks, Stream.of(end, USAGE, "[DONE]")).collect(Collectors.toList());
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Mono<List<UpstreamModel>> models() {
        return Mono.just(List.of());
    }

    @Override
    public Mono<byte[]> complete(String call, byte[] body) {
        return Mono.error(new IllegalStateException("Only streams are asked for"));
    }

    @Override
    public Flux<List<byte[]>> stream(String call, byte[] body) {
        requests.add(JsonMapper.shared().readTree(body));
        List<String> chunks = always != null ? always : script.remove();
        return Flux.fromIterable(chunks).map(chunk -> List.of(chunk.getBytes(StandardCharsets.UTF_8)));
    }
}
