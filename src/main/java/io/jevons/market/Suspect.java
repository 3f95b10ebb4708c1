package io.jevons.market;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The parameter that is most likely at fault where a result is not finite: the one farthest out of its range, in powers of
 * ten. Where the file gives no range, that of the same parameter in the bundled markets counts, from the least to the
 * greatest value or end of a range there.
 *
 * @param parameter the parameter
 * @param low the lower end of what is usual
 * @param high the upper end
 * @param own whether the file itself gives that range
 * @param distance how far the value is from it, in powers of ten
 */
public record Suspect(Parameter parameter, double low, double high, boolean own, double distance) {
    /** What is usual of a parameter. */
    private record Usual(double low, double high) {
        Usual and(Usual other) {
            return new Usual(Math.min(low, other.low), Math.max(high, other.high));
        }
    }

    /** Worked out when something first went wrong. */
    private static final class Bundled {
        static final Map<String, Usual> USUAL = new HashMap<>();

        static {
            for (String name : Markets.bundled()) {
                for (Parameter p : Markets.named(name).allParameters()) {
                    Usual usual = p.hasRange()
                            ? new Usual(Math.min(p.low(), p.value()), Math.max(p.high(), p.value()))
                            : new Usual(p.value(), p.value());
                    USUAL.merge(kind(p.path()), usual, Usual::and);
                }
            }
        }
    }

    /** The parameter farthest out of what is usual, if one is out of it. */
    static Optional<Suspect> of(Market market) {
        return of(market, Map.of());
    }

    /**
     * The parameter farthest out of what is usual, where some have other values than the market's.
     *
     * @param market the market
     * @param drawn the other values, by path
     * @return the parameter, if one is out of it
     */
    public static Optional<Suspect> of(Market market, Map<String, Double> drawn) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(drawn, "drawn");
        Suspect worst = null;
        for (Parameter parameter : market.allParameters()) {
            Double value = drawn.get(parameter.path());
            Parameter p = value == null ? parameter : parameter.withValue(value, "drawn");
            Usual usual = p.hasRange() ? new Usual(p.low(), p.high()) : Bundled.USUAL.get(kind(p.path()));
            double distance = usual == null ? 0 : distance(p.value(), usual);
            if (distance > (worst == null ? 0 : worst.distance)) {
                worst = new Suspect(p, usual.low, usual.high, p.hasRange(), distance);
            }
        }
        return Optional.ofNullable(worst);
    }

    /**
     * The second line of a refusal.
     *
     * @param market the market whose result is not finite
     * @return a line break and {@code Maybe ...}
     */
    public static String maybe(Market market) {
        return of(market)
                .map(s -> "\nMaybe " + market.place(s.parameter.path()) + s)
                .orElse("\nMaybe a shock of the scenario is so extreme that the result leaves the range of doubles");
    }

    /** The path with a star for each name that a file chooses. */
    private static String kind(String path) {
        MarketSchema here = MarketSchema.root();
        StringBuilder kind = new StringBuilder();
        for (String key : path.split("\\.", -1)) {
            boolean fixed = here.keys().contains(key);
            kind.append('.').append(fixed ? key : MarketSchema.ANY);
            here = here.child(key).orElseThrow();
        }
        return kind.toString();
    }

    /** Powers of ten from the nearer end where both have the same sign, else of the gap in widths of the range. */
    private static double distance(double value, Usual usual) {
        if (value >= usual.low && value <= usual.high) {
            return 0;
        }
        double end = value > usual.high ? usual.high : usual.low;
        if (value != 0 && end != 0 && Math.signum(value) == Math.signum(end)) {
            return Math.abs(Math.log10(Math.abs(value)) - Math.log10(Math.abs(end)));
        }
        double width = Math.max(usual.high - usual.low, Math.max(Math.abs(usual.low), Math.abs(usual.high)));
        double gap = Math.abs(value - end);
        return Math.max(Double.MIN_VALUE, width > 0 ? Math.log10(1 + gap / width) : Math.log10(1 + gap));
    }

    @Override
    public String toString() {
        String side = parameter.value() > high ? "above" : "below";
        String usual = low == high ? shown(low) : shown(low) + " to " + shown(high);
        return parameter + ", " + side + (own ? " its range, " : " what bundled markets have, ") + usual;
    }

    private static String shown(double x) {
        return Numbers.human(x);
    }
}
