package dev.parlance.inference.extraction.evidence;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.statement.Statement;

/** Weighs whether a statement holds the kind of thing a question seeks, and holds it newly: what the question said itself does not count. */
final class Evidence {

    private static final Pattern FEW = pattern(
            "\\b(?:one|single|none|no|both|a dozen|um|uma|uno|una|ein|eine|un|une)\\b");

    private static final Pattern PRICED = pattern(
            "[$€£¥₩₹₽]\\s?\\d|\\d\\s?(?:[$€£¥₩円元원]|euros?\\b|dollars?\\b|pounds\\b|francs?\\b|reais\\b|pesos\\b)");

    private static final Pattern PRICE = pattern(
            "\\b(?:costs?|prices?|fees?|charged?|pays?|paid|kostet|kosten|preis|custa|preço|valor|cuesta|"
                    + "precio|coûte|prix|tarif|tarifa)\\b|料金|価格|가격|요금|价格|费用");

    private static final Pattern ADDRESS = pattern(
            "address|adresse|anschrift|endereço|morada|dirección|indirizzo|adres");

    private static final Pattern OCCASION = pattern(
            "\\b(?:when|whenever|if|once|as soon as|after|before|until|while|wenn|sobald|cuando|quando|"
                    + "quand|lorsque|dès que)\\b");

    private static final Pattern PAST = pattern("\\b(?:was|were|did|had|(?:has|have)(?! to))\\b");

    private static final Pattern BARE = pattern("[(\\-–−]?\\d[\\d.,'’\\s]*\\)?");

    private static final Pattern AGE = pattern("\\b(?:aged?|born|years?|year-old)\\b");

    private static final Pattern PLACE_LEAD = Pattern
            .compile("\\b(?:in|at|on|near|from|to|em|no|na|en|im|am|bei|à|au|dans)\\s+(?:the\\s+)?\\p{Lu}");

    private final Question question;

    private final String asked;

    private final NewWords newWords;

    private final @Nullable Measure measure;

    Evidence(Question question) {
        this.question = question;
        this.asked = question.text().toLowerCase(Locale.ROOT);
        this.newWords = new NewWords(question);
        this.measure = Measure.askedIn(question.text());
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** 1 if the statement holds what is sought, less if that is doubtful, 0 if it holds nothing of the kind. */
    double fit(Statement statement) {
        return switch (question.sought()) {
            case TIME -> holdsSign(statement) ? 1 : namesOccasion(statement) ? 0.7 : 0;
            case DURATION, EMAIL, PHONE, WEB -> holdsSign(statement) ? 1 : 0;
            case COUNT -> newWords.holdNumber(statement) || FEW.matcher(statement.text()).find() ? 1 : 0;
            case QUANTITY -> newWords.holdNumber(statement) ? quantity(statement) : 0;
            case COLOUR -> measure == null || measure.isIn(statement) ? 1 : 0;
            case MONEY -> money(statement);
            case PERCENT ->
                holdsSign(statement) ? 1 : newWords.holdNumber(statement) ? statement.isRow() ? 0.95 : 0.6 : 0;
            case PERSON -> newWords.holdName(statement) ? 1 : newWords.holdRole(statement) ? 0.4 : 0;
            case PLACE -> newWords.holdName(statement) || PLACE_LEAD.matcher(statement.text()).find() ? 1 : 0.6;
            case ADDRESS -> holdsSign(statement) || namesAddress(statement) ? 1 : 0;
            case FREQUENCY, REASON -> holdsSign(statement) ? 1 : 0.5;
            case SYMBOL -> newWords.holdSymbol(statement) ? 1 : 0.5;
            case TITLE, PROCEDURE, DEFINITION, LIST, POLAR, OPEN -> 1;
        };
    }

    boolean counts(Statement statement) {
        return newWords.count(statement);
    }

    private boolean holdsSign(Statement statement) {
        Pattern sign = Signs.of(question.sought());
        if (sign == null) {
            return true;
        }
        Matcher found = sign.matcher(statement.text());
        while (found.find()) {
            if (!asked.contains(found.group().toLowerCase(Locale.ROOT).strip())) {
                return true;
            }
        }
        return false;
    }

    /** "When do I refill it" is answered by "when the lamp lights up", "when was it built" is not. */
    private boolean namesOccasion(Statement statement) {
        return !PAST.matcher(asked).find() && OCCASION.matcher(statement.text()).find();
    }

    private static boolean namesAddress(Statement statement) {
        return !statement.cells().isEmpty() && ADDRESS.matcher(statement.text()).find();
    }

    private static boolean hasDigit(Statement statement) {
        return statement.text().chars().anyMatch(Character::isDigit);
    }

    private double money(Statement statement) {
        boolean number = newWords.holdNumber(statement);
        if (holdsSign(statement) && (number || !hasDigit(statement))) {
            return 1;
        }
        return number ? unpriced(statement) : 0;
    }

    /** A bare number may be a price in a table or beside a word such as "fee". */
    private static double unpriced(Statement statement) {
        if (PRICE.matcher(statement.text()).find()) {
            return hasDigit(statement) ? 0.8 : 0.2;
        }
        boolean bare = statement.cells().stream().anyMatch(cell -> BARE.matcher(cell.value()).matches());
        return statement.isRow() && bare ? 0.9 : 0.2;
    }

    /** A number with the unit that fits is what is sought; without a unit it may be. */
    private double quantity(Statement statement) {
        if (asked.contains("how old")) {
            return AGE.matcher(statement.text()).find() ? 1 : 0;
        }
        if (measure == null || measure.isIn(statement)) {
            return 1;
        }
        if (PRICED.matcher(statement.text()).find()) {
            return measure.mayBeMoney() ? 0.8 : 0;
        }
        return measure.isNamedIn(statement) ? 0.9 : 0.2;
    }
}
