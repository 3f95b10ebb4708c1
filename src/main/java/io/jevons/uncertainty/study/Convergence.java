package io.jevons.uncertainty.study;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.List;

/**
 * Whether a study has enough draws: its main figures with their standard errors, and how many draws would bring their
 * 95 % intervals within a stated precision. Immutable.
 */
public final class Convergence implements Shown.AsTable {
    private static final double PROBABILITY = 0.02;
    private static final double OF_SPREAD = 0.05;

    /** A band that is less of the standard deviation than this is rounding. */
    private static final double NO_BAND = 1e-12;

    /**
     * A figure.
     *
     * @param name what it is
     * @param estimate the figure with its standard error
     * @param precision the half width wanted of its 95 % interval
     * @param isProbability whether it is a probability
     */
    public record Figure(String name, Estimate estimate, double precision, boolean isProbability) {
        /**
         * Whether there are enough draws for it.
         *
         * @return whether the interval is within the precision
         */
        public boolean isEnough() {
            return estimate.isWithin(precision);
        }
    }

    private final List<Figure> figures;
    private final String spread;

    private final List<String> notes;

    private Convergence(List<Figure> figures, String spread, List<String> notes) {
        this.figures = List.copyOf(figures);
        this.spread = spread;
        this.notes = notes;
    }

    static Convergence of(Study study) {
        Metric change = Metric.change(Resource.GPUS);
        Estimate mean = study.mean(change);
        Estimate low = study.quantile(change, 0.05);
        Estimate high = study.quantile(change, 0.95);
        double band = high.value() - low.value();
        double deviation = mean.standardError() * Math.sqrt(mean.draws());
        boolean hasBand = band > NO_BAND * deviation;
        double precision = Math.max(OF_SPREAD * (hasBand ? band : deviation), Double.MIN_NORMAL);
        Metric longRun = Metric.backfire(Resource.GPUS);
        Metric shortRun = longRun.over(Horizon.SHORT_RUN);
        Metric more = Metric.moreThanBase(Resource.GPUS);
        List<Figure> figures = List.of(
                new Figure("P of " + longRun, study.probability(longRun), PROBABILITY, true),
                new Figure("P of " + shortRun, study.probability(shortRun), PROBABILITY, true),
                new Figure("P of " + more, study.probability(more), PROBABILITY, true),
                new Figure("mean " + change, mean, precision, false),
                new Figure("median " + change, study.quantile(change, 0.5), precision, false),
                new Figure("5 % of " + change, low, precision, false),
                new Figure("95 % of " + change, high, precision, false));
        return new Convergence(
                // Of what is undefined in every draw no number of draws is enough.
                figures.stream().filter(f -> f.estimate().draws() > 0).toList(),
                hasBand ? "the band from 5 to 95 %" : "the standard deviation, for there is no band from 5 to 95 %",
                study.notes());
    }

    /**
     * The figures.
     *
     * @return each with its estimate and the precision wanted
     */
    public List<Figure> figures() {
        return figures;
    }

    /**
     * Whether there are enough draws for every figure.
     *
     * @return whether there are
     */
    public boolean isEnough() {
        return figures.stream().allMatch(Figure::isEnough);
    }

    /**
     * How many draws would do for every figure.
     *
     * @return the number in all; {@link Estimate#MOST_DRAWS} also stands for any number beyond
     */
    public long drawsNeeded() {
        return figures.stream()
                .mapToLong(f -> f.estimate().drawsFor(f.precision()))
                .max()
                .orElse(1);
    }

    /**
     * The same figures for probabilities within another precision.
     *
     * @param precision the half width wanted of the 95 % interval of a probability, such as 0.01
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is not above 0
     */
    public Convergence within(double precision) {
        Checks.positive("precision", precision);
        return new Convergence(
                figures.stream()
                        .map(f -> f.isProbability() ? new Figure(f.name(), f.estimate(), precision, true) : f)
                        .toList(),
                spread,
                notes);
    }

    /**
     * The table.
     *
     * @return one row a figure
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(
                        "Convergence of " + figures.get(0).estimate().draws() + " draws")
                .text("figure")
                .number("value", "1")
                .number("standard error", "1")
                .number("within", "1")
                .number("draws needed", "1")
                .text("enough");
        for (Figure f : figures) {
            Estimate e = f.estimate();
            table.row(
                    f.name(),
                    e.value(),
                    e.standardError(),
                    f.precision(),
                    e.drawsFor(f.precision()),
                    f.isEnough() ? "yes" : "no");
        }
        table.note(verdict());
        table.note("Wanted are probabilities within the stated half width, and the rest within a twentieth of " + spread
                + ". Standard errors are those of independent draws; a quantile's"
                + " reaches to the farther end of its 95 % interval by ranks, so that it errs to the wide side.");
        notes.forEach(table::note);
        return table.build();
    }

    private String verdict() {
        if (isEnough()) {
            return "Enough: every 95 % interval is within what is wanted of it.";
        }
        long needed = drawsNeeded();
        String number = Numbers.count(needed);
        return needed < Estimate.MOST_DRAWS
                ? "Not enough: about " + number + " draws would do."
                : "Not enough: not even " + number + " draws would do.";
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
