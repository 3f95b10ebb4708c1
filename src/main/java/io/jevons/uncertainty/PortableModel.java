package io.jevons.uncertainty;

import io.jevons.uncertainty.design.Design;
import io.jevons.uncertainty.runner.DrawRunner;

/** A model that other machines can evaluate too, to the same bits: that of an ensemble or of a study. */
public interface PortableModel extends BatchModel {
    /**
     * The inputs of its points.
     *
     * @return the inputs
     */
    Inputs inputs();

    /**
     * The same model, evaluated elsewhere.
     *
     * @param runner where
     * @return the model
     */
    PortableModel on(DrawRunner runner);

    /**
     * The same model, evaluated on this machine.
     *
     * @return the model
     */
    BatchModel here();

    /**
     * Whether it is evaluated elsewhere.
     *
     * @return whether it has a runner
     */
    boolean isAway();

    /**
     * Evaluates all rows of a design, which are laid where they are evaluated.
     *
     * @param design the design
     * @param independent whether it is laid over the inputs without their correlations
     * @param outputs filled with the values, by output and row
     */
    void evaluate(Design design, boolean independent, double[][] outputs);
}
