package dev.parlance.inference.extraction.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Tokenizer}. */
class TokenizerTests {

    private final Tokenizer english = new Tokenizer(Tongue.ENGLISH);

    @ParameterizedTest
    @ValueSource(strings = {"47,400", "47.400", "47'400", "47\u00a0400", "47\u202f400", "47400.00", "047400"})
    void bringsNumbersToOneForm(String written) {
        assertThat(forms(english, written)).containsExactly("47400");
    }

    @Test
    void keepsFractions() {
        assertThat(forms(english, "41.5 and 41,5")).containsExactly("41.5", "and", "41.5");
    }

    @Test
    void readsNumbersInLettersAndOrdinals() {
        assertThat(forms(english, "five third 22nd")).containsExactly("5", "3", "22");
    }

    @Test
    void bringsWordsToTheirStems() {
        assertThat(forms(english, "connected connecting sent children")).containsExactly("connect", "connect", "send",
                "child");
    }

    @Test
    void remembersWhereTokensStand() {
        Token token = english.tokens("The Mill, 1834").get(1);

        assertThat(token.in("The Mill, 1834")).isEqualTo("Mill");
        assertThat(token.capital()).isTrue();
    }

    @Test
    void tellsPartNumbersFromWords() {
        assertThat(english.tokens("valve b17")).extracting(Token::kind).containsExactly(Token.Kind.WORD,
                Token.Kind.CODE);
    }

    @Test
    void cutsScriptsWithoutSpacesIntoPairs() {
        assertThat(forms(new Tokenizer(Tongue.JAPANESE), "東京都 5年")).containsExactly("東京", "京都", "5", "年");
    }

    @Test
    void leavesAccentsOut() {
        assertThat(forms(new Tokenizer(Tongue.SPANISH), "dirección"))
                .isEqualTo(forms(new Tokenizer(Tongue.SPANISH), "direccion"));
    }

    private static List<String> forms(Tokenizer tokenizer, String text) {
        return tokenizer.tokens(text).stream().map(Token::form).toList();
    }
}
