package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.demand.engine.BlockRun;
import io.jevons.internal.Wildcard;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.market.ParameterTable;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import io.jevons.model.Words;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The uncertain parameters of a market and of shocks as inputs: which input moves which parameters, and how. A later rule takes its
 * parameters from earlier ones.
 */
final class Assumptions {
    private static final String IN_CODE = "vary: ";

    /** A rule: which parameters vary, how, why so widely, and where that is written, as messages begin. */
    record Rule(String pattern, Vary vary, String reason, String place) {
        static Rule of(VaryRule rule) {
            return new Rule(rule.pattern(), Vary.of(rule), rule.reason(), rule.place());
        }

        /** A rule that an analyst gives in code. */
        static Rule inCode(String pattern, Vary vary) {
            return new Rule(pattern, vary, "", IN_CODE);
        }

        /** Whether it is there to hold parameters where they are. */
        private boolean holds() {
            Distribution d = vary.distribution();
            return vary.isScale() && d.quantile(0.001) == 1 && d.quantile(0.999) == 1;
        }

        /** A refusal that begins with where the rule is written. */
        private InvalidInputException refusal(InvalidInputException why) {
            return new InvalidInputException(place + why.getMessage(), why);
        }

        private boolean isInCode() {
            return place.equals(IN_CODE);
        }
    }

    /** A parameter that an input moves. */
    record Target(int input, String path, Vary vary) {}

    /** Stands for a rule where none is left. */
    private static final Rule NONE = Rule.inCode("", Vary.scale(Distribution.discrete(List.of(1.0), List.of(1.0))));

    private final Inputs inputs;
    private final List<Rule> rules;
    private final List<Target> targets;
    private final List<RankCorrelation> leftOut;
    private final Market market;

    /** With the rule that each input comes from. */
    private Assumptions(
            Inputs inputs, List<Rule> rules, List<Target> targets, List<RankCorrelation> leftOut, Market market) {
        this.market = market;
        this.inputs = inputs;
        this.rules = List.copyOf(rules);
        this.targets = List.copyOf(targets);
        this.leftOut = List.copyOf(leftOut);
    }

