package dev.parlance.gateway.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.SmartLifecycle;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The certificate of the public port. Renewed files are taken over while the service runs; new connections use them. */
final class Certificate implements SmartLifecycle {

    /** The name under which the server finds it. */
    static final String NAME = "parlance-public";

    private static final Logger log = LoggerFactory.getLogger(Certificate.class);

    private static final Duration LOOK = Duration.ofSeconds(30);

    private static final SslOptions OPTIONS = SslOptions.of(null, Set.of("TLSv1.3", "TLSv1.2"));

    private final TlsSettings settings;

    private final SslBundleRegistry registry;

    private volatile List<FileTime> taken;

    private volatile @Nullable Disposable looks;

    /** Fails where files are given that cannot be read or do not belong together. */
    Certificate(TlsSettings settings, SslBundleRegistry registry) {
        this.settings = settings;
        this.registry = registry;
        this.taken = settings.isOn() ? times() : List.of();
        if (settings.isOn()) {
            registry.registerBundle(NAME, bundle());
        }
    }

    boolean isGiven() {
        return settings.isOn();
    }

    private SslBundle bundle() {
        PemSslStoreDetails files = PemSslStoreDetails.forCertificate(settings.certificateFile().toUri().toString())
                .withPrivateKey(settings.keyFile().toUri().toString());
        PemSslStoreBundle stores = new PemSslStoreBundle(files, null);
        KeyPairs.demandMatch(Objects.requireNonNull(stores.getKeyStore(), "a certificate and its key"));
        return SslBundle.of(stores, SslBundleKey.NONE, OPTIONS);
    }

    private List<FileTime> times() {
        try {
            return List.of(Files.getLastModifiedTime(settings.certificateFile()),
                    Files.getLastModifiedTime(settings.keyFile()));
        } catch (IOException absent) {
            throw new IllegalStateException("The certificate or its key cannot be read: " + absent.getMessage(),
                    absent);
        }
    }

    @Override
    public void start() {
        if (!settings.isOn()) {
            return;
        }
        looks = Flux.interval(LOOK, Schedulers.boundedElastic()).onBackpressureDrop().subscribe(look -> renew());
    }

    /** Half a renewal is none: the two files are tried again until they belong together. */
    void renew() {
        try {
            List<FileTime> now = times();
            if (!now.equals(taken)) {
                registry.updateBundle(NAME, bundle());
                taken = now;
                log.info("The certificate of the public port was renewed");
            }
        } catch (IllegalStateException | IllegalArgumentException | NoSuchSslBundleException unusable) {
            log.error("The certificate of the public port could not be renewed; the one before stays: {}",
                    unusable.getMessage());
        }
    }

    @Override
    public void stop() {
        Disposable current = looks;
        if (current != null) {
            current.dispose();
        }
        looks = null;
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }
}
