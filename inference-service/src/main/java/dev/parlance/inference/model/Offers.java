package dev.parlance.inference.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.model.UpstreamListing.Snapshot;
import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamModel;

/**
 * What the upstreams offer at a moment, the one preferred first. A model several of them offer is asked of them in that
 * order; {@code name/model} means the one of that name alone.
 */
record Offers(List<Offer> all) {

    /** What one of them offers. */
    record Offer(Upstream upstream, Snapshot snapshot) {

        boolean holds(String id) {
            return snapshot.contains(id);
        }

        /** An upstream that has never listed its models may have any. */
        boolean mayHold(String id) {
            return !snapshot.known() || holds(id);
        }
    }

    /** Each model once, however many offer it. */
    List<UpstreamModel> models() {
        Map<String, UpstreamModel> models = new LinkedHashMap<>();
        all.forEach(offer -> offer.snapshot().models().forEach(model -> models.putIfAbsent(model.id(), model)));
        return List.copyOf(models.values());
    }

    /** The first model that converses of each upstream. */
    List<String> conversing() {
        return all.stream().flatMap(offer -> ChatModels.first(offer.snapshot().models()).stream())
                .map(UpstreamModel::id).distinct().toList();
    }

    /** Null where nobody offers it, as far as is known. */
    Model.@Nullable Remote find(String id) {
        Model.Remote listed = of(offer -> offer.holds(id), id);
        if (listed != null) {
            return listed;
        }
        Model.Remote addressed = addressed(id);
        return addressed != null ? addressed : of(offer -> offer.mayHold(id), id);
    }

    /** Whether they list it or not; null where there is no upstream. */
    Model.@Nullable Remote anyhow(String id) {
        Model.Remote found = find(id);
        return found != null ? found : of(offer -> true, id);
    }

    private Model.@Nullable Remote addressed(String id) {
        int slash = id.indexOf('/');
        if (slash < 1 || slash == id.length() - 1) {
            return null;
        }
        String upstream = id.substring(0, slash);
        String plain = id.substring(slash + 1);
        return of(offer -> offer.upstream().name().equals(upstream) && offer.mayHold(plain), plain);
    }

    private Model.@Nullable Remote of(Predicate<Offer> condition, String id) {
        List<Upstream> upstreams = all.stream().filter(condition).map(Offer::upstream).toList();
        return upstreams.isEmpty() ? null : new Model.Remote(Upstream.firstOf(upstreams), id, false);
    }
}