    static Assumptions of(Staging staging, List<Rule> rules, List<RankCorrelation> correlations) {
        List<List<String>> paths =
                rules.stream().map(rule -> paths(staging, rule)).toList();
        List<List<String>> own = Wildcard.withoutLater(paths);
        Map<String, Rule> ruleOf = inOrder(rules, paths);
        for (int r = 0; r < rules.size(); r++) {
            for (String path : own.get(r)) {
                ruleOf.put(nameOf(rules.get(r), path), rules.get(r));
            }
        }
        ruleOf.values().removeIf(NONE::equals);
        List<String> names = List.copyOf(ruleOf.keySet());
        List<Target> targets = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            for (String path : own.get(r)) {
                Rule rule = rules.get(r);
                targets.add(new Target(names.indexOf(nameOf(rule, path)), path, rule.vary()));
            }
        }
        if (names.isEmpty()) {
            throw new InvalidInputException(
                    "ensemble of market " + staging.market().name() + ": has no uncertain parameter"
                            + "\nMaybe add one: .vary(\"cells.*.elasticity\", Vary.scale(Distribution.lognormal90(0.5, 1.8)))");
        }
        Inputs inputs = Inputs.of(ruleOf.values().stream()
                        .map(r -> r.vary().distribution())
                        .toList())
                .names(names);
        return new Assumptions(inputs, List.copyOf(ruleOf.values()), targets, List.of(), staging.market())
                .correlated(correlations, rules.stream().anyMatch(Rule::isInCode));
    }

    private static String nameOf(Rule rule, String path) {
        return rule.vary().isEach() ? path : rule.pattern();
    }

    /**
     * The names of all inputs, each where a rule first has it: an input keeps its place among the draws, and so its draws,
     * when a later rule says of it anew how it varies. What is held of what others draw comes last, so that it moves no other.
     */
    private static Map<String, Rule> inOrder(List<Rule> rules, List<List<String>> paths) {
        Map<String, Rule> names = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        Set<String> drawn = new HashSet<>();
        for (int r = 0; r < rules.size(); r++) {
            for (String path : paths.get(r)) {
                String name = nameOf(rules.get(r), path);
                if (!drawn.add(path) && rules.get(r).holds()) {
                    last.add(name);
                } else {
                    names.putIfAbsent(name, NONE);
                }
            }
        }
        last.forEach(name -> names.putIfAbsent(name, NONE));
        return names;
    }

    /**
     * With correlations. Where rules in code take parameters from those of the files, a correlation of the files may be
     * left without two inputs: it falls away with them. Any other that is of no two inputs is a mistake.
     */
    Assumptions correlated(List<RankCorrelation> correlations, boolean overruled) {
        double[][] rho = new double[inputs.size()][inputs.size()];
        for (int i = 0; i < rho.length; i++) {
            rho[i][i] = 1;
        }
        List<RankCorrelation> without = new ArrayList<>();
        for (RankCorrelation correlation : correlations) {
            List<int[]> pairs = pairs(correlation);
            if (pairs.isEmpty()) {
                if (!overruled || correlation.place().equals(Ensemble.CORRELATE)) {
                    throw refusal(correlation);
                }
                without.add(correlation);
            }
            for (int[] pair : pairs) {
                rho[pair[0]][pair[1]] = correlation.rho();
                rho[pair[1]][pair[0]] = correlation.rho();
            }
        }
        return new Assumptions(inputs.correlated(rho), rules, targets, without, market);
    }

    /**
     * What a rule moves: names in the order of the file, and the keys of one name in that of their paths, so that two files that
     * differ in the order of keys alone have the same draws, as they have the same hash.
     */
    static List<String> paths(Staging staging, Rule rule) {
        try {
            Map<String, List<String>> byName = new LinkedHashMap<>();
            staging.paths(rule.pattern())
                    .forEach(p -> byName.computeIfAbsent(owner(p), o -> new ArrayList<>())
                            .add(p));
            return byName.values().stream().flatMap(l -> l.stream().sorted()).toList();
        } catch (InvalidInputException e) {
            throw rule.refusal(e);
        }
    }

    /** What the rules would move and the engine does not let vary, with the place of each such rule. */
    List<InvalidInputException> held(Staging staging) {
        Map<Rule, InvalidInputException> held = new LinkedHashMap<>();
        List<String> ofMarket =
                paths().stream().filter(p -> !ParameterTable.isOfShock(p)).toList();
        BlockRun.held(staging.market(), ofMarket)
                .forEach((path, why) -> targets.stream()
                        .filter(t -> t.path().equals(path))
                        .map(t -> rules.get(t.input()))
                        .forEach(rule -> held.putIfAbsent(rule, rule.refusal(why))));
        return List.copyOf(held.values());
    }

    /**
     * The same inputs where another scenario runs: what they move of shocks that it does not have, by name and number, is
     * left out.
     */
    Assumptions on(Staging own, Staging other) {
        Map<String, Double> there = new HashMap<>();
        other.plan().drivers().numbers().forEach(p -> there.put(p.path(), p.value()));
        Map<String, Double> here = new HashMap<>();
        own.plan().drivers().numbers().forEach(p -> here.put(p.path(), p.value()));
        List<Target> kept = targets.stream()
                .filter(t -> !here.containsKey(t.path()) || here.get(t.path()).equals(there.get(t.path())))
                .toList();
        return new Assumptions(inputs, rules, kept, leftOut, other.market());
    }

    Inputs inputs() {
        return inputs;
    }

    /** What tables, charts and rules call the inputs, by name; factors on a parameter are told from values of it. */
    Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            String name = inputs.names().get(i);
            labels.put(name, rules.get(i).vary().isScale() ? Words.factorOn(name) : Words.of(name));
        }
        return labels;
    }

    /** The inputs, what is drawn of each, and below why so widely, by reason. */
    Table toTable() {
        Table.Builder table = Table.titled(inputs.size() + " assumptions with a distribution, which move "
                        + targets.size() + " parameters")
                .text("assumption")
                .text("drawn")
                .number("5 %", "1")
                .number("95 %", "1")
                .small("path");
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Distribution d = inputs.distributions().get(i);
            String drawn = (rules.get(i).vary().isScale() ? "factor " : "value ") + d;
            String name = inputs.names().get(i);
            table.row(Words.of(name), drawn, d.quantile(0.05), d.quantile(0.95), name);
            String reason = rules.get(i).reason().isEmpty()
                    ? "no reason given"
                    : rules.get(i).reason();
            byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(Words.of(name));
        }
        byReason.forEach((reason, names) -> table.note("Why so widely: " + reason + ": " + String.join("; ", names)));
        inputs.dependence().forEach(table::note);
        notes().forEach(table::note);
        return table.build();
    }

    /** The correlations of the files that fell away, and the changed parameters whose values are drawn anew. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        leftOut.forEach(c -> notes.add("Left out: the correlation of " + c.first() + " and " + c.second()
                + ", which what is varied in code leaves no two inputs for."));
        List<String> over = drawnOver();
        if (!over.isEmpty()) {
            notes.add("Drawn by value, whatever it was changed to: "
                    + over.stream().map(Words::of).distinct().collect(Collectors.joining("; "))
                    + ". Scenario.hold(\"" + over.get(0) + "\") keeps it where it was put.");
        }
        return List.copyOf(notes);
    }

    /** The parameters that the market has changed since its file, or its file against its base, and that its old rule draws by value. */
    private List<String> drawnOver() {
        List<String> byValue = market.uncertainty().stream()
                .filter(r -> !r.scale())
                .map(VaryRule::place)
                .toList();
        Set<String> drawn = targets.stream()
                .filter(t -> !t.vary().isScale()
                        && byValue.contains(rules.get(t.input()).place()))
                .map(Target::path)
                .collect(Collectors.toSet());
        return market.changedPaths().stream().filter(drawn::contains).toList();
    }

    /** The parameters that differ from draw to draw; a rule that is there to hold some draws one value of them. */
    Set<String> drawn() {
        return targets.stream()
                .filter(t -> !isOneValue(t.vary().distribution()))
                .map(Target::path)
                .collect(Collectors.toSet());
    }

    private static boolean isOneValue(Distribution d) {
        return d.quantile(0.001) == d.quantile(0.999);
    }

    List<Target> targets() {
        return targets;
    }

    List<String> paths() {
        return targets.stream().map(Target::path).toList();
    }

    /** A draw as changes of a market. */
    List<Change> changes(double[] draw) {
        return targets.stream()
                .map(t -> t.vary().isScale()
                        ? Change.scale(t.path(), draw[t.input()], "draw")
                        : Change.set(t.path(), draw[t.input()], "draw"))
                .toList();
    }

    /**
     * The pairs of inputs that a correlation is about. Where each side is several inputs, those of the same owner belong
     * together; where both sides are the same inputs, every two of them. None where a side has no input, or one draw
     * moves both.
     */
    private List<int[]> pairs(RankCorrelation correlation) {
        List<Integer> first = find(correlation.first());
        List<Integer> second = find(correlation.second());
        boolean same = first.equals(second);
        boolean byOwner = !same && first.size() > 1 && second.size() > 1;
        List<int[]> pairs = new ArrayList<>();
        for (int i : first) {
            for (int j : second) {
                boolean owned = !byOwner
                        || owner(inputs.names().get(i))
                                .equals(owner(inputs.names().get(j)));
                if (i != j && owned && (!same || i < j)) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        return pairs;
    }

    private List<Integer> find(String path) {
        int named = inputs.names().indexOf(path);
        if (named >= 0) {
            return List.of(named);
        }
        List<String> matched = Wildcard.matches(path, paths());
        return targets.stream()
                .filter(t -> matched.contains(t.path()))
                .map(Target::input)
                .distinct()
                .toList();
    }

    private InvalidInputException refusal(RankCorrelation correlation) {
        for (String path : List.of(correlation.first(), correlation.second())) {
            if (find(path).isEmpty()) {
                return new InvalidInputException(correlation.place()
                        + InvalidInputException.unknown("uncertain parameter", path, inputs.names())
                                .getMessage());
            }
        }
        return new InvalidInputException(correlation.place() + "correlation of " + correlation.first() + " and "
                + correlation.second() + ": must be of two inputs, but one draw moves both"
                + "\nMaybe give every parameter a draw of its own: `each: true`");
    }

    /** The section and the name that a path begins with, such as {@code cells.sme}. */
    private static String owner(String path) {
        int section = path.indexOf('.');
        int name = path.indexOf('.', section + 1);
        return name < 0 ? path : path.substring(0, name);
    }
}
