package dev.parlance.gateway.routing;

/**
 * The characters a public path is made of. Everything two parsers could read differently (escapes, dot segments, empty
 * segments, parameters, backslashes) has no meaning here and matches no route.
 */
final class PathText {

    private PathText() {
    }

    static boolean isPlain(String path) {
        return path.startsWith("/") && path.chars().allMatch(PathText::isPlain) && !hasOddSegment(path);
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/-._~".indexOf(c) >= 0;
    }

    /** An empty segment (also the one after a last slash), or one of one or two dots. */
    private static boolean hasOddSegment(String path) {
        String closed = path + "/";
        return closed.contains("//") || closed.contains("/./") || closed.contains("/../");
    }
}
