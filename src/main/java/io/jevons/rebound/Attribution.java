package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.demand.Channel;
import io.jevons.demand.Engine;
import io.jevons.demand.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which behaviour causes the difference between a scenario and its base: efficiency alone first, then each channel by
 * its Shapley value.
 *
 * <p>Efficiency alone is the scenario with every channel held at the base's path. A channel's part is what switching it
 * on adds, averaged over all orders in which the channels could be switched on: 2⁸ = 256 runs. The parts add up to the
 * difference. A channel that the scenario itself holds at the base's path gets 0.
 *
 * <p>Over several quarters, figures are means. Attribution asks what would happen without a channel, in all its
 * consequences (more users also tighten the fleet); it is not the accounting of {@link Decomposition}, which splits a
 * difference by the factors of an identity.
 */
public final class Attribution {
    private final Resource resource;
    private final String title;
    private final double base;
    private final double engineering;
    private final Map<Channel, Double> parts;
    private final double scenario;

    private Attribution(
            Resource resource,
            String title,
            double base,
            double engineering,
            Map<Channel, Double> parts,
            double scenario) {
        this.resource = resource;
        this.title = title;
        this.base = base;
        this.engineering = engineering;
        this.parts = parts;
        this.scenario = scenario;
    }

    static Attribution of(Comparison comparison, Resource resource, Horizon horizon) {
        Horizon.Span span = horizon.span(comparison);
        Plan plan = comparison.staging().plan();
        List<Channel> players = new ArrayList<>(EnumSet.allOf(Channel.class));
        players.removeAll(plan.off());
        List<Plan> coalitions = new ArrayList<>();
        for (int coalition = 0; coalition < 1 << players.size(); coalition++) {
            coalitions.add(new Plan(plan.name(), plan.drivers(), off(players, coalition)));
        }
        List<Double> worth = Engine.compareAll(
                comparison.staging().base(), coalitions, pair -> span.mean(resource.in(pair.scenario())));
        double[] values = Shapley.values(players.size(), worth::get);
        Map<Channel, Double> parts = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            int player = players.indexOf(channel);
            parts.put(channel, player < 0 ? 0 : values[player]);
        }
        return new Attribution(
                resource,
                "Attribution of " + resource + ", " + comparison.scenario().scenario() + " against "
                        + comparison.base().scenario() + ", " + horizon,
                span.mean(comparison.inBase(resource)),
                worth.get(0),
                parts,
                worth.get(worth.size() - 1));
    }

    /** The channels that are off: those that have not joined, and those that the scenario holds itself. */
    private static Set<Channel> off(List<Channel> players, int coalition) {
        Set<Channel> off = EnumSet.allOf(Channel.class);
        for (int i = 0; i < players.size(); i++) {
            if ((coalition & 1 << i) != 0) {
                off.remove(players.get(i));
            }
        }
        return off;
    }

    /**
     * The resource in the base.
     *
     * @return in the resource's unit; the mean where the horizon has several quarters
     */
    public double base() {
        return base;
    }

    /**
     * The resource in the scenario.
     *
     * @return in the resource's unit; the mean where the horizon has several quarters
     */
    public double scenario() {
        return scenario;
    }

    /**
     * Scenario less base, which efficiency and the channels add up to.
     *
     * @return in the resource's unit
     */
    public double difference() {
        return scenario - base;
    }

    /**
     * What efficiency does with no change of behaviour.
     *
     * @return in the resource's unit, below 0 where it saves
     */
    public double efficiency() {
        return engineering - base;
    }

    /**
     * What a channel does.
     *
     * @param channel the channel
     * @return its Shapley value, in the resource's unit
     */
    public double of(Channel channel) {
        return parts.getOrDefault(channel, 0.0);
    }

    /**
     * What a channel does.
     *
     * @param channel its name in files, such as {@code new-markets}
     * @return its Shapley value, in the resource's unit
     * @throws InvalidInputException if there is none of that name
     */
    public double of(String channel) {
        return of(Channel.of(channel));
    }

    /**
     * A channel's part of the rebound. The parts of all channels add up to R.
     *
     * @param channel the channel
     * @return its Shapley value over the potential saving; empty where there is no saving to rebound from
     */
    public OptionalDouble reboundOf(Channel channel) {
        double saving = base - engineering;
        return Rebound.hasSaving(saving, base) ? OptionalDouble.of(of(channel) / saving) : OptionalDouble.empty();
    }

    /**
     * From the base to the scenario: efficiency, then each channel.
     *
     * @return a table with a row a step
     */
    public Table toTable() {
        Table.Builder table = Table.titled(title)
                .text("step")
                .number("amount", resource.unit())
                .change("of base")
                .number("running", resource.unit())
                .number("part of R", "1");
        table.row("base", base, Double.NaN, base, Double.NaN);
        double running = engineering;
        table.row("efficiency alone", efficiency(), efficiency() / base, running, Double.NaN);
        for (Channel channel : Channel.values()) {
            double part = of(channel);
            running += part;
            double rebound = reboundOf(channel).orElse(Double.NaN);
            table.row(channel.key(), part, part / base, running, rebound);
        }
        table.row("scenario", scenario, difference() / base, scenario, reboundInAll());
        table.note("Attribution: what each kind of behaviour causes, averaged over all orders of switching it on "
                + "(Shapley). Efficiency alone is the saving if nobody changed behaviour; the rest is the rebound, and "
                + "its parts add up to R. Behaviour adds "
                + Numbers.change((scenario - engineering) / base) + " of the base to efficiency's "
                + Numbers.change(efficiency() / base) + ".");
        return table.build();
    }

    private double reboundInAll() {
        double saving = base - engineering;
        return Rebound.hasSaving(saving, base) ? (scenario - engineering) / saving : Double.NaN;
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
