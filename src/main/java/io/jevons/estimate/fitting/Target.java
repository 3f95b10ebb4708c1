package io.jevons.estimate.fitting;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Projection;

/**
 * A series that a calibration is to meet: observed figures, the factor that turns them into the model's unit, and the
 * relative error that they are taken to have.
 */
public record Target(String entity, String variable, Series observed, double factor, double tolerance, Origin origin) {
    /** The 95 % quantile of the standard normal distribution: half the width of a 90 % interval. */
    public static final double Z95 = 1.6448536269514722;

    private static final double BILLION = 1e9;
    private static final double QUARTERS_A_YEAR = 4;

    /** Where the figures come from, since when they were known, and whether they were written down later than that. */
    public record Origin(String source, String knownOn, boolean hindsight) {
        public static final Origin UNSTATED = new Origin("", "", false);

        /** The day as a table shows it: in brackets where the figure is one of hindsight. */
        public String day() {
            return hindsight ? "(" + knownOn + ")" : knownOn;
        }
    }

    public static Target of(String entity, String variable, Series observed, double factor, double tolerance) {
        Checks.positive("factor of " + observed.name(), factor);
        Checks.positive("tolerance of " + observed.name(), tolerance);
        for (int i = 0; i < observed.size(); i++) {
            Checks.positive(observed.name() + " of " + observed.start().plus(i), observed.get(i));
        }
        return new Target(entity, variable, observed, factor, tolerance, Origin.UNSTATED);
    }

    /** The factor from a series' unit to the model's; the model's flows are annual, the data's are by quarter. */
    public static double factor(Series observed, String variable) {
        return switch (observed.unit()) {
            case "bn USD" -> BILLION * QUARTERS_A_YEAR;
            case "USD", "Mtok" -> QUARTERS_A_YEAR;
            case "USD/yr",
                    "USD/h",
                    "USD/GPU-h",
                    "USD/Mtok",
                    "Mtok/yr",
                    "GPU",
                    "ref GPU",
                    "GPU/yr",
                    "ref GPU/yr",
                    "H100e",
                    "MW",
                    "1" -> 1;
            default ->
                throw new InvalidInputException(
                        "unit of " + observed.name() + " = " + observed.unit() + ": no rule turns it into that of "
                                + variable + "\nMaybe give the factor and the tolerance too");
        };
    }

    /** The unit of the model's series, in which both figures are told. */
    public String unit() {
        return switch (observed.unit()) {
            case "bn USD", "USD" -> "USD/yr";
            case "Mtok" -> "Mtok/yr";
            default -> observed.unit();
        };
    }

    public String label() {
        return entity + " " + variable;
    }

    /** The variable that is measured, whether by itself or by its growth. */
    public String quantity() {
        return Observable.measured(variable);
    }

    public double observed(Quarter quarter) {
        return factor * observed.at(quarter);
    }

    public double fitted(Projection projection, Quarter quarter) {
        return Observable.of(projection, entity, variable, quarter);
    }

    public Target from(Origin stated) {
        return new Target(entity, variable, observed, factor, tolerance, stated);
    }

    public boolean covers(Quarter quarter) {
        return observed.start().compareTo(quarter) <= 0 && quarter.compareTo(observed.end()) <= 0;
    }
}
