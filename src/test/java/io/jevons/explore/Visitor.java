package io.jevons.explore;

import io.jevons.base.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a page's server as a browser does, and as nobody should. */
final class Visitor {
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    record Reply(int status, String body) {}

    Visitor(URI address) {
        this.address = address;
    }

    Reply post(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return send(request);
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    YamlNode asked(String path, String json) {
        Reply reply = post(path, json);
        if (reply.status() != 200) {
            throw new AssertionError(path + ": " + reply);
        }
        return YamlNode.parse("reply", reply.body());
    }

    /** Writes bytes as they are, and reads what comes until the server closes. */
    String raw(String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException dropped) {
            return "";
        }
    }

    boolean isGone() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }
}
