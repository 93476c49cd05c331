package dev.parlance.inference.hook;

/**
 * What a receiver has said.
 *
 * @param contentType as it was sent; empty where none was
 * @param text as much of it as was wanted
 */
public record HookAnswer(int status, String contentType, String text) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
