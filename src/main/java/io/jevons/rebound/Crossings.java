package io.jevons.rebound;

import io.jevons.base.Numbers;
import io.jevons.demand.engine.Engine;
import io.jevons.internal.AllCores;
import io.jevons.market.Change;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Looks along an axis for the points where a comparison's rebound, that of its response run, is 1: a scan for changes of sign, then Brent's method. */
final class Crossings {
    private static final double ACCURACY = 1e-12;
    private static final int MOST_RUNS = 200;

    private final Comparison comparison;
    private final Resource resource;
    private final Horizon.Span span;
    private final List<Change> held;
    private final double heldViability;

    Crossings(Comparison comparison, Resource resource, Horizon horizon) {
        this(comparison, resource, horizon, List.of(), 1);
    }

    /** With another axis held at a value. */
    Crossings(Comparison comparison, Resource resource, Horizon horizon, Axis axis, double value) {
        this(comparison, resource, horizon, axis.changes(value), axis.viability(value));
    }

    private Crossings(
            Comparison comparison, Resource resource, Horizon horizon, List<Change> held, double heldViability) {
        this.heldViability = heldViability;
        this.comparison = comparison;
        this.resource = resource;
        this.span = horizon.span(comparison);
        this.held = held;
    }

    /** A point on an axis: rebound there, NaN where it is undefined, the response run's relative difference, and the share of the base that is saved. */
    record Point(double value, double rebound, double change, double saving) {
        boolean defined() {
            return !Double.isNaN(rebound);
        }

        /** Whether something is saved, if too little for a rebound. */
        boolean savesLittle() {
            return Rebound.isSmall(saving, 1);
        }
    }

    /** Points at equal distances from one end of the axis to the other. */
    List<Point> scan(Axis axis, int steps) {
        return AllCores.map(steps + 1, (i, check) -> at(axis, axis.at((double) i / steps)));
    }

    Point at(Axis axis, double value) {
        List<Change> changes = new ArrayList<>(held);
        changes.addAll(axis.changes(value));
        double k = heldViability * axis.viability(value);
        Engine.Pair pair = Engine.compare(
                comparison.market().apply(changes),
                comparison.staging().base().withViabilityResponse(k),
                comparison.staging().plan().response().withViabilityResponse(k));
        double base = span.mean(resource.in(pair.base()));
        double scenario = span.mean(resource.in(pair.scenario()));
        double engineering = span.mean(resource.engineeringIn(pair.scenario()));
        double rebound = Rebound.of(base, engineering, scenario).orElse(Double.NaN);
        return new Point(value, rebound, scenario / base - 1, 1 - engineering / base);
    }

    /**
     * Where on an axis there is backfire: the stretches between the points where rebound passes 1, each judged by the points of the scan in
     * it. Where rebound is undefined on the way, a stretch ends with the last point, or begins with the first, at which it is defined.
     */
    static String backfire(List<Point> scan, List<Double> roots) {
        List<String> ranges = new ArrayList<>();
        int from = 0;
        while (from < scan.size()) {
            int to = from;
            while (to < scan.size() && scan.get(to).defined()) {
                to++;
            }
            if (to > from) {
                backfire(scan, from, to - 1, roots, ranges);
            }
            from = to + 1;
        }
        return "backfire " + (ranges.isEmpty() ? "nowhere" : String.join(" and ", ranges));
    }

    /** The same of points that are all defined. */
    private static void backfire(List<Point> scan, int first, int last, List<Double> roots, List<String> ranges) {
        double start = scan.get(first).value();
        double end = scan.get(last).value();
        List<Double> inside =
                roots.stream().filter(root -> root >= start && root <= end).toList();
        for (int i = 0; i <= inside.size(); i++) {
            double after = i == 0 ? Double.NEGATIVE_INFINITY : inside.get(i - 1);
            double before = i == inside.size() ? Double.POSITIVE_INFINITY : inside.get(i);
            if (scan.subList(first, last + 1).stream()
                    .anyMatch(p -> p.value() > after && p.value() < before && p.change() > 0)) {
                String low = i > 0 ? Numbers.human(after) : first > 0 ? Numbers.human(start) : "";
                String high =
                        i < inside.size() ? Numbers.human(before) : last < scan.size() - 1 ? Numbers.human(end) : "";
                ranges.add(range(low, high));
            }
        }
    }

    private static String range(String low, String high) {
        if (low.isEmpty()) {
            return high.isEmpty() ? "throughout" : "below " + high;
        }
        return high.isEmpty() ? "above " + low : low.equals(high) ? "at " + low : "from " + low + " to " + high;
    }

    /** Where rebound passes 1 between neighbours of a scan. The difference has the sign of R - 1 and is smoother. */
    List<Double> roots(Axis axis, List<Point> scan) {
        List<Double> roots = new ArrayList<>();
        for (int i = 0; i < scan.size(); i++) {
            Point here = scan.get(i);
            if (here.defined() && here.change() == 0) {
                roots.add(here.value());
            } else if (i > 0 && scan.get(i - 1).defined() && here.defined()) {
                Point last = scan.get(i - 1);
                if (last.change() * here.change() < 0) {
                    roots.add(new BrentSolver(ACCURACY, ACCURACY)
                            .solve(MOST_RUNS, k -> at(axis, k).change(), last.value(), here.value()));
                }
            }
        }
        return roots;
    }
}
