package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Quarter;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.shares.LogMeanDivisia;
import io.jevons.rebound.shares.Shapley;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunctionLagrangeForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows of {@code golden_values.csv}, closed forms that an independent program evaluated: relative 1e-9, or as many
 * digits as the row has. Each runs through the engine or through the code that the library itself uses.
 */
final class GoldenValuesTest {
    /** Rows about what the library has no model of: generations of a product, and learning by doing. */
    private static final Set<String> ELSEWHERE = Set.of("norton_bass_2gen", "learning_cost");

    private static final double TIGHT = 1e-9;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

    static Stream<Golden> rows() {
        return Resources.csv(GoldenValuesTest.class, "golden_values.csv").stream()
                .map(r -> new Golden(r.text("quantity"), r.text("inputs"), r.text("value")))
                .filter(g -> !ELSEWHERE.contains(g.quantity));
    }

    record Golden(String quantity, String inputs, String value) {
        double input(String key) {
            for (String part : inputs.split(";", -1)) {
                if (part.startsWith(key + "=")) {
                    return Double.parseDouble(part.substring(key.length() + 1));
                }
            }
            throw new IllegalArgumentException(key + " in " + inputs);
        }

        double[] values() {
            List<Double> found = new ArrayList<>();
            Matcher matcher = NUMBER.matcher(value);
            while (matcher.find()) {
                found.add(Double.parseDouble(matcher.group()));
            }
            return found.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isReproduced(Golden golden) {
        double[] actual = switch (golden.quantity) {
            case "rebound_arc_isoelastic" ->
                isoelastic(golden.input("gamma"), golden.input("epsilon"), golden.input("passthrough"));
            case "rebound_definition_check" -> definition(golden);
            case "extensive_margin" -> extensive(golden.input("p"), golden.input("sigma"));
            case "saturating_intensity" -> saturating(golden);
            case "koyck_cum_elasticity" -> koyck(golden);
            case "koyck_lags" -> lags(golden.input("lambda"));
            case "equilibrium_rebound" -> equilibrium(golden.input("eps"), golden.input("eta_supply"));
            case "nested_logit_probs" -> probabilities();
            case "nested_logit_elasticity" -> elasticity(golden.inputs.startsWith("HE") ? "he" : "geforce");
            case "bass_F" -> bass(golden);
            case "bass_peak" -> peak(golden);
            case "lmdi_add" -> lmdi(golden.inputs, false);
            case "lmdi_mult" -> lmdi(golden.inputs, true);
            case "shapley_product" -> shapley();
            default -> throw new IllegalStateException(golden.quantity);
        };
        double[] expected = golden.values();
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            double tolerance =
                    golden.quantity.startsWith("lmdi") ? 1e-8 : TIGHT * Math.max(1e-3, Math.abs(expected[i]));
            assertEquals(expected[i], actual[i], tolerance, golden.toString());
        }
    }

    @Test
    void everyQuantityOfTheModelIsThere() {
        assertTrue(rows().count() >= 55);
    }

    private static double[] isoelastic(double gain, double elasticity, double passThrough) {
        Market market = TinyMarket.oneTier(2)
                .with("cells.all.elasticity", elasticity)
                .with("cells.all.pass-through", passThrough);
        return one(Comparison.of(market, TinyMarket.efficiency(gain))
                .rebound(Resource.GPU_HOURS)
                .at("2025Q3"));
    }

    /** The row's elasticity is rounded where it is that of Jevons' Scotch iron, ln 10 / ln 3 + 1. */
    private static double[] definition(Golden golden) {
        double gain = golden.input("gamma");
        double given = golden.input("epsilon");
        double elasticity = gain == 3 ? 1 + Math.log(10) / Math.log(3) : given;
        assertEquals(given, elasticity, 1e-6);
        return isoelastic(gain, elasticity, 1);
    }

    /** A single cell's state when its relative price has been p for as long as it takes. */
    private static Projection atPrice(Market market, double price) {
        return Comparison.of(market, TinyMarket.efficiency(1 / price)).scenario();
    }

