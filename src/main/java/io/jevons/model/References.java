package io.jevons.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What formulas name. */
final class References {
    private References() {}

    /** The equations whose last quarter another one looks back on. */
    static List<Equation> lagged(Equations equations) {
        Set<Equation> found = new LinkedHashSet<>();
        for (Equation equation : equations.all()) {
            for (Expression.Reference reference : of(equation)) {
                if (reference.mark() == Mark.LAST) {
                    found.add(equations.find(reference.key()).orElseThrow());
                }
            }
        }
        return List.copyOf(found);
    }

    /** Every symbol that an equation names, in its formulas and its conditions. */
    static List<Expression.Reference> of(Equation equation) {
        List<Expression.Reference> found = new ArrayList<>();
        for (Equation.Case one : equation.cases()) {
            collect(one.expression(), found);
            collect(one.condition(), found);
        }
        return found;
    }

    private static void collect(Expression expression, List<Expression.Reference> found) {
        if (expression instanceof Expression.Reference reference) {
            found.add(reference);
        } else if (expression instanceof Expression.Binary binary) {
            collect(binary.left(), found);
            collect(binary.right(), found);
        } else if (expression instanceof Expression.Negative negative) {
            collect(negative.of(), found);
        } else if (expression instanceof Expression.Call call) {
            call.arguments().forEach(a -> collect(a, found));
        } else if (expression instanceof Expression.Over over) {
            collect(over.body(), found);
        }
    }

    private static void collect(Condition condition, List<Expression.Reference> found) {
        if (condition instanceof Condition.Compared compared) {
            collect(compared.left(), found);
            collect(compared.right(), found);
        } else if (condition instanceof Condition.Given given) {
            found.add(given.reference());
        } else if (condition instanceof Condition.Several several) {
            several.parts().forEach(p -> collect(p, found));
        }
    }
}
