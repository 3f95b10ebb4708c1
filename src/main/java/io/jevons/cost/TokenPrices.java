package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.cost.roofline.Roofline;

/**
 * What a million tokens cost by kind, and what a session of an agent costs by them.
 *
 * @param input USD a million input tokens that are worked out
 * @param cachedInput USD a million input tokens whose keys and values are found in the cache
 * @param output USD a million output tokens
 * @param longestContext the most tokens that a call of the model may hold, at least 1; infinity where none is known
 */
public record TokenPrices(double input, double cachedInput, double output, double longestContext) implements Shown {
    /** Caches of prompts lie in the host's memory, from which each GPU reads over PCI Express 5 at half of its 64 GB/s. */
    private static final double HOST_BYTES_PER_SECOND = 32e9;

    /**
     * Checks the figures.
     *
     * @param input USD a million input tokens that are worked out
     * @param cachedInput USD a million cached input tokens
     * @param output USD a million output tokens
     * @param longestContext the most tokens that a call of the model may hold
     * @throws InvalidInputException if a price is negative or not finite, or the context is below 1
     */
    public TokenPrices {
        Checks.notNegative("input", input);
        Checks.notNegative("cachedInput", cachedInput);
        Checks.notNegative("output", output);
        if (!(longestContext >= 1)) {
            throw InvalidInputException.of("longestContext", longestContext, "at least 1");
        }
    }

    /**
     * Prices of a model of which no longest context is known.
     *
     * @param input USD a million input tokens that are worked out
     * @param cachedInput USD a million cached input tokens
     * @param output USD a million output tokens
     * @throws InvalidInputException if one is negative or not finite
     */
    public TokenPrices(double input, double cachedInput, double output) {
        this(input, cachedInput, output, Double.POSITIVE_INFINITY);
    }

    static TokenPrices of(ServingCost cost, Roofline roofline, double usdPerHour) {
        Workload workload = cost.serving().workload();
        double usdPerSecond = usdPerHour / 3600;
        double readPerToken =
                roofline.promptBytes(workload.inputTokens()) / workload.inputTokens() / HOST_BYTES_PER_SECOND;
        double read = readPerToken * usdPerSecond * 1e6;
        double computed = workload.computedInputTokens() / workload.inputTokens();
        double input = computed > 0 ? cost.gpuHoursPerMtokInput() * usdPerHour / computed : 0;
        // Nobody reads what takes less to work out again: small models, and prompts that ride along with decoding.
        double cached = computed > 0 ? Math.min(read, input) : read;
        return new TokenPrices(
                input,
                cached,
                cost.gpuHoursPerMtokOutput() * usdPerHour,
                cost.serving().model().contextLength());
    }

    /**
     * The cost of an agent's session: each turn sends the whole context again, which grows by what the turn before added and
     * answered. What was sent before is found in the cache as often as the hit rate says.
     *
     * @param turns calls of the model, at least 1
     * @param firstInput tokens of the first call, above 0
     * @param addedInput tokens that each further call adds, such as results of tools, not negative
     * @param output tokens of each answer, above 0
     * @param cacheHits share of the tokens sent before that is found in the cache, 0 to 1
     * @return USD a session
     * @throws InvalidInputException if an argument is out of its range, or the last call is longer than the model takes
     */
    public double session(int turns, double firstInput, double addedInput, double output, double cacheHits) {
        Checks.atLeast("turns", turns, 1);
        Checks.positive("firstInput", firstInput);
        Checks.notNegative("addedInput", addedInput);
        Checks.positive("output", output);
        Checks.between("cacheHits", cacheHits, 0, 1);
        double last = firstInput + (turns - 1.0) * (addedInput + output) + output;
        if (last > longestContext) {
            double most = Math.floor((longestContext - firstInput - output) / (addedInput + output)) + 1;
            throw InvalidInputException.of(
                    "turns",
                    turns,
                    "such that the last call keeps within the " + Numbers.human(longestContext)
                            + " tokens of the model's context, and has "
                            + Numbers.human(last)
                            + (most >= 1
                                    ? "\nMaybe " + (long) most + " turns, or several sessions"
                                    : "\nMaybe a shorter first input"));
        }
        // Sent before each call: the first input, and what earlier turns added and answered.
        double before = (turns - 1.0) * firstInput
                + (addedInput + output) * (turns - 1.0) * (turns - 2.0) / 2
                + (turns - 1.0) * output;
        double fresh = firstInput + (turns - 1) * addedInput;
        double cached = before * cacheHits;
        double usd = (fresh + before - cached) * input() + cached * cachedInput + turns * output * output();
        return usd / 1e6;
    }

    @Override
    public String toString() {
        return "USD per million tokens: input " + Numbers.human(input) + ", cached input " + Numbers.human(cachedInput)
                + ", output " + Numbers.human(output);
    }
}
