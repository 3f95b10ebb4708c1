package io.jevons.model;

import java.util.List;

/** The right-hand side of an equation, parsed. */
sealed interface Expression {
    /** A number as it stands. */
    record Constant(double value) implements Expression {}

    /** A symbol with its indices, such as {@code s₋[c,j]}: a quantity or a parameter. */
    record Reference(String symbol, Mark mark, List<Character> indices) implements Expression {
        public Reference {
            indices = List.copyOf(indices);
        }

        /** The symbol with its indices, as the text keys it. */
        String key() {
            return Equations.key(symbol, indices);
        }
    }

    /** A change of sign. */
    record Negative(Expression of) implements Expression {}

    /** Two expressions with {@code + - · / ^} between them. */
    record Binary(char sign, Expression left, Expression right) implements Expression {}

    /** A function of one or two numbers. */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Σ, Π or max over the members of a set for which the body has a value. */
    record Over(String sign, char index, Filter filter, char against, Expression body) implements Expression {}

    /** What shocks do to a driver: a product of factors, or a sum of shifts. */
    record Shocks(boolean product, String driver) implements Expression {}

    /** What a model release says of itself. */
    record Release(String attribute) implements Expression {}

    /** The number of the quarter, from 0. */
    record Period() implements Expression {}

    /** Which members of a set count. */
    enum Filter {
        ALL,
        /** Members that belong to another index. */
        IN,
        /** Members up to another one. */
        UP_TO,
        /** Members behind another one. */
        BEHIND
    }
}
