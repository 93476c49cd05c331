package dev.parlance.gateway.peers;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom this installation stands behind.
 *
 * @param proxies networks, in CIDR form, of the proxies that are believed about their clients
 */
@ConfigurationProperties("parlance")
record ProxySettings(@DefaultValue List<String> proxies) {}
