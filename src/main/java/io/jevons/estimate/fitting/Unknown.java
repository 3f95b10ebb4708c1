package io.jevons.estimate.fitting;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.market.Change;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.List;

/**
 * What a calibration may move: one parameter, or all that a pattern matches by one common factor, since errors of judgement
 * go together. Its value is that of the first parameter that it matches.
 */
public record Unknown(String pattern, List<Parameter> members, double low, double high) {
    /** The unknown with the range that every member states. */
    public static Unknown within(Market market, String pattern) {
        List<Parameter> members = members(market, pattern);
        for (Parameter member : members) {
            if (!member.hasRange()) {
                throw new InvalidInputException(
                        member.path() + ": must state a range to be free\nMaybe .free(\"" + pattern + "\", low, high)");
            }
        }
        return of(
                pattern,
                members,
                members.stream().map(Parameter::low).toList(),
                members.stream().map(Parameter::high).toList());
    }

    /** The unknown with one range for every member. */
    public static Unknown within(Market market, String pattern, double low, double high) {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw InvalidInputException.of("range of " + pattern, low + " to " + high, "two numbers, the lower first");
        }
        List<Parameter> members = members(market, pattern);
        return of(
                pattern,
                members,
                members.stream().map(p -> low).toList(),
                members.stream().map(p -> high).toList());
    }

    private static List<Parameter> members(Market market, String pattern) {
        return market.paths(pattern).stream().map(market::parameter).toList();
    }

    private static Unknown of(String pattern, List<Parameter> members, List<Double> lows, List<Double> highs) {
        if (members.size() == 1) {
            return new Unknown(pattern, members, lows.get(0), highs.get(0));
        }
        double first = members.get(0).value();
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < members.size(); i++) {
            Parameter member = members.get(i);
            if (!(member.value() > 0)) {
                throw InvalidInputException.of(
                        member.path(), member.value(), "above 0, to move by a common factor with others");
            }
            low = Math.max(low, lows.get(i) / member.value());
            high = Math.min(high, highs.get(i) / member.value());
        }
        if (!(low < high)) {
            throw new InvalidInputException(
                    "range of " + pattern + ": no common factor keeps all within it\nMaybe free them one by one");
        }
        return new Unknown(pattern, members, low * first, high * first);
    }

    public double start() {
        return Math.min(high, Math.max(low, members.get(0).value()));
    }

    public double width() {
        return high - low;
    }

    String unit() {
        return members.get(0).unit();
    }

    /** The changes that give it a value. */
    public List<Change> changes(double value, String origin) {
        List<Change> changes = new ArrayList<>();
        double first = members.get(0).value();
        for (Parameter member : members) {
            double own = members.size() == 1 ? value : member.value() * value / first;
            changes.add(Change.fit(member.path(), own, origin));
        }
        return changes;
    }
}
