package dev.parlance.inference.tool.function;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/**
 * The callback address that stands for a search of a collection here: of any scheme but those of the web, with
 * {@code query-collection} in the place of a host.
 *
 * @param top documents at most
 * @param least how near they have to be, 0 to 1
 * @param references whether documents that share a reference come along
 */
public record CollectionAddress(UUID collection, OptionalInt top, OptionalDouble least, boolean references) {

    private static final String HOST = "query-collection";

    private static final int MOST = 128;

    private static final double NEAREST = 0.99;

    /** Empty for another address. Fails with 400 where one of these says something that cannot be done. */
    public static Optional<CollectionAddress> find(String field, String text) {
        return parsed(text).filter(CollectionAddress::isOne).map(address -> read(field, address));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isOne(URI address) {
        boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        return !web && address.getScheme() != null && HOST.equals(address.getAuthority());
    }

    private static CollectionAddress read(String field, URI address) {
        MultiValueMap<String, String> said = UriComponentsBuilder.fromUri(address).build().getQueryParams();
        UUID collection = Optional.ofNullable(said.getFirst("collection-id")).flatMap(Ids::parse)
                .orElseThrow(() -> wrong(field, "the id of a collection as 'collection-id'"));
        OptionalInt top = said.getFirst("top") == null ? OptionalInt.empty() : top(field, said.toSingleValueMap());
        OptionalDouble least = said.getFirst("min") == null
                ? OptionalDouble.empty()
                : least(field, said.toSingleValueMap());
        return new CollectionAddress(collection, top, least, said.containsKey("refs"));
    }

    private static OptionalInt top(String field, Map<String, String> said) {
        String top = said.getOrDefault("top", "");
        if (!top.matches("[0-9]{1,3}") || Integer.parseInt(top) < 1 || Integer.parseInt(top) > MOST) {
            throw wrong(field, "1 to " + MOST + " as 'top'");
        }
        return OptionalInt.of(Integer.parseInt(top));
    }

    private static OptionalDouble least(String field, Map<String, String> said) {
        String least = said.getOrDefault("min", "");
        if (!least.matches("0(\\.[0-9]{1,6})?") || Double.parseDouble(least) > NEAREST) {
            throw wrong(field, "0 to " + NEAREST + " as 'min'");
        }
        return OptionalDouble.of(Double.parseDouble(least));
    }

    private static Failure wrong(String field, String words) {
        return Failure.invalid(field, "The search of a collection in the field '" + field + "' takes " + words + ".");
    }
}
