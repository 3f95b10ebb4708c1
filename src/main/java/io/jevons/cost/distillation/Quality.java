package io.jevons.cost.distillation;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.Objects;

/**
 * The quality that a student retains of its teacher's, {@code ρ = Q_student / Q_teacher}, with an interval.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if they are out of range or out of order.
 *
 * @param benchmark on what
 * @param retained the share retained, 0 to 1; a student may also beat its teacher, up to 2
 * @param low lower end of the 90 % interval
 * @param high upper end of the 90 % interval
 * @param measured whether published scores say so; otherwise a fitted law does
 * @param basis where it comes from
 */
public record Quality(Benchmark benchmark, double retained, double low, double high, boolean measured, String basis) {
    /**
     * Checks the figures.
     *
     * @param benchmark on what
     * @param retained the share retained
     * @param low lower end of the 90 % interval
     * @param high upper end of the 90 % interval
     * @param measured whether published scores say so
     * @param basis where it comes from
     * @throws InvalidInputException if they are out of range or out of order
     */
    public Quality {
        Objects.requireNonNull(benchmark, "benchmark");
        Objects.requireNonNull(basis, "basis");
        Checks.between("retained", retained, 0, 2);
        Checks.between("low", low, 0, retained);
        Checks.between("high", high, retained, 2);
    }

    @Override
    public String toString() {
        return benchmark + " retained " + Numbers.percent(retained) + " (" + Numbers.percent(low) + " to "
                + Numbers.percent(high) + ")\n" + (measured ? "measured: " : "predicted: ") + basis;
    }
}
