package org.threeline.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One address for several nodes, as a load balancer gives them: a connection goes to the first node that takes it, and ends
 * when the node does. It passes bytes on and changes nothing.
 */
final class FrontDoor implements AutoCloseable {
    private final ServerSocket door;
    private final List<URI> nodes;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    FrontDoor(List<URI> nodes) {
        this.nodes = nodes;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::welcome);
    }

    URI uri() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var visitor = door.accept();
                var node = reach();
                open.add(visitor);
                open.add(node);
                begin(() -> pass(visitor, node));
                begin(() -> pass(node, visitor));
            } catch (IOException nobodyThere) {
                // The visitor is turned away, as by any balancer without a node; closing ends the loop.
            }
        }
    }

    private Socket reach() throws IOException {
        IOException refused = null;
        for (var node : nodes) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node.getPort()), 1000);
                return socket;
            } catch (IOException gone) {
                socket.close();
                refused = gone;
            }
        }
        throw refused;
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // One side has gone; closing both tells the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void begin(Runnable work) {
        var thread = new Thread(work, "front door");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
