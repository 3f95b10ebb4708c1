package io.jevons.explore;

import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page of a real Chromium without a window, driven by the DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final List<String> COMMANDS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final URI page;
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private int lastId;

    private Browser(Process process, Path profile, URI page) {
        this.process = process;
        this.profile = profile;
        this.page = page;
        StringBuilder text = new StringBuilder();
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            messages.add(text.toString());
                            text.setLength(0);
                        }
                        from.request(1);
                        return null;
                    }
                })
                .join();
    }

    /** The command that starts a browser here, if there is one. */
    static Optional<String> command() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(folder -> COMMANDS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    static Browser start(String command, Path profile) {
        try {
            Process process = new ProcessBuilder(
                            command,
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--remote-debugging-port=0",
                            "--remote-allow-origins=*",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("browser.log").toFile())
                    .start();
            Path port = profile.resolve("DevToolsActivePort");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < end
                    && (!Files.exists(port) || Files.readAllLines(port).size() < 2)) {
                Thread.sleep(50);
            }
            String host = "http://127.0.0.1:" + Files.readAllLines(port).get(0);
            YamlNode pages = YamlNode.parse(
                    "pages",
                    new Visitor(URI.create(host + "/")).get("json/list").body());
            String page = pages.items().stream()
                    .filter(p -> p.get("type").text().equals("page"))
                    .map(p -> p.get("webSocketDebuggerUrl").text())
                    .findFirst()
                    .orElseThrow();
            Browser browser = new Browser(process, profile, URI.create(page));
            browser.command("Page.enable", Map.of());
            browser.command("Runtime.enable", Map.of());
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another tab of the same browser, which closes with it. */
    Browser tab() {
        YamlNode made = YamlNode.parse("reply", command("Target.createTarget", Map.of("url", "about:blank")));
        String id = made.get("result").get("targetId").text();
        Browser tab = new Browser(process, profile, page.resolve(id));
        tab.command("Page.enable", Map.of());
        tab.command("Runtime.enable", Map.of());
        return tab;
    }

    /** Sends a command and waits for its answer. */
    String command(String method, Map<String, Object> parameters) {
        int id = ++lastId;
        String text = JsonText.write(
                Map.of("id", id, "method", method, "params", parameters), number -> Double.toString(number));
        socket.sendText(text, true).join();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < end) {
                String message = messages.poll(1, TimeUnit.SECONDS);
                if (message != null && message.startsWith("{\"id\":" + id + ",")) {
                    if (message.contains("\"error\":{\"code\"")) {
                        throw new AssertionError(method + ": " + message);
                    }
                    return message;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError(method + ": no answer");
    }

    void open(URI address) {
        command("Page.navigate", Map.of("url", address.toString()));
    }

    /** The value of an expression of the page as text. */
    String value(String expression) {
        String reply = command(
                "Runtime.evaluate",
                Map.of("expression", "String(" + expression + ")", "awaitPromise", true, "returnByValue", true));
        YamlNode result = YamlNode.parse("reply", reply).get("result");
        if (result.find("exceptionDetails").isPresent()) {
            throw new AssertionError(expression + ": " + reply);
        }
        return result.get("result").get("value").text();
    }

    void run(String statements) {
        value("(() => {" + statements + "})()");
    }

    /** Waits until an expression of the page is true. */
    void await(String condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            if (value("Boolean(" + condition + ")").equals("true")) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("never came true: " + condition + "\npage: " + value("document.body.innerText"));
    }

    /** Presses and releases a key, such as {@code ArrowRight}. */
    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            command("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "windowsVirtualKeyCode", code));
        }
    }

    /** Drags from one place to another, in steps, without letting go in between. */
    void drag(double fromX, double fromY, double toX, int steps) {
        mouse("mousePressed", fromX, fromY);
        for (int i = 1; i <= steps; i++) {
            mouse("mouseMoved", fromX + (toX - fromX) * i / steps, fromY);
        }
        mouse("mouseReleased", toX, fromY);
    }

    private void mouse(String type, double x, double y) {
        command(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
    }

    void size(int width, int height, boolean dark) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void picture(Path file) {
        String reply = command("Page.captureScreenshot", Map.of("format", "png"));
        int from = reply.indexOf("\"data\":\"") + 8;
        try {
            Files.write(file, Base64.getDecoder().decode(reply.substring(from, reply.indexOf('"', from))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
