package dev.parlance.gateway.origins;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the pages of this installation are.
 *
 * @param publicUrl how users reach the installation
 */
@ConfigurationProperties("parlance")
record OwnPageSettings(@DefaultValue("http://localhost:8080") String publicUrl) {}
