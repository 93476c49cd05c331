package dev.parlance.account.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.identity.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link AccessTokens}. */
class AccessTokensTests {

    private static final String SECRET = "a secret of this installation, 64 bytes long so that HS512 works";

    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    private final UUID account = Ids.next();

    private final UUID member = Ids.next();

    private final UUID session = Ids.next();

    private final AccessTokens tokens = at(NOW);

    @Test
    void knowsThePersonAgain() {
        AccessToken token = tokens.issue(account, member, session);

        assertThat(tokens.read(token.text()))
                .contains(new Person(account, member, session, NOW.plus(Duration.ofHours(24))));
        assertThat(token.lifetime()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void endsToTheSecond() {
        String token = tokens.issue(account, member, session).text();

        assertThat(at(NOW.plus(Duration.ofHours(24)).minusSeconds(1)).read(token)).isPresent();
        assertThat(at(NOW.plus(Duration.ofHours(24))).read(token)).isEmpty();
    }

    @Test
    void refusesATokenWithAnyCharacterChanged() {
        String token = tokens.issue(account, member, session).text();

        for (int place = 0; place < token.length(); place++) {
            char other = token.charAt(place) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, place) + other + token.substring(place + 1))).isEmpty();
        }
    }

    @Test
    void refusesAnotherSpellingOfTheSameSignature() {
        String token = tokens.issue(account, member, session).text();

        assertThat(tokens.read(token + "=")).isEmpty();
        assertThat(tokens.read(token.substring(0, token.length() - 5) + "*" + token.substring(token.length() - 5)))
                .isEmpty();
    }

    @Test
    void refusesAnUnsignedToken() {
        String[] parts = tokens.issue(account, member, session).text().split("\\.");
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());

        assertThat(tokens.read(header + "." + parts[1] + ".")).isEmpty();
        assertThat(tokens.read(header + "." + parts[1] + "." + parts[2])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    void refusesOurSecretUsedInAnotherWay(String algorithm) {
        assertThat(tokens.read(signed(JWSAlgorithm.parse(algorithm), SECRET, claims -> claims))).isEmpty();
    }

    @Test
    void takesATokenMadeByTheBook() {
        assertThat(tokens.read(signed(JWSAlgorithm.HS256, SECRET, claims -> claims))).isPresent();
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(tokens.read(signed(JWSAlgorithm.HS256, SECRET.replace('a', 'b'), claims -> claims))).isEmpty();
    }

    @Test
    void refusesWhatWasIssuedElsewhereOrForSomethingElse() {
        assertThat(tokens.read(signed(claims -> claims.issuer("somebody")))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.audience("something")))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.audience((String) null)))).isEmpty();
    }

    @Test
    void refusesATokenThatNamesNobodyOrNeverEnds() {
        assertThat(tokens.read(signed(claims -> claims.subject(null)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.subject("somebody")))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.claim("member", null)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.claim("member", 7)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.claim("sid", null)))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.claim("sid", "../../1")))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.expirationTime(null)))).isEmpty();
    }

    @Test
    void refusesATokenForLater() {
        assertThat(tokens.read(signed(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(1)))))).isEmpty();
        assertThat(tokens.read(signed(claims -> claims.notBeforeTime(Date.from(NOW))))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", "", "RS256", "ES256", "EdDSA", "hs256"})
    void refusesOurSignatureUnderAnotherName(String algorithm) {
        String[] parts = tokens.issue(account, member, session).text().split("\\.");
        String header = base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}");

        assertThat(tokens.read(header + "." + parts[1] + "." + parts[2])).isEmpty();
        assertThat(tokens.read(header + "." + parts[1] + ".")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}",
            "{\"alg\":\"HS256\",\"kid\":\"' UNION SELECT 'x\"}",
            "{\"alg\":\"HS256\",\"jku\":\"https://evil.example/keys\"}",
            "{\"alg\":\"HS256\",\"x5u\":\"https://evil.example/cert\"}",
            "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
            "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":0}"})
    void takesNoKeyAndNoAdviceFromTheHeader(String header) {
        String payload = tokens.issue(account, member, session).text().split("\\.")[1];
        String body = base64(header) + "." + payload;

        assertThat(tokens.read(body + "." + mac(new byte[]{0}, body))).isEmpty();
        assertThat(tokens.read(body + "." + mac(new byte[]{0, 0, 0}, body))).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJ.eyJ.x", "ünïcode", "\0"})
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.read(text)).isEmpty();
    }

    @Test
    void refusesALongTextUnread() {
        assertThat(tokens.read("e".repeat(1_000_000))).isEmpty();
    }

    private static AccessTokens at(Instant now) {
        return new AccessTokens(
                new SessionSettings(SECRET, Duration.ofHours(24), Duration.ofDays(1), Duration.ofDays(1)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(JWSAlgorithm.HS256, SECRET, change);
    }

    private String signed(JWSAlgorithm algorithm, String secret, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder().issuer("parlance").audience("parlance-accounts")
                .subject(account.toString()).claim("member", member.toString())
                .claim("sid", session.toString())
                .expirationTime(Date.from(NOW.plusSeconds(60)));
        var token = new SignedJWT(new JWSHeader(algorithm), change.apply(claims).build());
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
        return token.serialize();
    }
}
