package dev.parlance.inference.extraction.evidence;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.language.Listing;
import dev.parlance.inference.extraction.question.Sought;

/** How dates, prices, addresses and the like look; the list is {@code signs.patterns} beside this class. */
final class Signs {

    private static final String FEW = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|um|uma|dois|duas|três|"
            + "uno|una|dos|tres|ein|eine|zwei|drei|un|une|deux|trois)";

    private static final String UNIT = "(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|quarters?|decades?|segundos?|minutos?|horas?|"
            + "dias?|días?|semanas?|mes(?:es)?|mês|anos?|años?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|secondes?|heures?|"
            + "jours?|semaines?|mois|ans?|années?|ore|giorni|settimane|mesi|anni|uur|uren|dagen|weken|maanden|jaar)";

    private static final Map<Sought, Pattern> SIGNS = load();

    private Signs() {
    }

    /** What shows that a text holds something of this kind, null for kinds that have no look of their own. */
    static @Nullable Pattern of(Sought sought) {
        return SIGNS.get(sought);
    }

    private static Map<Sought, Pattern> load() {
        Map<Sought, Pattern> signs = new EnumMap<>(Sought.class);
        Listing.of(Signs.class, "signs.patterns")
                .forEach((sought, looks) -> signs.put(Sought.valueOf(sought), pattern(looks)));
        return signs;
    }

    private static Pattern pattern(List<String> looks) {
        String regex = String.join("|", looks).replace("{few}", FEW).replace("{unit}", UNIT);
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
