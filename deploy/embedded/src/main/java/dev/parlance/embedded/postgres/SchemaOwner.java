package dev.parlance.embedded.postgres;

import java.util.regex.Pattern;

/** A role that owns the schema of the same name and sees no other. */
public record SchemaOwner(String name, String password) {

    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public SchemaOwner {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("A schema's name is lower-case letters, digits and _: " + name);
        }
    }

    @Override
    public String toString() {
        return "SchemaOwner[" + name + "]";
    }
}
