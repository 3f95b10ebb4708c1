package io.jevons.demand;

import io.jevons.base.InvalidInputException;

/** A base and its scenario, in step, over a block of lanes; or a base alone. One object serves many blocks. */
final class Simulation {
    private final Block block;
    private final Run base;
    private final Run scenario;
    private final Engineering engineering;
    private final Outputs baseOutputs;
    private final Outputs scenarioOutputs;
    private final boolean paired;

    private Simulation(
            CompiledMarket market,
            boolean paired,
            Plan base,
            Plan scenario,
            Selection ofBase,
            Selection ofScenario,
            int width) {
        this.paired = paired;
        block = new Block(market, width);
        this.base = new Run(block, base.drivers(), java.util.Set.of());
        this.scenario = paired ? new Run(block, scenario.drivers(), scenario.off()) : this.base;
        engineering = new Engineering(block);
        baseOutputs = new Outputs(block, ofBase);
        scenarioOutputs = paired ? new Outputs(block, ofScenario) : baseOutputs;
    }

    /** A base alone. */
    static Simulation of(CompiledMarket market, Plan base, Selection selection, int width) {
        return new Simulation(market, false, base, base, selection, selection, width);
    }

    /** A base and its scenario. */
    static Simulation of(
            CompiledMarket market, Plan base, Plan scenario, Selection ofBase, Selection ofScenario, int width) {
        return new Simulation(market, true, base, scenario, ofBase, ofScenario, width);
    }

    /** The parameters of the block; set them between {@code lanes().reset(n)} and {@link #run}. */
    Lanes lanes() {
        return block.lanes;
    }

    void run() {
        block.start();
        base.start();
        if (paired) {
            scenario.start();
        }
        for (int i = 0; i < block.market.periods; i++) {
            block.trends.quarter(i);
            base.quarter(i, base);
            baseOutputs.record(i, base, base, engineering);
            if (paired) {
                scenario.quarter(i, base);
                engineering.quarter(i, base, scenario);
                scenarioOutputs.record(i, scenario, base, engineering);
            }
        }
    }

    Outputs baseOutputs() {
        return baseOutputs;
    }

    Outputs scenarioOutputs() {
        return scenarioOutputs;
    }

    /** Refuses a lane in which a number left the range of doubles. */
    static void requireFinite(Outputs outputs, int lane, String scenario, Market market) {
        for (int s = 0; s < outputs.selection.size(); s++) {
            for (int i = 0; i <= market.quarters(); i++) {
                double value = outputs.get(s, i, lane);
                if (!Double.isFinite(value)) {
                    throw new InvalidInputException("market " + market.name() + ", scenario " + scenario + ": "
                            + outputs.selection.entries().get(s).key() + " = " + value + " in "
                            + market.start().plus(i) + ": must be a finite number"
                            + "\nMaybe a parameter is so extreme that the result leaves the range of doubles");
                }
            }
        }
    }
}
