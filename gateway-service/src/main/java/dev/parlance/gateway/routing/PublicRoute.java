package dev.parlance.gateway.routing;

import java.time.Duration;

import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import dev.parlance.gateway.access.Requirement;

/**
 * One public address.
 *
 * @param method the verb it answers
 * @param pattern its path; a segment in braces stands for any one segment
 * @param service who answers
 * @param requirement the credential it asks for
 * @param patience how long the service may take until its answer begins
 * @param largestBody the largest request body
 */
public record PublicRoute(HttpMethod method, String pattern, String service, Requirement requirement, Duration patience,
        DataSize largestBody) {

    /** Where a request keeps the route it was matched to. */
    public static final String ATTRIBUTE = PublicRoute.class.getName();

    boolean isLiteral() {
        return pattern.indexOf('{') < 0;
    }

    String id() {
        return method.name() + " " + pattern;
    }
}
