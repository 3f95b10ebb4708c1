package io.jevons.uncertainty.quantiles;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.uncertainty.random.Gauss;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * A figure estimated from draws, with its standard error and what more draws would bring.
 *
 * <p>The standard errors are those of independent draws; Latin hypercube and Sobol draws do at least as well for the
 * smooth figures they are used for, so that the number of draws advised is on the safe side.
 *
 * @param value the estimate
 * @param standardError its standard error, in the unit of the value
 * @param draws the number of draws it stands on
 * @param interval the 95 % interval: the value plus and minus 1.96 standard errors, but for a probability, whose interval
 *     is that of Wilson (1927, doi:10.1080/01621459.1927.10502953), which stays within 0 and 1
 * @param countedAsNo in how many of the draws there is nothing that the event could be asked of, so that they count as ones in
 *     which it does not happen: those in which nothing is saved, of a backfire; 0 where such draws are left out
 */
public record Estimate(double value, double standardError, int draws, Interval interval, int countedAsNo)
        implements Shown {
    /** What {@link #drawsFor} says at most: the most that can be drawn. */
    public static final int MOST_DRAWS = Integer.MAX_VALUE;

    private static final double TAIL = 0.025;
    private static final double Z = Gauss.quantile(1 - TAIL);

    /**
     * A figure whose errors are normal.
     *
     * @param value the estimate
     * @param standardError its standard error, in the unit of the value
     * @param draws the number of draws it stands on
     */
    public Estimate(double value, double standardError, int draws) {
        this(value, standardError, draws, new Interval(value - Z * standardError, value + Z * standardError), 0);
    }

    /**
     * The probability of an event that some of the draws had.
     *
     * @param hits the number of draws that had it
     * @param draws the number of draws, at least 1
     * @return the share, with the standard error of (hits + 2)/(draws + 4) (Agresti and Coull 1998,
     *     doi:10.1080/00031305.1998.10480550), which does not claim certainty where all draws agree, and with Wilson's interval
     * @throws io.jevons.base.InvalidInputException if the numbers are out of range
     */
    public static Estimate probability(int hits, int draws) {
        Checks.atLeast("draws", draws, 1);
        Checks.between("hits", hits, 0, draws);
        double moderate = (hits + 2.0) / (draws + 4.0);
        double share = (double) hits / draws;
        double standardError = Math.sqrt(moderate * (1 - moderate) / (draws + 4.0));
        return new Estimate(share, standardError, draws, wilson(share, draws), 0);
    }

    /**
     * The same, with the number of draws that count as ones in which the event does not happen.
     *
     * @param undefined in how many of the draws there is nothing that the event could be asked of
     * @return a copy that says so where it prints
     * @throws io.jevons.base.InvalidInputException if the number is below 0 or above that of the draws
     */
    public Estimate countingAsNo(int undefined) {
        Checks.between("undefined", undefined, 0, draws);
        return new Estimate(value, standardError, draws, interval, undefined);
    }

    /**
     * The probability of an event that was never asked for, since in no draw there is what it is an event of.
     *
     * @return an estimate of no draws, whose figures are all NaN
     */
    public static Estimate undefined() {
        return new Estimate(Double.NaN, Double.NaN, 0);
    }

    /** The probabilities from which the share is no more than 1.96 standard errors away, as those would be for them. */
    private static Interval wilson(double share, int draws) {
        double doubt = Z * Z / draws;
        double middle = (share + doubt / 2) / (1 + doubt);
        double reach = Math.sqrt(doubt * (share * (1 - share) + doubt / 4)) / (1 + doubt);
        // Rounding may carry an end an ulp beyond 0 or 1, or the share.
        return new Interval(Math.max(0, Math.min(share, middle - reach)), Math.min(1, Math.max(share, middle + reach)));
    }

    /**
     * The mean of values.
     *
     * @param values one a draw, at least 2
     * @return the mean, with its standard error
     * @throws io.jevons.base.InvalidInputException if there are fewer than 2
     */
    public static Estimate mean(double... values) {
        Objects.requireNonNull(values, "values");
        int n = Checks.atLeast("draws", values.length, 2);
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return new Estimate(mean, Math.sqrt(squares / (n - 1) / n), n);
    }

    /**
     * The mean of the values beyond a quantile (the expected shortfall). The quantile is estimated too, which the standard
     * error allows for: the variance is that of the values in the tail, plus what a shift of its threshold adds (Manistre
     * and Hancock 2005, doi:10.1080/10920277.2005.10596207).
     *
     * @param share the share of the values that are the tail, in (0, 1], such as 0.05
     * @param sorted the values, one a draw, in ascending order
     * @return the mean of the largest, with its standard error; the draws are those of the tail
     * @throws io.jevons.base.InvalidInputException if the share is out of range or makes fewer than 2 of the values
     */
    public static Estimate upperTail(double share, double... sorted) {
        Objects.requireNonNull(sorted, "sorted");
        Checks.fraction("share of the tail", share);
        // 0.07 of 100 draws are 7, though the product is above.
        int count = (int) Math.ceil(share * sorted.length * (1 - 0x1p-50));
        if (count < 2) {
            String remedy = "\nMaybe take more draws, or a larger share";
            throw InvalidInputException.of(
                    "share of the tail",
                    share,
                    "at least 2 of the " + sorted.length + " draws; it is " + count + remedy);
        }
        double[] tail = Arrays.copyOfRange(sorted, sorted.length - count, sorted.length);
        Estimate mean = mean(tail);
        double beyond = mean.value - tail[0];
        double ofThreshold = Math.sqrt((1 - share) / count) * beyond;
        return new Estimate(mean.value, Math.hypot(mean.standardError, ofThreshold), count);
    }

    /**
     * A quantile of values. Its 95 % interval reaches to the farther of the two order statistics between which the true
     * quantile lies with a probability of at least 95 %, whatever the distribution (exact binomial ranks; Conover 1999,
     * Practical Nonparametric Statistics, section 3.2), so that it holds at least as often as stated; where the values
     * are skewed, more often. Where there are too few values for such a rank, the extreme value takes its place and the
     * interval holds less often.
     *
     * @param p the probability, in (0, 1)
     * @param values one a draw, at least 2
     * @return the quantile, with its standard error, the half width of that interval over 1.96
     * @throws io.jevons.base.InvalidInputException if p is out of range or there are fewer than 2 values
     */
    public static Estimate quantile(double p, double... values) {
        Objects.requireNonNull(values, "values");
        int n = Checks.atLeast("draws", values.length, 2);
        Checks.between("probability", p, Double.MIN_VALUE, 1 - 0x1p-53);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(p, n, at -> Quantiles.ofSorted(sorted, at));
    }

    /**
     * The same of values of which only their quantiles are known.
     *
     * @param p the probability, in (0, 1)
     * @param n how many values there are, at least 2
     * @param quantiles the quantile at a probability
     * @return the quantile, with its standard error
     * @throws io.jevons.base.InvalidInputException if p is out of range or there are fewer than 2 values
     */
    public static Estimate quantile(double p, int n, DoubleUnaryOperator quantiles) {
        Objects.requireNonNull(quantiles, "quantiles");
        Checks.atLeast("draws", n, 2);
        Checks.between("probability", p, Double.MIN_VALUE, 1 - 0x1p-53);
        double value = quantiles.applyAsDouble(p);
        // The number of draws below the true quantile is binomial; ranks count from 1.
        BinomialDistribution below = new BinomialDistribution(null, n, p);
        int low = Math.max(1, below.inverseCumulativeProbability(TAIL));
        int high = Math.min(n, below.inverseCumulativeProbability(1 - TAIL) + 1);
        double reach = Math.max(
                value - quantiles.applyAsDouble((low - 1) / (n - 1.0)),
                quantiles.applyAsDouble((high - 1) / (n - 1.0)) - value);
        return new Estimate(value, reach / Z, n);
    }

    /**
     * Whether 1.96 standard errors are within a precision.
     *
     * @param precision the half width wanted, above 0, in the unit of the value
     * @return whether 1.96 standard errors are at most that
     * @throws io.jevons.base.InvalidInputException if the precision is not above 0
     */
    public boolean isWithin(double precision) {
        return Z * standardError <= Checks.positive("precision", precision);
    }

    /**
     * How many draws bring 1.96 standard errors within a precision, by the rule that the standard error falls with the root
     * of their number.
     *
     * @param precision the half width wanted, above 0, in the unit of the value
     * @return the number of draws in all, at least one; {@link #MOST_DRAWS} also stands for any number beyond
     * @throws io.jevons.base.InvalidInputException if the precision is not above 0
     */
    public long drawsFor(double precision) {
        double ratio = Z * standardError / Checks.positive("precision", precision);
        double needed = Math.ceil(draws * ratio * ratio);
        return needed <= MOST_DRAWS ? Math.max(1, (long) needed) : MOST_DRAWS;
    }

    @Override
    public String toString() {
        if (draws == 0) {
            return "undefined in every draw";
        }
        String undefined = countedAsNo == 0
                ? ""
                : "; it is undefined in " + countedAsNo + " of them, " + Numbers.percent((double) countedAsNo / draws)
                        + ", which count as no";
        return Numbers.human(value) + " (standard error " + Numbers.human(standardError) + ", " + draws + " draws"
                + undefined + ")";
    }
}
