package dev.parlance.gateway.wire;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the public port is encrypted.
 *
 * @param certificate file of the certificate and those it was signed by, in PEM form; empty for a port without encryption
 * @param key file of its private key, in PEM form
 */
@ConfigurationProperties("parlance.tls")
record TlsSettings(@DefaultValue("") String certificate, @DefaultValue("") String key) {

    TlsSettings {
        if (certificate.isBlank() != key.isBlank()) {
            throw new IllegalArgumentException(
                    "PARLANCE_TLS_CERTIFICATE and PARLANCE_TLS_KEY belong together; only one of them is set");
        }
    }

    boolean isOn() {
        return !certificate.isBlank();
    }

    Path certificateFile() {
        return Path.of(certificate);
    }

    Path keyFile() {
        return Path.of(key);
    }
}
