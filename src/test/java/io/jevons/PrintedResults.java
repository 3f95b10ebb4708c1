package io.jevons;

import io.jevons.base.Precision;
import io.jevons.base.Table;
import io.jevons.cost.Distillation;
import io.jevons.cost.Serving;
import io.jevons.cost.Training;
import io.jevons.cost.Workload;
import io.jevons.estimate.Bass;
import io.jevons.estimate.Covariance;
import io.jevons.estimate.PartialAdjustment;
import io.jevons.estimate.Regression;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.Axis;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.rebound.elasticity.Elasticities;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of every kind of result, on markets that nothing recalibrates: what prints, and how. */
final class PrintedResults {
    private final Map<String, Object> all = new LinkedHashMap<>();

    private PrintedResults() {}

    static Map<String, Object> all() {
        PrintedResults results = new PrintedResults();
        Market market = Market.parse("market-c.yaml", text("market-c.yaml"));
        Scenario scenario = Scenario.parse("scenario-d.yaml", text("scenario-d.yaml"));
        results.inputs(market, scenario);
        results.outcomes(Comparison.of(market, scenario));
        results.uncertainty(market, scenario);
        results.cost();
        results.estimates();
        return results.all;
    }

    private static String text(String name) {
        return Resources.text(PrintedResults.class, "/io/jevons/rebound/engine/" + name);
    }

    private void inputs(Market market, Scenario scenario) {
        all.put("market", market);
        all.put("parameters", market.parameters("tiers." + market.tiers().get(0) + ".*"));
        all.put("parameter", market.parameter("algorithmic-trend"));
        all.put("scenario", scenario);
        all.put("composition", scenario.then(scenario.as("twice").with("algorithmic-trend", 0.2)));
        all.put("diff", scenario.diff(scenario.as("weaker").strength(0.5)));
        all.put("grid", Scenario.cross(List.of(scenario), List.of(scenario.as("other"))));
        all.put("shock", Shock.efficiency("*", 8).from("2025Q1").halfLife(0.5));
    }

    private void outcomes(Comparison c) {
        String tier = c.market().tiers().get(0);
        String last = c.base().start().plus(c.base().periods() - 1).toString();
        all.put("comparison", c);
        all.put("staging", c.staging());
        all.put("projection", c.scenario());
        all.put("series", c.scenario().series(tier, "need"));
        all.put("projection-table", c.scenario().toTable());
        all.put("explanation", c.scenario().explain(tier, "need", last).depth(3));
        all.put("rebound", c.rebound(Resource.GPUS));
        all.put("decomposition", c.decompose(Resource.GPU_HOURS, last));
        all.put("attribution", c.attribute(Resource.GPU_HOURS, last));
        all.put("break-even", c.breakEven(Resource.GPUS, Horizon.LONG_RUN));
        all.put(
                "frontier",
                c.frontier(
                        Resource.GPUS,
                        Horizon.LONG_RUN,
                        Axis.scale("cells.*.elasticity", 0, 3),
                        Axis.scale("cells.*.new-market-elasticity", 0, 3)));
        all.put("claims", c.claims());
        all.put("nest", c.nest(c.market().nests().get(0)));
        all.put("elasticities", Elasticities.of(c.market()));
        all.put("chart", c.chart(tier, "need"));
        all.put("history", History.named("coal-1865"));
    }

    private void uncertainty(Market market, Scenario scenario) {
        Study study = Ensemble.of(market, scenario)
                .withoutFileDistributions()
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .vary("algorithmic-trend", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(128)
                .seed(7)
                .run();
        Metric rebound = Metric.rebound(Resource.GPUS);
        all.put("study", study);
        all.put("inputs", study.inputs());
        all.put("band", study.band(market.tiers().get(0), "need", 0.05, 0.5, 0.95));
        all.put("probability", study.probability(Metric.backfire(Resource.GPUS)));
        all.put("backfire", study.backfire(Resource.GPUS));
        all.put("claim-probabilities", study.claims());
        all.put("tornado", study.tornado(rebound));
        all.put("morris", study.morris(rebound));
        all.put("pawn", study.pawn(rebound));
        all.put("sobol", study.sobol(rebound));
        all.put("shapley-effects", study.shapleyEffects(rebound));
        all.put("discovery", study.discover(Metric.backfire(Resource.GPUS)));
        all.put("regret", study.regret(scenario, Scenario.named("nothing")));
        all.put("distribution", Distribution.lognormal90(0.5, 1.8));
    }

    private void cost() {
        Workload workload = Workload.of(1000, 1000);
        var model = Jevons.model("DeepSeek-R1");
        var gpu = Jevons.gpu("H200 SXM");
        var cost = Serving.of(model, gpu)
                .gpus(8)
                .precision(Precision.FP8)
                .workload(workload)
                .cost();
        all.put("model", model);
        all.put("gpu", gpu);
        all.put("serving-cost", cost);
        all.put("serving-explained", cost.explain());
        all.put("pretraining", Training.pretraining(model, 14.8e12).on(gpu).cost());
        var distillation = Distillation.of(model, Jevons.model("DeepSeek-R1-Distill-Qwen-32B"));
        all.put("distillation", distillation);
        all.put("quality", distillation.quality());
    }

    private void estimates() {
        double[] y = {2.1, 2.9, 3.2, 4.8, 5.1, 5.7, 7.2, 7.9};
        double[][] x = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}};
        double[] sales = {144, 251, 419, 664, 955, 1198, 1271, 1122, 838, 548};
        double[] price = {1.0, 1.2, 1.1, 1.5, 1.7, 1.6, 2.0, 2.2, 2.1, 2.6, 2.5, 2.9};
        double[] quantity = {9.1, 8.7, 8.6, 7.9, 7.2, 7.1, 6.6, 6.2, 6.1, 5.7, 5.6, 5.2};
        all.put("regression", Regression.ols(y, x).covariance(Covariance.HC1).fit());
        all.put("bass", Bass.of(sales).fit());
        all.put("partial-adjustment", PartialAdjustment.of(quantity, price).fit());
    }

    /** The table of a result that is one or holds one under its usual name. */
    static Table tableOf(Object result) {
        if (result instanceof Table table) {
            return table;
        }
        for (Method method : result.getClass().getMethods()) {
            boolean usual =
                    method.getName().equals("toTable") || method.getName().equals("table");
            if (usual && method.getParameterCount() == 0) {
                try {
                    return (Table) method.invoke(result);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(result.getClass().getName(), e);
                }
            }
        }
        return Table.titled("").build();
    }
}
