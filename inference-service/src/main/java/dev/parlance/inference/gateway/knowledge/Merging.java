package dev.parlance.inference.gateway.knowledge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.parlance.inference.retrieval.Match;

/** What several searches have found, as if it had been one. */
final class Merging {

    private Merging() {
    }

    /** @param most how many stay; of what was found more than once the best counts */
    static List<Match> merged(List<List<Match>> lists, int most) {
        Map<Place, Match> best = new LinkedHashMap<>();
        lists.forEach(list -> list.forEach(match -> best.merge(Place.of(match), match, Merging::better)));
        return best.values().stream().sorted(Comparator.comparingDouble(Match::score).reversed()).limit(most)
                .toList();
    }

    private static Match better(Match first, Match second) {
        return second.score() > first.score() ? second : first;
    }

    private record Place(String document, String passage) {

        static Place of(Match match) {
            return new Place(match.documentId(), match.content());
        }
    }
}
