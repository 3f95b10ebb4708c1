package io.jevons.model;

import io.jevons.base.Quarter;
import io.jevons.model.ModelInputs.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds reasons: works a value out once more, and writes down what it reads. */
public final class Reasoning {
    private final Evaluator evaluator;
    private final Quarter start;
    private final Run own;
    private final IdentityHashMap<Equation, Boolean> constant = new IdentityHashMap<>();

    private Reasoning(Evaluator evaluator, Quarter start, Run own) {
        this.evaluator = evaluator;
        this.start = start;
        this.own = own;
    }

    /**
     * Reasons of an evaluation.
     *
     * @param evaluator the evaluation
     * @param start the first quarter
     * @param own the run in question; names of others say which they are
     * @return the reasons
     */
    public static Reasoning of(Evaluator evaluator, Quarter start, Run own) {
        return new Reasoning(evaluator, start, own);
    }

    /**
     * A quantity as what others may name.
     *
     * @param symbol the symbol that it goes by
     * @param equation its equation
     * @param asked the run
     * @param period the quarter, from 0
     * @param indices the members that its indices stand for
     * @return the quantity
     */
    public Reason.Part part(String symbol, Equation equation, Run asked, int period, List<Integer> indices) {
        boolean fixed = isConstant(equation);
        Run run = fixed ? Run.CALIBRATION : Evaluator.runOf(equation, asked);
        int when = fixed || run == Run.CALIBRATION ? 0 : period;
        int[] members = indices.stream().mapToInt(Integer::intValue).toArray();
        return new Reason.Part(
                symbol,
                Optional.of(equation),
                run,
                when,
                indices,
                name(equation, run, when, members, fixed),
                unit(equation, members),
                evaluator.value(equation, run, when, members),
                "");
    }

    /**
     * Why a quantity has its value.
     *
     * @param part the quantity, which has an equation
     * @return the reason
     */
    public Reason why(Reason.Part part) {
        Equation equation = part.equation().orElseThrow();
        int[] indices = part.indices().stream().mapToInt(Integer::intValue).toArray();
        Run run = part.run();
        if (run == Run.SCENARIO
                && equation.channel().filter(evaluator.inputs()::isOff).isPresent()) {
            Reason.Part ofBase =
                    part(equation.symbol() + Mark.BASE.sign(), equation, Run.BASE, part.period(), part.indices());
            return Reason.of(ofBase.symbol(), List.of(ofBase), v -> v[0]);
        }
        if (equation.strategy().isPresent()) {
            var given = evaluator.strategy(equation, run, part.period(), indices);
            if (given.isPresent()) {
                return Reason.given(given.getAsDouble(), equation.strategy().get() + " from outside");
            }
        }
        Walk.Setting setting = evaluator.setting(run, part.period(), indices);
        Walk.Numbers numbers = evaluator.numbers(run, part.period());
        int chosen = evaluator.chosen(equation, walk(setting, numbers, equation, indices));
        if (chosen < 0) {
            return Reason.given(Double.NaN, "nothing gives it");
        }
        Equation.Case one = equation.cases().get(chosen);
        if (one.expression() instanceof Expression.Shocks shocks) {
            return ofShocks(shocks, run, part.period(), indices);
        }
        Recorder recorder = new Recorder(run, part.period());
        double value = walk(setting, recorder, equation, indices).value(one.expression());
        if (recorder.parts.isEmpty()) {
            return Reason.given(value, sourceOf(equation, one, run, part.period(), indices));
        }
        return Reason.of(shown(one.formula()), recorder.parts, ofParts -> {
            Walk.Numbers given = (reference, members) -> {
                int at = recorder.keys.indexOf(key(reference, members));
                return at < 0 ? Double.NaN : ofParts[at];
            };
            return walk(setting, given, equation, indices).value(one.expression());
        });
    }

    private Walk walk(Walk.Setting setting, Walk.Numbers numbers, Equation equation, int[] indices) {
        return new Walk(setting, numbers, Bindings.of(evaluator.inputs(), equation, indices));
    }

    /** A formula as explanations show it: without indices, with a quarter's length in years. */
    static String shown(String formula) {
        return formula.replaceAll("\\[[^\\]]*\\]", "").replace("Δ", Double.toString(Quarter.YEARS));
    }

    private Reason ofShocks(Expression.Shocks shocks, Run run, int period, int[] indices) {
        boolean product = shocks.product();
        List<Reason.Part> parts = new ArrayList<>();
        for (ModelInputs.Effect effect : evaluator.inputs().effects(shocks.driver(), indices, period, run)) {
            parts.add(Reason.Part.given("f", "effect in " + start.plus(period), "1", effect.amount(), effect.origin()));
        }
        return parts.isEmpty()
                ? Reason.given(product ? 1 : 0, "no shock moves it")
                : Reason.of(product ? "Π f" : "Σ f", parts, values -> fold(product, values));
    }

