package dev.parlance.chassis.telemetry;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Where a piece of work stands in the trace it is part of, as W3C Trace Context writes it. Every service that takes part is a
 * span of its own: it keeps the trace's id and sends its own on. What arrives malformed is replaced by a trace that begins
 * here.
 *
 * @param id of the trace, 32 hexadecimal digits
 * @param span of this service's part, 16 hexadecimal digits
 * @param flags two hexadecimal digits; the last bit tells that somebody may have recorded it
 * @param state what those before want to be passed on, empty where nothing
 */
public record Trace(String id, String span, String flags, String state) {

    public static final String PARENT = "traceparent";

    public static final String STATE = "tracestate";

    /** Later versions may go on after what this one knows. */
    private static final Pattern FORM = Pattern
            .compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    private static final int LONGEST_PARENT = 256;

    private static final int LONGEST_STATE = 512;

    private static final Pattern STATE_FORM = Pattern.compile("[\\x20-\\x7e\\t]*");

    /** What begins here is in the log of requests. */
    private static final String RECORDED = "01";

    private static final HexFormat HEX = HexFormat.of();

    /** The part of whoever receives these. */
    public static Trace after(@Nullable String parent, @Nullable String state) {
        var told = FORM.matcher(parent == null || parent.length() > LONGEST_PARENT ? "" : parent);
        boolean isKnown = told.matches() && (!"00".equals(told.group(1)) || told.group(4) == null);
        return isKnown
                ? new Trace(told.group(2), newSpan(), told.group(3), passable(state))
                : begun();
    }

    /** The same from what {@link #written} made of it. */
    public static Trace after(@Nullable String written) {
        String[] parts = written == null ? new String[]{""} : written.split(" ", 2);
        return after(parts[0], parts.length == 2 ? parts[1] : null);
    }

    /** A trace of which this is the first part. */
    public static Trace begun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Trace(HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1), newSpan(),
                RECORDED,
                "");
    }

    /** Of a request: what it brought, or a new one. */
    public static Trace of(ServerWebExchange exchange) {
        return (Trace) exchange.getAttributes().computeIfAbsent(Trace.class.getName(),
                absent -> of(exchange.getRequest().getHeaders()));
    }

    private static Trace of(HttpHeaders headers) {
        String parent = headers.getFirst(PARENT);
        return parent == null ? begun() : after(parent, state(headers));
    }

    /** More than one such header are one, parted by commas. */
    private static @Nullable String state(HttpHeaders headers) {
        String first = headers.getFirst(STATE);
        return first == null ? null : String.join(",", headers.getOrEmpty(STATE));
    }

    /** Null where work is done that is part of none. */
    public static @Nullable Trace in(ContextView context) {
        return context.getOrDefault(Trace.class, null);
    }

    public Context into(Context context) {
        return context.put(Trace.class, this);
    }

    /** What is sent on. */
    public String parent() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    /** Both headers in one text, to be stored. */
    public String written() {
        return state.isEmpty() ? parent() : parent() + " " + state;
    }

    private static String newSpan() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }

    private static String passable(@Nullable String state) {
        return state != null && state.length() <= LONGEST_STATE && STATE_FORM.matcher(state).matches()
                ? state.strip()
                : "";
    }
}
