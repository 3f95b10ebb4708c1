package io.jevons.cost.distillation;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.cost.catalogue.GpuSpec;

/**
 * What it costs once to distil a student.
 *
 * @param gpu the GPU of both parts
 * @param teacherGpuHours GPU-hours in which the teacher writes the samples, rejected ones included
 * @param studentGpuHours GPU-hours in which the student is trained on those kept
 */
public record DistillationCost(GpuSpec gpu, double teacherGpuHours, double studentGpuHours) {
    /**
     * Both parts.
     *
     * @return GPU-hours
     */
    public double gpuHours() {
        return teacherGpuHours + studentGpuHours;
    }

    /**
     * The rent of both parts.
     *
     * @param rentUsdPerGpuHour rent in USD a GPU-hour, not negative
     * @return USD
     * @throws InvalidInputException if the rent is negative
     */
    public double usd(double rentUsdPerGpuHour) {
        return gpuHours() * Checks.notNegative("rentUsdPerGpuHour", rentUsdPerGpuHour);
    }

    /**
     * The rent of both parts at the bundled price of the GPU.
     *
     * @return USD
     * @throws InvalidInputException if the table has no rent for the GPU
     */
    public double usd() {
        return usd(gpu.rentUsdPerHour()
                .orElseThrow(() -> new InvalidInputException(
                        "no rent is known for " + gpu.name() + "\nMaybe usd(2.0), with your own")));
    }

    @Override
    public String toString() {
        String usd = gpu.rentUsdPerHour().isPresent() ? ", " + Numbers.human(usd()) + " USD" : "";
        return Numbers.human(teacherGpuHours) + " teacher and " + Numbers.human(studentGpuHours)
                + " student GPU-hours on " + gpu.name() + usd;
    }
}
