package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Quarter;
import io.jevons.rebound.BreakEven;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.rebound.elasticity.Elasticities;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page says of causes: the difference accounted for and attributed, where it would flip, how demand answers to
 * price, and what each claim amounts to. Worked out once a page, since it takes several hundred runs.
 */
record Causes(Map<String, Chart> charts, BreakEven breakEven, Elasticities elasticities, Claims claims) {
    /** What the two waterfalls are. */
    static final String OF_WATERFALLS =
            "Accounting splits the difference at the end into factors that multiply to demand; it says where it went, not why. "
                    + "Attribution adds behaviour to efficiency, one channel after another and in every order, and takes the "
                    + "mean; it says which answer of behaviour brings how much. ";

    static Causes of(Comparison c) {
        Quarter last = c.base().start().plus(c.base().periods() - 1);
        Map<String, Chart> charts = new LinkedHashMap<>();
        if (differs(c)) {
            charts.put(
                    "accounting",
                    of(last.toString(), c.decompose(Resource.GPU_HOURS, last).chart()));
            charts.put(
                    "attribution",
                    of(
                            "mean of " + Horizon.LONG_RUN.in(c),
                            c.attribute(Resource.GPU_HOURS, Horizon.LONG_RUN).chart()));
        }
        BreakEven breakEven = c.breakEven(Resource.GPUS, Horizon.LONG_RUN);
        charts.put("break-even", breakEven.chart());
        charts.values().removeIf(ReportCharts::isEmpty);
        return new Causes(charts, breakEven, Elasticities.of(c.market()), c.claims());
    }

    /** A waterfall that names its period, since the two that stand side by side are of different ones. */
    private static Chart of(String period, Chart waterfall) {
        return waterfall.title("GPU-hours, " + period + ". " + waterfall.title());
    }

    /** Whether the scenario takes other GPU-hours than its base in any quarter on any tier. */
    private static boolean differs(Comparison c) {
        return c.market().tiers().stream()
                .map(Resource.GPU_HOURS::on)
                .anyMatch(hours -> !Arrays.equals(
                        c.inBase(hours).toArray(), c.inScenario(hours).toArray()));
    }

    /** What the section says of its charts, and why one is left out. */
    String note() {
        String note = charts.containsKey("accounting")
                ? OF_WATERFALLS
                : "The scenario takes the GPU-hours of its base, so that there is no difference to explain. ";
        return note
                + (charts.containsKey("break-even")
                        ? "Break-even multiplies all answers of demand to price by one number, and asks where the saving is just "
                                + "eaten up."
                        : "There is no break-even, since the scenario saves no GPUs that demand could eat up.");
    }
}
