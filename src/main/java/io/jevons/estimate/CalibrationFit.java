package io.jevons.estimate;

import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.estimate.fitting.Unknown;
import io.jevons.market.Market;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.SequentialMonteCarlo;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A market fitted to a history: how well it meets each figure, and which parameters the figures pin down. Immutable. */
public final class CalibrationFit implements Shown {
    private final Market market;
    private final List<Unknown> unknowns;
    private final List<CalibrationProblem.Figure> figures;
    private final Projection projection;
    private final NormalApproximation posterior;
    private final ToDoubleFunction<double[]> logLikelihood;
    private final int agreeing;
    private final int starts;

    CalibrationFit(
            Market market,
            List<Unknown> unknowns,
            List<CalibrationProblem.Figure> figures,
            Projection projection,
            NormalApproximation posterior,
            ToDoubleFunction<double[]> logLikelihood,
            int agreeing,
            int starts) {
        this.market = market;
        this.unknowns = unknowns;
        this.figures = List.copyOf(figures);
        this.projection = projection;
        this.posterior = posterior;
        this.logLikelihood = logLikelihood;
        this.agreeing = agreeing;
        this.starts = starts;
    }

    /**
     * The market with the fitted values, which are marked as fitted.
     *
     * @return the market
     */
    public Market market() {
        return market;
    }

    /**
     * What the fit leaves open.
     *
     * @return an approximate multivariate normal distribution of the free parameters
     */
    public NormalApproximation posterior() {
        return posterior;
    }

    /**
     * Draws the free parameters from what figures and beliefs leave of their ranges, and says how far the normal approximation at the
     * best fit is from that: it knows slopes there alone, and neither bounds nor bends. Sequential Monte Carlo with the errors that the
     * approximation has, which takes some ten thousand runs of the market for a few hundred particles.
     *
     * @param particles how many draws, at least 16
     * @param seed the seed
     * @return a table with mean and standard deviation of both, in shares of the parameter's range
     * @throws io.jevons.base.InvalidInputException if there are too few
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public Table sampled(int particles, long seed) {
        List<Distribution> shares = Collections.nCopies(unknowns.size(), Distribution.uniform(0, 1));
        SequentialMonteCarloResult sample = SequentialMonteCarlo.of(shares, logLikelihood)
                .particles(particles)
                .seed(seed)
                .run();
        Table.Builder table = Table.titled(
                        "Normal approximation and posterior of " + market.name() + ", in shares of each range")
                .text("parameter")
                .number("normal", "1")
                .number("sd", "1")
                .number("posterior", "1")
                .number("sd", "1")
                .number("sds apart", "1");
        for (int k = 0; k < unknowns.size(); k++) {
            Unknown unknown = unknowns.get(k);
            double mean = (posterior.mean(unknown.pattern()) - unknown.low()) / unknown.width();
            double deviation = posterior.standardDeviation(unknown.pattern()) / unknown.width();
            table.row(
                    unknown.pattern(),
                    mean,
                    deviation,
                    sample.mean(k),
                    sample.sd(k),
                    (mean - sample.mean(k)) / sample.sd(k));
        }
        table.note("Means, and how many standard deviations of the posterior they lie apart.");
        sample.notes().forEach(table::note);
        return table.build();
    }

    /**
     * Every figure beside what the fitted market gives, misses included.
     *
     * @return a table of target, quarter, observed and fitted figures, relative error and tolerance
     */
    public Table targets() {
        return targets(market, figures, projection);
    }

    static Table targets(Market market, List<CalibrationProblem.Figure> figures, Projection projection) {
        boolean sourced =
                figures.stream().anyMatch(f -> !f.target().origin().source().isEmpty());
        Table.Builder table = Table.titled("Fit of " + market.name() + " by target")
                .text("target")
                .text("quarter")
                .number("observed", "1")
                .number("fitted", "1")
                .change("error")
                .percent("tolerance")
                .text("unit");
        if (sourced) {
            table.text("known on");
        }
        for (CalibrationProblem.Figure f : figures) {
            double observed = f.target().observed(f.quarter());
            double fitted = f.target().fitted(projection, f.quarter());
            List<Object> row = new ArrayList<>(List.of(
                    f.target().label(),
                    f.quarter().toString(),
                    observed,
                    fitted,
                    fitted / observed - 1,
                    f.target().tolerance(),
                    f.target().unit()));
            if (sourced) {
                row.add(f.target().origin().day());
            }
            table.row(row.toArray());
        }
        if (figures.stream().anyMatch(f -> f.target().origin().hindsight())) {
            table.note("A day in brackets: a figure could be known then, but this one was written down later.");
        }
        return table.build();
    }

    /** How many figures were fitted to. */
    int figures() {
        return figures.size();
    }

    /** How many of them were written down later than a figure could be known. */
    long hindsight() {
        return figures.stream().filter(f -> f.target().origin().hindsight()).count();
    }

    /** What these are of. */
    String hindsightNames() {
        return figures.stream()
                .filter(f -> f.target().origin().hindsight())
                .map(f -> f.target().origin().source())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /**
     * The mean over all figures of the absolute relative error.
     *
     * @return a fraction; 0.1 for 10 %
     */
    public double meanError() {
        return figures.stream()
                .mapToDouble(f -> Math.abs(
                        f.target().fitted(projection, f.quarter()) / f.target().observed(f.quarter()) - 1))
                .average()
                .orElseThrow();
    }

    /**
     * The free parameters: first guess, fitted value and deviation, and whether the data pin them down.
     *
     * @return the table
     */
    public Table parameters() {
        Table.Builder table = Table.titled("Fitted parameters of " + market.name())
                .text("parameter")
                .number("guess", "1")
                .number("fitted", "1")
                .number("sd", "1")
                .number("low", "1")
                .number("high", "1")
                .text("data");
        for (Unknown unknown : unknowns) {
            String name = unknown.pattern();
            table.row(
                    name,
                    unknown.members().get(0).value(),
                    posterior.mean(name),
                    posterior.standardDeviation(name),
                    unknown.low(),
                    unknown.high(),
                    verdict(unknown));
        }
        table.note(
                "A pattern that matches several parameters moves all by one factor; its figures are those of the first.");
        table.note("Said least about: " + posterior.weakest() + ".");
        table.note(agreeing + " of " + starts + " searches ended at the best fit.");
        return table.build();
    }

    /**
     * The free parameters that sit on a bound of their range: there the range has decided, and not the data.
     *
     * @return their paths or patterns
     */
    public List<String> onBounds() {
        return unknowns.stream().filter(this::isOnBound).map(Unknown::pattern).toList();
    }

    private boolean isOnBound(Unknown unknown) {
        double place = (posterior.mean(unknown.pattern()) - unknown.low()) / unknown.width();
        return place < 1e-3 || place > 1 - 1e-3;
    }

    private String bounds() {
        return onBounds().isEmpty()
                ? "No free parameter sits on a bound of its range."
                : "On a bound of their ranges, which decided and not the data: " + String.join(", ", onBounds()) + ".";
    }

    private String verdict(Unknown unknown) {
        if (isOnBound(unknown)) {
            return "push it to its bound";
        }
        return posterior.isPinnedDown(unknown.pattern()) ? "pin it down" : "do not pin it down";
    }

    @Override
    public String toString() {
        return bounds() + "\n" + parameters() + "\n" + targets();
    }
}
