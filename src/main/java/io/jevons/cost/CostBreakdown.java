package io.jevons.cost;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.cost.roofline.StepTime;
import java.util.Locale;

/**
 * Where the GPUs' time goes. Between the starts of two decode steps lies a turn, which every GPU fills with work or with
 * waiting; a part's share is its time over the turn, weighted by the GPUs that it takes.
 */
final class CostBreakdown {
    private final Table.Builder table;
    private final double turn;

    private CostBreakdown(Table.Builder table, double turn) {
        this.table = table;
        this.turn = turn;
    }

    static Table of(ServingCost cost, Pace pace) {
        Serving serving = cost.serving();
        boolean chunks = serving.terms().prefillChunk().isPresent();
        boolean pools = serving.terms().prefillGpus().isPresent();
        double forPrompts = serving.terms().prefillGpus().orElse(0) / (double) serving.gpus();
        double forSteps = 1 - forPrompts;
        double steps = pace.steps(serving.workload());
        double prefills = pace.batch() * pace.promptSeconds() / steps;
        CostBreakdown parts = new CostBreakdown(
                Table.titled("Where the time goes: " + serving + ", batch " + pace.batch())
                        .text("part")
                        .number("per step", "ms")
                        .percent(pools ? "of all GPUs' time" : "of the batch's time"),
                pace.batch() / pace.requestsPerSecond() / steps);
        StepTime step = pace.step();
        boolean memoryBound = step.memory() >= step.compute();
        parts.add("weights", step.weights(), memoryBound ? forSteps : 0);
        parts.add("KV cache", step.cache(), memoryBound ? forSteps : 0);
        parts.add("products", step.compute(), memoryBound ? 0 : forSteps);
        parts.add("communication", step.communication(), forSteps);
        parts.add("overhead", step.overhead(), forSteps);
        if (serving.terms().speculation().isPresent()) {
            parts.add("drafts", pace.draftSeconds(), forSteps);
        }
        if (!chunks || pools) {
            parts.add("prefill", prefills, pools ? forPrompts : 1);
        }
        if (pools) {
            parts.add("waiting, GPUs that decode", parts.turn - pace.stepSeconds(), forSteps);
            parts.add("waiting, GPUs for prompts", parts.turn - prefills, forPrompts);
        }
        return parts.table
                .note("A decode step is bound by " + cost.bound().name().toLowerCase(Locale.ROOT) + " and reaches "
                        + Numbers.percent(cost.shareOfRoof()) + " of the roof."
                        + (chunks && !pools ? " Its parts include the prompts' tokens that it takes along." : ""))
                .build();
    }

    private void add(String part, double seconds, double weight) {
        // A pool that sets the rate waits for nothing; rounding may leave it less.
        double shown = Math.abs(seconds) < 1e-12 * turn ? 0 : seconds;
        table.row(part, shown * 1e3, weight * shown / turn);
    }
}
