package io.jevons.demand.engine;

import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Valid markets and scenarios at random, each the same for the same seed: any number of tiers, nests, grades and cells. */
public final class RandomMarkets {
    private final SplittableRandom random;
    private final boolean extreme;
    private final Map<String, String> values = new LinkedHashMap<>();

    private RandomMarkets(long seed, boolean extreme) {
        random = new SplittableRandom(seed);
        this.extreme = extreme;
    }

    /** A market with numbers that could be real. */
    public static MarketText market(long seed) {
        return new RandomMarkets(seed, false).build();
    }

    /** A market with all that it may have beside, each for some: sites, vendors, deployment, overhead, effort. */
    public static MarketText full(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MarketText text = market(seed);
        Market plain = text.read();
        if (random.nextInt(3) > 0) {
            for (String site : List.of("grid", "desert")) {
                text = text.with("sites." + site + ".power-mw", number(random, 5, 500))
                        .with("sites." + site + ".growth.start", number(random, 0.01, 0.6))
                        .with("sites." + site + ".growth.long-run", number(random, 0.01, 0.2))
                        .with("sites." + site + ".growth.fade-years", number(random, 0.5, 3));
            }
            for (String tier : plain.tiers()) {
                if (random.nextBoolean()) {
                    text = text.with("tiers." + tier + ".site", random.nextBoolean() ? "grid" : "desert");
                }
            }
        }
        for (String tier : plain.tiers()) {
            if (random.nextBoolean()) {
                text = text.with("tiers." + tier + ".deployment-years", number(random, 0.05, 1))
                        .with("tiers." + tier + ".server-overhead", number(random, 1, 2));
            }
            String nest = plain.text("tiers." + tier + ".nest");
            if (random.nextBoolean()) {
                text = text.with("vendors." + nest + ".gross-margin", number(random, 0.3, 0.85))
                        .with("vendors." + nest + ".response", number(random, 0.1, 1))
                        .with("vendors." + nest + ".pricing-years", number(random, 0.2, 2));
            }
        }
        for (String cell : plain.cells()) {
            if (random.nextBoolean()) {
                text = text.with("cells." + cell + ".effort-elasticity", number(random, 0.1, 1.2))
                        .with("cells." + cell + ".effort-time", number(random, 0.2, 2));
            }
        }
        return withOthers(text, plain, random);
    }

    /** What else the key table has of cells, so that none of its numbers is forgotten. */
    private static MarketText withOthers(MarketText text, Market plain, SplittableRandom random) {
        MarketText full = text;
        Market known = text.read();
        for (Key key : Keys.market().all()) {
            boolean isOptional = key.isNumber()
                    && key.byDefault().isPresent()
                    && !key.symbol().isEmpty();
            boolean isOfCells =
                    key.path().matches("cells\\.<c>\\.[a-z-]+") && !key.path().endsWith("quality-floor");
            if (isOptional && isOfCells) {
                for (String cell : plain.cells()) {
                    String path = key.path().replace("<c>", cell);
                    if (!known.has(path) && random.nextBoolean()) {
                        full = full.with(path, number(random, 0.2, 1));
                    }
                }
            }
        }
        return full;
    }

    static String number(SplittableRandom random, double low, double high) {
        return Double.toString(low * Math.exp(random.nextDouble() * Math.log(high / low)));
    }

    /** A market whose numbers lie within their bounds, but anywhere within many orders of magnitude. */
    public static MarketText extremeMarket(long seed) {
        return new RandomMarkets(seed, true).build();
    }

    /** A scenario for a market, as the lines below its name: efficiency always, and some shocks of every kind. */
    public static String scenario(long seed, Market market) {
        return new RandomMarkets(seed, false).shocks(market);
    }

    /** A scenario with factors over many orders of magnitude. */
    public static String extremeScenario(long seed, Market market) {
        return new RandomMarkets(seed, true).shocks(market);
    }

