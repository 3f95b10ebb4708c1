package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.Objects;

/** What a {@link io.jevons.cost.serving.ServingModel} answers: the GPU-hours of a million tokens, or that the model does not fit and why. */
public final class ServingAnswer {
    private final String description;
    private final double gpuHoursPerMtok;
    private final double missingBytes;

    private ServingAnswer(String description, double gpuHoursPerMtok, double missingBytes) {
        this.description = description;
        this.gpuHoursPerMtok = gpuHoursPerMtok;
        this.missingBytes = missingBytes;
    }

    /**
     * The model can be served.
     *
     * @param gpuHoursPerMtok GPU-hours a million tokens of the mix of input and output, above 0
     * @param how in a few words, on what: group, precision, batch
     * @return the answer
     * @throws InvalidInputException if the hours are not above 0
     */
    public static ServingAnswer fits(double gpuHoursPerMtok, String how) {
        Objects.requireNonNull(how, "how");
        return new ServingAnswer(how, Checks.positive("gpuHoursPerMtok", gpuHoursPerMtok), 0);
    }

    /**
     * The model cannot be served there.
     *
     * @param missingBytes memory that is lacking, in bytes, not negative
     * @param why the reason
     * @return the answer
     * @throws InvalidInputException if the bytes are negative
     */
    public static ServingAnswer lacks(double missingBytes, String why) {
        Objects.requireNonNull(why, "why");
        return new ServingAnswer(why, Double.NaN, Checks.notNegative("missingBytes", missingBytes));
    }

    /**
     * Whether the model can be served.
     *
     * @return whether it can
     */
    public boolean fits() {
        return !Double.isNaN(gpuHoursPerMtok);
    }

    /**
     * GPU time of a million tokens of the mix.
     *
     * @return GPU-hours a million tokens
     * @throws InvalidInputException if the model cannot be served there, with the reason
     */
    public double gpuHoursPerMtok() {
        if (!fits()) {
            throw new InvalidInputException(description);
        }
        return gpuHoursPerMtok;
    }

    /**
     * The memory that is lacking.
     *
     * @return bytes; 0 where the model fits
     */
    public double missingBytes() {
        return missingBytes;
    }

    /**
     * On what the model is served, or why it is not.
     *
     * @return a few words
     */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return fits() ? Numbers.human(gpuHoursPerMtok) + " GPU-hours per million tokens: " + description : description;
    }
}
