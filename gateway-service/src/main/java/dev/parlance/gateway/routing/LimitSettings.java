package dev.parlance.gateway.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may set about sizes.
 *
 * @param upload the largest document
 */
@ConfigurationProperties("parlance.limits")
record LimitSettings(@DefaultValue("100MB") DataSize upload) {}
