package dev.parlance.gateway.routing;

import java.time.Duration;
import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import dev.parlance.gateway.access.Terms;

/**
 * One public address.
 *
 * @param method the verb it answers
 * @param pattern its path; a segment in braces stands for any one segment
 * @param service who answers
 * @param terms what it asks of those who call
 * @param patience how long the service may take until its answer begins
 * @param largestBody the largest request body
 * @param classes what a request to it counts as where a plan sets limits
 */
public record PublicRoute(HttpMethod method, String pattern, String service, Terms terms, Duration patience,
        DataSize largestBody, Set<LimitClass> classes) {

    /** Where a request keeps the route it was matched to. */
    public static final String ATTRIBUTE = PublicRoute.class.getName();

    boolean isLiteral() {
        return pattern.indexOf('{') < 0;
    }

    /** How people name it. */
    public String id() {
        return method.name() + " " + pattern;
    }
}
