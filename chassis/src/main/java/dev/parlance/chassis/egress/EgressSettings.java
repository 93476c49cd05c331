package dev.parlance.chassis.egress;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator opens for outbound HTTP.
 *
 * @param allow networks ({@code 10.1.0.0/16}, {@code 127.0.0.1}) that may be reached although they are not public
 */
@ConfigurationProperties("parlance.egress")
public record EgressSettings(@DefaultValue List<String> allow) {}