    private static double[] extensive(double price, double sigma) {
        Projection p = atPrice(TinyMarket.oneTier(2).with("cells.all.sigma", sigma), price);
        return new double[] {p.value("all", "viable", "2025Q3"), p.value("all", "elasticity-long-run", "2025Q3")};
    }

    private static double[] saturating(Golden golden) {
        Market market = TinyMarket.oneTier(2)
                .with("cells.all.saturation", golden.input("qmax"))
                // The value is that of a curve whose exponent is eps; the market's elasticity is the slope at the
                // start.
                .with("cells.all.elasticity", golden.input("eps") * (1 - 1 / golden.input("qmax")));
        return one(atPrice(market, golden.input("p")).value("all", "intensity", "2025Q3"));
    }

    /** A market in which a quarter closes the part λ of a gap. */
    private static Projection lagging(double part, double elasticity) {
        Market market = TinyMarket.oneTier(12)
                .with("cells.all.elasticity", elasticity)
                .with("cells.all.adjust-time", -Quarter.YEARS / Math.log1p(-part));
        return atPrice(market, 1 / Math.E);
    }

    private static double[] koyck(Golden golden) {
        Projection p = lagging(golden.input("lambda"), golden.input("eps_LR"));
        return one(Math.log(p.value("all", "intensity", TinyMarket.quarter((int) golden.input("n")))));
    }

    /** Mean lag Σ n w_n and median lag of the weights that the engine gives to n quarters ago. */
    private static double[] lags(double part) {
        Projection p = lagging(part, 1);
        double left = 1 - Math.log(p.value("all", "intensity", TinyMarket.quarter(1)));
        double next = 1 - Math.log(p.value("all", "intensity", TinyMarket.quarter(2)));
        double kept = next / left;
        return new double[] {left / (1 - kept), Math.log(0.5) / Math.log(kept)};
    }

    private static double[] equilibrium(double elasticity, double supply) {
        if (supply > 0) {
            EquilibriumRebound found = EquilibriumRebound.of(elasticity, supply, 1.5);
            return new double[] {found.rebound(), found.rentSlope()};
        }
        // A market has some supply elasticity; none at all is the limit, by a polynomial through four small ones.
        double[] small = {1e-3, 5e-4, 2.5e-4, 1.25e-4};
        double[] rebounds = new double[small.length];
        double[] slopes = new double[small.length];
        for (int i = 0; i < small.length; i++) {
            EquilibriumRebound found = EquilibriumRebound.of(elasticity, small[i], 1.05);
            rebounds[i] = found.rebound();
            slopes[i] = found.rentSlope();
        }
        return new double[] {
            new PolynomialFunctionLagrangeForm(small, rebounds).value(0),
            new PolynomialFunctionLagrangeForm(small, slopes).value(0)
        };
    }

    private static Map<String, String> nestsOfTiers() {
        Map<String, String> nests = new LinkedHashMap<>();
        nests.put("he", "datacentre");
        nests.put("mid", "datacentre");
        nests.put("geforce", "client");
        nests.put("apple", "client");
        nests.put("edge", "device");
        nests.put("outside", "none");
        return nests;
    }

    private static Market nestedLogit(double[] shares) {
        Map<String, Double> byTier = new LinkedHashMap<>();
        List<String> tiers = new ArrayList<>(nestsOfTiers().keySet());
        tiers.forEach(t -> byTier.put(t, shares[tiers.indexOf(t)]));
        Map<String, Double> lambda = Map.of("datacentre", 0.5, "client", 0.6, "device", 1.0, "none", 1.0);
        return TinyMarket.of(2, nestsOfTiers(), lambda, byTier);
    }