    private static double fold(boolean product, double[] values) {
        double found = product ? 1 : 0;
        for (double value : values) {
            found = product ? found * value : found + value;
        }
        return found;
    }

    private String sourceOf(Equation equation, Equation.Case one, Run run, int period, int[] indices) {
        if (one.expression() instanceof Expression.Release) {
            return evaluator.releases(period, run).get(indices[0]).origin();
        }
        if (equation.symbol().equals("t")) {
            return "calendar";
        }
        return one.when().equals("where t = 0")
                ? "start value"
                : one.when().isEmpty() ? "what gives it is absent" : one.when();
    }

    private String unit(Equation equation, int[] indices) {
        return equation.unit().startsWith("unit of") ? unitOf(indices[0]) : equation.unit();
    }

    private String unitOf(int resource) {
        return switch (evaluator.inputs().names(IndexSet.RESOURCE).get(resource)) {
            case "gpu-hours" -> "GPU-h/yr";
            case "sales", "spending" -> "USD/yr";
            case "energy" -> "MW";
            default -> "ref GPU";
        };
    }

    private String name(Equation equation, Run run, int period, int[] indices, boolean fixed) {
        String name = equation.name();
        for (int i = 0; i < indices.length; i++) {
            char letter = equation.indices().get(i);
            name = name.replace("{" + letter + "}", member(letter, indices[i], period, run));
        }
        if (equation.symbol().equals("t")) {
            return "time from " + start + " to " + start.plus(period);
        }
        if (fixed) {
            return name;
        }
        return switch (run) {
            case CALIBRATION -> name + " at calibration";
            case ESTIMATE -> "engineering estimate: " + name + ", " + start.plus(period);
            case BASE -> name + ", " + start.plus(period) + (own == Run.BASE ? "" : ", base");
            case SCENARIO ->
                (equation.reach() == Equation.Reach.SCENARIO ? "engineering estimate: " : "") + name + ", "
                        + start.plus(period);
        };
    }

    private String member(char letter, int member, int period, Run run) {
        IndexSet set = IndexSet.of(letter).orElseThrow();
        return set == IndexSet.RELEASE
                ? evaluator.releases(period, run).get(member).name()
                : evaluator.inputs().names(set).get(member);
    }

    /** Whether a quantity is the same in every quarter and run. */
    private boolean isConstant(Equation equation) {
        Boolean known = constant.get(equation);
        if (known != null) {
            return known;
        }
        constant.put(equation, true);
        boolean found = equation.channel().isEmpty()
                && equation.cases().stream().noneMatch(c -> moves(c.expression()))
                && References.of(equation).stream().allMatch(this::isFixed)
                && equation.cases().stream()
                        .allMatch(c -> c.condition() instanceof Condition.Always
                                || c.condition() instanceof Condition.Compared
                                || c.condition() instanceof Condition.Given);
        constant.put(equation, found);
        return found;
    }

    private static boolean moves(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return binary.right() instanceof Expression.Period;
        }
        if (expression instanceof Expression.Over over) {
            return IndexSet.of(over.index()).orElseThrow() == IndexSet.RELEASE;
        }
        return expression instanceof Expression.Shocks || expression instanceof Expression.Release;
    }

    private boolean isFixed(Expression.Reference reference) {
        return reference.mark() == Mark.CALIBRATION
                || evaluator.target(reference) instanceof Key
                || (reference.mark() == Mark.NONE
                        && evaluator.target(reference) instanceof Equation equation
                        && isConstant(equation));
    }

    /** Writes down what is read. */
    private final class Recorder implements Walk.Numbers {
        private final Run run;
        private final int period;
        private final Walk.Numbers numbers;
        private final List<String> keys = new ArrayList<>();
        private final List<Reason.Part> parts = new ArrayList<>();

        Recorder(Run run, int period) {
            this.run = run;
            this.period = period;
            numbers = evaluator.numbers(run, period);
        }

        @Override
        public double value(Expression.Reference reference, int[] indices) {
            double value = numbers.value(reference, indices);
            String key = key(reference, indices);
            if (!Double.isNaN(value) && !keys.contains(key)) {
                keys.add(key);
                parts.add(part(reference, indices, value));
            }
            return value;
        }

        private Reason.Part part(Expression.Reference reference, int[] indices, double value) {
            Object target = evaluator.target(reference);
            String symbol = reference.symbol() + reference.mark().sign();
            if (target instanceof Key key) {
                return Reason.Part.given(
                        symbol, evaluator.path(key, indices), key.unit(), value, evaluator.source(key, indices));
            }
            return Reasoning.this.part(
                    symbol,
                    (Equation) target,
                    Evaluator.runOf(reference.mark(), run),
                    Evaluator.periodOf(reference.mark(), period),
                    IntStream.of(indices).boxed().toList());
        }
    }

    private static String key(Expression.Reference reference, int[] indices) {
        return reference.key() + reference.mark() + Arrays.toString(indices);
    }
}
