package dev.parlance.inference.extraction.evidence;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.language.Script;
import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Sought;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Cell;
import dev.parlance.inference.extraction.statement.Statement;

/** Weighs whether a statement holds the kind of thing a question seeks, and holds it newly: what the question said itself does not count. */
final class Evidence {

    private static final String NUMBER_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
            + "um|uma|dois|duas|três|uno|una|dos|tres|ein|eine|zwei|drei|un|une|deux|trois)";

    private static final String UNIT = "(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|quarters?|decades?|segundos?|minutos?|"
            + "horas?|dias?|días?|semanas?|mes(?:es)?|mês|anos?|años?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|"
            + "secondes?|heures?|jours?|semaines?|mois|ans?|années?|ore|giorni|settimane|mesi|anni|uur|uren|dagen|weken|maanden|jaar)";

    private static final Map<Sought, Pattern> SIGNS = new EnumMap<>(Sought.class);

    static {
        sign(Sought.TIME,
                "\\b(?:1[4-9]|20)\\d\\d\\b|\\bmay,?\\s+\\d|\\d\\s+may\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b|\\d\\s*[年月日년월일時시点]|\\d{1,2}[:h]\\d\\d|\\b\\d{1,2}\\s*(?:uhr|h|heures|o'clock|horas)\\b|"
                        + "\\b\\d{1,2}\\s*[ap]\\.?m\\b|\\b(?:jan(?:uary|uar|eiro|vier)?|feb(?:ruary|ruar|rero)?|fevereiro|février|enero|ma(?:rch|rço|rzo|rs)|"
                        + "märz|apr(?:il)?|abril|avril|mai|maio|mayo|june?|juni|junho|junio|juin|july?|juli|julho|julio|juillet|aug(?:ust)?|agosto|"
                        + "août|sep(?:t|tember|tiembre|tembre)?|setembro|oct(?:ober|ubre|obre)?|outubro|oktober|nov(?:ember|iembre|embre)?|novembro|"
                        + "dec(?:ember)?|dezember|dezembro|diciembre|décembre|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|montag|dienstag|"
                        + "mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|jueves|viernes|lundi|mardi|jeudi|vendredi|segunda-feira|"
                        + "spring|summer|autumn|winter|midnight|noon|today|immediately|daily|weekly|monthly|quarterly|yearly|annually|century)\\b|\\b(?:\\d+|"
                        + NUMBER_WORD
                        + "|\\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|last)[\\s-]+(?:\\w+\\s+)?" + UNIT
                        + "\\b|曜日|요일|世紀|세기|世纪");
        sign(Sought.DURATION, "\\b(?:\\d[\\d.,]*|" + NUMBER_WORD + "|half an?|an?)[\\s-]+(?:\\w+\\s+)?" + UNIT
                + "\\b|\\d\\s*(?:年|年間|か月|ヶ月|カ月|个月|週|周|日|天|時間|小时|分|秒|년|개월|달|주|일|시간|분|초)|\\b\\d+\\s?(?:h|hrs?|min|sec|s|d)\\b|"
                + "\\d\\s*(?:characters|letters|words|pages|metres|meters|kilomet(?:re|er)s|miles|feet|inches|cm|mm|m|km)\\b");
        sign(Sought.FREQUENCY,
                "\\b(?:every|each|daily|weekly|monthly|quarterly|yearly|annually|annual|hourly|twice|once|times|per|always|never|"
                        + "jede[nrs]?|täglich|wöchentlich|monatlich|jährlich|cada|todos|todas|chaque|tous|toutes)\\b|毎|每|매");
        sign(Sought.MONEY,
                "[$€£¥₩₹₽]|\\b(?:usd|eur|gbp|chf|jpy|brl|dollars?|euros?|pounds?|cents?|francs?|reais|pesos|yen|free|gratis|"
                        + "kostenlos|grátis|gratuit)\\b|円|元|원|万円|만원");
        sign(Sought.PERCENT, "\\d\\s*(?:%|％|percent|per cent|por cento|por ciento|prozent|pour cent|パーセント|퍼센트)|百分之|"
                + "\\b(?:half|two[- ]thirds|a third|a quarter|majority)\\b");
        sign(Sought.EMAIL, "[\\w.+-]+@[\\w-]+\\.[\\w.]+|\\bemail protected\\b");
        sign(Sought.PHONE, "\\+?\\(?\\d[\\d\\s()./-]{5,}\\d");
        sign(Sought.WEB,
                "https?://|www\\.|\\b[\\w-]+\\.(?:com|org|net|io|dev|edu|gov|de|fr|es|br|pt|jp|kr|cn|eu|co|uk)\\b");
        sign(Sought.ADDRESS,
                "(?-i:\\b\\d+[a-zA-Z]?,?\\s+(?:\\p{Lu}[\\w.]*\\s+){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|"
                        + "Highway|Hwy|Way|Square|Court|Ct|Place|Parkway|Quay|Terrace)\\b)|(?-i:\\b(?:Rua|Calle|Avenida|Av\\.|Via|Rue|Plaza|Praça)\\s)|"
                        + "\\d+,?\\s*(?:bis,?\\s*)?rue\\s|(?:straße|strasse|str\\.|weg|platz|allee|gasse)\\s+\\d|(?-i:\\b[A-Z]{2}\\s+\\d{5}(?:-\\d{4})?\\b)|"
                        + "[都道府県市区町村]\\S*\\d|[시군구동로]\\s+\\d|[路街]\\S*号");
        sign(Sought.REASON,
                "\\b(?:because|since|due to|as a result|so that|in order to|therefore|reasons?|caused? by|owing to|thanks to|weil|"
                        + "da|wegen|damit|porque|pois|devido|debido|para que|parce que|car|afin|perché|omdat)\\b|ため|ので|때문|위해|因为|由于");
    }

