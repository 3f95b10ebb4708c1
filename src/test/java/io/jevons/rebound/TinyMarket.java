package io.jevons.rebound;

import io.jevons.base.Quarter;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Markets in which the model comes down to a closed form: one cell, no growth, no other work, no lags worth the name,
 * rents that do not answer, and margins that are off until a test turns one on.
 */
public final class TinyMarket {
    static final String GRADE = "only";
    static final String CELL = "all";
    public static final String START = "2025Q1";

    private TinyMarket() {}

    /**
     * One tier, {@code gpu}, and one cell, {@code all}.
     *
     * @param quarters how long it runs
     * @return the market
     */
    public static Market oneTier(int quarters) {
        return of(quarters, Map.of("gpu", "nest"), Map.of("nest", 1.0), Map.of("gpu", 1.0));
    }

    /** Tiers by name with their nests and shares; nests with their λ. */
    public static Market of(
            int quarters, Map<String, String> nestOf, Map<String, Double> nests, Map<String, Double> shares) {
        return Market.parse("tiny.yaml", text(quarters, nestOf, nests, shares));
    }

    /** The file of such a market. */
    public static String text(
            int quarters, Map<String, String> nestOf, Map<String, Double> nests, Map<String, Double> shares) {
        StringBuilder out = new StringBuilder("market: tiny\nstart: " + START + "\nquarters: " + quarters + "\n");
        out.append("finance: {cost-of-capital: 0, opex-rate: 0, electricity-usd-per-kwh: 0.1, pue: 1}\n");
        out.append("rental: {floor: 1.0e-300, ceiling: 1.0e+300}\nalgorithmic-trend: 0\nnests:\n");
        nests.forEach((nest, lambda) ->
                out.append("  ").append(nest).append(": ").append(lambda).append('\n'));
        out.append("tiers:\n");
        Map<String, Double> ones = new LinkedHashMap<>();
        nestOf.forEach((tier, nest) -> {
            ones.put(tier, 1.0);
            out.append("  ")
                    .append(tier)
                    .append(": {gpu: X, h100-equivalents: 1, nest: ")
                    .append(nest);
            out.append(", price-usd: 10000, price-decline: 0, platform: 0, power-w: 500, power-decline: 0");
            out.append(", life-years: 5, busy: 1, rent-usd-per-hour: 2, shipments-per-year: 1, capacity-per-year: 1");
            out.append(", capacity-growth: 0, capacity-response: 0, backlog: 0, perf-growth: 0");
            out.append(", supply-elasticity: 1.0e+300, contract-years: 1}\n");
        });
        out.append("grades:\n  ")
                .append(GRADE)
                .append(": {hours-per-mtok: ")
                .append(ones)
                .append("}\n");
        out.append("cells:\n  ")
                .append(CELL)
                .append(": {segment: all, use: any, grade: ")
                .append(GRADE);
        out.append(", tokens-per-day: 1.0e+12, viable: 0.5, adoption: 0.5, sigma: 1.0e+200, elasticity: 0");
        out.append(", new-market-elasticity: 0, new-market-time: 1.0e-6, bass: {p: 0.03, q: 0.4}");
        out.append(", growth: {start: 0, long-run: 0, fade-years: 1}, value-growth: 0, adjust-time: 1.0e-6");
        out.append(", exit-time: 1.0e-6, switching-time: 1.0e-6, shares: ").append(shares);
        out.append(", utilisation: ").append(ones).append(", beta: 1, markup: 0}\n");
        return out.toString().replace("=", ": ");
    }

    /**
     * GPU-hours a token fall by a factor from the first quarter on.
     *
     * @param factor the factor, above 1 for a gain
     * @return the scenario
     */
    public static Scenario efficiency(double factor) {
        return Scenario.named("gain").with(Shock.efficiency(GRADE, factor).from(START));
    }

    /** A quarter, counted from the start. */
    static Quarter quarter(int period) {
        return Quarter.parse(START).plus(period);
    }
}
