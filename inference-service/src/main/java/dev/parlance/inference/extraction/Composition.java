package dev.parlance.inference.extraction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.statement.Statement;
import dev.parlance.inference.extraction.wording.Finding;

/** Joins what was found into one text with numbered citations. */
final class Composition {

    private final Tongue tongue;

    private final List<Passage> passages;

    Composition(Tongue tongue, List<Passage> passages) {
        this.tongue = tongue;
        this.passages = passages;
    }

    Extract of(List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Extract(false, Phrases.noAnswer(tongue), List.of());
        }
        Map<String, List<Finding>> chunks = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        Finding last = null;
        for (Finding finding : findings) {
            chunks.computeIfAbsent(chunk(finding), first -> new ArrayList<>()).add(finding);
            int number = List.copyOf(chunks.keySet()).indexOf(chunk(finding)) + 1;
            text.append(last == null ? "" : gap(last, finding)).append(sentence(finding)).append(" [").append(number)
                    .append(']');
            last = finding;
        }
        return new Extract(true, text.toString(), citations(List.copyOf(chunks.values())));
    }

    private String chunk(Finding finding) {
        Passage passage = passage(finding);
        return passage.documentId() + '\n' + passage.chunkId();
    }

    private Passage passage(Finding finding) {
        return passages.get(finding.candidate().page().place());
    }

    private String sentence(Finding finding) {
        return (finding.differs() ? Phrases.otherwise(tongue) : "") + finding.text();
    }

    private static String gap(Finding before, Finding next) {
        boolean prose = isProse(before) && isProse(next) && !next.differs();
        return prose ? " " : "\n";
    }

    private static boolean isProse(Finding finding) {
        return finding.candidate().statement().kind() == Statement.Kind.SENTENCE && finding.text().indexOf('\n') < 0;
    }

    private List<Citation> citations(List<List<Finding>> chunks) {
        List<Citation> citations = new ArrayList<>();
        for (List<Finding> chunk : chunks) {
            citations.add(citation(citations.size() + 1, chunk));
        }
        return List.copyOf(citations);
    }

    private Citation citation(int number, List<Finding> findings) {
        Passage passage = passage(findings.getFirst());
        String quote = String.join(" … ", findings.stream().map(Finding::quote).toList());
        double score = findings.stream().mapToDouble(finding -> finding.candidate().evidence()).max().orElse(0);
        return new Citation(number, passage.documentId(), passage.documentName(), passage.chunkId(), passage.heading(),
                passage.page(),
                quote, Math.min(1, score));
    }
}
