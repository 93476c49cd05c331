package dev.parlance.inference.extraction.question;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.language.Listing;
import dev.parlance.inference.extraction.language.Tongue;

/** Knows from its wording what a question seeks; the wordings are in {@code questions.forms} beside this class, the first that fits wins. */
final class QuestionForms {

    private static final Map<Tongue, List<Form>> FORMS = load();

    private static final Pattern AMOUNT = Pattern
            .compile("[$€£¥₩]\\s?\\d|\\d\\s?(?:[$€£¥₩円元원]|euros?|dollars?|pounds?|reais|pesos)");

    private static final Pattern SHARE = Pattern.compile("\\d\\s?(?:%|percent|per cent)");

    private record Form(Sought sought, Pattern wording) {}

    private QuestionForms() {
    }

    static Sought sought(String question, Tongue tongue) {
        String asked = question.strip().toLowerCase(Locale.ROOT);
        for (Form form : FORMS.getOrDefault(tongue, List.of())) {
            if (form.wording().matcher(asked).find() && !isGiven(form.sought(), asked)) {
                return form.sought();
            }
        }
        return Sought.OPEN;
    }

    /** "Which class costs £75" does not ask for money: it brings some. */
    private static boolean isGiven(Sought sought, String asked) {
        return sought == Sought.MONEY && AMOUNT.matcher(asked).find()
                || sought == Sought.PERCENT && SHARE.matcher(asked).find();
    }

    private static Map<Tongue, List<Form>> load() {
        Map<Tongue, List<Form>> forms = new EnumMap<>(Tongue.class);
        Listing.of(QuestionForms.class, "questions.forms").forEach((tongue, lines) -> forms
                .put(Tongue.valueOf(tongue.toUpperCase(Locale.ROOT)),
                        lines.stream().map(QuestionForms::form).toList()));
        return forms;
    }

    private static Form form(String line) {
        int space = line.indexOf(' ');
        return new Form(Sought.valueOf(line.substring(0, space)),
                Pattern.compile(line.substring(space + 1), Pattern.UNICODE_CHARACTER_CLASS));
    }
}
