package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.BackfireTable;
import io.jevons.uncertainty.Estimate;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.MorrisResult;
import io.jevons.uncertainty.Study;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a page says of uncertainty: bands, the probability of backfire, and which assumptions decide. */
record HowSure(Study study, Map<String, Chart> charts, BackfireTable backfire, MorrisResult screening) {
    static HowSure of(Study study) {
        Metric rebound = Metric.rebound(Resource.GPUS);
        BackfireTable backfire = study.backfire(Resource.GPUS);
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (String tier : study.staging().market().tiers()) {
            charts.put("fan-" + tier, study.chart(tier, "need"));
        }
        charts.put("backfire", backfire.chart());
        charts.put("tornado", study.tornado(rebound).chart());
        return new HowSure(study, charts, backfire, study.morris(rebound));
    }

    Table backfireTable() {
        return backfire.toTable();
    }

    Table screeningTable() {
        return screening.table();
    }

    /** One sentence with its numbers. */
    String sentence() {
        Estimate longRun = study.probability(Metric.backfire(Resource.GPUS));
        Estimate shortRun = study.probability(Metric.backfire(Resource.GPUS).over(Horizon.SHORT_RUN));
        return "Over " + study.draws()
                + " draws of the uncertain assumptions, more GPUs are needed than in the base in "
                + Numbers.percent(longRun.value()) + " of them in the long run (standard error "
                + Numbers.percent(longRun.standardError()) + "), and in " + Numbers.percent(shortRun.value())
                + " in the short run.";
    }
}
