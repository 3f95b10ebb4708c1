package io.jevons.demand;

import java.util.List;
import java.util.function.IntFunction;

/** Explains a fleet: what is kept and shipped, how tight it is, what it draws. The engineering estimate has one of its own. */
final class FleetReasons extends Topic {
    private final Trace.Line drivers;
    private final String of;
    private final IntFunction<String> when;
    private final IntFunction<Moment.FleetMoment> moments;
    private final Need need;

    /** The need that a fleet serves. */
    interface Need {
        Quantity of(int tier, int period);
    }

    private FleetReasons(
            Reasons all,
            Trace.Line drivers,
            String of,
            IntFunction<String> when,
            IntFunction<Moment.FleetMoment> moments,
            Need need) {
        super(all);
        this.drivers = drivers;
        this.of = of;
        this.when = when;
        this.moments = moments;
        this.need = need;
    }

    /** The fleet of a run. */
    static FleetReasons of(Reasons all, Trace.Line line) {
        return new FleetReasons(
                all,
                line.driving(Channel.OTHER_SHOCKS),
                "",
                i -> all.book().when(line, i),
                i -> line.at(i).fleet,
                (j, i) -> all.work().need(line, j, i));
    }

    /** The fleet of the engineering estimate, with the base's capacity factors. */
    static FleetReasons ofEngineering(Reasons all) {
        Trace trace = all.book().trace;
        return new FleetReasons(
                all,
                trace.base,
                "engineering estimate: ",
                i -> ", " + all.book().quarter(i),
                trace.engineering::get,
                (j, i) -> all.engineering().need(j, i));
    }

    private String name(String what, int j, int i) {
        return of + what + " " + tier(j) + when.apply(i);
    }

    /** F. */
    Quantity units(int j, int i) {
        double value = moments.apply(i).units[j];
        if (i == 0) {
            return start(j);
        }
        return book.kept(
                "F",
                name("fleet of", j, i),
                "ref GPU",
                "F₋ · exp(-0.25 / life) + 0.25 · Q",
                value,
                () -> List.of(units(j, i - 1).as("F₋"), book.tier("life", "life-years", j), shipped(j, i)));
    }

    private Quantity start(int j) {
        return market.installedGiven[j]
                ? book.tier("F", "installed", j)
                : book.kept(
                        "F",
                        "fleet of " + tier(j) + " at calibration",
                        "ref GPU",
                        "N₀",
                        book.calibration().fleet0[j][0],
                        () -> List.of(all.starts().need(j)));
    }

    /** Q, an annual rate. */
    Quantity shipped(int j, int i) {
        if (i == 0) {
            return book.tier("Q", "shipments-per-year", j);
        }
        return book.kept(
                "Q",
                name("shipments of", j, i),
                "ref GPU/yr",
                "max(0, min(K · f, max((N - F₋ · exp(-0.25 / life)) / 0.25, backlog · Q₋)))",
                moments.apply(i).shipped[j],
                () -> List.of(
                        capacity(j, i),
                        capacityFactor(j, i),
                        need.of(j, i),
                        units(j, i - 1).as("F₋"),
                        book.tier("life", "life-years", j),
                        book.tier("backlog", "backlog", j),
                        shipped(j, i - 1).as("Q₋")));
    }

    private Quantity capacityFactor(int j, int i) {
        return book.factor("f", "factor on capacity of " + tier(j), drivers, i, d -> d.capacity[i][j]);
    }

    private Quantity capacity(int j, int i) {
        if (i == 0) {
            return book.tier("K", "capacity-per-year", j);
        }
        return book.kept(
                "K",
                name("capacity of", j, i),
                "ref GPU/yr",
                "K₋ · exp(0.25 · (g + response · min(ln(10), max(0, ln(tight)))))",
                moments.apply(i).capacity[j],
                () -> List.of(
                        capacity(j, i - 1).as("K₋"),
                        book.tier("g", "capacity-growth", j),
                        book.tier("response", "capacity-response", j),
                        tightness(j, i - 1)));
    }

    Quantity tightness(int j, int i) {
        Moment.FleetMoment now = moments.apply(i);
        String name = name("tightness of", j, i);
        return now.need[j] == 0 && now.units[j] == 0
                ? Quantity.given("tight", name, "1", 1, "neither need nor fleet")
                : book.kept("tight", name, "1", "N / F", now.tightness[j], () -> List.of(need.of(j, i), units(j, i)));
    }

    /** v: the part of need that is served. */
    Quantity served(int j, int i) {
        return book.worked("v", name("part served on", j, i), "1", "min(1, 1 / tight)", () -> List.of(tightness(j, i)));
    }

    Quantity unserved(int j, int i, double value) {
        return book.kept("unserved", name("part unserved on", j, i), "1", "1 - v", value, () -> List.of(served(j, i)));
    }

    Quantity shippedUnits(int j, int i, double value) {
        return book.kept(
                "units",
                name("GPUs shipped of", j, i),
                "GPU/yr",
                "Q / exp(g · t)",
                value,
                () -> List.of(shipped(j, i), book.tier("g", "perf-growth", j), book.years(i)));
    }

    /** Sales at the prices that a run sees. */
    Quantity sales(Trace.Line prices, int j, int i, double value) {
        return book.kept(
                "sales",
                name("sales of", j, i),
                "USD/yr",
                "Q · P",
                value,
                () -> List.of(shipped(j, i), all.costs().unitPrice(prices, j, i)));
    }

    Quantity power(int j, int i, double value) {
        return book.kept(
                "power",
                name("power of the fleet of", j, i),
                "MW",
                "S · pue / 10^6",
                value,
                () -> List.of(stock(j, i), book.parameter("pue", "finance.pue")));
    }

    private Quantity stock(int j, int i) {
        double value = moments.apply(i).power[j];
        String name = name("nameplate power of the fleet of", j, i);
        Quantity unit = all.costs().unitPower(j, i);
        if (i == 0) {
            return book.kept("S", name, "W", "F · W", value, () -> List.of(units(j, 0), unit));
        }
        return book.kept(
                "S",
                name,
                "W",
                "S₋ · exp(-0.25 / life) + 0.25 · Q · W",
                value,
                () -> List.of(stock(j, i - 1).as("S₋"), book.tier("life", "life-years", j), shipped(j, i), unit));
    }
}