    private MarketText build() {
        int tiers = random.nextInt(1, 5);
        int nests = random.nextInt(1, 3);
        int grades = random.nextInt(1, 4);
        values.put("market", "random");
        values.put("start", "2024Q4");
        values.put("quarters", Integer.toString(random.nextInt(5, 13)));
        put("finance.cost-of-capital", 0, 0.2);
        put("finance.opex-rate", 0, 0.2);
        put("finance.electricity-usd-per-kwh", 0.01, 0.3);
        values.put("finance.pue", uniform(1, 2));
        values.put("rental.floor", uniform(0.2, 1));
        values.put("rental.ceiling", uniform(1, 4));
        put("algorithmic-trend", 0, 0.6);
        for (int n = 0; n < nests; n++) {
            values.put("nests.nest" + n, uniform(0.2, 1));
        }
        for (int j = 0; j < tiers; j++) {
            tier("tiers.tier" + j + ".", random.nextInt(nests));
        }
        List<List<Integer>> served = new ArrayList<>();
        for (int g = 0; g < grades; g++) {
            List<Integer> on = some(tiers);
            on.forEach(j -> values.put("grades.grade" + served.size() + ".hours-per-mtok.tier" + j, log(0.01, 1)));
            served.add(on);
        }
        int cells = random.nextInt(1, 5);
        for (int c = 0; c < cells; c++) {
            int grade = random.nextInt(grades);
            cell("cells.cell" + c + ".", grade, served.get(grade), tiers);
        }
        int workloads = random.nextInt(0, 3);
        for (int k = 0; k < workloads; k++) {
            training("training.train" + k + ".", some(tiers));
        }
        for (int j = 0; j < tiers; j++) {
            // Where nothing else can choose a tier, the market would be refused.
            if (random.nextInt(3) > 0 || !isChosen(j)) {
                values.put("other-workloads.tier" + j + ".gpu-hours-per-year", log(1e6, 1e8));
                growth("other-workloads.tier" + j + ".");
            }
        }
        return MarketText.of(values);
    }

    private boolean isChosen(int tier) {
        return values.keySet().stream().anyMatch(path -> path.matches("training\\..*\\.split\\.tier" + tier))
                || values.keySet().stream()
                        .filter(path -> path.matches("cells\\..*\\.(shares|latent)\\.tier" + tier))
                        .map(path -> values.get(path.substring(0, path.indexOf('.', 6)) + ".grade"))
                        .anyMatch(grade -> values.containsKey("grades." + grade + ".hours-per-mtok.tier" + tier));
    }

    private void tier(String path, int nest) {
        values.put(path + "gpu", "label");
        values.put(path + "h100-equivalents", log(0.05, 2));
        values.put(path + "nest", "nest" + nest);
        values.put(path + "price-usd", log(1e3, 4e4));
        put(path + "price-decline", 0, 0.4);
        put(path + "platform", 0, 1);
        values.put(path + "power-w", log(50, 1000));
        put(path + "power-decline", 0, 0.3);
        values.put(path + "life-years", log(2, 8));
        values.put(path + "busy", uniform(0.3, 1));
        if (random.nextBoolean()) {
            values.put(path + "installed", log(1e4, 1e6));
        }
        if (random.nextBoolean()) {
            values.put(path + "rent-usd-per-hour", log(0.2, 5));
        }
        values.put(path + "shipments-per-year", log(1e3, 1e5));
        values.put(path + "capacity-per-year", log(1e4, 1e6));
        put(path + "capacity-growth", -0.1, 0.5);
        put(path + "capacity-response", 0, 1.5);
        values.put(path + "backlog", uniform(0, 0.99));
        put(path + "perf-growth", -0.1, 0.5);
        values.put(path + "supply-elasticity", log(0.5, 5));
        values.put(path + "contract-years", log(0.1, 2));
    }

    private void cell(String path, int grade, List<Integer> served, int tiers) {
        values.put(path + "segment", "any");
        values.put(path + "use", "any");
        values.put(path + "grade", "grade" + grade);
        values.put(path + "tokens-per-day", log(1e9, 1e12));
        values.put(path + "viable", uniform(0.05, 0.95));
        values.put(path + "adoption", uniform(0.01, 0.9));
        values.put(path + "sigma", log(0.5, 3));
        put(path + "elasticity", 0, 1.5);
        if (random.nextBoolean()) {
            values.put(path + "saturation", text(1.00001 + Double.parseDouble(log(0.5, 300))));
        }
        put(path + "new-market-elasticity", 0, 0.8);
        values.put(path + "new-market-time", log(0.5, 5));
        values.put(path + "bass.p", log(0.005, 0.05));
        put(path + "bass.q", 0, 0.6);
        growth(path);
        put(path + "value-growth", -0.1, 0.3);
        values.put(path + "adjust-time", log(0.3, 3));
        values.put(path + "exit-time", log(0.3, 3));
        values.put(path + "switching-time", log(0.3, 3));
        List<Integer> shared = new ArrayList<>();
        served.forEach(j -> {
            if (shared.isEmpty() || random.nextBoolean()) {
                shared.add(j);
            }
        });
        parts(path + "shares.tier", shared);
        for (int j = 0; j < tiers; j++) {
            if (!shared.contains(j) && random.nextBoolean()) {
                put(path + "latent.tier" + j, -3, 0);
            }
            values.put(path + "utilisation.tier" + j, uniform(0.05, 0.6));
        }
        values.put(path + "beta", String.valueOf(Math.max(0.2, Double.parseDouble(log(0.5, 3)))));
        put(path + "markup", 0, 1);
        if (random.nextBoolean()) {
            values.put(path + "pass-through", uniform(0, 1));
        }
    }

