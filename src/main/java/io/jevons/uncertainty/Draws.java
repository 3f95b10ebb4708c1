package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.runner.DrawChunk;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Draws of the inputs, none of them stored but those that were given: draw i is computed when asked for, and depends on the
 * inputs, the sampler, the seed, the number of draws and i alone.
 */
public final class Draws {
    private final Inputs inputs;
    private final Sampler sampler;
    private final int size;

    /** How many were laid, of which these are the first. */
    private final int laid;

    private final long seed;
    private final Optional<double[][]> given;

    private Draws(Inputs inputs, Sampler sampler, int size, int laid, long seed, Optional<double[][]> given) {
        this.inputs = inputs;
        this.sampler = sampler;
        this.size = size;
        this.laid = laid;
        this.seed = seed;
        this.given = given;
    }

    /**
     * Draws that were laid elsewhere, such as of a posterior: these alone are stored.
     *
     * @param inputs the inputs that were drawn
     * @param values the values of the inputs, one row a draw
     * @return the draws
     * @throws io.jevons.base.InvalidInputException if a row is not of the inputs
     */
    public static Draws given(Inputs inputs, double[][] values) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(values, "values");
        for (double[] row : values) {
            if (row.length != inputs.size()) {
                throw InvalidInputException.of("draw", row.length + " values", inputs.size() + ", one an input");
            }
        }
        return new Draws(inputs, Sampler.MONTE_CARLO, values.length, values.length, 0, Optional.of(values));
    }

    /**
     * Lays out draws.
     *
     * @param inputs the uncertain inputs
     * @param sampler how to lay the points
     * @param size the number of draws, at least 1
     * @param seed the seed
     * @return the draws
     * @throws io.jevons.base.InvalidInputException if there are no draws
     */
    public static Draws of(Inputs inputs, Sampler sampler, int size, long seed) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(sampler, "sampler");
        return new Draws(inputs, sampler, Checks.atLeast("draws", size, 1), size, seed, Optional.empty());
    }

    /**
     * The number of draws.
     *
     * @return the count
     */
    public int size() {
        return size;
    }

    /**
     * The inputs drawn.
     *
     * @return the inputs
     */
    public Inputs inputs() {
        return inputs;
    }

    /**
     * Whether they were laid elsewhere, such as those of a posterior, and are not spread as the inputs are.
     *
     * @return whether they were given
     */
    public boolean areGiven() {
        return given.isPresent();
    }

    /**
     * One draw.
     *
     * @param i its number, from 0
     * @return the values of the inputs
     * @throws io.jevons.base.InvalidInputException if there is no such draw
     */
    public double[] at(int i) {
        Checks.between("draw", i, 0, size - 1);
        return block(i, i + 1)[0];
    }

    /**
     * Successive draws.
     *
     * @param from the first, from 0
     * @param to the one after the last
     * @return the values of the inputs, one row a draw
     * @throws io.jevons.base.InvalidInputException if there are no such draws
     */
    public double[][] block(int from, int to) {
        if (from < 0 || from > to || to > size) {
            throw InvalidInputException.of(
                    "draws", from + " to " + to, "within 0 to " + size + ", the first one first");
        }
        if (given.isPresent()) {
            return Arrays.stream(given.get(), from, to).map(double[]::clone).toArray(double[][]::new);
        }
        double[][] columns = sampler.columns(inputs.size(), laid, from, to, seed);
        inputs.at(columns, 0.5 / laid);
        return Sampler.rows(columns);
    }

    /**
     * The first of them, as they are.
     *
     * @param count how many, at least 1; all where there are no more
     * @return the first draws
     * @throws io.jevons.base.InvalidInputException if there are to be none
     */
    public Draws first(int count) {
        Checks.atLeast("draws", count, 1);
        int fewer = Math.min(count, size);
        return new Draws(inputs, sampler, fewer, laid, seed, given.map(all -> Arrays.copyOf(all, fewer)));
    }

    /**
     * All draws as what travels: those that were laid by number, those that were given by their values.
     *
     * @return the chunks, in the order of the draws
     */
    public List<DrawChunk> chunks() {
        return given.map(DrawChunk::points).orElseGet(() -> DrawChunk.of(size));
    }

    /**
     * All draws.
     *
     * @return the values of the inputs, one row a draw
     */
    public double[][] all() {
        return block(0, size);
    }

    @Override
    public String toString() {
        if (given.isPresent()) {
            return size + " given draws of " + inputs.size() + " inputs";
        }
        return size + " draws of " + inputs.size() + " inputs, " + sampler + ", seed " + seed;
    }
}
