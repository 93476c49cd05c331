package dev.parlance.inference.hook;

/**
 * By what a receiver knows an account.
 *
 * @param nonce a bcrypt hash of the salt
 */
record Proof(String salt, String nonce) {

    @Override
    public String toString() {
        return "Proof[hidden]";
    }
}
