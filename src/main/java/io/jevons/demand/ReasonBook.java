package io.jevons.demand;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What the parts of an explanation share: the run repeated, the numbers given by the market and by shocks, and every
 * quantity found so far, so that the same number is the same object wherever it stands.
 */
final class ReasonBook {
    final Trace trace;
    final CompiledMarket market;
    private final Map<String, Quantity> known = new ConcurrentHashMap<>();
    private final Map<Drivers.DriverShock, Drivers> alone = new ConcurrentHashMap<>();

    ReasonBook(Trace trace) {
        this.trace = trace;
        this.market = trace.market;
    }

    Calibration calibration() {
        return trace.block.calibration;
    }

    /** e^x as the engine computes it, to the last digit. */
    double exp(double x) {
        double[] value = {x};
        trace.block.lanes.kernels.exp(value, 0, value, 0, 1);
        return value[0];
    }

    Quarter quarter(int period) {
        return market.market.start().plus(period);
    }

    /** The end of a name: the quarter, and that it is the base's where two runs stand side by side. */
    String when(Trace.Line line, int period) {
        return ", " + quarter(period) + (line == trace.base && line != trace.own ? ", base" : "");
    }

    /** A number that the engine holds, made when it is first asked for. */
    Quantity kept(
            String symbol, String name, String unit, String formula, double value, Supplier<List<Quantity>> parts) {
        return once(symbol, name, () -> Quantity.kept(symbol, name, unit, formula, value, parts));
    }

    /** A number that its formula gives, made when it is first asked for. */
    Quantity worked(String symbol, String name, String unit, String formula, Supplier<List<Quantity>> parts) {
        return once(symbol, name, () -> Quantity.worked(symbol, name, unit, formula, parts.get()));
    }

    private Quantity once(String symbol, String name, Supplier<Quantity> made) {
        String key = symbol + " " + name;
        Quantity found = known.get(key);
        if (found == null) {
            Quantity fresh = made.get();
            Quantity earlier = known.putIfAbsent(key, fresh);
            found = earlier == null ? fresh : earlier;
        }
        return found;
    }

    boolean has(String path) {
        return market.market.has(path);
    }

    /** A parameter, or a default where the file has none. */
    Quantity parameter(String symbol, String path, double absent) {
        return has(path)
                ? parameter(symbol, path)
                : Quantity.given(
                        symbol, path, "1", absent, "default, since market " + market.market.name() + " has none");
    }

    /** A parameter of the market. */
    Quantity parameter(String symbol, String path) {
        return once(symbol, path, () -> {
            Parameter p = market.market.parameter(path);
            return Quantity.given(symbol, path, p.unit(), p.value(), source(p));
        });
    }

    /** A number of a tier. */
    Quantity tier(String symbol, String key, int j) {
        return parameter(symbol, "tiers." + market.tierNames.get(j) + "." + key);
    }

    /** A number of a cell. */
    Quantity cell(String symbol, String key, int c) {
        return parameter(symbol, "cells." + market.cellNames.get(c) + "." + key);
    }

    /** A number of a training workload. */
    Quantity workload(String symbol, String key, int k) {
        return parameter(symbol, "training." + market.workloadNames.get(k) + "." + key);
    }

    /** Which layer set a parameter, where it stands there, how far it is known, and where it came from. */
    private String source(Parameter p) {
        String place = market.market.place(p.path()).replaceFirst(": $", "");
        String kind = p.kind().name().toLowerCase(Locale.ROOT);
        if (p.source().startsWith(place)) {
            return p.source();
        }
        String of = place.equals(market.market.name()) ? "" : " (" + place + ")";
        return "market " + market.market.name() + of + ", " + kind + (p.source().isEmpty() ? "" : ": " + p.source());
    }

    /** The time since the start. */
    Quantity years(int period) {
        String name = "time from " + quarter(0) + " to " + quarter(period);
        return Quantity.given("t", name, "years", period * Quarter.YEARS, "calendar");
    }

    /** Growth that fades from a start to a long-run rate. */
    Quantity growth(String section, String of, int i) {
        String path = section + "." + of + ".growth.";
        String name = "growth of " + section + "." + of + " since " + quarter(0) + ", " + quarter(i);
        return worked(
                "G",
                name,
                "1",
                "exp(g∞ · t + (g₀ - g∞) · F · (1 - exp(-t / F)))",
                () -> List.of(
                        parameter("g∞", path + "long-run", 0),
                        parameter("g₀", path + "start", 0),
                        parameter("F", path + "fade-years", 1),
                        years(i)));
    }

    /** A driver that shocks multiply: the product of what each of them does. */
    Quantity factor(String symbol, String name, Trace.Line line, int period, ToDoubleFunction<Drivers> value) {
        return driver(symbol, name, line, period, value, "Π f", 1);
    }

    /** A driver that shocks shift: the sum of what each of them does. */
    Quantity shift(String symbol, String name, Trace.Line line, int period, ToDoubleFunction<Drivers> value) {
        return driver(symbol, name, line, period, value, "Σ f", 0);
    }

    private Quantity driver(
            String symbol,
            String name,
            Trace.Line line,
            int period,
            ToDoubleFunction<Drivers> value,
            String formula,
            double neutral) {
        String title = name + when(line, period);
        Drivers drivers = line.plan.drivers();
        List<Quantity> moves = new ArrayList<>();
        for (Drivers.DriverShock shock : drivers.shocks()) {
            double own = value.applyAsDouble(alone(shock));
            if (own != neutral) {
                moves.add(Quantity.given("f", "effect in " + quarter(period), "1", own, shock.origin()));
            }
        }
        double driven = value.applyAsDouble(drivers);
        return moves.isEmpty()
                ? Quantity.given(symbol, title, "1", driven, "no shock moves it")
                : kept(symbol, title, "1", formula, driven, () -> moves);
    }

    /** The drivers under one shock and no other. */
    Drivers alone(Drivers.DriverShock shock) {
        return alone.computeIfAbsent(shock, s -> Drivers.of(market, List.of(s)));
    }
}
