package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.Channel;
import io.jevons.demand.Plan;
import io.jevons.demand.engine.Engine;
import io.jevons.internal.Wildcard;
import io.jevons.market.Market;
import io.jevons.rebound.shares.Shapley;
import io.jevons.rebound.shares.Waterfall;
import java.util.ArrayList;
import java.util.Arrays;
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
 * on adds, averaged over all orders in which the channels could be switched on: 2¹⁰ = 1024 runs, of which a channel that can
 * move nothing in this market and scenario saves half. The parts add up to the difference. A channel that the scenario
 * itself holds at the base's path gets 0.
 *
 * <p>Channels that answer to efficiency and those that carry what the scenario assumes from outside are summed apart. The
 * former's sum over the saving is not R of the response run to the last digit, since the two interact: where an assumed
 * shift adds users, each of their answers counts for more.
 *
 * <p>Over several quarters, figures are means. Attribution asks what would happen without a channel, in all its
 * consequences (more users also tighten the fleet); it is not the accounting of {@link Decomposition}, which splits a
 * difference by the factors of an identity.
 */
public final class Attribution implements Shown.AsTable, Shown.AsChart {
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
        players.removeIf(channel -> movesNothing(channel, comparison));
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

    /** Whether a channel has nothing to move in this market and scenario. */
    private static boolean movesNothing(Channel channel, Comparison comparison) {
        Market market = comparison.market();
        Plan base = comparison.staging().base();
        Plan plan = comparison.staging().plan();
        return switch (channel) {
            case EFFORT -> none(market, "cells.*.effort-elasticity");
            case VENDOR_RESPONSE -> none(market, "vendors.*.response");
            case TRAINING -> market.trainingWorkloads().isEmpty();
            case TOKENS_PER_TASK -> !plan.without(Set.of(Channel.OTHER_SHOCKS)).hasShifts(base);
            case OTHER_SHOCKS -> !plan.without(Set.of(Channel.TOKENS_PER_TASK)).hasShifts(base);
            default -> false;
        };
    }

    /** Whether a market has no parameter of a pattern above 0. */
    private static boolean none(Market market, String pattern) {
        return market.allParameters().stream()
                .filter(p -> p.value() > 0)
                .noneMatch(p -> !Wildcard.matches(pattern, List.of(p.path())).isEmpty());
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
     * What the answers to efficiency do, all together.
     *
     * @return the sum over the channels that are no shift, in the resource's unit
     */
    public double responses() {
        return sum(false);
    }

    /**
     * What the assumed shifts do, all together: tokens a task and other shocks.
     *
     * @return the sum over {@link Channel#shifts()}, in the resource's unit
     */
    public double shifts() {
        return sum(true);
    }

    private double sum(boolean shifts) {
        return Arrays.stream(Channel.values())
                .filter(c -> c.isShift() == shifts)
                .mapToDouble(this::of)
                .sum();
    }

    /**
     * A channel's part of the rebound. The parts of all channels add up to R with shifts.
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
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(title)
                .text("step")
                .number("amount", resource.unit())
                .change("of base")
                .number("running", resource.unit())
                .number("part of R all", "1")
                .small("channel");
        table.row("base", base, Double.NaN, base, Double.NaN, "");
        double running = engineering;
        table.row("efficiency alone", efficiency(), efficiency() / base, running, Double.NaN, "");
        for (Channel channel : Channel.values()) {
            double part = of(channel);
            running += part;
            double rebound = reboundOf(channel).orElse(Double.NaN);
            table.row(channel.words(), part, part / base, running, rebound, channel.key());
        }
        table.row("scenario", scenario, difference() / base, scenario, reboundInAll(), "");
        double saving = base - engineering;
        boolean defined = Rebound.hasSaving(saving, base);
        for (boolean shift : new boolean[] {false, true}) {
            double sum = sum(shift);
            String name = shift ? "assumed shifts together" : "responses together";
            table.row(name, sum, sum / base, Double.NaN, defined ? sum / saving : Double.NaN, "");
        }
        table.note("Attribution: what each kind of behaviour causes, averaged over all orders of switching it on "
                + "(Shapley). Efficiency alone is the saving if nobody changed behaviour. Responses answer to it; what "
                + "is assumed is what the scenario brings beside it. All together they add "
                + Numbers.change((scenario - engineering) / base) + " of the base to efficiency's "
                + Numbers.change(efficiency() / base) + ".");
        return table.build();
    }

    private double reboundInAll() {
        return Rebound.of(base, engineering, scenario).orElse(Double.NaN);
    }

    /**
     * The steps as a chart.
     *
     * @return a waterfall from base to scenario
     */
    @Override
    public Chart chart() {
        Waterfall waterfall = new Waterfall(resource.unit(), "base", base).step("efficiency alone", efficiency());
        for (Channel channel : Channel.values()) {
            waterfall.step(channel.words(), of(channel));
        }
        return waterfall.to("scenario", scenario, "attribution to behaviour (Shapley values)");
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
