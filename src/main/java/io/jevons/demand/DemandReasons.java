package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;

/** Explains the margins of demand: viable share, adoption, intensity, new markets, and tokens as their product. */
final class DemandReasons extends Topic {
    DemandReasons(Reasons all) {
        super(all);
    }

    private String name(String what, Trace.Line line, int c, int i) {
        return what + " " + cell(c) + book.when(line, i);
    }

    /** D = potential G n a q X d. */
    Quantity tokens(Trace.Line line, int c, int i) {
        return book.kept(
                "D",
                name("tokens of", line, c, i),
                "Mtok/yr",
                "B · G · n · a · q · X · d",
                line.at(i).tokens[c],
                () -> List.of(
                        potential(c),
                        book.growth("cells", cell(c), i),
                        newMarkets(line, c, i),
                        adoption(line, c, i),
                        intensity(line, c, i),
                        tokensPerTask(line, c, i),
                        demand(line, c, i)));
    }

    private Quantity potential(int c) {
        return book.kept(
                "B",
                "tokens of " + cell(c) + " at the start, were everyone a user",
                "Mtok/yr",
                "D₀ / a₀",
                book.calibration().potential[c][0],
                () -> List.of(all.starts().tokens(c), book.cell("a₀", "adoption", c)));
    }

    private Quantity demand(Trace.Line line, int c, int i) {
        return book.factor(
                "d", "factor on demand of " + cell(c), line.driving(Channel.OTHER_SHOCKS), i, d -> d.demand[i][c]);
    }

    Quantity tokensPerTask(Trace.Line line, int c, int i) {
        Trace.Line drivers = line.driving(Channel.TOKENS_PER_TASK);
        if (line.plan.drivers().studentTokens[i][c] == 1) {
            return book.factor("X", "tokens a task of " + cell(c), drivers, i, d -> d.tokensPerTask[i][c]);
        }
        String name = "tokens a task of " + cell(c) + ", with those of a student" + book.when(line, i);
        return book.worked(
                "X",
                name,
                "1",
                "F · M",
                () -> List.of(
                        book.factor("F", "tokens a task of " + cell(c), drivers, i, d -> d.tokensPerTask[i][c]),
                        book.factor("M", "a student's tokens for " + cell(c), line, i, d -> d.studentTokens[i][c])));
    }

    /** Tokens but for the margins. */
    Quantity growth(Trace.Line line, int c, int i, double value) {
        return book.kept(
                "g",
                name("tokens but for the margins of", line, c, i),
                "Mtok/yr",
                "B · G · d",
                value,
                () -> List.of(potential(c), book.growth("cells", cell(c), i), demand(line, c, i)));
    }

    /** x = φ ln i + ln X. */
    private Quantity taskPrice(Trace.Line line, int c, int i) {
        return book.kept(
                "x",
                name("ln of the relative task price of", line, c, i),
                "1",
                "φ · ln(i) + ln(X)",
                line.at(i).logPrice[c],
                () -> List.of(
                        book.parameter("φ", "cells." + cell(c) + ".pass-through", 1),
                        all.choices().index(line, c, i),
                        tokensPerTask(line, c, i)));
    }

    /** a* = Φ(z). */
    Quantity viable(Trace.Line line, int c, int i) {
        return book.kept(
                "a*",
                name("viable share of", line, c, i),
                "1",
                "Φ(z)",
                line.at(i).viable[c],
                () -> List.of(threshold(line, c, i)));
    }

    private Quantity threshold(Trace.Line line, int c, int i) {
        Trace.Line drivers = line.driving(Channel.OTHER_SHOCKS);
        return book.kept(
                "z",
                name("willingness to pay over task price, in deviations, of", line, c, i),
                "1",
                "(σ · Φ⁻¹(viable) + ln(f) + ν · t - x) / σ",
                line.at(i).z[c],
                () -> List.of(
                        book.cell("σ", "sigma", c),
                        book.cell("viable", "viable", c),
                        book.factor("f", "factor on value of " + cell(c), drivers, i, d -> d.value[i][c]),
                        book.cell("ν", "value-growth", c),
                        book.years(i),
                        taskPrice(line, c, i)));
    }

    /** a, an exact Bass step towards a*, or exit where it lies above. */
    Quantity adoption(Trace.Line line, int c, int i) {
        String name = name("adoption of", line, c, i);
        double value = line.at(i).adoption[c];
        return following(
                line,
                Channel.ADOPTION,
                "a",
                name,
                value,
                base -> adoption(base, c, i),
                () -> i == 0 ? book.cell("a", "adoption", c) : diffused(line, c, i, name, value));
    }

    private Quantity diffused(Trace.Line line, int c, int i, String name, double value) {
        return book.kept(
                "a",
                name,
                "1",
                "a* · (1 - e) / (1 + (Q / P) · e) + exp(-0.25 / T) · max(0, a₋ - a*)",
                value,
                () -> List.of(
                        viable(line, c, i),
                        adoption(line, c, i - 1).as("a₋"),
                        left(line, c, i),
                        book.cell("P", "bass.p", c),
                        book.cell("Q", "bass.q", c),
                        book.cell("T", "exit-time", c)));
    }

