package io.jevons.demand;

import io.jevons.internal.ArrayMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * An expression as explanations print it, and its value: what a reader computes by hand is what this class computes.
 *
 * <p>It knows numbers, symbols, {@code + - · / ^}, brackets, {@code exp ln min max}, the normal distribution
 * {@code Φ}, its quantile {@code Φ⁻¹} and {@code mills} = φ/Φ. Over all quantities of one symbol go {@code Σ x} (sum),
 * {@code Π x} (product), {@code most(x)} (the largest) and {@code lnΣexp(x)} (the logarithm of a sum of exponentials).
 */
final class Formula {
    private final String text;
    private final Map<String, List<Double>> values;
    private int at;

    private Formula(String text, Map<String, List<Double>> values) {
        this.text = text;
        this.values = values;
    }

    /** The value of an expression, given what each symbol stands for. */
    static double value(String text, Map<String, List<Double>> values) {
        Formula formula = new Formula(text, values);
        double value = formula.sum();
        formula.space();
        if (formula.at < text.length()) {
            throw formula.wrong();
        }
        return value;
    }

    private IllegalStateException wrong() {
        return new IllegalStateException("formula '" + text + "' at " + at + " with " + values.keySet());
    }

    private double sum() {
        double value = product();
        while (true) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = signed();
        while (true) {
            if (take("·")) {
                value *= signed();
            } else if (take("/")) {
                value /= signed();
            } else {
                return value;
            }
        }
    }

    private double signed() {
        if (take("-")) {
            return -signed();
        }
        double value = operand();
        return take("^") ? Math.pow(value, signed()) : value;
    }

    private double operand() {
        space();
        if (take("(")) {
            double value = sum();
            require(")");
            return value;
        }
        if (take("Σ")) {
            return all(symbol()).stream().mapToDouble(Double::doubleValue).sum();
        }
        if (take("Π")) {
            return all(symbol()).stream().reduce(1.0, (a, b) -> a * b);
        }
        if (take("lnΣexp")) {
            return logSumOfExponentials(all(inBrackets()));
        }
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            return number();
        }
        String symbol = symbol();
        return take("(") ? function(symbol) : one(symbol);
    }

    private double function(String name) {
        if (name.equals("most")) {
            String symbol = symbol();
            require(")");
            return all(symbol).stream().mapToDouble(Double::doubleValue).max().orElseThrow(this::wrong);
        }
        List<Double> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (take(","));
        require(")");
        double x = arguments.get(0);
        return switch (name) {
            case "exp" -> Math.exp(x);
            case "ln" -> Math.log(x);
            case "Φ" -> ArrayMath.normalCdf(x);
            case "Φ⁻¹" -> ArrayMath.normalQuantile(x);
            case "mills" -> ArrayMath.inverseMills(x);
            case "min" -> Math.min(x, arguments.get(1));
            case "max" -> Math.max(x, arguments.get(1));
            default -> throw wrong();
        };
    }

    private String inBrackets() {
        require("(");
        String symbol = symbol();
        require(")");
        return symbol;
    }

    private static double logSumOfExponentials(List<Double> terms) {
        double most = terms.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NEGATIVE_INFINITY);
        ToDoubleFunction<Double> against = term -> Math.exp(term - most);
        return most + Math.log(terms.stream().mapToDouble(against).sum());
    }

    private double one(String symbol) {
        List<Double> found = all(symbol);
        if (found.size() != 1) {
            throw wrong();
        }
        return found.get(0);
    }

    private List<Double> all(String symbol) {
        return values.getOrDefault(symbol, List.of());
    }

    private double number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(from, at));
    }

    private String symbol() {
        space();
        int from = at;
        while (at < text.length() && "+-·/^(), ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw wrong();
        }
        return text.substring(from, at);
    }

    private void require(String mark) {
        if (!take(mark)) {
            throw wrong();
        }
    }

    private boolean take(String mark) {
        space();
        if (text.startsWith(mark, at)) {
            at += mark.length();
            return true;
        }
        return false;
    }

    private void space() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
