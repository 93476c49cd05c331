package dev.parlance.account.session;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.identity.Ids;

/**
 * Issues and reads the tokens people carry: JWTs signed with HMAC-SHA256 and nothing else. Every claim is compared
 * exactly, without tolerance for clocks, since issuer and reader share one.
 */
public final class AccessTokens {

    private static final String ISSUER = "parlance";

    private static final String AUDIENCE = "parlance-accounts";

    private static final String MEMBER = "member";

    private static final String SESSION = "sid";

    private static final int LONGEST = 2048;

    private final byte[] secret;

    private final Duration lifetime;

    private final Clock clock;

    AccessTokens(SessionSettings settings, Clock clock) {
        this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
        this.lifetime = settings.lifetime();
        this.clock = clock;
    }

    AccessToken issue(UUID account, UUID member, UUID session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Person person = new Person(account, member, session, now.plus(lifetime));
        return new AccessToken(sign(claims(person, now)), lifetime, person);
    }

    /**
     * Empty for anything that is not, letter by letter, a token of this installation still in force. Whether the person's
     * session has ended meanwhile is not written in it.
     */
    public Optional<Person> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            return isOurs(token) ? person(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException foreign) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedJWT token) throws JOSEException {
        return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) && isCanonical(token.getSignature())
                && token.verify(new MACVerifier(secret));
    }

    /** The decoder overlooks stray characters and spare bits, and one token shall have one spelling. */
    private static boolean isCanonical(Base64URL signature) {
        return signature.equals(Base64URL.encode(signature.decode()));
    }

    private Optional<Person> person(JWTClaimsSet claims) throws ParseException {
        Date until = claims.getExpirationTime();
        if (until == null || !ISSUER.equals(claims.getIssuer()) || !List.of(AUDIENCE).equals(claims.getAudience())
                || !clock.instant().isBefore(until.toInstant()) || isEarly(claims)) {
            return Optional.empty();
        }
        Optional<UUID> account = id(claims.getSubject());
        Optional<UUID> member = id(claims.getStringClaim(MEMBER));
        Optional<UUID> session = id(claims.getStringClaim(SESSION));
        return account.isPresent() && member.isPresent() && session.isPresent()
                ? Optional.of(new Person(account.get(), member.get(), session.get(), until.toInstant()))
                : Optional.empty();
    }

    /** We never write such a claim; a token that has it is not for now. */
    private boolean isEarly(JWTClaimsSet claims) {
        Date from = claims.getNotBeforeTime();
        return from != null && clock.instant().isBefore(from.toInstant());
    }

    private static Optional<UUID> id(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(Ids::parse);
    }

    private static JWTClaimsSet claims(Person person, Instant now) {
        return new JWTClaimsSet.Builder().issuer(ISSUER).audience(AUDIENCE)
                .subject(person.account().toString()).claim(MEMBER, person.member().toString())
                .claim(SESSION, person.session().toString())
                .jwtID(Ids.next().toString()).issueTime(Date.from(now)).expirationTime(Date.from(person.until()))
                .build();
    }

    private String sign(JWTClaimsSet claims) {
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The sign-in secret cannot sign", unusable);
        }
        return token.serialize();
    }
}
