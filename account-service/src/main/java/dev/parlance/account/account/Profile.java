package dev.parlance.account.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** What an account is called and how it is set up. */
public record Profile(AccountName name, Parameters parameters, Salt salt) {

    /** What this has become, field by field; empty where it is the same. */
    Map<String, @Nullable Object> differencesFrom(Profile before) {
        Map<String, @Nullable Object> differences = new LinkedHashMap<>();
        note(differences, "name", before.name.text(), name.text());
        note(differences, "allowConversationsLogging", before.parameters.allowConversationsLogging(),
                parameters.allowConversationsLogging());
        note(differences, "automaticJsonHealing", before.parameters.automaticJsonHealing(),
                parameters.automaticJsonHealing());
        return differences;
    }

    private static void note(Map<String, @Nullable Object> differences, String field, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            differences.put(field, Map.of("from", before, "to", after));
        }
    }
}