    /** Starts where all utilities are 0 and shifts each to the row's. */
    private static double[] probabilities() {
        double dataCentre = Math.pow(2, 0.5);
        double client = Math.pow(2, 0.6);
        double all = dataCentre + client + 2;
        double[] start = {
            dataCentre / 2 / all, dataCentre / 2 / all, client / 2 / all, client / 2 / all, 1 / all, 1 / all
        };
        double[] utility = {1.0, 0.6, 0.4, 0.1, -0.5, 0};
        List<String> tiers = new ArrayList<>(nestsOfTiers().keySet());
        Drivers drivers = Drivers.of(
                nestedLogit(start),
                List.of((d, quarter) -> tiers.forEach(t -> d.shiftPreference("all", t, utility[tiers.indexOf(t)]))));
        Projection p = Engine.project(Plan.of("shifted", drivers));
        double logsum = Math.log(all) - Math.log(p.value("all", "price-index", "2025Q3"));
        assertEquals(1.925953978603, logsum, 1e-12);
        return tiers.stream()
                .mapToDouble(t -> p.value("all", "share:" + t, "2025Q3"))
                .toArray();
    }

    private static double[] elasticity(String tier) {
        Market market = nestedLogit(probabilities()).with("cells.all.beta", 1.2);
        double step = 1e-5;
        double up = shareAtRent(market, tier, Math.exp(step));
        double down = shareAtRent(market, tier, Math.exp(-step));
        return one((Math.log(up) - Math.log(down)) / (2 * step));
    }

    private static double shareAtRent(Market market, String tier, double rent) {
        Drivers drivers = Drivers.of(market, List.of((d, quarter) -> d.scaleRent("he", rent)));
        return Engine.project(Plan.of("rent", drivers)).value("all", "share:" + tier, "2025Q3");
    }

    /** The adopted part of what is viable, from next to nothing. */
    private static Projection diffusion(Golden golden, double start) {
        Market market = TinyMarket.oneTier(48)
                .with("cells.all.adoption", start)
                .with("cells.all.bass.p", golden.input("p"))
                .with("cells.all.bass.q", golden.input("q"));
        return Engine.project(Plan.of("diffusion", Drivers.of(market, List.of())));
    }

    private static double[] bass(Golden golden) {
        Projection p = diffusion(golden, 1e-14);
        return one(2 * p.value("all", "adoption", TinyMarket.quarter((int) (4 * golden.input("t")))));
    }

    /** Between two quarters ln((1 - F) / (1 + q/p F)) is a line, so that the time of the peak can be read off it. */
    private static double[] peak(Golden golden) {
        double p = golden.input("p");
        double q = golden.input("q");
        Projection path = diffusion(golden, 1e-14);
        double aim = line((q - p) / (2 * q), p, q);
        for (int i = 1; ; i++) {
            double here = line(2 * path.value("all", "adoption", TinyMarket.quarter(i)), p, q);
            if (here < aim) {
                double last = line(2 * path.value("all", "adoption", TinyMarket.quarter(i - 1)), p, q);
                double time = (i - 1 + (last - aim) / (last - here)) * Quarter.YEARS;
                double rate = (last - here) / Quarter.YEARS;
                return new double[] {time, rate * rate / (4 * q)};
            }
        }
    }

    private static double line(double adopted, double p, double q) {
        return Math.log((1 - adopted) / (1 + q / p * adopted));
    }

    private static double[] lmdi(String years, boolean ratios) {
        List<double[]> before = terms(years.substring(0, 4));
        List<double[]> after = terms(years.substring(6));
        LogMeanDivisia index = new LogMeanDivisia(3);
        for (int i = 0; i < before.size(); i++) {
            index.add(before.get(i), after.get(i));
        }
        double[] found = new double[3];
        Arrays.setAll(found, k -> ratios ? index.ratio(k) : index.effect(k));
        return found;
    }

    private static List<double[]> terms(String year) {
        return Resources.csv(GoldenValuesTest.class, "lmdi_inputs.csv").stream()
                .filter(r -> r.text("year").equals(year))
                .map(r -> new double[] {r.number("factor1"), r.number("factor2"), r.number("factor3")})
                .toList();
    }

    private static double[] shapley() {
        double[] from = {1, 2, 3};
        double[] to = {2, 1, 5};
        return Shapley.values(3, coalition -> {
            double product = 1;
            for (int i = 0; i < 3; i++) {
                product *= (coalition >> i & 1) == 1 ? to[i] : from[i];
            }
            return product;
        });
    }

    private static double[] one(double value) {
        return new double[] {value};
    }
}
