package dev.parlance.gateway.limits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Calls that one statement can count: those of an account all count in the same windows, so that how many pass is one
 * number for each account.
 */
final class Round {

    private final Map<UUID, Group> groups = new HashMap<>();

    /** Parts calls into as few rounds as they need. Mostly that is one. */
    static List<Round> of(List<Call> calls) {
        List<Round> rounds = new ArrayList<>(1);
        for (int place = 0; place < calls.size(); place++) {
            Call call = calls.get(place);
            roomFor(call, rounds).places.add(new Place(place, call.wanted()));
        }
        return rounds;
    }

    private static Group roomFor(Call call, List<Round> rounds) {
        for (Round round : rounds) {
            Group group = round.find(call);
            if (group != null) {
                return group;
            }
        }
        Round another = new Round();
        rounds.add(another);
        return another.add(call);
    }

    private @Nullable Group find(Call call) {
        Group group = groups.get(call.account());
        if (group == null) {
            return add(call);
        }
        return group.quotas.equals(call.quotas()) ? group : null;
    }

    private Group add(Call call) {
        Group group = new Group(call.account(), call.quotas(), new ArrayList<>());
        groups.put(call.account(), group);
        return group;
    }

    /** In the order in which everybody locks their rows. */
    Collection<Group> groups() {
        if (groups.size() < 2) {
            return groups.values();
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort((one, other) -> one.account.compareTo(other.account));
        return sorted;
    }

    /**
     * Calls of one account that are alike.
     *
     * @param places where they stand among the calls that were asked about
     */
    record Group(UUID account, List<Quota> quotas, List<Place> places) {

        int wanted() {
            int wanted = 0;
            for (Place place : places) {
                wanted += place.wanted();
            }
            return wanted;
        }
    }

    /** One of the calls that were asked about, and how many requests it stands for. */
    record Place(int number, int wanted) {}
}