    private void training(String path, List<Integer> on) {
        values.put(path + "gpu-hours-per-year", log(1e6, 1e8));
        parts(path + "split.tier", on);
        put(path + "efficiency-trend", 0, 0.5);
        put(path + "elasticity", 0, 1.5);
        growth(path);
        put(path + "revenue-pull", 0, 0.8);
        values.put(path + "adjust-time", log(0.3, 2));
    }

    private void growth(String path) {
        put(path + "growth.start", -0.1, 1.5);
        put(path + "growth.long-run", -0.05, 0.2);
        values.put(path + "growth.fade-years", log(0.5, 3));
    }

    /** Parts that sum to 1 in sixteenths, or in the extreme some of next to nothing. */
    private void parts(String path, List<Integer> places) {
        int left = 16;
        for (int i = 0; i < places.size(); i++) {
            int part = i == places.size() - 1 ? left : random.nextInt(1, left - (places.size() - 1 - i) + 1);
            left -= part;
            values.put(path + places.get(i), Double.toString(part / 16.0));
        }
    }

    private List<Integer> some(int tiers) {
        List<Integer> on = new ArrayList<>();
        for (int j = 0; j < tiers; j++) {
            if (random.nextBoolean()) {
                on.add(j);
            }
        }
        return on.isEmpty() ? List.of(random.nextInt(tiers)) : on;
    }

    private String shocks(Market market) {
        StringBuilder out = new StringBuilder("shocks:\n");
        String grade = one(market.grades());
        shock(out, "efficiency: {grade: \"*\", factor: " + log(1.5, 5) + ", from: 2025Q1" + shape() + "}");
        for (int i = random.nextInt(0, 4); i > 0; i--) {
            String tier = one(market.tiers());
            String cell = one(market.cells());
            String from = ", from: 2025Q" + random.nextInt(1, 5) + shape() + "}";
            shock(
                    out,
                    switch (random.nextInt(9)) {
                        case 0 -> "tokens-per-task: {cell: " + cell + ", factor: " + log(0.5, 3) + from;
                        case 1 -> "hardware-price: {tier: " + tier + ", factor: " + log(0.5, 2) + from;
                        case 2 -> "capacity: {tier: " + tier + ", factor: " + log(0.5, 2) + from;
                        case 3 ->
                            "preference: {cell: " + cell + ", tier: " + tier + ", shift: " + uniform(-1, 1) + from;
                        case 4 -> "demand: {cell: " + cell + ", factor: " + log(0.5, 2) + from;
                        case 5 -> "access: {cell: " + cell + ", factor: " + log(0.5, 2) + from;
                        case 6 -> "value: {cell: " + cell + ", factor: " + log(0.5, 2) + from;
                        case 7 ->
                            "model-release: {grade: " + grade + ", hours-per-mtok: {" + tier + ": " + log(0.005, 0.05)
                                    + "}, share: " + uniform(0.1, 1) + from;
                        default ->
                            "distillation: {grade: " + grade + ", hours-per-mtok: {" + tier + ": " + log(0.005, 0.05)
                                    + "}, quality: " + uniform(0.5, 1) + ", share: " + uniform(0.1, 1) + from;
                    });
        }
        if (!market.trainingWorkloads().isEmpty()) {
            shock(
                    out,
                    "training-efficiency: {workload: \"*\", factor: " + log(1.2, 3) + ", from: 2025Q2" + shape() + "}");
        }
        return out.toString();
    }

    private static void shock(StringBuilder out, String shock) {
        out.append("  - ").append(shock).append('\n');
    }

    private String shape() {
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> ", ramp: " + log(0.2, 2);
            default -> ", half-life: " + log(0.2, 2);
        };
    }

    private String one(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    /** A number that may be anything within its bounds where those are signs alone. */
    private void put(String path, double low, double high) {
        String value = uniform(low, high);
        if (isWild()) {
            double wide = Math.exp(random.nextDouble(-100, 100)) * Math.max(Math.abs(low), Math.abs(high));
            boolean negative = high <= 0 || (low < 0 && random.nextBoolean());
            value = random.nextInt(6) == 0 ? "0" : text(negative ? -wide : wide);
        }
        values.put(path, value);
    }

    private String uniform(double low, double high) {
        return text(random.nextDouble(low, high));
    }

    private String log(double low, double high) {
        double value = low * Math.exp(random.nextDouble() * Math.log(high / low));
        return text(isWild() ? value * Math.exp(random.nextDouble(-100, 100)) : value);
    }

    /** Where every number were wild, hardly a market would stay within the range of doubles. */
    private boolean isWild() {
        return extreme && random.nextInt(40) == 0;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.6e", value);
    }
}
