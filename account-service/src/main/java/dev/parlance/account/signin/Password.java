package dev.parlance.account.signin;

import java.text.Normalizer;

import dev.parlance.chassis.failure.Failure;

/** A password as typed, in one Unicode form, so that keyboards which spell a letter differently agree. */
record Password(String text) {

    private static final int SHORTEST = 8;

    private static final int LONGEST = 200;

    Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** For a new password, which has to be worth having. */
    static Password chosen(String field, String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Failure.invalid(field, "The field '" + field + "' takes 8 to 200 characters.");
        }
        return new Password(text);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
