package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Choice among alternatives in nests, by maximum likelihood; the conditional logit where there are no nests. Immutable;
 * every setting returns a changed copy.
 *
 * <p>With utility V_j = β x_j of alternative j in nest b, P(j) = P(j | b) P(b), where
 * P(j | b) = e^{V_j/λ_b} / Σ e^{V_k/λ_b}, I_b = ln Σ e^{V_k/λ_b}, P(b) = e^{γ z_b + λ_b I_b} / Σ e^{γ z_c + λ_c I_c}.
 * With λ at 1 the nest does not matter; with λ near 0 its alternatives are near-perfect substitutes; 0 &lt; λ ≤ 1 is what
 * the maximization of random utility allows (McFadden 1978). An alternative alone in its nest has λ = 1.
 *
 * <p>{@link #nonNormalized()} leaves V undivided in P(j | b) and I_b, with τ_b in the place of λ_b before I_b, also for nests
 * of one alternative (Greene, Econometric Analysis, section on nested logit). Its coefficients are not comparable between
 * nests unless all τ are equal.
 */
public final class NestedLogit {
    private final Choices choices;
    private final Map<String, List<String>> nests;
    private final boolean normalized;
    private final List<NestVariable> nestVariables;

    private static final class NestVariable {
        final String name;
        final String nest;
        final double[] values;

        NestVariable(String name, String nest, double[] values) {
            this.name = name;
            this.nest = nest;
            this.values = values;
        }
    }

    private NestedLogit(
            Choices choices, Map<String, List<String>> nests, boolean normalized, List<NestVariable> nestVariables) {
        this.choices = choices;
        this.nests = nests;
        this.normalized = normalized;
        this.nestVariables = nestVariables;
    }

    /**
     * A conditional logit, until nests are added.
     *
     * @param choices the choices with their variables
     * @return the model, not yet fitted
     */
    public static NestedLogit of(Choices choices) {
        return new NestedLogit(choices, Map.of(), true, List.of());
    }

    /**
     * Puts alternatives into a nest. Alternatives in no nest stand alone.
     *
     * @param name the nest
     * @param alternatives the alternatives in it
     * @return a changed copy
     * @throws InvalidInputException if there is no such alternative, or it is in a nest already
     */
    public NestedLogit nest(String name, String... alternatives) {
        for (String alternative : alternatives) {
            choices.requireAlternative(alternative);
            if (nests.values().stream().anyMatch(members -> members.contains(alternative))) {
                throw InvalidInputException.of("nest " + name, alternative, "an alternative in no other nest");
            }
        }
        if (alternatives.length == 0) {
            throw InvalidInputException.of("alternatives of nest " + name, "none", "at least one");
        }
        Map<String, List<String>> more = new LinkedHashMap<>(nests);
        more.put(name, List.of(alternatives));
        return new NestedLogit(choices, more, normalized, nestVariables);
    }

    /**
     * Adds a variable that works on the choice of a nest, such as income on flying.
     *
     * @param name its name
     * @param nest the nest
     * @param values one a row of the choices, the same within a situation
     * @return a changed copy
     * @throws InvalidInputException if there is no such nest, lengths differ or values differ within a situation
     */
    public NestedLogit nestVariable(String name, String nest, double... values) {
        if (!nests.containsKey(nest)) {
            throw InvalidInputException.unknown("nest", nest, nests.keySet());
        }
        double[] checked = Observations.vector(name, values, choices.rows());
        for (int s = 0; s < choices.size(); s++) {
            int[] rows = choices.rowsOf(s);
            if (!Arrays.stream(rows).allMatch(r -> checked[r] == checked[rows[0]])) {
                throw new InvalidInputException(
                        name + " of row " + rows[0] + ": must be the same in all rows of a situation");
            }
        }
        List<NestVariable> more = new ArrayList<>(nestVariables);
        more.add(new NestVariable(name, nest, checked));
        return new NestedLogit(choices, nests, normalized, List.copyOf(more));
    }

    /**
     * Leaves utilities undivided by the parameter of their nest.
     *
     * @return a changed copy
     */
    public NestedLogit nonNormalized() {
        return new NestedLogit(choices, nests, false, nestVariables);
    }

    /**
     * Maximizes the likelihood.
     *
     * @return coefficients with errors from the inverse of the information matrix
     * @throws InvalidInputException if the likelihood has no maximum or does not determine a coefficient
     */
    public NestedLogitFit fit() {
        List<String> all = new ArrayList<>(nests.keySet());
        for (String alternative : choices.alternatives()) {
            if (nests.values().stream().noneMatch(members -> members.contains(alternative))) {
                all.add("alone: " + alternative);
            }
        }
        boolean[] free = new boolean[all.size()];
        for (int c = 0; c < nests.size(); c++) {
            free[c] = !normalized || nests.get(all.get(c)).size() > 1;
        }
        LogitLikelihood likelihood = new LogitLikelihood(
                choices,
                nestOfRows(all),
                free,
                normalized,
                nestVariables.stream().map(v -> v.values).toList(),
                nestVariables.stream().mapToInt(v -> all.indexOf(v.nest)).toArray());
        List<String> names = new ArrayList<>(choices.names());
        nestVariables.forEach(v -> names.add(v.name));
        for (int c = 0; c < free.length; c++) {
            if (free[c]) {
                names.add((normalized ? "lambda_" : "tau_") + all.get(c));
            }
        }
        if (names.isEmpty()) {
            throw InvalidInputException.of("variables", "none", "at least one");
        }
        double[] best = best(likelihood, names.size());
        return new NestedLogitFit(
                nests.isEmpty() ? "Conditional logit" : normalized ? "Nested logit" : "Nested logit, not normalized",
                choices,
                names,
                likelihood,
                best);
    }

    /** Nested likelihoods may have more than one hill: climbs from wide and from narrow nests, and keeps the highest. */
    private static double[] best(LogitLikelihood likelihood, int size) {
        int nestParameters = likelihood.nestParameters();
        double[] starts = nestParameters == 0 ? new double[] {1} : new double[] {1, 0.5, 0.25};
        double[] best = new double[0];
        double highest = Double.NEGATIVE_INFINITY;
        for (double tau : starts) {
            double[] start = new double[size];
            Arrays.fill(start, size - nestParameters, size, tau);
            double[] found = likelihood.maximize(start);
            double value = likelihood.at(found, new double[size]);
            if (value > highest) {
                highest = value;
                best = found;
            }
        }
        return best;
    }

    private int[] nestOfRows(List<String> all) {
        int[] nestOf = new int[choices.rows()];
        for (int r = 0; r < nestOf.length; r++) {
            String alternative = choices.alternative(r);
            nestOf[r] = all.indexOf(nests.entrySet().stream()
                    .filter(nest -> nest.getValue().contains(alternative))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("alone: " + alternative));
        }
        return nestOf;
    }
}
