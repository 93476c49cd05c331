package dev.parlance.inference.extraction.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.evidence.Match;
import dev.parlance.inference.extraction.evidence.Wanted;
import dev.parlance.inference.extraction.evidence.Candidate;
import dev.parlance.inference.extraction.evidence.Judgement;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Sought;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Statement;

/** Puts a chosen statement into words that can be read without its surroundings. */
final class Wording {

    private static final int LONGEST_LIST = 700;

    private static final int MOST_ITEMS = 10;

    private static final int MOST_BELOW_CAPTION = 3;

    private static final Pattern TITLE = Pattern.compile("\\b(?:title|titled|titre|titel|título|titolo)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Question question;

    private final Judgement judgement;

    private final RowWording rows;

    Wording(Question question, Judgement judgement, Wanted wanted) {
        this.question = question;
        this.judgement = judgement;
        this.rows = new RowWording(wanted, judgement.weights());
    }

    Finding of(Candidate candidate) {
        Statement statement = candidate.statement();
        if (question.sought() == Sought.TITLE) {
            return title(candidate);
        }
        if (introduces(statement) || statement.kind() == Statement.Kind.CAPTION) {
            return withBelow(candidate, statement);
        }
        if (statement.kind() == Statement.Kind.ITEM && statement.above() >= 0 && question.sought().isPlural()) {
            return withBelow(candidate, at(candidate, statement.above()));
        }
        return single(candidate);
    }

    /** A document's title stands over everything, so the outermost heading is it, unless the statement itself names one. */
    private Finding title(Candidate candidate) {
        String heading = candidate.page().reading().title();
        boolean named = question.terms().stream().anyMatch(term -> term.sort() == Term.Sort.KIND)
                && TITLE.matcher(candidate.statement().text()).find();
        if (heading.isEmpty() || named) {
            return single(candidate);
        }
        return new Finding(candidate, heading, heading + "\n" + candidate.statement().text(),
                false);
    }

    private static boolean introduces(Statement statement) {
        return statement.text().endsWith(":") || statement.text().endsWith("：");
    }

    private Finding single(Candidate candidate) {
        Statement statement = candidate.statement();
        int before = candidate.page().reading().before(statement);
        if (before >= 0 && judgement.coverage().pointsBack(statement)
                && adds(candidate.page().match(before), candidate)) {
            String both = at(candidate, before).text() + " " + statement.text();
            return new Finding(candidate, Clip.of(both, candidate), both, false);
        }
        String said = statement.isRow() ? rows.of(statement) : Clip.of(statement.text(), candidate);
        return new Finding(candidate, lead(candidate) + said, statement.text(), false);
    }

    /** What stands over the statement is said with it if the question is met only by both together. */
    private String lead(Candidate candidate) {
        int above = candidate.statement().above();
        if (above < 0) {
            return "";
        }
        boolean needed = adds(candidate.page().match(above), candidate);
        String text = Clip.title(at(candidate, above).text());
        return needed && candidate.statement().kind() != Statement.Kind.SENTENCE
                ? text + (introduces(at(candidate, above)) ? " " : ": ")
                : "";
    }

    /** True if another line speaks of something in the question that the statement itself leaves out. */
    private static boolean adds(Match other, Candidate candidate) {
        boolean adds = false;
        for (int term = 0; term < candidate.covered().length; term++) {
            adds |= other.of(term) >= 0.5 && candidate.match().of(term) < 0.5;
        }
        return adds;
    }

    /** A line over others says little alone: the lines below it belong to the answer. */
    private Finding withBelow(Candidate candidate, Statement over) {
        List<Statement> below = below(candidate, over);
        boolean asks = over.text().endsWith("?") || over.text().endsWith("？");
        List<String> lines = new ArrayList<>(asks && !below.isEmpty() ? List.of() : List.of(over.text()));
        int length = over.text().length();
        for (Statement next : below) {
            length += next.text().length();
            if (length <= LONGEST_LIST) {
                lines.add(line(next));
            }
        }
        String text = String.join("\n", lines);
        return new Finding(candidate, text, text, false);
    }

    private String line(Statement below) {
        return switch (below.kind()) {
            case ITEM -> Character.isDigit(below.text().charAt(0)) ? below.text() : "- " + below.text();
            case ROW -> "- " + rows.of(below);
            default -> below.text();
        };
    }

    private static List<Statement> below(Candidate candidate, Statement over) {
        List<Statement> below = candidate.page().reading().statements().stream()
                .filter(statement -> statement.above() == over.ordinal()).toList();
        boolean list = !below.isEmpty() && below.getFirst().kind() == Statement.Kind.ITEM;
        return below.stream().limit(list ? MOST_ITEMS : MOST_BELOW_CAPTION).toList();
    }

    private static Statement at(Candidate candidate, int ordinal) {
        return candidate.page().reading().statements().get(ordinal);
    }
}
