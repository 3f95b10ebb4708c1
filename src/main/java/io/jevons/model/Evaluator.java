package io.jevons.model;

import io.jevons.model.ModelInputs.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Runs the equations as they stand in the text: the reference implementation, slow and plain, that the engine is tested
 * against and that explanations come from. Each value is worked out when it is first asked for, and kept.
 */
public final class Evaluator {
    private final Equations equations;
    private final Keys keys;
    private final ModelInputs inputs;
    private final IdentityHashMap<Equation, Map<Run, Values>> kept = new IdentityHashMap<>();
    private final IdentityHashMap<Expression.Reference, Object> targets = new IdentityHashMap<>();
    private final Map<Run, Integer> done = new EnumMap<>(Run.class);
    private final IdentityHashMap<Key, double[]> parameters = new IdentityHashMap<>();
    private final Map<IndexSet, Integer> sizes = new EnumMap<>(IndexSet.class);
    private final Set<String> off = new HashSet<>();
    private final List<Equation> lagged;
    private final Map<Run, List<List<ModelInputs.Released>>> released = new EnumMap<>(Run.class);
    private final int periods;

    private Evaluator(Equations equations, Keys keys, ModelInputs inputs) {
        this.equations = equations;
        this.keys = keys;
        this.inputs = inputs;
        periods = inputs.quarters() + 1;
        int most = 0;
        for (int i = 0; i < periods; i++) {
            most = Math.max(most, releases(i, Run.SCENARIO).size());
            most = Math.max(most, releases(i, Run.BASE).size());
        }
        for (IndexSet set : IndexSet.values()) {
            sizes.put(set, set == IndexSet.RELEASE ? most : inputs.names(set).size());
        }
        equations.all().forEach(e -> e.channel().filter(inputs::isOff).ifPresent(off::add));
        lagged = References.lagged(equations);
    }

    /** Sets the model up on a market and its shocks. */
    public static Evaluator of(ModelInputs inputs) {
        return new Evaluator(Equations.model(), Keys.market(), inputs);
    }

    /** Other equations on the same keys. */
    static Evaluator of(Equations equations, ModelInputs inputs) {
        return new Evaluator(equations, Keys.market(), inputs);
    }

    ModelInputs inputs() {
        return inputs;
    }

    /**
     * The value of a quantity.
     *
     * @param key the symbol with its indices, such as {@code κ[c,j]}
     * @param run the run
     * @param period the quarter, from 0
     * @param indices the members that the indices stand for
     * @return the value; NaN where it has none
     */
    public double value(String key, Run run, int period, int... indices) {
        Equation equation = equations.find(key).orElseThrow(() -> new IllegalStateException("the model has no " + key));
        return value(equation, run, period, indices);
    }

    double value(Equation equation, Run asked, int period, int[] indices) {
        if (period < 0) {
            return Double.NaN;
        }
        Run run = runOf(equation, asked);
        if (run == Run.SCENARIO
                && equation.channel().isPresent()
                && off.contains(equation.channel().get())) {
            run = Run.BASE;
        }
        int count = count(equation.indices());
        Values values = kept.computeIfAbsent(equation, k -> new EnumMap<>(Run.class))
                .computeIfAbsent(run, r -> new Values(periods * count));
        int place = period * count + place(equation, indices);
        if (values.state[place] != Values.KNOWN) {
            advance(run, period);
        }
        if (values.state[place] == Values.OPEN) {
            throw new IllegalStateException(equation.key() + " depends on itself");
        }
        if (values.state[place] != Values.KNOWN) {
            values.state[place] = Values.OPEN;
            values.number[place] = worked(equation, run, period, indices);
            values.state[place] = Values.KNOWN;
        }
        return values.number[place];
    }

    /** The values of a quantity in a run. */
    private static final class Values {
        private static final byte OPEN = 1;
        private static final byte KNOWN = 2;

        private final double[] number;
        private final byte[] state;

        Values(int size) {
            number = new double[size];
            state = new byte[size];
        }
    }

    private double worked(Equation equation, Run run, int period, int[] indices) {
        OptionalDouble given = strategy(equation, run, period, indices);
        if (given.isPresent()) {
            return given.getAsDouble();
        }
        Quarterly quarter = new Quarterly(run, period, indices);
        try {
            Walk walk = new Walk(quarter, quarter, Bindings.of(inputs, equation, indices));
            return chosen(equation, walk) < 0 ? Double.NaN : last;
        } catch (ArithmeticException e) {
            throw new ArithmeticException(
                    equation.key() + " in quarter " + period + " of " + run + ": " + e.getMessage());
        }
    }

