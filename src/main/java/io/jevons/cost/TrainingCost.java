package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.cost.catalogue.GpuSpec;

/**
 * What a training run costs.
 *
 * @param description what is trained on what
 * @param gpu the GPU
 * @param flops floating-point operations of the model itself
 * @param gpuHours GPU-hours, restarts included
 * @param utilisation share of the GPU's peak that these operations make of those hours (MFU)
 */
public record TrainingCost(String description, GpuSpec gpu, double flops, double gpuHours, double utilisation)
        implements Shown {

    /**
     * The rent of the run.
     *
     * @param rentUsdPerGpuHour rent in USD a GPU-hour, not negative
     * @return USD
     * @throws InvalidInputException if the rent is negative
     */
    public double usd(double rentUsdPerGpuHour) {
        return gpuHours * Checks.notNegative("rentUsdPerGpuHour", rentUsdPerGpuHour);
    }

    /**
     * The rent of the run at the bundled price of the GPU.
     *
     * @return USD
     * @throws InvalidInputException if the table has no rent for the GPU
     */
    public double usd() {
        return usd(gpu.rentUsdPerHour()
                .orElseThrow(() -> new InvalidInputException(
                        "no rent is known for " + gpu.name() + "\nMaybe usd(2.0), with your own")));
    }

    /**
     * The time that a number of GPUs takes.
     *
     * @param gpus how many, at least 1
     * @return days
     * @throws InvalidInputException if there is none
     */
    public double days(int gpus) {
        return gpuHours / Checks.atLeast("gpus", gpus, 1) / 24;
    }

    @Override
    public String toString() {
        String usd = gpu.rentUsdPerHour().isPresent() ? ", " + Numbers.human(usd()) + " USD" : "";
        return description + ":\n" + Numbers.human(gpuHours) + " GPU-hours, " + Numbers.human(flops) + " FLOPs, "
                + Numbers.percent(utilisation) + " of peak" + usd;
    }
}