    private Quantity left(Trace.Line line, int c, int i) {
        Trace.Line drivers = line.driving(Channel.OTHER_SHOCKS);
        return book.worked(
                "e",
                name("Bass step of", line, c, i),
                "1",
                "(1 - min(1, a₋ / a*)) / (1 + (Q / P) · min(1, a₋ / a*)) · exp(-(P + Q) · 0.25 · f)",
                () -> List.of(
                        viable(line, c, i),
                        adoption(line, c, i - 1).as("a₋"),
                        book.cell("P", "bass.p", c),
                        book.cell("Q", "bass.q", c),
                        book.factor("f", "factor on access of " + cell(c), drivers, i, d -> d.access[i][c])));
    }

    Quantity intensity(Trace.Line line, int c, int i) {
        String name = name("intensity of", line, c, i);
        double value = book.exp(line.at(i).logIntensity[c]);
        return following(
                line,
                Channel.INTENSITY,
                "q",
                name,
                value,
                base -> intensity(base, c, i),
                () -> book.kept("q", name, "1", "exp(y)", value, () -> List.of(logIntensity(line, c, i))));
    }

    private Quantity logIntensity(Trace.Line line, int c, int i) {
        String name = name("ln of intensity of", line, c, i);
        if (i == 0) {
            return Quantity.given("y", name, "1", 0, "start value");
        }
        return book.kept(
                "y",
                name,
                "1",
                "y₋ + (1 - exp(-0.25 / T)) · (y* - y₋)",
                line.at(i).logIntensity[c],
                () -> List.of(
                        logIntensity(line, c, i - 1).as("y₋"),
                        book.cell("T", "adjust-time", c),
                        intensityAim(line, c, i)));
    }

    /** ln q*. */
    private Quantity intensityAim(Trace.Line line, int c, int i) {
        String name = name("ln of the intensity aimed at by", line, c, i);
        Quantity price = taskPrice(line, c, i);
        DemandCurve curve = book.trace.block.curve;
        if (!(curve instanceof SaturatingDemand)) {
            double[] aim = new double[1];
            curve.logIntensity(new CellLanes(book.trace.block.lanes, c), new double[] {price.value}, aim);
            return Quantity.given("y*", name, "1", aim[0], "demand curve '" + curve.name() + "' at that price");
        }
        String formula =
                market.saturating[c] ? "ln(M / (1 + (M - 1) · exp(min(700, ε · (M / (M - 1)) · x))))" : "-ε · x";
        return book.worked("y*", name, "1", formula, () -> elastic(c, price));
    }

    private List<Quantity> elastic(int c, Quantity price) {
        List<Quantity> parts = new ArrayList<>(List.of(book.cell("ε", "elasticity", c), price));
        if (market.saturating[c]) {
            parts.add(book.cell("M", "saturation", c));
        }
        return parts;
    }

    Quantity newMarkets(Trace.Line line, int c, int i) {
        String name = name("new markets of", line, c, i);
        double value = book.exp(line.at(i).logNewMarkets[c]);
        return following(
                line,
                Channel.NEW_MARKETS,
                "n",
                name,
                value,
                base -> newMarkets(base, c, i),
                () -> book.kept("n", name, "1", "exp(o)", value, () -> List.of(logNewMarkets(line, c, i))));
    }

    private Quantity logNewMarkets(Trace.Line line, int c, int i) {
        String name = name("ln of new markets of", line, c, i);
        if (i == 0) {
            return Quantity.given("o", name, "1", 0, "start value");
        }
        return book.kept(
                "o",
                name,
                "1",
                "o₋ + (1 - exp(-0.25 / T)) · (-ε_new · x - o₋)",
                line.at(i).logNewMarkets[c],
                () -> List.of(
                        logNewMarkets(line, c, i - 1).as("o₋"),
                        book.cell("T", "new-market-time", c),
                        book.cell("ε_new", "new-market-elasticity", c),
                        taskPrice(line, c, i)));
    }

    /** ε (1 - q* / m) + φ(z)/(σ Φ(z)) + ε_new. */
    Quantity elasticity(Trace.Line line, int c, int i, double value) {
        String rest = " + mills(z) / σ + ε_new";
        String intensive = !(book.trace.block.curve instanceof SaturatingDemand)
                ? "ε_q"
                : market.saturating[c]
                        ? "ε · (M / (M - 1)) · (1 - 1 / (1 + (M - 1) · exp(min(700, ε · (M / (M - 1)) · x))))"
                        : "ε";
        return book.kept("E", name("long-run elasticity of", line, c, i), "1", intensive + rest, value, () -> {
            Quantity price = taskPrice(line, c, i);
            List<Quantity> parts = new ArrayList<>();
            if (intensive.equals("ε_q")) {
                parts.add(intensiveElasticity(line, c, i, price));
            } else {
                parts.addAll(elastic(c, price));
            }
            parts.add(threshold(line, c, i));
            parts.add(book.cell("σ", "sigma", c));
            parts.add(book.cell("ε_new", "new-market-elasticity", c));
            return parts;
        });
    }

    private Quantity intensiveElasticity(Trace.Line line, int c, int i, Quantity price) {
        DemandCurve curve = book.trace.block.curve;
        double[] found = new double[1];
        curve.elasticity(new CellLanes(book.trace.block.lanes, c), new double[] {price.value}, found);
        String name = name("elasticity of intensity of", line, c, i);
        return Quantity.given("ε_q", name, "1", found[0], "demand curve '" + curve.name() + "' at " + price.name);
    }
}
