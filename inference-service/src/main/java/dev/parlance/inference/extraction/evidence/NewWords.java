package dev.parlance.inference.extraction.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Sought;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Statement;

/** Finds numbers, names and symbols in a statement which the question did not say itself. */
final class NewWords {

    private static final Pattern ROLE = Pattern
            .compile("\\b\\p{Ll}+(?:er|or|ist|ian|ee|man|woman)s?\\b|\\b(?:staff|team|board|council|department|"
                    + "office|authority|people|person|agency|company|government|court|judge|president|members?|parents?|students?|adults?|citizens?)\\b");

    private final Question question;

    private final Set<String> crux;

    NewWords(Question question) {
        this.question = question;
        this.crux = question.terms().stream().filter(Term::crux).flatMap(term -> term.forms().stream())
                .collect(Collectors.toSet());
    }

    boolean holdNumber(Statement statement) {
        return statement.tokens().stream()
                .anyMatch(token -> isNumber(token) && isNew(token) && isValue(statement, token));
    }

    /** True if a number stands right before what is counted: "five large clusters" for "how many clusters". */
    boolean count(Statement statement) {
        List<Token> tokens = statement.tokens();
        for (int at = 1; question.sought() == Sought.COUNT && at < tokens.size(); at++) {
            boolean counted = crux.contains(tokens.get(at).form());
            if (counted && (counts(tokens.get(at - 1)) || at > 1 && counts(tokens.get(at - 2)))) {
                return true;
            }
        }
        return false;
    }

    boolean holdName(Statement statement) {
        return statement.tokens().stream()
                .anyMatch(token -> isNew(token) && (token.kind() == Token.Kind.GRAM || isNamelike(statement, token)));
    }

    /** "The treasurer" and "the committee" answer "who", too. */
    boolean holdRole(Statement statement) {
        String asked = question.text().toLowerCase(Locale.ROOT);
        Matcher role = ROLE.matcher(statement.text());
        while (role.find()) {
            if (!asked.contains(role.group().substring(0, 3))) {
                return true;
            }
        }
        return false;
    }

    /** A word with digits, or all in capitals. */
    boolean holdSymbol(Statement statement) {
        return statement.tokens().stream()
                .anyMatch(token -> isNew(token) && isValue(statement, token) && isSymbol(token.in(statement.text())));
    }

    private boolean isNew(Token token) {
        return !question.forms().contains(token.form());
    }

    private boolean counts(Token token) {
        return token.kind() == Token.Kind.NUMBER && isNew(token);
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.CODE && Character.isDigit(token.form().charAt(0));
    }

    /** What stands in the name of a column is not what the row says. */
    private static boolean isValue(Statement statement, Token token) {
        return statement.cells().isEmpty()
                || token.start() >= statement.cells().get(statement.cellOf(token)).valueStart();
    }

    private boolean isNamelike(Statement statement, Token token) {
        boolean opens = token.start() == 0 && statement.cells().isEmpty();
        String word = token.in(statement.text()).toLowerCase(Locale.ROOT);
        return token.kind() == Token.Kind.WORD && token.capital() && isValue(statement, token)
                && !question.tongue().vocabulary().isFunction(word) && (!opens || nextIsCapital(statement));
    }

    private static boolean nextIsCapital(Statement statement) {
        return statement.tokens().size() > 1 && statement.tokens().get(1).capital();
    }

    private static boolean isSymbol(String word) {
        boolean digits = word.chars().anyMatch(Character::isDigit);
        boolean letter = Character.isLetter(word.charAt(0)) && word.length() > 1;
        return digits || letter && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
