package dev.parlance.inference.extraction.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.language.Script;
import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.language.Vocabulary;

/** Finds the terms of a Chinese, Japanese or Korean question: what stands between its particles and question words. */
final class StretchTerms {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)+");

    private final Tongue tongue;

    private final Vocabulary vocabulary;

    private final Tokenizer tokenizer;

    StretchTerms(Tongue tongue, Tokenizer tokenizer) {
        this.tongue = tongue;
        this.vocabulary = tongue.vocabulary();
        this.tokenizer = tokenizer;
    }

    List<Term> of(String question) {
        List<Term> terms = new ArrayList<>();
        Matcher codes = CODE.matcher(question);
        while (codes.find()) {
            terms.add(code(codes.group()));
        }
        String rest = codes.replaceAll(" ");
        String bare = tongue == Tongue.KOREAN ? withoutEndings(rest) : withoutParticles(rest);
        for (String word : bare.split("[\\s\\p{P}]+")) {
            addTerms(word, terms);
        }
        return terms.stream().distinct().toList();
    }

    private Term code(String written) {
        return new Term(written, Term.Sort.NUMBER, 1.3, tokenizer.tokens(written).stream().map(Token::form).toList(),
                false);
    }

    private void addTerms(String word, List<Term> terms) {
        List<String> pairs = new ArrayList<>();
        for (Token token : tokenizer.tokens(word)) {
            if (token.kind() == Token.Kind.GRAM) {
                pairs.add(token.form());
            } else {
                terms.add(latin(token, word));
            }
        }
        if (!pairs.isEmpty() && (pairs.size() > 1 || pairs.getFirst().length() > 1)) {
            terms.add(new Term(word, Term.Sort.STRETCH, Math.min(2, 0.8 + 0.2 * pairs.size()), pairs, false));
        }
    }

    private static Term latin(Token token, String word) {
        boolean number = token.kind() != Token.Kind.WORD;
        Term.Sort sort = number ? Term.Sort.NUMBER : token.capital() ? Term.Sort.NAME : Term.Sort.WORD;
        return new Term(token.in(word), sort, sort == Term.Sort.WORD ? 1 : 1.3, List.of(token.form()), false);
    }

    private String withoutParticles(String question) {
        String bare = question;
        for (String particle : particles()) {
            bare = bare.replace(particle, " ");
        }
        return bare;
    }

    /** Korean particles end a word; only the ending is cut, and words that merely ask are left out. */
    private String withoutEndings(String question) {
        StringBuilder bare = new StringBuilder();
        for (String word : question.split("[\\s\\p{P}]+")) {
            if (!vocabulary.isAsking(word)) {
                bare.append(withoutEnding(word)).append(' ');
            }
        }
        return bare.toString();
    }

    private String withoutEnding(String word) {
        for (String ending : particles()) {
            boolean hangul = !word.isEmpty() && Script.isHangul(word.charAt(0));
            if (hangul && word.length() > ending.length() && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private List<String> particles() {
        return vocabulary.functions().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }
}
