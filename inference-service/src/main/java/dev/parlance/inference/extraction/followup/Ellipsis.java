package dev.parlance.inference.extraction.followup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Term;

/** Fills in what a question leaves out because the one before it said so. */
public final class Ellipsis {

    private static final int FEW_WORDS = 5;

    /** Openings that carry an earlier question on, in the languages this model knows. */
    private static final Pattern LEAD = Pattern.compile(
            "^[¿\\s]*(?:(?:and|or|but|so|also|then)\\b[,\\s]*)?(?:what about|how about|what of|what if|and|"
                    + "e quanto [aà]o?|e sobre|e para|e|y qué hay de|qué hay de|y|et pour|et|qu'en est-il de|und wie ist es mit|und|wie steht es mit|"
                    + "en hoe zit het met|en|では|じゃあ|それでは|그럼|그러면|그리고|那么|那)(?:[\\s,:]+|(?<=[\\u3040-\\ud7a3]))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern POSSESSIVE = Pattern.compile("\\b(?:its|their|his|her)\\b(?=\\s+\\p{L})",
            Pattern.CASE_INSENSITIVE);

    /** Not the empty "it" of "is it possible", nor the "there" of "is there". */
    private static final Pattern PRONOUN = Pattern.compile(
            "\\b(?:it(?!\\s+(?:possible|allowed|necessary|true|required|worth|mandatory|permitted|legal|"
                    + "okay|ok|safe|takes? to|costs? to|mean to)\\b)|they|them|he|she|him|this one|that one)\\b|"
                    + "(?<=\\b(?:does|did|do|is|was|about|of|for|with|like|after|before|than)\\s)(?:this|that|these|those)\\b|\\bthere(?=\\s*[?.]*$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER_AUXILIARY = Pattern.compile(
            ".*\\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must)\\s+$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ANY_PRONOUN = Pattern.compile(
            "(?<!\\p{L})(?:sua|seu|suas|seus|dele|dela|ele|ela|isso|su|sus|él|ella|eso|ihr|ihre|"
                    + "sein|seine|er|sie|dessen|deren|son|sa|ses|leur|leurs|il|elle|cela|suo|sua|suoi)(?!\\p{L})|それ|その|彼|彼女|그것|그의|그녀|它|他|她|其",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PREPOSITION = Pattern.compile(
            "^(in|for|of|at|on|from|to|with|by|em|para|de|en|für|von|bei|im|pour|à|au)\\s+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ASKS = Pattern
            .compile("\\b(?:who|when|where|why|how|which|what|quem|quando|onde|como|quant[oa]s?|qual|quais|"
                    + "qui[ée]n|cu[áa]ndo|d[óo]nde|c[óo]mo|cu[áa]nt[oa]s?|cu[áa]l(?:es)?|wer|wann|wo|wie|warum|welche[rsnm]?|qui|quand|où|comment|combien|"
                    + "quel(?:le)?s?|pourquoi)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile("[\\s?？.!。]+$");

    private final Question question;

    private final Question before;

    public Ellipsis(Question question, Question before) {
        this.question = question;
        this.before = before;
    }

    public String resolved() {
        String text = question.text();
        Matcher lead = LEAD.matcher(text);
        String rest = lead.find() ? text.substring(lead.end()) : text;
        boolean carriesOn = lead.hitEnd() || !rest.equals(text);
        if (question.tongue() == Tongue.ENGLISH && (isOpen(POSSESSIVE, rest) || isPointing(rest))) {
            return withSubject(rest.length() < text.length() && !ASKS.matcher(rest).find() ? text : rest);
        }
        if (carriesOn && isShort(rest)) {
            return ASKS.matcher(rest).find()
                    ? appended(rest, Subject.of(before))
                    : carriedOn(END.matcher(rest).replaceFirst(""));
        }
        boolean pointing = question.tongue() != Tongue.ENGLISH && ANY_PRONOUN.matcher(text).find()
                && names(question).isEmpty();
        return pointing || leavesAllOpen() ? appended(text, Subject.of(before)) : text;
    }

    /** "It" may stand for something named in the same question; then nothing is missing. */
    private boolean isPointing(String rest) {
        return names(question).isEmpty() && isOpen(PRONOUN, rest);
    }

    /** True if hardly anything before the pronoun could be what it stands for. */
    private boolean isOpen(Pattern pronouns, String rest) {
        Matcher pronoun = pronouns.matcher(rest);
        if (!pronoun.find()) {
            return false;
        }
        String ahead = rest.substring(0, pronoun.start());
        long candidates = question.terms().stream().filter(term -> ahead.contains(term.surface())).count();
        return candidates < 2 || AFTER_AUXILIARY.matcher(ahead).matches();
    }

    private boolean isShort(String rest) {
        return rest.split("\\s+").length <= FEW_WORDS && rest.length() <= 60;
    }

    private String withSubject(String text) {
        String subject = Subject.of(before);
        if (subject.isEmpty()) {
            return text;
        }
        Matcher possessive = POSSESSIVE.matcher(text);
        if (possessive.find()) {
            return possessive
                    .replaceFirst(Matcher.quoteReplacement(subject.endsWith("s") ? subject + "'" : subject + "'s"));
        }
        return PRONOUN.matcher(text).replaceFirst(Matcher.quoteReplacement(subject));
    }

    /** The earlier question with the one thing changed that is said anew; where nothing can be exchanged, it is added. */
    private String carriedOn(String rest) {
        Matcher preposition = PREPOSITION.matcher(rest);
        String lead = preposition.find() ? preposition.group(1) : "";
        String said = lead.isEmpty() ? rest : rest.substring(preposition.end());
        Term fresh = question.terms().isEmpty() ? null : question.terms().getLast();
        String replaced = fresh == null ? "" : replaceable(fresh, lead);
        if (!replaced.isEmpty()) {
            return before.text().replace(replaced,
                    question.tongue().isWrittenInPairs() && fresh != null ? fresh.surface() : said);
        }
        return lead.isEmpty() ? withOtherThing(rest) : bare(before.text()) + " " + rest + "?";
    }

    /** "And sick leave?" after "annual leave", "And the deposit?" after "the rent": the thing itself is exchanged. */
    private String withOtherThing(String rest) {
        if (question.tongue().isWrittenInPairs()) {
            return appended(rest, Subject.of(before));
        }
        String head = rest.substring(rest.lastIndexOf(' ') + 1);
        Matcher sibling = Pattern.compile("[\\p{L}-]+ " + Pattern.quote(head) + "\\b").matcher(before.text());
        if (rest.contains(" ") && sibling.find()) {
            return sibling.replaceFirst(Matcher.quoteReplacement(rest));
        }
        String subject = Subject.of(before);
        boolean exchanges = names(before).isEmpty() && !subject.isEmpty() && before.text().contains(subject);
        return exchanges ? before.text().replace(subject, rest) : bare(before.text()) + " " + rest + "?";
    }

    private String replaceable(Term fresh, String preposition) {
        String last = "";
        for (Term term : before.terms()) {
            boolean sameKind = term.sort() == fresh.sort() && (fresh.isKey() || excludes(term, fresh));
            boolean sameLead = !preposition.isEmpty() && before.text().contains(preposition + " " + term.surface());
            if (sameKind && (last.isEmpty() || sameLead || preposition.isEmpty())) {
                last = term.surface();
            }
        }
        return last;
    }

    private boolean excludes(Term term, Term fresh) {
        return before.tongue().vocabulary().apart(term.forms().getFirst()).contains(fresh.forms().getFirst());
    }

    /** "How many employees?" after a question about a firm: hardly anything is said, and no name. */
    private boolean leavesAllOpen() {
        boolean few = question.terms().stream().filter(term -> term.sort() != Term.Sort.KIND).count() <= 1;
        return few && names(question).isEmpty() && question.text().split("\\s+").length <= FEW_WORDS
                && !names(before).isEmpty();
    }

    private static List<Term> names(Question question) {
        return question.terms().stream().filter(Term::isKey).toList();
    }

    private static String appended(String text, String subject) {
        return subject.isEmpty() || text.contains(subject) ? text : bare(text) + " " + subject + "?";
    }

    private static String bare(String text) {
        return END.matcher(text).replaceFirst("");
    }
}
