package io.jevons.demand;

import io.jevons.base.Quarter;
import java.util.List;
import java.util.Objects;

/**
 * A model's release on a grade as it stands in a quarter.
 *
 * @param grade the grade's place among the grades
 * @param hours GPU-hours per million tokens by tier, NaN where it does not serve
 * @param share the share of the grade's tokens that it serves, 0 to 1
 * @param loss tokens that it takes for one of the model that it replaces, &gt;= 1
 * @param quarters quarters since its first
 * @param shock the place of its shock among the shocks
 */
public record Release(int grade, List<Double> hours, double share, double loss, int quarters, int shock) {
    /**
     * Copies the hours.
     *
     * @param grade the grade's place among the grades
     * @param hours GPU-hours per million tokens by tier
     * @param share the share of the grade's tokens that it serves
     * @param loss tokens that it takes for one of the model that it replaces
     * @param quarters quarters since its first
     * @param shock the place of its shock among the shocks
     */
    public Release {
        hours = List.copyOf(Objects.requireNonNull(hours, "hours"));
    }

    /**
     * Years since its first quarter.
     *
     * @return the age
     */
    public double age() {
        return quarters * Quarter.YEARS;
    }
}
