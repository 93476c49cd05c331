package dev.parlance.knowledge.parsing.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups rules that touch into grids and frames. */
final class RuledGrids {

    private static final double TOUCH = 3;

    private static final int MOST_RULES = 4000;

    private RuledGrids() {
    }

    /** Groups of drawn rules in which horizontal and vertical ones meet, larger ones first. */
    static List<List<Rule>> of(List<Rule> rules) {
        List<Rule> drawn = rules.stream().filter(Rule::drawn).limit(MOST_RULES).toList();
        int[] group = new int[drawn.size()];
        for (int at = 0; at < group.length; at++) {
            group[at] = at;
        }
        for (int one = 0; one < group.length; one++) {
            for (int other = one + 1; other < group.length; other++) {
                if (touch(drawn.get(one), drawn.get(other))) {
                    union(group, one, other);
                }
            }
        }
        return collected(drawn, group);
    }

    static Box box(List<Rule> rules) {
        return Box.around(rules.stream().map(rule -> rule.horizontal()
                ? new Box(rule.from(), rule.at(), rule.to(), rule.at())
                : new Box(rule.at(), rule.from(), rule.at(), rule.to())).toList());
    }

    private static boolean touch(Rule one, Rule other) {
        if (one.horizontal() == other.horizontal()) {
            return Math.abs(one.at() - other.at()) < TOUCH && one.from() <= other.to() + TOUCH
                    && other.from() <= one.to() + TOUCH;
        }
        return one.at() >= other.from() - TOUCH && one.at() <= other.to() + TOUCH && other.at() >= one.from() - TOUCH
                && other.at() <= one.to() + TOUCH;
    }

    private static void union(int[] group, int one, int other) {
        int first = root(group, one);
        int second = root(group, other);
        group[Math.max(first, second)] = Math.min(first, second);
    }

    private static int root(int[] group, int at) {
        int root = at;
        while (group[root] != root) {
            root = group[root];
        }
        group[at] = root;
        return root;
    }

    private static List<List<Rule>> collected(List<Rule> rules, int[] group) {
        List<List<Rule>> groups = new ArrayList<>();
        for (int root = 0; root < group.length; root++) {
            List<Rule> members = new ArrayList<>();
            for (int at = root; at < group.length; at++) {
                if (root(group, at) == root) {
                    members.add(rules.get(at));
                }
            }
            if (members.stream().anyMatch(Rule::horizontal) && members.stream().anyMatch(rule -> !rule.horizontal())) {
                groups.add(members);
            }
        }
        groups.sort(Comparator.comparingDouble(members -> -box(members).width() * box(members).height()));
        return groups;
    }
}
