package dev.parlance.gateway.wire;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long a client may take.
 *
 * @param head for the head of a request, from its first byte on
 * @param body a span of waiting for more of a body, in which {@code least} has to arrive
 * @param least the least of a body that has to arrive in that span, unless the body ends
 * @param reading how long a client may leave what was sent to it unread
 */
@ConfigurationProperties("parlance.wire")
record WireSettings(@DefaultValue("10s") Duration head, @DefaultValue("20s") Duration body,
        @DefaultValue("2KB") DataSize least, @DefaultValue("60s") Duration reading) {}
