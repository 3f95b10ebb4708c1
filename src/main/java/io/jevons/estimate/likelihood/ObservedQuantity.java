package io.jevons.estimate.likelihood;

import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** What an observation is of, as a ratio of weighted sums of the model's series; nothing below the line is 1. */
public record ObservedQuantity(List<Term> above, List<Term> below) {
    private static final Pattern PLUS = Pattern.compile("\\+");
    private static final String INFERENCE = "hours-inference";
    private static final String TRAINING = "hours-training";

    /** A series of the model in a sum. */
    public record Term(String entity, String variable, double weight) {}

    public static ObservedQuantity of(Figure observation, Market market) {
        String entity = observation.entity();
        String variable = observation.variable();
        if (variable.equals("inference-share")) {
            List<Term> inference = hours(market, entity, INFERENCE);
            List<Term> all = new ArrayList<>(inference);
            all.addAll(hours(market, entity, TRAINING));
            return new ObservedQuantity(inference, all);
        }
        if (entity.equals("total") && variable.equals("price")) {
            return new ObservedQuantity(sum(entity, "revenue"), sum(entity, "tokens-served"));
        }
        int slash = variable.indexOf('/');
        return slash < 0
                ? new ObservedQuantity(sum(entity, variable), List.of())
                : new ObservedQuantity(
                        sum(entity, variable.substring(0, slash)), sum(entity, variable.substring(slash + 1)));
    }

    /** Hours on all tiers count in H100-equivalents. */
    private static List<Term> hours(Market market, String entity, String variable) {
        if (!entity.equals("total")) {
            return sum(entity, variable);
        }
        return market.tiers().stream()
                .map(tier -> new Term(tier, variable, market.get("tiers." + tier + ".h100-equivalents")))
                .toList();
    }

    private static List<Term> sum(String entities, String variables) {
        return Arrays.stream(PLUS.split(entities, -1))
                .flatMap(entity -> Arrays.stream(PLUS.split(variables, -1))
                        .map(variable -> new Term(entity.strip(), variable.strip(), 1)))
                .toList();
    }

    public double of(ToDoubleFunction<Term> value) {
        double top = sum(above, value);
        return below.isEmpty() ? top : top / sum(below, value);
    }

    /** The same with the value of each term by its number, those above the line first. */
    double at(IntToDoubleFunction value) {
        double top = sum(above, 0, value);
        return below.isEmpty() ? top : top / sum(below, above.size(), value);
    }

    private static double sum(List<Term> terms, int first, IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            sum += terms.get(i).weight() * value.applyAsDouble(first + i);
        }
        return sum;
    }

    private static double sum(List<Term> terms, ToDoubleFunction<Term> value) {
        double sum = 0;
        for (Term term : terms) {
            sum += term.weight() * value.applyAsDouble(term);
        }
        return sum;
    }
}
