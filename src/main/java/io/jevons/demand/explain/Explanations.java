package io.jevons.demand.explain;

import io.jevons.base.Quarter;
import io.jevons.model.Equation;
import io.jevons.model.Equations;
import io.jevons.model.Evaluator;
import io.jevons.model.IndexSet;
import io.jevons.model.ModelInputs;
import io.jevons.model.ModelInputs.Run;
import io.jevons.model.Reason;
import io.jevons.model.Reasoning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Explains the series of a projection: finds the equation of each, and shows the engine's own value where it keeps it. */
public final class Explanations {
    private static final String ENGINEERING = "engineering-";

    private final ModelInputs inputs;
    private final Run own;
    private final Engine engine;
    private final Reasoning reasoning;
    private final Map<String, Quantity> quantities = new HashMap<>();

    /** What the engine has computed. */
    @FunctionalInterface
    public interface Engine {
        /**
         * A value of the run that is explained.
         *
         * @param entity the entity, such as {@code flagship}
         * @param variable the variable, such as {@code need}
         * @param period the quarter, from 0
         * @return the value, where the engine keeps it
         */
        OptionalDouble value(String entity, String variable, int period);
    }

    private Explanations(ModelInputs inputs, Quarter start, Run own, Engine engine) {
        this.inputs = inputs;
        this.own = own;
        this.engine = engine;
        reasoning = Reasoning.of(Evaluator.of(inputs), start, own);
    }

    /**
     * Explanations of a run.
     *
     * @param inputs what the equations are evaluated on
     * @param start the first quarter
     * @param own the run that is explained
     * @param engine what the engine has computed of it
     * @return the explanations
     */
    public static Explanations of(ModelInputs inputs, Quarter start, Run own, Engine engine) {
        return new Explanations(inputs, start, own, engine);
    }

    /**
     * Why a value is what it is.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable
     * @param period the quarter, from 0
     * @return the explanation
     */
    public synchronized Explanation explain(String entity, String variable, int period) {
        int colon = variable.indexOf(':');
        String series = colon < 0 ? variable : variable.substring(0, colon);
        Optional<Explanation> found = find(entity, series, variable.substring(colon + 1), own, period);
        if (found.isEmpty() && series.startsWith(ENGINEERING)) {
            found = find(entity, series.substring(ENGINEERING.length()), "", Run.ESTIMATE, period);
        }
        return found.orElseThrow(() -> new IllegalStateException("no equation of " + entity + " " + variable));
    }

    private Optional<Explanation> find(String entity, String series, String tier, Run run, int period) {
        for (Equation equation : Equations.model().all()) {
            if (equation.series().filter(series::equals).isPresent()) {
                Optional<List<Integer>> indices = indices(equation, entity, tier);
                if (indices.isPresent()) {
                    return Optional.of(Explanation.of(
                            quantity(reasoning.part(equation.symbol(), equation, run, period, indices.get()))));
                }
            }
        }
        return Optional.empty();
    }

    /** The members that the indices of an equation stand for in a series of an entity. */
    private Optional<List<Integer>> indices(Equation equation, String entity, String tier) {
        List<Character> letters = equation.indices();
        List<Integer> found = new ArrayList<>();
        if (letters.isEmpty()) {
            return entity.equals("total") ? Optional.of(found) : Optional.empty();
        }
        if (letters.get(0) == 'g') {
            int cell = member('c', entity);
            found.add(cell < 0 ? -1 : inputs.owner(IndexSet.CELL, cell, IndexSet.GRADE));
        } else {
            found.add(member(letters.get(0), entity));
        }
        if (letters.size() > 1) {
            found.add(member(letters.get(1), tier));
        }
        return found.contains(-1) ? Optional.empty() : Optional.of(found);
    }

    private int member(char letter, String name) {
        return inputs.names(IndexSet.of(letter).orElseThrow()).indexOf(name);
    }

    /** The evaluation keeps what it has worked out, and serves one thread at a time. */
    synchronized Reason reason(Reason.Part part) {
        return reasoning.why(part);
    }

    /** The same object wherever the same number stands under the same symbol. */
    synchronized Quantity quantity(Reason.Part part) {
        String key = part.symbol() + " " + part.name() + " " + part.source();
        Quantity found = quantities.get(key);
        if (found == null) {
            found = new Quantity(this, part, ofEngine(part));
            quantities.put(key, found);
        }
        return found;
    }

    /** What the engine has for a quantity, where it is a series of the run that is explained. */
    private OptionalDouble ofEngine(Reason.Part part) {
        if (part.equation().isEmpty() || part.equation().get().series().isEmpty()) {
            return OptionalDouble.empty();
        }
        Equation equation = part.equation().get();
        boolean ofEstimate = part.run() == Run.ESTIMATE;
        if (part.run() != own && !ofEstimate) {
            return OptionalDouble.empty();
        }
        List<Character> letters = equation.indices();
        if (letters.contains('g')) {
            return OptionalDouble.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            names.add(inputs.names(IndexSet.of(letters.get(i)).orElseThrow())
                    .get(part.indices().get(i)));
        }
        String entity = names.isEmpty() ? "total" : names.get(0);
        String variable = equation.series().orElseThrow() + (names.size() > 1 ? ":" + names.get(1) : "");
        return engine.value(entity, ofEstimate ? ENGINEERING + variable : variable, part.period());
    }
}
