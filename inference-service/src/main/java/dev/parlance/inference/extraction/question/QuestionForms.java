package dev.parlance.inference.extraction.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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
        try (InputStream lines = QuestionForms.class.getResourceAsStream("questions.forms")) {
            if (lines == null) {
                throw new IllegalStateException("questions.forms is missing from the class path");
            }
            new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> add(line, forms));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return forms;
    }

    private static void add(String line, Map<Tongue, List<Form>> forms) {
        String[] parts = line.split(" ", 3);
        Tongue tongue = Tongue.valueOf(parts[0].toUpperCase(Locale.ROOT));
        Pattern wording = Pattern.compile(parts[2], Pattern.UNICODE_CHARACTER_CLASS);
        forms.computeIfAbsent(tongue, first -> new ArrayList<>()).add(new Form(Sought.valueOf(parts[1]), wording));
    }
}
