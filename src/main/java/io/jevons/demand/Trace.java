package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A base and its scenario run once more, with every quarter's intermediate values kept. */
final class Trace {
    final CompiledMarket market;
    final Block block;
    final Line base;

    /** The scenario beside its base; the base itself where it runs alone. */
    final Line own;

    /** The hours and the fleet of the engineering estimate, by quarter; empty where the base runs alone. */
    final List<double[]> engineeringHours = new ArrayList<>();

    final List<Moment.FleetMoment> engineering = new ArrayList<>();

    /** One run: its plan, its quarters so far, and the base that channels may follow. */
    static final class Line {
        final String key;
        final Plan plan;
        final Optional<Line> followed;
        private final List<Moment> moments = new ArrayList<>();

        private Line(String key, Plan plan, Optional<Line> followed) {
            this.key = key;
            this.plan = plan;
            this.followed = followed;
        }

        Moment at(int period) {
            return moments.get(period);
        }

        /** The base, where a channel is off. */
        Optional<Line> followed(Channel channel) {
            return plan.off().contains(channel) ? followed : Optional.empty();
        }

        /** The run whose drivers count for a channel. */
        Line driving(Channel channel) {
            return followed(channel).orElse(this);
        }
    }

    private Trace(Replay replay) {
        Plan plan = replay.plan();
        market = CompiledMarket.of(plan.drivers().market());
        Selection nothing = Selection.of(market, List.of());
        Simulation simulation = replay.scenario().isEmpty()
                ? Simulation.of(market, plan, nothing, 1)
                : Simulation.of(market, replay.base(), plan, nothing, nothing, 1);
        base = new Line("base", replay.base(), Optional.empty());
        own = replay.scenario().isEmpty() ? base : new Line("own", plan, Optional.of(base));
        block = simulation.block();
        simulation.lanes().reset(1);
        simulation.run(() -> keep(simulation));
    }

    static Trace of(Replay replay) {
        return new Trace(replay);
    }

    private void keep(Simulation simulation) {
        base.moments.add(new Moment(simulation.baseRun(), market));
        if (own != base) {
            Engineering estimate = simulation.engineering(0);
            own.moments.add(new Moment(simulation.scenarioRun(0), market));
            engineeringHours.add(Moment.first(estimate.hours));
            engineering.add(new Moment.FleetMoment(estimate.need, estimate.fleet));
        }
    }
}
