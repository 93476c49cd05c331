package dev.parlance.inference.extraction.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.language.Vocabulary;

/** Finds the terms of a question in a language of spaced words. */
final class WordTerms {

    private static final double KEY = 1.3;

    private static final double COMMON = 0.45;

    private static final double NAMES_KIND = 0.4;

    private static final double NAMES_CONTACT = 0.9;

    private static final double CRUX = 1.1;

    /** Participles and the verb after "did": paraphrased more often than nouns are. */
    private static final double VERB = 0.75;

    private static final Pattern COMPANY = Pattern.compile(",? (?:Inc|Ltd|LLC|Corp|GmbH|AG|SE|Co|plc|PLC)");

    private final Tongue tongue;

    private final Vocabulary vocabulary;

    private final Tokenizer tokenizer;

    private final Sought sought;

    private String doing = "";

    WordTerms(Tongue tongue, Tokenizer tokenizer, Sought sought) {
        this.tongue = tongue;
        this.vocabulary = tongue.vocabulary();
        this.tokenizer = tokenizer;
        this.sought = sought;
    }

    List<Term> of(String question) {
        List<Token> tokens = tokenizer.tokens(question);
        doing = Crux.doing(question);
        boolean capitals = capitalsMean(question, tokens);
        Map<List<String>, Term> terms = new LinkedHashMap<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = endOfTerm(question, tokens, at, capitals);
            Term term = term(question, tokens.subList(at, end), capitals && at > 0);
            terms.putIfAbsent(term.forms(), term);
            at = end;
        }
        markCrux(question, terms);
        return softened(terms.values().stream().filter(term -> term.weight() > 0).toList());
    }

    private void markCrux(String question, Map<List<String>, Term> terms) {
        List<String> crux = tongue == Tongue.ENGLISH ? Crux.of(question) : List.of();
        boolean firstOnly = Crux.isCounting(question);
        for (String word : crux) {
            boolean marked = mark(word, terms);
            if (marked && firstOnly) {
                return;
            }
        }
    }

    private boolean mark(String word, Map<List<String>, Term> terms) {
        for (Map.Entry<List<String>, Term> term : terms.entrySet()) {
            boolean meant = term.getValue().surface().equals(word) && term.getValue().sort() == Term.Sort.WORD;
            if (meant && isContent(word) && !vocabulary.isCommon(word)) {
                term.setValue(term.getValue().asCrux(CRUX));
                return true;
            }
        }
        return false;
    }

    /** Capital letters tell names only where not every word has one, and not in German. */
    private boolean capitalsMean(String question, List<Token> tokens) {
        long content = tokens.stream().filter(token -> isContent(question, token)).count();
        long capital = tokens.stream().filter(token -> token.capital() && isContent(question, token)).count();
        boolean grammar = tokens.stream().anyMatch(token -> !isContent(question, token) && !token.capital());
        return tongue != Tongue.GERMAN && (capital < content || capital <= 3 || grammar);
    }

    /** "May" inside a question is the month. */
    private boolean isContent(String question, Token token) {
        boolean month = tongue == Tongue.ENGLISH && token.start() > 0 && token.in(question).equals("May");
        return month || isContent(token.in(question));
    }

    private boolean isContent(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return !vocabulary.isFunction(lower) && !vocabulary.isAsking(lower);
    }

    /** Words tied by a hyphen belong together, and so do capitalised words in a row. */
    private int endOfTerm(String question, List<Token> tokens, int start, boolean capitals) {
        int end = start + 1;
        while (end < tokens.size() && belongs(question, tokens.get(end - 1), tokens.get(end), capitals && start > 0)) {
            end++;
        }
        return end;
    }

    private boolean belongs(String question, Token left, Token right, boolean capitals) {
        String gap = question.substring(left.end(), right.start());
        if (gap.equals("-") || gap.equals("‑") || gap.equals("/") || gap.equals("_")) {
            return true;
        }
        if (capitals && left.capital() && COMPANY.matcher(gap + right.in(question)).matches()) {
            return true;
        }
        boolean names = capitals && left.capital()
                && (right.capital() || right.kind() == Token.Kind.NUMBER && gap.equals(" "));
        return names && isContent(question, left) && isContent(question, right) && (gap.isBlank() || gap.equals(" & "));
    }

    private Term term(String question, List<Token> tokens, boolean capitals) {
        String surface = question.substring(tokens.getFirst().start(), tokens.getLast().end());
        List<Token> content = tokens.stream().filter(token -> isContent(question, token)).toList();
        List<String> forms = (content.isEmpty() ? tokens : content).stream().map(Token::form).toList();
        if (content.isEmpty()) {
            return new Term(surface, Term.Sort.WORD, 0, forms, false);
        }
        Term.Sort sort = sort(content, surface, capitals);
        return new Term(surface, sort, weight(surface.toLowerCase(Locale.ROOT), sort), forms, false);
    }

    private Term.Sort sort(List<Token> tokens, String surface, boolean capitals) {
        boolean numeral = tokens.size() == 1 && tokens.getFirst().kind() == Token.Kind.NUMBER;
        if (numeral || surface.chars().anyMatch(Character::isDigit)) {
            return Term.Sort.NUMBER;
        }
        if (capitals && tokens.getFirst().capital()) {
            return Term.Sort.NAME;
        }
        return vocabulary.namesKind(sought.name(), surface.toLowerCase(Locale.ROOT)) ? Term.Sort.KIND : Term.Sort.WORD;
    }

    private double weight(String lower, Term.Sort sort) {
        if (sort == Term.Sort.KIND) {
            return sought.isContact() ? NAMES_CONTACT : NAMES_KIND;
        }
        if (sort != Term.Sort.WORD) {
            return KEY;
        }
        if (vocabulary.isCommon(lower)) {
            return COMMON;
        }
        return looksLikeVerb(lower) ? VERB : 1;
    }

    private boolean looksLikeVerb(String lower) {
        return tongue == Tongue.ENGLISH && lower.length() > 4
                && (lower.endsWith("ed") || lower.endsWith("ing") || lower.equals(doing));
    }

    /** If the question leaves hardly anything to look for, its frequent words have to serve. */
    private static List<Term> softened(List<Term> terms) {
        double weight = terms.stream().mapToDouble(Term::weight).sum();
        return weight == 0 || weight >= 1 ? terms : terms.stream().map(term -> term.weighing(1 / weight)).toList();
    }
}