    private static final Pattern FEW = Pattern.compile(
            "\\b(?:one|single|none|no|both|a dozen|um|uma|uno|una|ein|eine|un|une)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MONEY = Pattern.compile("[$€£¥₩₹₽]\\s?\\d");

    private static final Pattern PRICED = Pattern.compile("\\d\\s?(?:[$€£¥₩円元원]|euros?\\b|dollars?\\b|pounds\\b|francs?\\b|reais\\b|pesos\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern PRICE = Pattern
            .compile("\\b(?:costs?|prices?|fees?|charged?|pays?|paid|kostet|kosten|preis|custa|preço|valor|cuesta|"
                    + "precio|coûte|prix|tarif|tarifa)\\b|料金|価格|가격|요금|价格|费用", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile(
            "address|adresse|anschrift|endereço|morada|dirección|indirizzo|adres",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OCCASION = Pattern.compile("\\b(?:when|whenever|if|once|as soon as|after|before|until|while|wenn|sobald|cuando|quando|quand|"
            + "lorsque|dès que)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern PAST = Pattern.compile("\\b(?:was|were|did|had|(?:has|have)(?! to))\\b");

    private static final Pattern BARE = Pattern.compile("[(\\-–−]?\\d[\\d.,'’\\s]*\\)?");

    private static final Pattern AGE = Pattern.compile("\\b(?:aged?|born|years?|year-old)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ROLE = Pattern
            .compile("\\b\\p{Ll}+(?:er|or|ist|ian|ee|man|woman)s?\\b|\\b(?:staff|team|board|council|department|"
                    + "office|authority|people|person|agency|company|government|court|judge|president|members?|parents?|students?|adults?|citizens?)\\b");

    private static final Pattern PLACE_LEAD = Pattern
            .compile("\\b(?:in|at|on|near|from|to|em|no|na|en|im|am|bei|à|au|dans)\\s+(?:the\\s+)?\\p{Lu}");

    private final Question question;

    private final String asked;

    private final Set<String> crux;

    private final @Nullable Measure measure;

    Evidence(Question question) {
        this.question = question;
        this.asked = question.text().toLowerCase(Locale.ROOT);
        this.measure = Measure.askedIn(question.text());
        this.crux = question.terms().stream().filter(Term::crux).flatMap(term -> term.forms().stream())
                .collect(Collectors.toSet());
    }

    private static void sign(Sought sought, String regex) {
        SIGNS.put(sought, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** 1 if the statement holds what is sought, less if that is doubtful, 0 if it holds nothing of the kind. */
    double fit(Statement statement) {
        return switch (question.sought()) {
            case TIME -> holdsSign(statement) ? 1 : namesOccasion(statement) ? 0.7 : 0;
            case DURATION, EMAIL, PHONE, WEB -> holdsSign(statement) ? 1 : 0;
            case COUNT -> holdsNumber(statement) || FEW.matcher(statement.text()).find() ? 1 : 0;
            case QUANTITY -> holdsNumber(statement) ? measure(statement) : 0;
            case COLOUR -> Measure.COLOUR.isIn(statement) ? 1 : 0;
            case MONEY -> holdsSign(statement) && (holdsNumber(statement) || hasNoDigit(statement))
                    ? 1
                    : holdsNumber(statement) ? unpriced(statement) : 0;
            case PERCENT -> holdsSign(statement) ? 1 : holdsNumber(statement) ? statement.isRow() ? 0.95 : 0.6 : 0;
            case PERSON -> holdsName(statement) ? 1 : holdsRole(statement) ? 0.4 : 0;
            case PLACE -> holdsName(statement) || PLACE_LEAD.matcher(statement.text()).find() ? 1 : 0.6;
            case ADDRESS -> holdsSign(statement) || namesAddress(statement) ? 1 : 0;
            case FREQUENCY, REASON -> holdsSign(statement) ? 1 : 0.5;
            case SYMBOL -> holdsSymbol(statement) ? 1 : 0.5;
            default -> 1;
        };
    }

    private boolean holdsSign(Statement statement) {
        @Nullable
        Pattern sign = SIGNS.get(question.sought());
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

    private static boolean hasNoDigit(Statement statement) {
        return statement.text().chars().noneMatch(Character::isDigit);
    }

    private boolean holdsNumber(Statement statement) {
        for (Token token : statement.tokens()) {
            boolean digits = token.kind() == Token.Kind.NUMBER
                    || token.kind() == Token.Kind.CODE && Character.isDigit(token.form().charAt(0));
            if (digits && !question.forms().contains(token.form()) && inValue(statement, token)) {
                return true;
            }
        }
        return false;
    }

    /** A number in the name of a column is not what the row says. */
    private static boolean inValue(Statement statement, Token token) {
        if (statement.cells().isEmpty()) {
            return true;
        }
        Cell cell = statement.cells().get(statement.cellOf(token));
        return token.start() >= cell.valueStart();
    }

    private boolean holdsName(Statement statement) {
        for (Token token : statement.tokens()) {
            boolean paired = token.kind() == Token.Kind.GRAM && Script.isPaired(token.form().charAt(0));
            boolean fresh = !question.forms().contains(token.form());
            if (fresh && (paired || isNamelike(statement, token))) {
                return true;
            }
        }
        return false;
    }

    /** A bare number may be a price in a table or beside a word such as "fee". */
    private static double unpriced(Statement statement) {
        if (PRICE.matcher(statement.text()).find()) {
            return hasNoDigit(statement) ? 0.2 : 0.8;
        }
        return statement.isRow() && statement.cells().stream().anyMatch(cell -> BARE.matcher(cell.value()).matches())
                ? 0.9
                : 0.2;
    }

    /** A number with the unit that fits is what is sought; without a unit it may be. */
    private double measure(Statement statement) {
        if (asked.contains("how old")) {
            return AGE.matcher(statement.text()).find() ? 1 : 0;
        }
        if (measure == null || measure.isIn(statement)) {
            return 1;
        }
        if (MONEY.matcher(statement.text()).find() || PRICED.matcher(statement.text()).find()) {
            return measure.mayBeMoney() ? 0.8 : 0;
        }
        return measure.isNamedIn(statement) ? 0.9 : 0.2;
    }

    /** True if a number stands right before what is counted: "five large clusters" for "how many clusters". */
    boolean counts(Statement statement) {
        boolean counting = question.sought() == Sought.COUNT;
        List<Token> tokens = statement.tokens();
        for (int at = 1; counting && at < tokens.size(); at++) {
            if (crux.contains(tokens.get(at).form())
                    && (isFreshNumber(tokens.get(at - 1)) || at > 1 && isFreshNumber(tokens.get(at - 2)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isFreshNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER && !question.forms().contains(token.form());
    }

    /** "The treasurer" and "the committee" answer "who", too. */
    private boolean holdsRole(Statement statement) {
        Matcher role = ROLE.matcher(statement.text());
        while (role.find()) {
            if (!asked.contains(role.group().toLowerCase(Locale.ROOT).substring(0, 3))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamelike(Statement statement, Token token) {
        boolean opens = token.start() == 0 && statement.cells().isEmpty();
        String word = token.in(statement.text()).toLowerCase(Locale.ROOT);
        return token.kind() == Token.Kind.WORD && token.capital() && inValue(statement, token)
                && !question.tongue().vocabulary().isFunction(word) && (!opens || nextIsCapital(statement, token));
    }

    private static boolean nextIsCapital(Statement statement, Token token) {
        int next = statement.tokens().indexOf(token) + 1;
        return next < statement.tokens().size() && statement.tokens().get(next).capital();
    }

    private boolean holdsSymbol(Statement statement) {
        for (Token token : statement.tokens()) {
            String word = token.in(statement.text());
            boolean digits = word.chars().anyMatch(Character::isDigit);
            boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))
                    && Character.isLetter(word.charAt(0));
            if ((digits || capitals) && !question.forms().contains(token.form()) && inValue(statement, token)) {
                return true;
            }
        }
        return false;
    }
}
