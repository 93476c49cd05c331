package dev.parlance.gateway.limits;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server, and can do what networks do: break, or fall silent. */
public final class Relay implements AutoCloseable {

    private final String host;

    private final int port;

    private final int own;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final AtomicLong sent = new AtomicLong();

    private volatile ServerSocket listener;

    private volatile boolean silent;

    public Relay(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.listener = new ServerSocket(0);
        this.own = listener.getLocalPort();
        accept(listener);
    }

    public int port() {
        return own;
    }

    /** How often something was sent to the server. */
    public long sent() {
        return sent.get();
    }

    /** As when the server has ended: connections break and new ones are refused. */
    public void breakDown() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** As when packets get lost: nothing that is sent arrives, and nobody is told. */
    public void fallSilent() {
        silent = true;
    }

    public void recover() throws IOException {
        silent = false;
        if (listener.isClosed()) {
            listener = new ServerSocket(own);
            accept(listener);
        }
    }

    private void accept(ServerSocket server) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    join(server.accept());
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void join(Socket client) throws IOException {
        Socket target = new Socket(host, port);
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        open.add(client);
        open.add(target);
        Thread.ofVirtual().start(() -> copy(client, target, true));
        Thread.ofVirtual().start(() -> copy(target, client, false));
    }

    private void copy(Socket from, Socket to, boolean toServer) {
        byte[] buffer = new byte[16_384];
        try (from; to) {
            InputStream source = from.getInputStream();
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                if (!silent) {
                    sent.addAndGet(toServer ? 1 : 0);
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException broken) {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        breakDown();
    }
}
