package dev.parlance.inference.extraction.followup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Term;

/** Finds what a question is about, to be borrowed by the next one. */
final class Subject {

    private static final Pattern AFTER_OF = Pattern.compile(
            ".*\\b(?:of|about|for|does|do|did|has|is|was|are|were|by|de|del|da|du|von|ist|sind|kostet|dauert|"
                    + "est|coûte|dure|es|é|cuesta|pesa|dura|custa)\\s+((?:(?:the|an?|der|die|das|den|le|la|les|el|los|las|o|os|as)\\s+)?[\\p{L}\\p{N} -]+)[?.!\\s]*$",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 5;

    private static final int LONGEST_END = 120;

    private Subject() {
    }

    /** The last name in the question, with what belongs to it; without a name, what follows "of"; else all that carries meaning. */
    static String of(Question question) {
        List<Term> names = question.terms().stream()
                .filter(term -> term.sort() == Term.Sort.NAME || isNamedNumber(term)).toList();
        if (!names.isEmpty()) {
            return names.getLast().surface();
        }
        if (question.tongue().isWrittenInPairs()) {
            return question.terms().isEmpty() ? "" : question.terms().getFirst().surface();
        }
        String end = question.text().substring(Math.max(0, question.text().length() - LONGEST_END));
        Matcher after = AFTER_OF.matcher(end);
        if (after.matches() && after.group(1).split("\\s+").length <= LONGEST) {
            return after.group(1).strip();
        }
        return String.join(" ",
                question.terms().stream().filter(term -> term.sort() != Term.Sort.KIND).map(Term::surface).toList());
    }

    private static boolean isNamedNumber(Term term) {
        return term.sort() == Term.Sort.NUMBER && Character.isLetter(term.surface().charAt(0));
    }
}
