package io.jevons.uncertainty.study;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Scenarios against each other on the same draws (Savage 1951, doi:10.1080/01621459.1951.10500768): in every draw, how
 * far each falls short of the one that is best there. A scenario satisfices in a draw (Simon 1956, doi:10.1037/h0042769)
 * if its outcome reaches a threshold, {@link #satisficing(double)}; or, where there is none to give, if it falls short of
 * the best by at most a tolerance, a twentieth of the best outcome unless {@link #tolerance(double)} says otherwise.
 * Immutable.
 */
public final class Regret implements Shown.AsTable {
    private static final double USUAL_TOLERANCE = 0.05;

    private final Metric aim;
    private final List<String> names;
    private final double[][] outcomes;
    private final double tolerance;
    private final String unit;

    /** Draws that are left out, since a scenario has no finite outcome there. */
    private final int leftOut;

    private Regret(Metric aim, List<String> names, double[][] outcomes, double tolerance, String unit, int leftOut) {
        this.leftOut = leftOut;
        this.aim = aim;
        this.names = List.copyOf(names);
        this.outcomes = outcomes;
        this.tolerance = tolerance;
        this.unit = unit;
    }

    static Regret of(StudyRuns studied, Metric aim, List<Scenario> scenarios) {
        Checks.atLeast("number of scenarios", scenarios.size(), 2);
        List<String> names = scenarios.stream().map(Scenario::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw InvalidInputException.of("names of the scenarios", names, "all different");
        }
        double[][] values = new double[scenarios.size()][];
        for (int s = 0; s < values.length; s++) {
            StudyRuns other = studied.with(scenarios.get(s));
            values[s] = other.evaluate(other.model(List.of(aim)))[0];
        }
        return of(aim, names, values, unit(studied, aim));
    }

    /** Of outcomes by scenario and draw, some of which may be missing. */
    static Regret of(Metric aim, List<String> names, double[][] values, String unit) {
        double[][] kept = complete(aim, values);
        return new Regret(aim, names, kept, USUAL_TOLERANCE, unit, values[0].length - kept[0].length);
    }

    /**
     * The same with another tolerance for what is good enough.
     *
     * @param share how far an outcome may fall short of the best one of its draw, as a share of that, 0 or more, such as
     *     0.1
     * @return a changed copy
     * @throws InvalidInputException if it is negative
     */
    public Regret tolerance(double share) {
        return new Regret(aim, names, outcomes, Checks.notNegative("tolerance", share), unit, leftOut);
    }

    /** The unit of the series that the aim is a value of; {@code 1} of any other aim. */
    private static String unit(StudyRuns studied, Metric aim) {
        return aim.value()
                .map(place -> studied.engine(List.of(aim))
                        .comparison(studied.draws().all()[studied.firstGood()])
                        .scenario()
                        .series(place.key().entity(), place.key().variable())
                        .unit())
                .orElse("1");
    }

    /** The draws in which every scenario has an outcome. */
    private static double[][] complete(Metric aim, double[][] values) {
        double[][] kept = new double[values.length][values[0].length];
        int count = 0;
        for (int i = 0; i < values[0].length; i++) {
            boolean finite = true;
            for (double[] scenario : values) {
                finite &= Double.isFinite(scenario[i]);
            }
            for (int s = 0; finite && s < values.length; s++) {
                kept[s][count] = values[s][i];
            }
            count += finite ? 1 : 0;
        }
        if (count < 2) {
            throw new InvalidInputException("regret by " + aim.name() + ": it is a finite number in every scenario in "
                    + count + " of " + values[0].length + " draws, must be in at least 2"
                    + "\nMaybe another aim: how far one infinite outcome falls short of another cannot be said");
        }
        int draws = count;
        return Arrays.stream(kept).map(of -> Arrays.copyOf(of, draws)).toArray(double[][]::new);
    }

    /**
     * The scenarios.
     *
     * @return their names, in order
     */
    public List<String> names() {
        return names;
    }

    /**
     * How far a scenario falls short of the best one, draw by draw.
     *
     * @param scenario its place, from 0
     * @return the regret, at least 0, in the unit of the aim; draws in which a scenario failed are left out
     * @throws InvalidInputException if there is no such scenario
     */
    public double[] of(int scenario) {
        Checks.between("scenario", scenario, 0, outcomes.length - 1.0);
        double[] regret = new double[outcomes[scenario].length];
        for (int i = 0; i < regret.length; i++) {
            regret[i] = Math.abs(best(i) - outcomes[scenario][i]);
        }
        return regret;
    }

    private double best(int draw) {
        double best = outcomes[0][draw];
        for (double[] scenario : outcomes) {
            best = aim.isLessBetter() ? Math.min(best, scenario[draw]) : Math.max(best, scenario[draw]);
        }
        return best;
    }

    /**
     * How often a scenario is the best one, or as good.
     *
     * @param scenario its place, from 0
     * @return the share of the draws, with its standard error
     */
    public Estimate best(Scenario scenario) {
        return shareWithin(place(scenario), 0);
    }

    /**
     * How often a scenario is good enough: short of the best by at most the tolerance.
     *
     * @param scenario one of the scenarios
     * @return the share of the draws, with its standard error
     * @throws InvalidInputException if it is none of them
     */
    public Estimate satisfices(Scenario scenario) {
        return shareWithin(place(scenario), tolerance);
    }

    /**
     * How often a scenario reaches a threshold, whatever the others do.
     *
     * @param scenario one of the scenarios
     * @param threshold what its outcome must be at least, or at most if less is better, in the unit of the aim
     * @return the share of the draws, with its standard error
     * @throws InvalidInputException if it is none of the scenarios, or the threshold is not finite
     */
    public Estimate satisfices(Scenario scenario, double threshold) {
        return shareReaching(place(scenario), Checks.finite("threshold", threshold));
    }

    private Estimate shareReaching(int scenario, double threshold) {
        double[] outcome = outcomes[scenario];
        long hits = Arrays.stream(outcome)
                .filter(x -> aim.isLessBetter() ? x <= threshold : x >= threshold)
                .count();
        return Estimate.probability((int) hits, outcome.length);
    }

    /**
     * How often each scenario reaches a threshold, whatever the others do.
     *
     * @param threshold what the outcome must be at least, or at most if less is better, in the unit of the aim
     * @return a table: one row a scenario, the share of the draws with its standard error
     * @throws InvalidInputException if the threshold is not finite
     */
    public Table satisficing(double threshold) {
        Checks.finite("threshold", threshold);
        Table.Builder table = Table.titled("Share of " + outcomes[0].length + " draws with " + aim + " at "
                        + (aim.isLessBetter() ? "most " : "least ") + Units.shown(threshold, unit))
                .text("scenario")
                .percent("share")
                .percent("standard error");
        for (int s = 0; s < names.size(); s++) {
            Estimate share = shareReaching(s, threshold);
            table.row(names.get(s), share.value(), share.standardError());
        }
        return table.build();
    }

    private int place(Scenario scenario) {
        int place = names.indexOf(scenario.name());
        if (place < 0) {
            throw InvalidInputException.unknown("scenario", scenario.name(), names);
        }
        return place;
    }

    private Estimate shareWithin(int scenario, double share) {
        double[] regret = of(scenario);
        int hits = 0;
        for (int i = 0; i < regret.length; i++) {
            hits += regret[i] <= share * Math.abs(best(i)) ? 1 : 0;
        }
        return Estimate.probability(hits, regret.length);
    }

    /**
     * The table.
     *
     * @return one row a scenario: its outcome, its regret, and how often it is best or good enough
     */
    @Override
    public Table toTable() {
        double most = Arrays.stream(outcomes)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        String shownUnit = Units.fitting(unit, most);
        double scale = Units.factor(unit, shownUnit);
        Table.Builder table = Table.titled("Regret by " + aim + (aim.isLessBetter() ? " (less is better)" : "")
                        + (shownUnit.equals("1") ? "" : ", in " + shownUnit) + ", " + outcomes[0].length + " draws")
                .text("scenario")
                .number("mean outcome", "1")
                .number("mean regret", "1")
                .number("95 %", "1")
                .number("largest", "1")
                .percent("best in")
                .percent("good enough in");
        List<String> smallest = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < names.size(); s++) {
            double[] regret = of(s);
            Arrays.sort(regret);
            double largest = regret[regret.length - 1];
            table.row(
                    names.get(s),
                    scale * Estimate.mean(outcomes[s]).value(),
                    scale * Estimate.mean(regret).value(),
                    scale * Quantiles.ofSorted(regret, 0.95),
                    scale * largest,
                    shareWithin(s, 0).value(),
                    shareWithin(s, tolerance).value());
            if (largest <= least) {
                smallest = largest < least ? new ArrayList<>() : smallest;
                smallest.add(names.get(s));
                least = largest;
            }
        }
        table.note("The largest regret is smallest (" + Units.shown(least, unit) + ") with "
                + String.join(" and ", smallest) + ". Good enough is short of the best by at most "
                + Numbers.percent(tolerance) + ".");
        if (leftOut > 0) {
            table.note("Left out: " + leftOut + (leftOut == 1 ? " draw" : " draws")
                    + " in which a scenario has no finite outcome.");
        }
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
