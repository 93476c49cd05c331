package dev.parlance.inference.extraction.language;

import java.util.function.Supplier;

import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/** A language in which questions are understood, with its vocabulary and its way of cutting words down to stems. */
public enum Tongue {

    ENGLISH(EnglishStemmer::new), PORTUGUESE(PortugueseStemmer::new), SPANISH(SpanishStemmer::new), GERMAN(
            GermanStemmer::new), FRENCH(FrenchStemmer::new), ITALIAN(ItalianStemmer::new), DUTCH(
                    DutchStemmer::new), RUSSIAN(RussianStemmer::new), JAPANESE(
                            EnglishStemmer::new), KOREAN(EnglishStemmer::new), CHINESE(EnglishStemmer::new);

    private final Supplier<SnowballStemmer> stemmers;

    private final Supplier<Vocabulary> vocabulary = Once.of(() -> Vocabulary.of(this));

    Tongue(Supplier<SnowballStemmer> stemmers) {
        this.stemmers = stemmers;
    }

    /** The words of this language that are known to be grammar, frequent, or alike in meaning. */
    public Vocabulary vocabulary() {
        return vocabulary.get();
    }

    /** True where words are not parted by spaces, or carry particles, so that pairs of characters are compared. */
    public boolean isWrittenInPairs() {
        return this == JAPANESE || this == KOREAN || this == CHINESE;
    }

    /** Texts in paired scripts are full of English names and terms, so those tongues cut Latin words as English does. */
    SnowballStemmer stemmer() {
        return stemmers.get();
    }
}