    /** What a strategy from outside gives in the formula's place. */
    OptionalDouble strategy(Equation equation, Run run, int period, int[] indices) {
        return equation.strategy().isEmpty()
                ? OptionalDouble.empty()
                : inputs.strategy(equation, indices, (key, members) -> value(key, run, period, members));
    }

    /** What there is in a quarter of a run besides the numbers of symbols. */
    Walk.Setting setting(Run run, int period, int[] indices) {
        return new Quarterly(run, period, indices);
    }

    /** The number of a symbol in a quarter of a run. */
    Walk.Numbers numbers(Run run, int period) {
        return new Quarterly(run, period, new int[0]);
    }

    /** Where a parameter's value comes from. */
    String source(Key key, int[] indices) {
        String path = path(key, indices);
        return inputs.parameter(path).isPresent() ? inputs.source(path) : "default, since the market has none";
    }

    private double last;

    /** The first case that holds and has a value; -1 where none has. */
    int chosen(Equation equation, Walk walk) {
        for (int i = 0; i < equation.cases().size(); i++) {
            Equation.Case one = equation.cases().get(i);
            if (walk.holds(one.condition())) {
                double value = walk.value(one.expression());
                if (!Double.isNaN(value)) {
                    last = value;
                    return i;
                }
            }
        }
        return -1;
    }

    /** Who works a quantity out that a run reads. */
    static Run runOf(Equation equation, Run run) {
        if (run != Run.ESTIMATE) {
            return run;
        }
        return switch (equation.reach()) {
            case ESTIMATE -> Run.ESTIMATE;
            case SCENARIO -> Run.SCENARIO;
            case BASE -> Run.BASE;
        };
    }

    /** The run that a mark asks for. */
    static Run runOf(Mark mark, Run run) {
        return switch (mark) {
            case NONE, LAST -> run;
            case CALIBRATION -> Run.CALIBRATION;
            case BASE -> run == Run.CALIBRATION ? run : Run.BASE;
            case ESTIMATE -> Run.ESTIMATE;
        };
    }

    /** The quarter that a mark asks for. */
    static int periodOf(Mark mark, int period) {
        return mark == Mark.LAST ? period - 1 : mark == Mark.CALIBRATION ? 0 : period;
    }

    /** Works out what later quarters look back on, quarter by quarter, so that the past is never worked out in one go. */
    private void advance(Run run, int period) {
        int next = done.getOrDefault(run, 0);
        while (next < period) {
            done.put(run, next + 1);
            for (Equation equation : lagged) {
                if (runOf(equation, run) == run) {
                    for (int[] indices : all(equation)) {
                        value(equation, run, next, indices);
                    }
                }
            }
            next = done.get(run);
        }
    }

    /** All members that the indices of an equation may stand for. */
    private List<int[]> all(Equation equation) {
        return all(equation.indices());
    }

    private List<int[]> all(List<Character> letters) {
        List<int[]> found = new ArrayList<>();
        int[] indices = new int[letters.size()];
        int count = count(letters);
        for (int n = 0; n < count; n++) {
            int left = n;
            for (int i = indices.length - 1; i >= 0; i--) {
                int size = size(set(letters.get(i)));
                indices[i] = left % size;
                left /= size;
            }
            found.add(indices.clone());
        }
        return found;
    }

    private int count(List<Character> letters) {
        int count = 1;
        for (char letter : letters) {
            count *= size(set(letter));
        }
        return count;
    }

    private int place(Equation equation, int[] indices) {
        int place = 0;
        for (int i = 0; i < indices.length; i++) {
            place = place * size(set(equation.indices().get(i))) + indices[i];
        }
        return place;
    }

    private static IndexSet set(char letter) {
        return IndexSet.of(letter).orElseThrow();
    }

    private int size(IndexSet set) {
        return sizes.get(set);
    }

    /** The value of a parameter, or its default; NaN where it has neither. */
    double parameter(Key key, int[] indices) {
        int place = 0;
        for (int i = 0; i < indices.length; i++) {
            place = place * size(set(key.indices().get(i))) + indices[i];
        }
        return parameters.computeIfAbsent(key, this::allOf)[place];
    }

    /** The values of a parameter for all members of its indices. */
    private double[] allOf(Key key) {
        List<int[]> members = all(key.indices());
        double[] found = new double[members.size()];
        for (int n = 0; n < found.length; n++) {
            found[n] = inputs.parameter(path(key, members.get(n)))
                    .orElseGet(() -> key.byDefault().orElse(Double.NaN));
        }
        return found;
    }

