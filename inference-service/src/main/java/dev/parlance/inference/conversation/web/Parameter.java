package dev.parlance.inference.conversation.web;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Reads what stands in a query. */
final class Parameter {

    private Parameter() {
    }

    static int number(String name, @Nullable String given, int usual, int least, int most) {
        if (given == null || given.isBlank()) {
            return usual;
        }
        Integer number = given.matches("\\d{1,9}") ? Integer.valueOf(given) : null;
        if (number == null || number < least) {
            throw Failure.invalid(name, "The parameter '" + name + "' takes a whole number from " + least + ".");
        }
        return Math.min(number, most);
    }

    static boolean flag(String name, @Nullable String given) {
        if (given == null || given.isBlank() || given.equalsIgnoreCase("false") || given.equals("0")) {
            return false;
        }
        if (given.equalsIgnoreCase("true") || given.equals("1")) {
            return true;
        }
        throw Failure.invalid(name, "The parameter '" + name + "' must be true or false.");
    }

    static @Nullable UUID id(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        Optional<UUID> id = Ids.parse(given);
        return id.orElseThrow(() -> Failure.invalid(name, "The parameter '" + name + "' takes an id."));
    }

    static @Nullable String text(@Nullable String given) {
        return given == null || given.isEmpty() ? null : given.replace("\0", "");
    }
}
