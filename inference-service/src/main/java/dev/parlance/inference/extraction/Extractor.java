package dev.parlance.inference.extraction;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.parlance.inference.extraction.evidence.Judgement;
import dev.parlance.inference.extraction.evidence.Page;
import dev.parlance.inference.extraction.evidence.Wanted;
import dev.parlance.inference.extraction.language.Tokenizer;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.language.Tongues;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.statement.PassageReader;
import dev.parlance.inference.extraction.statement.Reading;
import dev.parlance.inference.extraction.wording.Finding;
import dev.parlance.inference.extraction.wording.Overview;
import dev.parlance.inference.extraction.wording.Selection;

/**
 * The built-in model {@code @parlance/extract}: answers a question with the statements of the passages that answer it, in their own words,
 * or says that there are none. The same question and passages give the same answer. Safe for many threads; works without waiting.
 */
public final class Extractor {

    private static final int MOST_PASSAGES = 50;

    private static final int LONGEST_PASSAGE = 4_000;

    private static final int LONGEST_QUESTION = 1_000;

    /** @param passages best first, as retrieval ranks them; of each the first 4,000 characters are read, and the first 50 passages */
    public Extract answer(String question, List<Passage> passages) {
        Tongue tongue = Tongues.of(question, passages.isEmpty() ? "" : start(passages.getFirst().text()));
        Tokenizer tokenizer = new Tokenizer(tongue);
        List<Passage> bounded = passages.stream().limit(MOST_PASSAGES).toList();
        List<Reading> readings = readings(bounded, new PassageReader(tokenizer));
        Set<String> known = tokenizer.known();
        Question asked = Question.of(cut(question, LONGEST_QUESTION), tongue, tokenizer);
        Wanted wanted = new Wanted(asked, known);
        return new Composition(tongue, bounded).of(findings(asked, wanted, pages(bounded, readings, wanted)));
    }

    private static List<Finding> findings(Question asked, Wanted wanted, List<Page> pages) {
        if (asked.terms().isEmpty()) {
            return Overview.of(pages);
        }
        return new Selection(asked, new Judgement(asked, pages, wanted), wanted).findings();
    }

    private static List<Reading> readings(List<Passage> passages, PassageReader reader) {
        return passages.stream()
                .map(passage -> reader.read(cut(passage.text(), LONGEST_PASSAGE), passage.heading(),
                        passage.documentName()))
                .toList();
    }

    private static List<Page> pages(List<Passage> passages, List<Reading> readings, Wanted wanted) {
        return IntStream.range(0, passages.size()).mapToObj(i -> page(i, passages.get(i), readings.get(i), wanted))
                .toList();
    }

    private static Page page(int place, Passage passage, Reading reading, Wanted wanted) {
        return Page.of(place, passage.documentId(), passage.score(), reading, wanted);
    }

    private static String start(String text) {
        return cut(text, 600);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
