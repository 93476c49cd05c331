package dev.parlance.gateway.peers;

import java.util.List;

/** The addresses of clients as a test wants them. */
public final class KnownClients {

    private KnownClients() {
    }

    public static ClientAddresses withoutProxies() {
        return new ClientAddresses(List.of());
    }
}
