package dev.parlance.knowledge.index.qdrant;

import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import io.qdrant.client.PointIdFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;

import dev.parlance.knowledge.index.Keys;
import dev.parlance.knowledge.index.Owner;
import dev.parlance.knowledge.index.Scope;

/** The only place filters are made: each begins with the account. */
final class Reach {

    private Reach() {
    }

    static Filter of(Scope scope) {
        return account(scope.account())
                .addMust(matchKeywords(PointLayout.COLLECTION, List.copyOf(scope.collections()))).build();
    }

    static Filter of(Scope scope, Collection<UUID> points) {
        return of(scope).toBuilder().addMust(hasId(ids(points))).build();
    }

    static Filter of(Owner owner) {
        return of(Scope.of(owner));
    }

    static Filter of(Owner owner, List<String> documentIds) {
        var documents = documentIds.stream().map(id -> Keys.of(owner, id)).toList();
        return of(owner).toBuilder().addMust(matchKeywords(PointLayout.DOCUMENT, documents)).build();
    }

    static Filter ofAllBut(Collection<UUID> kept, Owner owner, List<String> documentIds) {
        return of(owner, documentIds).toBuilder().addMustNot(hasId(ids(kept))).build();
    }

    private static Filter.Builder account(String account) {
        return Filter.newBuilder().addMust(matchKeyword(PointLayout.ACCOUNT, account));
    }

    private static List<PointId> ids(Collection<UUID> points) {
        return points.stream().map(PointIdFactory::id).toList();
    }
}
