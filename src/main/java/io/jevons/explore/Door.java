package io.jevons.explore;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may come in: requests that name this machine as their host, come from the page itself or from no page at all, and know the
 * token. A request that a foreign page makes by way of the reader's browser fails one of these.
 */
final class Door {
    private final String token;
    private final List<String> hosts;

    Door(String token, int port) {
        this.token = token;
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /** The path behind the token, such as {@code answer}; empty where the request stays outside. */
    Optional<String> inside(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String path = exchange.getRequestURI().getRawPath();
        String prefix = "/" + token + "/";
        boolean knows = path != null && path.startsWith(prefix);
        if (!knows || !isHere(headers) || !isOwn(headers)) {
            return Optional.empty();
        }
        return Optional.of(path.substring(prefix.length()));
    }

    private boolean isHere(Headers headers) {
        List<String> named = headers.getOrDefault("Host", List.of());
        return named.size() == 1 && hosts.contains(named.get(0).toLowerCase(Locale.ROOT));
    }

    private boolean isOwn(Headers headers) {
        for (String origin : headers.getOrDefault("Origin", List.of())) {
            if (hosts.stream().noneMatch(host -> origin.equals("http://" + host))) {
                return false;
            }
        }
        // A browser says so of every request; a click on the address, or a frame of a notebook, opens the page itself.
        return headers.getOrDefault("Sec-Fetch-Site", List.of()).stream().allMatch(site -> !site.equals("cross-site"))
                || headers.getOrDefault("Sec-Fetch-Mode", List.of()).contains("navigate");
    }
}
