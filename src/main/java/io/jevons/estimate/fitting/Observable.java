package io.jevons.estimate.fitting;

import io.jevons.base.Quarter;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import java.util.regex.Pattern;

/**
 * What a projection says of a quantity that somebody could measure: a variable of an entity, or one that follows from several.
 *
 * <ul>
 *   <li>an entity {@code a+b} is the sum over both,
 *   <li>{@code growth:x} is x over its value in the first quarter,
 *   <li>{@code inference-share} of a tier, or of {@code total} in H100-equivalents, is the hours of inference over those of
 *       inference and training,
 *   <li>{@code counted} of a tier is its first fleet and all that has shipped since, as counts of chips keep what is retired,
 *   <li>{@code price} of {@code total} is revenue over tokens served, USD per million.
 * </ul>
 */
public final class Observable {
    private static final String GROWTH = "growth:";
    private static final String INFERENCE = "hours-inference";
    private static final String TRAINING = "hours-training";
    private static final Pattern PLUS = Pattern.compile("\\+");

    private Observable() {}

    public static double of(Projection projection, String entity, String variable, Quarter quarter) {
        if (variable.startsWith(GROWTH)) {
            String grown = measured(variable);
            return of(projection, entity, grown, quarter) / of(projection, entity, grown, projection.start());
        }
        if (variable.equals("inference-share")) {
            double inference = hours(projection, entity, INFERENCE, quarter);
            return inference / (inference + hours(projection, entity, TRAINING, quarter));
        }
        if (variable.equals("counted")) {
            return counted(projection, entity, quarter);
        }
        if (entity.equals("total") && variable.equals("price")) {
            return projection.value(entity, "revenue", quarter) / projection.value(entity, "tokens-served", quarter);
        }
        double sum = 0;
        for (String each : PLUS.split(entity, -1)) {
            sum += projection.value(each, variable, quarter);
        }
        return sum;
    }

    /** The variable itself, where it is its growth that is measured. */
    static String measured(String variable) {
        return variable.startsWith(GROWTH) ? variable.substring(GROWTH.length()) : variable;
    }

    private static double counted(Projection projection, String tier, Quarter quarter) {
        double sum = projection.value(tier, "fleet", projection.start());
        for (Quarter q = projection.start().plus(1); q.compareTo(quarter) <= 0; q = q.plus(1)) {
            sum += projection.value(tier, "shipped", q) * Quarter.YEARS;
        }
        return sum;
    }

    private static double hours(Projection projection, String entity, String variable, Quarter quarter) {
        if (!entity.equals("total")) {
            return projection.value(entity, variable, quarter);
        }
        Market market = projection.market();
        double sum = 0;
        for (SeriesKey key : projection.keys()) {
            if (key.variable().equals(variable)) {
                double weight = market.get("tiers." + key.entity() + ".h100-equivalents");
                sum += weight * projection.value(key.entity(), variable, quarter);
            }
        }
        return sum;
    }
}
