package dev.parlance.inference.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An upstream as the operator has named it. The list of them is read as {@code name=address}, parted by commas or blanks,
 * the one preferred first.
 *
 * @param key empty where it wants none
 */
record NamedUpstream(String name, String address, String key) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private static final Pattern PARTING = Pattern.compile("[,\\s]+");

    /** Metrics tell of all addresses that users choose under this name. */
    private static final Set<String> TAKEN = Set.of(ChosenUpstreams.NAME);

    /**
     * @param first stands before the list; absent where there is none
     * @param variables what the environment holds under a name; null where nothing
     * @throws IllegalArgumentException naming what is wrong with the list
     */
    static List<NamedUpstream> read(@Nullable NamedUpstream first, String list,
            Function<String, @Nullable String> variables) {
        List<NamedUpstream> upstreams = new ArrayList<>();
        if (first != null) {
            upstreams.add(first.judged("OPENAI_BASE_URL"));
        }
        PARTING.splitAsStream(list.strip()).filter(entry -> !entry.isEmpty())
                .map(entry -> entry(entry, variables)).forEach(upstreams::add);
        Set<String> names = new HashSet<>();
        upstreams.forEach(upstream -> require(names.add(upstream.name()),
                "PARLANCE_UPSTREAMS: two upstreams are named '" + upstream.name() + "'"));
        return List.copyOf(upstreams);
    }

    private static NamedUpstream entry(String entry, Function<String, @Nullable String> variables) {
        int sign = entry.indexOf('=');
        require(sign > 0, "PARLANCE_UPSTREAMS: '" + entry + "' is not of the form name=address");
        String name = entry.substring(0, sign);
        require(NAME.matcher(name).matches(), "PARLANCE_UPSTREAMS: the name '" + name
                + "' is not made of up to 32 small letters, digits and hyphens, a letter first");
        require(!TAKEN.contains(name), "PARLANCE_UPSTREAMS: the name '" + name + "' means something else already");
        String key = variables.apply(keyVariable(name));
        return new NamedUpstream(name, entry.substring(sign + 1), key == null ? "" : key)
                .judged("PARLANCE_UPSTREAMS: '" + name + "'");
    }

    private static String keyVariable(String name) {
        return "PARLANCE_UPSTREAM_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_KEY";
    }

    private NamedUpstream judged(String where) {
        require(isAddress(address.strip()), where
                + " needs an http or https address, such as https://models.example/v1, without user, query or fragment");
        return this;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null
                    && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
