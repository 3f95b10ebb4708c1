package io.jevons.cost;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ratios of predicted to measured figures, summed up. An error is the larger of a ratio and its inverse. */
final class Ratios {
    private final List<Double> sorted = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();

    Ratios(List<Double> ratios) {
        for (double ratio : ratios) {
            sorted.add(ratio);
            errors.add(Math.max(ratio, 1 / ratio));
        }
        Collections.sort(sorted);
        Collections.sort(errors);
    }

    int count() {
        return sorted.size();
    }

    /** The median ratio: above 1 where predictions are too high. */
    double median() {
        return quantile(sorted, 0.5);
    }

    double medianError() {
        return quantile(errors, 0.5);
    }

    /** The error that nine of ten stay within. */
    double error90() {
        return quantile(errors, 0.9);
    }

    /** The share whose error stays within a bound. */
    double within(double bound) {
        return errors.stream().filter(error -> error <= bound).count() / (double) errors.size();
    }

    private static double quantile(List<Double> values, double share) {
        double place = share * (values.size() - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        return values.get(low) + (place - low) * (values.get(high) - values.get(low));
    }
}
