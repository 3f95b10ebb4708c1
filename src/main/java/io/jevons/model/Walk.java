package io.jevons.model;

import io.jevons.internal.ArrayMath;
import java.util.Arrays;
import java.util.List;

/**
 * Works out formulas by walking over them, once the numbers that they name can be looked up. A value that is not there is
 * NaN: it is left out of Σ, Π and max, and makes nothing of what it stands in.
 */
final class Walk {
    /** Where the numbers of symbols come from. */
    @FunctionalInterface
    interface Numbers {
        /** The value of a symbol; NaN where it has none. */
        double value(Expression.Reference reference, int[] indices);
    }

    /** What there is besides: sets, channels, shocks and releases. */
    interface Setting {
        /** What shocks make of a driver. */
        double shocks(Expression.Shocks shocks);

        /** What a release says of itself. */
        double release(String attribute, Bindings bindings);

        /** How many members a set has. */
        int size(IndexSet set);

        /** Whether a member belongs to another. */
        boolean belongs(char index, int member, char to, int owner);

        /** The number of the quarter. */
        int period();

        /** Whether a channel is held at the base's path. */
        boolean isOff(String channel);

        /** Whether this is the engineering estimate. */
        boolean isEstimate();

        /** Whether a member has a name. */
        boolean isNamed(char index, int member, String name);
    }

    private final Setting setting;
    private final Numbers numbers;
    private final Bindings bindings;

    /** How many values were asked for that are not there. */
    private int absent;

    Walk(Setting setting, Numbers numbers, Bindings bindings) {
        this.setting = setting;
        this.numbers = numbers;
        this.bindings = bindings;
    }

    /** The value of a formula; NaN where something that it needs is not there. */
    double value(Expression expression) {
        int before = absent;
        double value = walk(expression);
        return checked(value, before, expression);
    }

    private double checked(double value, int before, Expression expression) {
        if (Double.isNaN(value) && absent == before) {
            throw new ArithmeticException("no number: " + expression);
        }
        return value;
    }

    private double walk(Expression expression) {
        if (expression instanceof Expression.Reference reference) {
            return reference(reference);
        }
        if (expression instanceof Expression.Constant constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary.sign(), walk(binary.left()), walk(binary.right()));
        }
        if (expression instanceof Expression.Negative negative) {
            return -walk(negative.of());
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        if (expression instanceof Expression.Over over) {
            return over(over);
        }
        if (expression instanceof Expression.Shocks shocks) {
            return setting.shocks(shocks);
        }
        if (expression instanceof Expression.Release release) {
            return counted(setting.release(release.attribute(), bindings));
        }
        return setting.period();
    }

    private double counted(double value) {
        if (Double.isNaN(value)) {
            absent++;
        }
        return value;
    }

    private double reference(Expression.Reference reference) {
        List<Character> letters = reference.indices();
        int[] indices = new int[letters.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = bindings.member(letters.get(i));
            if (indices[i] < 0) {
                return counted(Double.NaN);
            }
        }
        return counted(numbers.value(reference, indices));
    }

    private static double binary(char sign, double a, double b) {
        return switch (sign) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '·' -> a * b;
            case '/' -> a / b;
            default -> Math.pow(a, b);
        };
    }

    private double call(Expression.Call call) {
        Expression first = call.arguments().get(0);
        if (call.function().equals("ln")
                && first instanceof Expression.Over over
                && over.body() instanceof Expression.Call inner
                && inner.function().equals("exp")) {
            return logOfSum(over, inner.arguments().get(0));
        }
        double x = walk(first);
        return switch (call.function()) {
            case "exp" -> Math.exp(x);
            case "expm1" -> Math.expm1(x);
            case "ln" -> Math.log(x);
            case "Φ" -> ArrayMath.normalCdf(x);
            case "Φ⁻¹" -> ArrayMath.normalQuantile(x);
            case "mills" -> ArrayMath.inverseMills(x);
            case "min" -> Math.min(x, walk(call.arguments().get(1)));
            case "max" -> Math.max(x, walk(call.arguments().get(1)));
            default -> throw new IllegalStateException("unknown function " + call.function());
        };
    }

    /** ln Σ exp, against the largest exponent, so that nothing overflows; nothing where there is no term. */
    private double logOfSum(Expression.Over over, Expression exponent) {
        double[] terms = terms(over, exponent);
        double most = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            most = Math.max(most, term);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - most);
        }
        return terms.length == 0 ? counted(Double.NaN) : most + Math.log(sum);
    }

    private double over(Expression.Over over) {
        double[] terms = terms(over, over.body());
        boolean product = over.sign().equals("Π");
        boolean sum = over.sign().equals("Σ");
        if (!product && !sum && terms.length == 0) {
            return counted(Double.NaN);
        }
        double found = product ? 1 : sum ? 0 : Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            found = product ? found * term : sum ? found + term : Math.max(found, term);
        }
        return found;
    }

    /** The values of a body over the members of a set, without those that have none. */
    private double[] terms(Expression.Over over, Expression body) {
        IndexSet set = IndexSet.of(over.index()).orElseThrow();
        int owner = over.filter() == Expression.Filter.ALL ? -1 : bindings.member(over.against());
        double[] found = new double[setting.size(set)];
        int count = 0;
        int outer = bindings.bind(over.index(), -1);
        for (int member = 0; member < setting.size(set); member++) {
            boolean counts = switch (over.filter()) {
                case ALL -> true;
                case IN -> owner >= 0 && setting.belongs(over.index(), member, over.against(), owner);
                case UP_TO -> member <= owner;
                case BEHIND -> member > owner;
            };
            if (counts) {
                bindings.bind(over.index(), member);
                int before = absent;
                double term = value(body);
                absent = before;
                if (!Double.isNaN(term)) {
                    found[count++] = term;
                }
            }
        }
        bindings.bind(over.index(), outer);
        return Arrays.copyOf(found, count);
    }

    /** Whether a condition holds; one about a value that is not there does not. */
    boolean holds(Condition condition) {
        if (condition instanceof Condition.Compared compared) {
            return compare(walk(compared.left()), compared.sign(), walk(compared.right()));
        }
        if (condition instanceof Condition.Given given) {
            return !Double.isNaN(walk(given.reference()));
        }
        if (condition instanceof Condition.Several several) {
            return several.all()
                    ? several.parts().stream().allMatch(this::holds)
                    : several.parts().stream().anyMatch(this::holds);
        }
        if (condition instanceof Condition.ChannelOff off) {
            return setting.isOff(off.channel());
        }
        if (condition instanceof Condition.Named named) {
            return setting.isNamed(named.index(), bindings.member(named.index()), named.name());
        }
        if (condition instanceof Condition.Belongs belongs) {
            int owner = bindings.member(belongs.to());
            return owner >= 0
                    && setting.belongs(belongs.index(), bindings.member(belongs.index()), belongs.to(), owner);
        }
        return condition instanceof Condition.Always || setting.isEstimate();
    }

    private static boolean compare(double a, String sign, double b) {
        return switch (sign) {
            case "<" -> a < b;
            case "≤" -> a <= b;
            case ">" -> a > b;
            case "≥" -> a >= b;
            default -> a == b;
        };
    }
}
