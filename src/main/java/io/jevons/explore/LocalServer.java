package io.jevons.explore;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.JsonText;
import io.jevons.internal.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The JDK's HTTP server on the loopback address, with limits on what one request may be and how many there may be at once. Nothing of
 * a request is written anywhere.
 */
final class LocalServer {
    /** A page sends a few kilobytes. */
    static final int MOST_BYTES = 64 * 1024;

    /** Connections that are served at once, each by a thread that mostly waits; the next wait in line, and more are turned away. */
    private static final int MOST_CONNECTIONS = 64;

    private static final int MOST_WAITING = 128;
    private static final int DRAWS = 256;
    private static final int TOKEN_BYTES = 24;

    /**
     * The server reads a request within so many seconds, or drops it, and sends an answer's body without waiting until its head
     * was acknowledged, which takes some browsers 40 ms. The JDK has no other way to say so.
     */
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxReqTime", "20",
            "sun.net.httpserver.maxRspTime", "60",
            "sun.net.httpserver.maxReqHeaders", "100");

    private static final List<String> PATHS = List.of("", "world", "scenario", "answer", "bands", "years", "take");

    private final HttpServer server;
    private final Door door;
    private final URI address;
    private final PageText page = PageText.read();
    private final Catalogue catalogue;
    private final Answers answers;
    private final InFlight inFlight;
    private final ThreadPoolExecutor connections;
    private final ExecutorService workers;
    private final ScheduledExecutorService clock;
    private final long idleNanos;
    private final AtomicLong lastRequest = new AtomicLong(System.nanoTime());
    private final CountDownLatch closed = new CountDownLatch(1);

    private LocalServer(World world, HttpServer server, Duration idle) {
        this.server = server;
        this.idleNanos = idle.toNanos();
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int port = server.getAddress().getPort();
        this.door = new Door(token, port);
        this.address = URI.create("http://127.0.0.1:" + port + "/" + token + "/");
        this.catalogue = new Catalogue(world);
        this.answers = new Answers(world, DRAWS);
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "jevons-explore");
            thread.setDaemon(true);
            return thread;
        };
        this.connections = new ThreadPoolExecutor(
                MOST_CONNECTIONS,
                MOST_CONNECTIONS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                daemons);
        this.workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemons);
        this.clock = Executors.newSingleThreadScheduledExecutor(daemons);
        this.inFlight = new InFlight(workers);
    }

    static LocalServer open(World world, Duration idle) {
        LIMITS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LocalServer opened = new LocalServer(world, http, idle);
            opened.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        server.createContext("/", this::handle);
        server.setExecutor(connections);
        server.start();
        // Twenty looks in the time allowed: the page closes at most a twentieth late.
        long look = Math.max(1, idleNanos / 20);
        Future<?> unused = clock.scheduleAtFixedRate(this::closeIfIdle, look, look, TimeUnit.NANOSECONDS);
    }

    private void closeIfIdle() {
        if (System.nanoTime() - lastRequest.get() > idleNanos) {
            close();
        }
    }

    URI address() {
        return address;
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        if (isOpen()) {
            closed.countDown();
            server.stop(0);
            workers.shutdownNow();
            connections.shutdownNow();
            clock.shutdownNow();
        }
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            try {
                Optional<String> path = door.inside(exchange);
                if (path.isEmpty()) {
                    refuse(exchange, 403, "not from here");
                } else {
                    lastRequest.set(System.nanoTime());
                    route(exchange, path.get());
                }
            } catch (InvalidInputException e) {
                refuse(exchange, 400, e.getMessage());
            } catch (CancellationException | RejectedExecutionException superseded) {
                refuse(exchange, 409, "superseded by a newer move");
            } catch (IOException | UncheckedIOException gone) {
                Log.of(LocalServer.class).debug("a reader went away: {}", gone.toString());
            } catch (RuntimeException e) {
                Log.of(LocalServer.class).debug("a request failed", e);
                refuse(exchange, 500, "the request failed: " + e.getMessage());
            }
        } catch (IOException gone) {
            Log.of(LocalServer.class).debug("a reader went away: {}", gone.toString());
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        String wanted = path.isEmpty() || path.equals("world") ? "GET" : "POST";
        if (!PATHS.contains(path)) {
            refuse(exchange, 404, "nothing here");
        } else if (!method.equals(wanted)) {
            exchange.getResponseHeaders().set("Allow", wanted);
            refuse(exchange, 405, "must be " + wanted);
        } else if (path.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
            send(exchange, 200, "text/html; charset=utf-8", page.html());
        } else if (path.equals("world")) {
            send(exchange, catalogue.world());
        } else {
            post(exchange, path);
        }
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.equals("application/json")) {
            refuse(exchange, 415, "Content-Type: must be application/json");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(exchange, 413, "must be at most " + MOST_BYTES + " bytes");
            return;
        }
        YamlNode asked = YamlNode.parse("request", text(body));
        if (path.equals("scenario")) {
            asked.allow(List.of("name"));
            send(exchange, catalogue.scenario(asked.get("name").text()));
            return;
        }
        asked.allow(List.of("page", "setting", "entity", "variable"));
        Setting setting = Setting.read(asked.get("setting"));
        if (path.equals("take")) {
            send(exchange, answers.taken(setting));
            return;
        }
        String entity = asked.get("entity").text();
        String variable = asked.get("variable").text();
        String asking = asked.get("page").text();
        if (path.equals("answer")) {
            inFlight.giveUp("bands " + asking);
            inFlight.giveUp("years " + asking);
            send(exchange, worked("answer " + asking, () -> answers.answer(setting, entity, variable)));
        } else if (path.equals("years")) {
            send(exchange, worked("years " + asking, () -> answers.years(setting)));
        } else {
            send(exchange, worked("bands " + asking, () -> answers.bands(setting, entity, variable)));
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("request: must be text in UTF-8", e);
        }
    }

    private Map<String, Object> worked(String page, Callable<Map<String, Object>> work) {
        try {
            return inFlight.latest(page, work);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("closed");
        }
    }

    private static void send(HttpExchange exchange, Map<String, Object> answer) throws IOException {
        byte[] json = JsonText.write(answer, Numbers::exact).getBytes(StandardCharsets.UTF_8);
        send(exchange, 200, "application/json", json);
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        byte[] json = JsonText.write(Map.of("message", String.valueOf(why)), Numbers::exact)
                .getBytes(StandardCharsets.UTF_8);
        send(exchange, status, "application/json", json);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
