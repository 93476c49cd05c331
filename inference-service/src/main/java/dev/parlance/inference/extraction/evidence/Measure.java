package dev.parlance.inference.extraction.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.statement.Cell;
import dev.parlance.inference.extraction.statement.Statement;

/** A property that is given as a number with a unit, so that the unit tells whether a number is the one asked for. */
enum Measure {

    WEIGHT("how heavy|weigh\\w*|weight|mass|pesa|peso|gewicht|schwer|wiegt|poids|pèse|重さ|重量|무게",
            "kg|kilos?|kilograms?|g|grams?|mg|tons?|tonnes?|lbs?|pounds?|ounces?|oz|quilos?|gramas?|gramos?|gramm|grammes?|キロ|千克|公斤|킬로그램"), //
    TEMPERATURE("how (?:hot|cold|warm)|temperatur\\w*|température|温度|온도", "°\\s?[cf]?|degrees?|grad|graus|grados|degrés|kelvin|度|도"), //
    SPEED("how fast|speed|velocity|geschwindigkeit|vitesse|velocidade?|velocidad", "km/h|kph|mph|m/s|miles per hour|knots|mbit/s|gbit/s|rpm"), //
    AREA("how large an area|area|surface|fläche|wohnfläche|superficie|área|面積|面积", "m²|m2|km²|km2|sq\\w*|square|hectares?|ha|acres?|quadratmeter\\w*|metros cuadrados|metros quadrados|平方"), //
    STORAGE("(?:upload|file|download|storage|disk|memory) (?:size|limit|space)|how much (?:memory|storage)", "kb|mb|gb|tb|kib|mib|gib|bytes?"), //
    LENGTH("how (?:high|tall|far|deep|wide|thick)|altitude|elevation|height|width|depth|distance|wingspan|diameter|thickness|wie (?:hoch|weit|tief|breit)|"
            + "höhe|länge|breite|altura|anchura|largura|profundidade?|hauteur|largeur|longueur|高さ|距離|높이",
            "m|km|cm|mm|met(?:re|er)s?|kilomet(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?|miles?|feet|foot|ft|inch(?:es)?|yards?|metros?|mètres?|"
                    + "zentimeter|メートル|米|公里|미터"), //
    VOLUME("volume|capacity of the tank|how much water", "l|ml|lit(?:re|er)s?|gallons?|cubic|m³|cl|dl"), //
    NOISE("how (?:loud|noisy)|noise level|wie laut|lautstärke", "db|decibels?|dezibel|sone"), //
    POWER("voltage|power consumption|wattage|current draw", "v|kv|volts?|w|kw|mw|watts?|a|amps?|amperes?|kwh"), //
    COLOUR("what colou?r|which colou?r|welche farbe|de qué color|que cor|de que cor|quelle couleur|何色|什么颜色|무슨 색", "");

    private static final Pattern COLOURS = Pattern.compile("\\b(?:red|blue|green|yellow|black|white|gr[ea]y|brown|orange|purple|pink|violet|silver|gold(?:en)?|"
            + "beige|turquoise|transparent|rot|blau|grün|gelb|schwarz|weiß|grau|braun|rojo|azul|verde|amarillo|negro|blanco|gris|vermelho|amarelo|preto|branco|"
            + "cinza|rouge|bleu|vert|jaune|noir|blanc|brun)\\b|[赤青緑黄黒白灰紫红绿黑]|빨간|파란|초록|노란|검은|흰",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Pattern wording;

    private final Pattern sign;

    private final Pattern unit;

    Measure(String wording, String units) {
        this.wording = word(wording);
        this.unit = word(units);
        this.sign = Pattern.compile("\\d\\s*(?:" + units + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The measure a question asks for, null if it asks for none. */
    static @Nullable Measure askedIn(String question) {
        String asked = question.toLowerCase(Locale.ROOT);
        for (Measure measure : values()) {
            if (measure.wording.matcher(asked).find()) {
                return measure;
            }
        }
        return null;
    }

    boolean isIn(Statement statement) {
        if (this == COLOUR) {
            return COLOURS.matcher(statement.text()).find();
        }
        return sign.matcher(statement.text()).find() || statement.cells().stream().anyMatch(this::isUnitOf);
    }

    /** True for a column such as "Diameter (km)" over a number. */
    private boolean isUnitOf(Cell cell) {
        return cell.isNumeric() && unit.matcher(cell.column()).find();
    }

    boolean isNamedIn(Statement statement) {
        return wording.matcher(statement.text()).find();
    }

    /** "How high" asks for metres or for money. */
    boolean mayBeMoney() {
        return this == LENGTH;
    }
}
