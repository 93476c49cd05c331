package dev.parlance.knowledge.parsing.plain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.parlance.knowledge.parsing.Spacing;

/** Takes the marks of Markdown out of a line: emphasis, links, pictures, tags. The address of a link is kept beside its words. */
final class MarkdownWords {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|$)");

    private static final Pattern TAG = Pattern.compile(
            "(?i)</?(?:a|abbr|b|br|center|code|dd|details|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|s|small"
                    + "|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\\s[^<>]*)?/?>");

    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\[\\]]*)]\\([^()]*\\)");

    private static final Pattern LINK = Pattern
            .compile("\\[([^\\[\\]]+)]\\(<?([^\\s()]+(?:\\([^\\s()]*\\)[^\\s()]*)?)>?(?:\\s[^()]*)?\\)");

    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]+)]\\s?\\[[^\\[\\]]*]");

    private static final Pattern STRONG = Pattern.compile("(\\*\\*|__|~~)(?=\\S)(.{1,1000}?)(?<=\\S)\\1");

    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*_])([*_])(?=\\S)([^*_]+?)(?<=\\S)\\1(?![\\w*_])");

    private static final Pattern CODE = Pattern.compile("(`{1,2})([^`]*)\\1");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!~>|-])");

    /** Where characters stand that were escaped, until all marks are taken out. */
    private static final int ASIDE = 0xE000;

    private static final Pattern PUT_ASIDE = Pattern.compile("[\uE000-\uE07F]");

    private MarkdownWords() {
    }

    static String plain(String text) {
        String words = ESCAPE.matcher(text).replaceAll(escaped -> moved(escaped.group(1), ASIDE));
        words = COMMENT.matcher(words).replaceAll(" ");
        words = TAG.matcher(words).replaceAll(" ");
        words = PICTURE.matcher(words).replaceAll("$1");
        words = LINK.matcher(words).replaceAll("$1 ($2)");
        words = REFERENCE.matcher(words).replaceAll("$1");
        words = STRONG.matcher(words).replaceAll("$2");
        words = EMPHASIS.matcher(words).replaceAll("$2");
        words = CODE.matcher(words).replaceAll("$2");
        return Spacing.oneLine(PUT_ASIDE.matcher(words)
                .replaceAll(aside -> Matcher.quoteReplacement(moved(aside.group(), -ASIDE))));
    }

    private static String moved(String character, int by) {
        return String.valueOf((char) (character.charAt(0) + by));
    }
}
