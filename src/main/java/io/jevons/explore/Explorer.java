package io.jevons.explore;

import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * A page on this machine on which one drags what is uncertain and sees what changes. Nobody else on the network can open it.
 *
 * <pre>{@code
 * var explorer = Explorer.open(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"));
 * explorer.address();   // open it in a browser
 * explorer.close();
 * }</pre>
 *
 * <p>It closes when asked, when the program ends, or after an hour without a request.
 */
public final class Explorer implements AutoCloseable, Shown {
    private final LocalServer server;
    private final String shown;

    private Explorer(LocalServer server, String shown) {
        this.server = server;
        this.shown = shown;
    }

    /**
     * Opens the page of a market and a scenario. It offers all other scenarios that fit the market too.
     *
     * @param market the market
     * @param scenario the scenario that stands first
     * @return the open page, which closes it
     * @throws io.jevons.base.InvalidInputException if the scenario does not fit the market
     * @throws java.io.UncheckedIOException if the machine lets no server listen
     */
    public static Explorer open(Market market, Scenario scenario) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        return open(market, scenario, Duration.ofHours(1));
    }

    static Explorer open(Market market, Scenario scenario, Duration idle) {
        World world = World.of(market, scenario);
        return new Explorer(LocalServer.open(world, idle), scenario.name() + " on " + market.name());
    }

    /**
     * Where the page is. Who knows the address can use the page from this machine.
     *
     * @return such as {@code http://127.0.0.1:40321/5gJr.../}
     */
    public URI address() {
        return server.address();
    }

    /**
     * Whether the page still answers.
     *
     * @return whether it does
     */
    public boolean isOpen() {
        return server.isOpen();
    }

    /** Waits until the page is closed, or the waiting thread is interrupted, which it stays. */
    public void await() {
        server.await();
    }

    /**
     * The page in a frame, as a notebook shows it.
     *
     * @return HTML
     */
    @Override
    public String toHtml() {
        return "<iframe src=\"" + Table.escape(address().toString())
                + "\" title=\"Jevons, explored\" width=\"100%\" height=\"820\"></iframe>";
    }

    /** Closes the page; it is then gone for every browser. Closing it again does nothing. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return isOpen() ? shown + ": open " + address() + " in a browser" : shown + ": closed";
    }
}
