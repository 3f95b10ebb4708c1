package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Quarter;
import io.jevons.rebound.BreakEven;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Elasticities;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page says of causes: the difference accounted for and attributed, where it would flip, how demand answers to
 * price, and what each claim amounts to. Worked out once a page, since it takes several hundred runs.
 */
record Causes(Map<String, Chart> charts, BreakEven breakEven, Elasticities elasticities, Claims claims) {
    static Causes of(Comparison c) {
        Quarter last = c.base().start().plus(c.base().periods() - 1);
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("accounting", c.decompose(Resource.GPU_HOURS, last).chart());
        charts.put(
                "attribution", c.attribute(Resource.GPU_HOURS, Horizon.LONG_RUN).chart());
        BreakEven breakEven = c.breakEven(Resource.GPUS, Horizon.LONG_RUN);
        charts.put("break-even", breakEven.chart());
        return new Causes(charts, breakEven, Elasticities.of(c.market()), c.claims());
    }
}
