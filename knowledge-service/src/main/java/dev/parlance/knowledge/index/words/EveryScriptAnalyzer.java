package dev.parlance.knowledge.index.words;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.Normalizer;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Words of any script: English is stemmed, Chinese, Japanese and Korean become pairs of characters, accents and widths
 * are folded. Each stemmer below touches only the letters of its own script, so they can stand in one line.
 */
final class EveryScriptAnalyzer extends Analyzer {

    private static final int COMPOUNDS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;

    private final boolean singleCharacters;

    /**
     * @param singleCharacters whether single characters stand beside the pairs: wanted in what is stored, so that a
     *            question of one character finds something, and not in questions
     */
    EveryScriptAnalyzer(boolean singleCharacters) {
        this.singleCharacters = singleCharacters;
    }

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new StringReader(Normalizer.normalize(textOf(reader), Normalizer.Form.NFKC));
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var source = new StandardTokenizer();
        TokenStream words = new WordDelimiterGraphFilter(new EnglishPossessiveFilter(source), COMPOUNDS, null);
        words = folded(new LowerCaseFilter(words));
        words = new StopFilter(words, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        words = new ClusterPairsFilter(new CJKBigramFilter(words, EVERY_CJK_SCRIPT, singleCharacters));
        return new TokenStreamComponents(source, stemmed(words));
    }

    private static final int EVERY_CJK_SCRIPT = CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA
            | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private static TokenStream folded(TokenStream words) {
        var digits = new DecimalDigitFilter(new MarkFoldingFilter(words));
        var arabic = new PersianNormalizationFilter(new ArabicNormalizationFilter(new ASCIIFoldingFilter(digits)));
        return new HindiNormalizationFilter(new IndicNormalizationFilter(arabic));
    }

    private static TokenStream stemmed(TokenStream words) {
        var european = new RussianLightStemFilter(new PorterStemFilter(words));
        return new HindiStemFilter(new ArabicStemFilter(european));
    }

    private static String textOf(Reader reader) {
        var text = new StringWriter();
        try {
            reader.transferTo(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return text.toString();
    }
}
