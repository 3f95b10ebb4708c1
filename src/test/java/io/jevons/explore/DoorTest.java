package io.jevons.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is not from here stays outside, whatever is sent, and the server lives. */
class DoorTest {
    private final Explorer explorer = Jevons.explore(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"));
    private final URI address = explorer.address();
    private final Visitor visitor = new Visitor(address);
    private final String host = "127.0.0.1:" + address.getPort();

    @AfterEach
    void livesAndCloses() {
        assertEquals(200, visitor.get("world").status());
        explorer.close();
    }

    private int status(String request) {
        String reply = visitor.raw(request);
        return reply.isEmpty() ? 0 : Integer.parseInt(reply.split(" ", 3)[1]);
    }

    private String get(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
    }

    @Test
    void thePageHasAPolicyThatLetsNothingElseRun() {
        String reply = visitor.raw(get(address.getPath(), "Host: " + host));
        assertTrue(reply.startsWith("HTTP/1.1 200"), reply.substring(0, 60));
        String policy = reply.lines()
                .filter(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("content-security-policy:"))
                .findFirst()
                .orElseThrow();
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        String page = reply.substring(reply.indexOf("\r\n\r\n"));
        assertFalse(page.contains("eval("), "the page must not evaluate text");
        assertFalse(page.contains("innerHTML"), "the page must not make elements of text");
        assertFalse(page.matches("(?s).*(src|href)=\"https?:.*"), "the page must load nothing from elsewhere");
    }

    @Test
    void withoutTheTokenThereIsNothing() {
        assertEquals(403, status(get("/", "Host: " + host)));
        assertEquals(403, status(get("/world", "Host: " + host)));
        String wrong = address.getPath().replaceFirst("^/.", "/~");
        assertEquals(403, status(get(wrong + "world", "Host: " + host)));
        assertEquals(403, status(get(address.getPath().substring(0, 20), "Host: " + host)));
    }

    @Test
    void aHostOfElsewhereIsRefused() {
        String world = address.getPath() + "world";
        assertEquals(200, status(get(world, "Host: " + host)));
        assertEquals(200, status(get(world, "Host: localhost:" + address.getPort())));
        assertEquals(403, status(get(world, "Host: evil.example:" + address.getPort())));
        assertEquals(403, status(get(world, "Host: 127.0.0.1")));
        assertEquals(403, status(get(world, "Host: " + host + ".evil.example")));
        assertNotEquals(200, status(get(world, "Host: " + host, "Host: evil.example")));
        assertNotEquals(200, status(get(world, "X-None: 1")));
    }

    @Test
    void aPageOfElsewhereIsRefused() {
        String world = address.getPath() + "world";
        assertEquals(200, status(get(world, "Host: " + host, "Origin: http://" + host)));
        assertEquals(403, status(get(world, "Host: " + host, "Origin: https://evil.example")));
        assertEquals(403, status(get(world, "Host: " + host, "Origin: null")));
        assertEquals(403, status(get(world, "Host: " + host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors")));
        String form = "POST " + address.getPath() + "scenario HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: text/plain\r\nContent-Length: 22\r\nConnection: close\r\n\r\n{\"name\":\"deepseek-r1\"}";
        assertEquals(415, status(form));
    }

    @Test
    void thereIsNoWayToFiles() {
        for (String path : List.of(
                "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc/passwd", "explore.js", "//etc/passwd")) {
            int status = status(get(address.getPath() + path, "Host: " + host));
            assertTrue(status == 403 || status == 404, path + ": " + status);
        }
        assertEquals(
                405,
                status("DELETE " + address.getPath() + "world HTTP/1.1\r\nHost: " + host
                        + "\r\nConnection: close\r\n\r\n"));
        assertEquals(405, status(get(address.getPath() + "answer", "Host: " + host)));
    }

    @Test
    void tooMuchIsRefused() {
        String large = "{\"name\": \"" + "x".repeat(LocalServer.MOST_BYTES) + "\"}";
        assertEquals(413, visitor.post("scenario", large).status());
        assertEquals(400, visitor.post("scenario", "[".repeat(20_000)).status());
        String bomb = """
                a: &a [x,x,x,x,x,x,x,x,x]
                b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
                c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]
                e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]
                f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]
                g: [*f,*f,*f,*f,*f,*f,*f,*f,*f]
                """;
        assertEquals(400, visitor.post("scenario", bomb).status());
        StringBuilder many = new StringBuilder("{\"scenario\": \"deepseek-r1\", \"values\": {");
        for (int i = 0; i < 600; i++) {
            many.append(i == 0 ? "" : ", ").append("\"p").append(i).append("\": 1");
        }
        String asked =
                "{\"page\": \"a\", \"setting\": " + many + "}}, \"entity\": \"total\", \"variable\": \"tokens\"}";
        Visitor.Reply reply = visitor.post("answer", asked);
        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("at most 500"), reply.body());
        HttpRequest headers = HttpRequest.newBuilder(address.resolve("world"))
                .header("X-Long", "x".repeat(100_000))
                .build();
        try {
            visitor.send(headers);
        } catch (java.io.UncheckedIOException dropped) {
            // Refused or dropped: either will do.
        }
    }

    @Test
    void thoseWhoSayNothingKeepNobodyOut() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                socket.getOutputStream().write("POST /".getBytes(StandardCharsets.ISO_8859_1));
                silent.add(socket);
            }
            assertEquals(200, visitor.get("world").status());
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void theNetworkSeesNothing() throws IOException {
        for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress at : Collections.list(card.getInetAddresses())) {
                if (!at.isLoopbackAddress()) {
                    assertTrue(refuses(at), at + " must not answer");
                }
            }
        }
    }

    private boolean refuses(InetAddress at) {
        try (Socket socket = new Socket()) {
            socket.connect(new java.net.InetSocketAddress(at, address.getPort()), 2_000);
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
