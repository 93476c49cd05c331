package dev.parlance.inference.extraction.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.parlance.inference.extraction.evidence.Wanted;
import dev.parlance.inference.extraction.evidence.Candidate;
import dev.parlance.inference.extraction.evidence.Judgement;
import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.statement.Statement;

/** Chooses the few statements that make the answer: the best, and others only where they add something. */
public final class Selection {

    private static final int MOST = 3;

    private static final int MOST_CHARACTERS = 900;

    private static final double WORTH_A_LOOK = 0.88;

    private static final double AS_GOOD = 0.965;

    private static final double SAME = 0.75;

    private final Question question;

    private final Judgement judgement;

    private final Wording wording;

    private final List<Finding> findings = new ArrayList<>();

    public Selection(Question question, Judgement judgement, Wanted wanted) {
        this.question = question;
        this.judgement = judgement;
        this.wording = new Wording(question, judgement, wanted);
    }

    public List<Finding> findings() {
        for (Candidate candidate : judgement.answers()) {
            if (findings.size() < MOST && belongs(candidate)) {
                take(wording.of(candidate));
            }
        }
        return List.copyOf(findings);
    }

    private void take(Finding finding) {
        int length = findings.stream().mapToInt(earlier -> earlier.text().length()).sum();
        if (findings.isEmpty() || length + finding.text().length() <= MOST_CHARACTERS) {
            findings.add(finding.differing(
                    !findings.isEmpty() && isElsewhere(finding.candidate()) && contradicts(finding.candidate())));
        }
    }

    private boolean belongs(Candidate candidate) {
        if (findings.isEmpty()) {
            return true;
        }
        double best = findings.getFirst().candidate().rank();
        if (candidate.rank() < WORTH_A_LOOK * best || isSaid(candidate.statement())) {
            return false;
        }
        return candidate.rank() >= AS_GOOD * best || addsTerm(candidate)
                || isElsewhere(candidate) && contradicts(candidate) || isSameThing(candidate.statement());
    }

    private boolean isSaid(Statement statement) {
        Set<String> forms = forms(statement);
        for (Finding finding : findings) {
            Set<String> said = forms(finding.candidate().statement());
            Set<String> shared = new HashSet<>(forms);
            shared.retainAll(said);
            boolean same = shared.size() >= SAME * Math.max(forms.size(), said.size())
                    && numbers(statement).equals(numbers(finding));
            if (same || finding.quote().contains(statement.text())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> forms(Statement statement) {
        return statement.tokens().stream().map(Token::form).collect(Collectors.toSet());
    }

    private static Set<String> numbers(Finding finding) {
        return numbers(finding.candidate().statement());
    }

    private static Set<String> numbers(Statement statement) {
        return statement.tokens().stream().filter(token -> token.kind() == Token.Kind.NUMBER).map(Token::form)
                .collect(Collectors.toSet());
    }

    private boolean addsTerm(Candidate candidate) {
        for (int term = 0; term < question.terms().size(); term++) {
            boolean known = false;
            for (Finding finding : findings) {
                known |= finding.candidate().covered()[term] >= 0.75;
            }
            if (!known && candidate.match().of(term) >= 0.75) {
                return true;
            }
        }
        return false;
    }

    /** The same thing in another table: which of the two was meant only the reader can tell. */
    private boolean isSameThing(Statement row) {
        Statement first = findings.getFirst().candidate().statement();
        return findings.size() == 1 && row.isRow() && first.isRow() && row.label().value().equals(first.label().value())
                && !row.cells().getLast().column().equals(first.cells().getLast().column());
    }

    private boolean isElsewhere(Candidate candidate) {
        return findings.stream()
                .noneMatch(finding -> finding.document().equals(candidate.document()));
    }

    /** A different number where a number was asked for; elsewhere the reader has to judge. */
    private boolean contradicts(Candidate candidate) {
        boolean counted = question.sought().isStrict();
        return counted
                && findings.stream().noneMatch(finding -> numbers(finding).equals(numbers(candidate.statement())));
    }
}
