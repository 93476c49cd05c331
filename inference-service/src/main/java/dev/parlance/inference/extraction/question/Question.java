package dev.parlance.inference.extraction.question;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;

/**
 * A question that has been understood as far as this model does.
 *
 * @param text as asked
 * @param tongue its language
 * @param sought the kind of thing that would answer it
 * @param terms what a text must speak of to answer it, in the order of the question
 * @param forms of all its words, grammar included: what the question itself says is no answer to it
 */
public record Question(String text, Tongue tongue, Sought sought, List<Term> terms, Set<String> forms) {

    private static final int MOST_TERMS = 40;

    public static Question of(String text, Tongue tongue, Tokenizer tokenizer) {
        Sought sought = QuestionForms.sought(text, tongue);
        List<Term> terms = tongue.isWrittenInPairs()
                ? new StretchTerms(tongue, tokenizer).of(text)
                : new WordTerms(tongue, tokenizer, sought).of(text);
        List<Term> bounded = terms.stream().limit(MOST_TERMS).map(Term::bounded).toList();
        Set<String> forms = tokenizer.tokens(text).stream().map(Token::form).collect(Collectors.toSet());
        return new Question(text, tongue, sought, bounded, forms);
    }
}
