package io.jevons.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses expressions and conditions by recursive descent.
 *
 * <p>A sum is products with + and - between them; a product is factors with · and / between them; a factor may have a power.
 * Σ, Π and max go over an index and take in the rest of their product, but for Π, which takes in one factor.
 */
final class ExpressionParser {
    private static final String DELIMITERS = "+-·/^(),[]<>=≤≥ ";
    private static final Set<String> ONE = Set.of("exp", "expm1", "ln", "Φ", "Φ⁻¹", "mills");
    private static final Set<String> TWO = Set.of("min", "max");
    private static final Set<String> OVER = Set.of("Σ", "Π", "max");
    private static final Pattern OFF = Pattern.compile("(\\S+) is off");
    private static final Pattern NAMED = Pattern.compile("(\\p{L}) is (\\S+)");
    private static final Pattern BELONGS = Pattern.compile("(\\p{L}) ∈ (\\p{L})");
    private static final List<String> SIGNS = List.of("<", "≤", ">", "≥", "=");

    private final String text;
    private int at;

    private ExpressionParser(String text) {
        this.text = text;
    }

    static Expression expression(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression found = parser.sum();
        parser.end();
        return found;
    }

    static Condition condition(String text) {
        for (String word : List.of("or", "and")) {
            String[] parts = text.split(" " + word + " ", -1);
            if (parts.length > 1) {
                List<Condition> all = new ArrayList<>();
                for (String part : parts) {
                    all.add(condition(part));
                }
                return new Condition.Several(word.equals("and"), all);
            }
        }
        return single(text.strip());
    }

    private static Condition single(String text) {
        Matcher off = OFF.matcher(text);
        Matcher named = NAMED.matcher(text);
        Matcher belongs = BELONGS.matcher(text);
        if (off.matches()) {
            return new Condition.ChannelOff(off.group(1));
        }
        if (named.matches()) {
            return new Condition.Named(named.group(1).charAt(0), named.group(2));
        }
        if (belongs.matches()) {
            return new Condition.Belongs(
                    belongs.group(1).charAt(0), belongs.group(2).charAt(0));
        }
        if (text.startsWith("given ")) {
            if (expression(text.substring("given ".length())) instanceof Expression.Reference reference) {
                return new Condition.Given(reference);
            }
            throw new IllegalStateException("'" + text + "': only a symbol is given");
        }
        ExpressionParser parser = new ExpressionParser(text);
        Expression left = parser.sum();
        String sign = SIGNS.stream()
                .filter(parser::take)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("condition '" + text + "'"));
        Expression right = parser.sum();
        parser.end();
        return new Condition.Compared(left, sign, right);
    }

    private IllegalStateException wrong() {
        return new IllegalStateException("formula '" + text + "' at " + at + ": '" + text.substring(at) + "'");
    }

    private void end() {
        space();
        if (at < text.length()) {
            throw wrong();
        }
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (take("+")) {
                left = new Expression.Binary('+', left, product());
            } else if (take("-")) {
                left = new Expression.Binary('-', left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = signed();
        while (true) {
            if (take("·")) {
                left = new Expression.Binary('·', left, signed());
            } else if (take("/")) {
                left = new Expression.Binary('/', left, signed());
            } else {
                return left;
            }
        }
    }

    private Expression signed() {
        if (take("-")) {
            return new Expression.Negative(signed());
        }
        Expression base = operand();
        return take("^") ? new Expression.Binary('^', base, signed()) : base;
    }

    private Expression operand() {
        space();
        if (take("(")) {
            Expression inside = sum();
            require(")");
            return inside;
        }
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            return number();
        }
        String name = name();
        if (name.equals("Δ")) {
            return new Expression.Constant(io.jevons.base.Quarter.YEARS);
        }
        if (OVER.contains(name) && take("[")) {
            return over(name);
        }
        if (name.equals("Σ") || name.equals("Π")) {
            if (!name().equals("shocks")) {
                throw wrong();
            }
            return new Expression.Shocks(name.equals("Π"), word());
        }
        if (name.equals("release")) {
            return new Expression.Release(word());
        }
        if (ONE.contains(name) || TWO.contains(name)) {
            return call(name);
        }
        List<Character> indices = take("[") ? indices() : List.of();
        return name.equals("i") && indices.isEmpty() ? new Expression.Period() : reference(name, indices);
    }

    private static Expression.Reference reference(String name, List<Character> indices) {
        for (Mark mark : Mark.values()) {
            if (mark != Mark.NONE && name.endsWith(mark.sign())) {
                return new Expression.Reference(
                        name.substring(0, name.length() - mark.sign().length()), mark, indices);
            }
        }
        return new Expression.Reference(name, Mark.NONE, indices);
    }

    private Expression call(String name) {
        require("(");
        List<Expression> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (take(","));
        require(")");
        if (arguments.size() != (ONE.contains(name) ? 1 : 2)) {
            throw wrong();
        }
        return new Expression.Call(name, arguments);
    }

    /** Behind the opening bracket: {@code j]}, {@code j ∈ n]}, {@code q ≤ r]} or {@code q > r]}, and what it goes over. */
    private Expression over(String sign) {
        char index = letter();
        char against = ' ';
        Expression.Filter filter = Expression.Filter.ALL;
        if (take("∈")) {
            filter = Expression.Filter.IN;
        } else if (take("≤")) {
            filter = Expression.Filter.UP_TO;
        } else if (take(">")) {
            filter = Expression.Filter.BEHIND;
        }
        if (filter != Expression.Filter.ALL) {
            against = letter();
        }
        require("]");
        Expression body = sign.equals("Σ") ? product() : signed();
        return new Expression.Over(sign, index, filter, against, body);
    }

    private List<Character> indices() {
        List<Character> found = new ArrayList<>();
        do {
            found.add(letter());
        } while (take(","));
        require("]");
        return found;
    }

    private char letter() {
        String name = name();
        if (name.length() != 1) {
            throw wrong();
        }
        return name.charAt(0);
    }

    /** Text in brackets, as it stands. */
    private String word() {
        require("(");
        int close = text.indexOf(')', at);
        if (close < 0) {
            throw wrong();
        }
        String found = text.substring(at, close);
        at = close + 1;
        return found;
    }

    private Expression number() {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return new Expression.Constant(Double.parseDouble(text.substring(from, at)));
    }

    private String name() {
        space();
        int from = at;
        while (at < text.length() && DELIMITERS.indexOf(text.charAt(at)) < 0) {
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