    /** The path of a parameter. */
    String path(Key key, int[] indices) {
        List<String> names = new ArrayList<>();
        List<Character> letters = key.indices();
        for (int i = 0; i < indices.length; i++) {
            names.add(inputs.names(set(letters.get(i))).get(indices[i]));
        }
        return key.pathOf(names);
    }

    /** The equation or the key that a symbol names. */
    Object target(Expression.Reference reference) {
        return targets.computeIfAbsent(reference, r -> {
            Optional<Equation> equation = equations.find(r.key());
            return equation.isPresent()
                    ? equation.get()
                    : keys.ofSymbol(r.key())
                            .orElseThrow(() -> new IllegalStateException("neither equations nor keys have " + r.key()));
        });
    }

    /** The models released so far in a run. */
    List<ModelInputs.Released> releases(int period, Run run) {
        if (run == Run.CALIBRATION) {
            return List.of();
        }
        List<List<ModelInputs.Released>> byPeriod =
                released.computeIfAbsent(run == Run.SCENARIO ? run : Run.BASE, r -> new ArrayList<>());
        while (byPeriod.size() <= period) {
            byPeriod.add(inputs.releases(byPeriod.size(), run == Run.SCENARIO ? run : Run.BASE));
        }
        return byPeriod.get(period);
    }

    /**
     * All series of results of a run.
     *
     * @param run the run
     * @return the values by quarter of each series, by entity and variable with a blank between them
     */
    public Map<String, double[]> series(Run run) {
        Map<String, double[]> found = new LinkedHashMap<>();
        for (Equation equation : equations.all()) {
            if (equation.series().isEmpty() || (run == Run.ESTIMATE && runOf(equation, run) != run)) {
                continue;
            }
            for (int[] indices : all(equation)) {
                double[] values = new double[periods];
                Arrays.setAll(values, i -> value(equation, run, i, indices));
                found.put(seriesName(equation, indices), values);
            }
        }
        return found;
    }

    private String seriesName(Equation equation, int[] indices) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            names.add(inputs.names(set(equation.indices().get(i))).get(indices[i]));
        }
        String entity = names.isEmpty() ? "total" : names.get(0);
        if (equation.indices().size() == 2) {
            return equation.indices().get(0) == 'c'
                    ? entity + " " + equation.series().orElseThrow() + ":" + names.get(1)
                    : String.join(" ", names) + " " + equation.series().orElseThrow();
        }
        return entity + " " + equation.series().orElseThrow();
    }

    /** The numbers of a quarter of a run. */
    private final class Quarterly implements Walk.Setting, Walk.Numbers {
        private final Run run;
        private final int period;
        private final int[] own;

        Quarterly(Run run, int period, int[] own) {
            this.run = run;
            this.period = period;
            this.own = own;
        }

        @Override
        public double value(Expression.Reference reference, int[] indices) {
            Object target = target(reference);
            return target instanceof Equation equation
                    ? Evaluator.this.value(
                            equation, runOf(reference.mark(), run), periodOf(reference.mark(), period), indices)
                    : parameter((Key) target, indices);
        }

        @Override
        public double shocks(Expression.Shocks shocks) {
            double found = shocks.product() ? 1 : 0;
            for (ModelInputs.Effect effect : inputs.effects(shocks.driver(), own, period, run)) {
                found = shocks.product() ? found * effect.amount() : found + effect.amount();
            }
            return found;
        }

        @Override
        public double release(String attribute, Bindings bindings) {
            List<ModelInputs.Released> now = releases(period, run);
            int r = bindings.member('r');
            if (r >= now.size()) {
                return Double.NaN;
            }
            ModelInputs.Released release = now.get(r);
            return switch (attribute) {
                case "share" -> release.share();
                case "loss" -> release.loss();
                case "age" -> release.age();
                default -> release.hours(bindings.member('j'));
            };
        }

        @Override
        public int size(IndexSet set) {
            return set == IndexSet.RELEASE ? releases(period, run).size() : Evaluator.this.size(set);
        }

        @Override
        public boolean belongs(char index, int member, char to, int owner) {
            if (set(index) == IndexSet.RELEASE) {
                List<ModelInputs.Released> now = releases(period, run);
                return member < now.size() && now.get(member).serves(owner);
            }
            return inputs.owner(set(index), member, set(to)) == owner;
        }

        @Override
        public int period() {
            return period;
        }

        @Override
        public boolean isOff(String channel) {
            return run == Run.SCENARIO && inputs.isOff(channel);
        }

        @Override
        public boolean isEstimate() {
            return run == Run.ESTIMATE;
        }

        @Override
        public boolean isNamed(char index, int member, String name) {
            return inputs.names(set(index)).get(member).equals(name);
        }
    }
}
