package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.PrintedText;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.Channel;
import io.jevons.market.Change;
import io.jevons.market.ParameterTable;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A story about a market: shocks on top of a base, and changes of parameters. Immutable and composable: a changed
 * copy of a bundled scenario has a name that shows it, such as {@code deepseek-r1 + 1 change}, unless {@link #as} gives it one
 * of its own; a scenario of one's own keeps its name.
 *
 * <pre>{@code
 * var scenario = Jevons.scenario("deepseek-r1").as("r1 and a subsidy")
 *         .with(Shock.hardwarePrice("flagship", 0.8).from("2026Q3"));
 * scenario.toYaml();                            // the file that reads back to the same scenario
 * }</pre>
 *
 * <p>A scenario is compared with its base: the same market with the scenario's parameter changes and the base's shocks,
 * so that only the shocks separate the two. Channels that the scenario switches off follow the base's path.
 */
public final class Scenario implements Shown {
    /** The name of the base that has no shocks. */
    public static final String BASELINE = "baseline";

    private final String name;
    private final String title;
    private final Optional<String> base;
    private final String basePlace;
    private final List<String> sources;
    private final List<Change> sets;
    private final List<Change> scales;
    private final Set<Channel> off;
    private final List<ShockNames.Named> shocks;
    private final List<VaryRule> uncertainty;
    private final List<RankCorrelation> correlations;
    private final String bundled;
    private final int changes;

    /** Conflicts that the parts themselves no longer show. */
    final List<String> leftOut;

    Scenario(ScenarioDraft draft) {
        name = draft.name;
        bundled = draft.bundled;
        changes = draft.changes;
        title = draft.title;
        base = draft.base;
        basePlace = draft.basePlace;
        sources = List.copyOf(draft.sources);
        sets = List.copyOf(draft.sets);
        scales = List.copyOf(draft.scales);
        off = draft.off.isEmpty() ? Set.of() : Set.copyOf(draft.off);
        shocks = List.copyOf(draft.shocks);
        uncertainty = List.copyOf(draft.uncertainty);
        correlations = List.copyOf(draft.correlations);
        leftOut = List.copyOf(draft.leftOut);
    }

    private ScenarioDraft draft() {
        ScenarioDraft draft = new ScenarioDraft(name, base);
        draft.bundled = bundled;
        draft.changes = changes;
        draft.title = title;
        draft.basePlace = basePlace;
        draft.sources.addAll(sources);
        draft.sets.addAll(sets);
        draft.scales.addAll(scales);
        draft.off.addAll(off);
        draft.shocks.addAll(shocks);
        draft.uncertainty.addAll(uncertainty);
        draft.correlations.addAll(correlations);
        draft.leftOut.addAll(leftOut);
        return draft;
    }

    /** This scenario as one that comes bundled, whose changed copies have names that show it. */
    Scenario asBundled() {
        ScenarioDraft draft = draft();
        draft.bundled = name;
        return draft.build();
    }

    private ScenarioDraft changed() {
        ScenarioDraft draft = draft();
        draft.changed();
        return draft;
    }

    /** How changes of this scenario's parameters begin to say where they come from. */
    String origin() {
        return "scenario " + (bundled.isEmpty() ? name : bundled);
    }

    /**
     * A scenario without shocks, based on {@code baseline}.
     *
     * @param name its name
     * @return the scenario
     * @throws InvalidInputException if it is no name, or that of a bundled scenario, which {@code Jevons.scenario(name)} gives
     */
    public static Scenario named(String name) {
        Objects.requireNonNull(name, "name");
        return new ScenarioDraft(Scenarios.ownName(name)).build();
    }

    /**
     * Reads a scenario file.
     *
     * @param file a YAML file of the form that {@code src/docs/files.md} describes
     * @return the scenario
     * @throws InvalidInputException if the file is not a valid scenario; the message names file, line, path and value
     */
    public static Scenario read(Path file) {
        Objects.requireNonNull(file, "file");
        return ScenarioReader.read(YamlNode.read(file));
    }

    /**
     * Parses a scenario from text.
     *
     * @param label what messages call the text, such as a file name
     * @param text the YAML text
     * @return the scenario
     * @throws InvalidInputException if the text is not a valid scenario
     */
    public static Scenario parse(String label, CharSequence text) {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        return ScenarioReader.read(YamlNode.parse(label, text.toString()));
    }

    /**
     * Parses a scenario from what {@link #toYaml} gave.
     *
     * @param label what messages call the text, such as a file name
     * @param text the YAML text
     * @return the scenario
     * @throws InvalidInputException if the text is not a valid scenario
     */
    public static Scenario parse(String label, PrintedText text) {
        Objects.requireNonNull(text, "text");
        return parse(label, text.text());
    }

    /**
     * The scenario based on another.
     *
     * @param baseName the name of the base
     * @return a changed copy
     */
    public Scenario basedOn(String baseName) {
        Objects.requireNonNull(baseName, "baseName");
        ScenarioDraft draft = changed();
        draft.base = Optional.of(baseName);
        draft.basePlace = "";
        return draft.build();
    }

    /**
     * The scenario with a title.
     *
     * @param line one line that says what it is about
     * @return a changed copy
     */
    public Scenario titled(String line) {
        Objects.requireNonNull(line, "line");
        ScenarioDraft draft = draft();
        draft.title = line;
        return draft.build();
    }

    /**
     * The scenario with one more shock.
     *
     * @param shock the shock; its name is that it was given, or its kind with its number among those of that kind
     * @return a changed copy
     * @throws InvalidInputException if it was given a name that another has here
     */
    public Scenario with(Shock shock) {
        Objects.requireNonNull(shock, "shock");
        ScenarioDraft draft = changed();
        draft.add(shock);
        return draft.build();
    }

    /**
     * The scenario with another value of a parameter, of the market or of a shock. Ensembles draw it by value no longer; a factor
     * that is drawn on it is drawn around the new value.
     *
     * @param pattern the path, or a pattern for many, such as {@code cells.*.elasticity} or {@code shocks.reasoning.factor}
     * @param value the new value
     * @return a changed copy
     */
    public Scenario with(String pattern, double value) {
        Objects.requireNonNull(pattern, "pattern");
        ScenarioDraft draft = changed();
        Change set = Change.set(pattern, value, origin() + ", set");
        draft.sets.add(set);
        // What the scenario said of its draws was said before it.
        draft.holdDrawn(set);
        return draft.build();
    }

    /**
     * The scenario with a parameter multiplied. All values are set first, then all multiplied.
     *
     * @param pattern the path, or a pattern for many
     * @param factor the factor
     * @return a changed copy
     */
    public Scenario scale(String pattern, double factor) {
        Objects.requireNonNull(pattern, "pattern");
        ScenarioDraft draft = changed();
        draft.scales.add(Change.scale(pattern, factor, origin() + ", scale"));
        return draft.build();
    }

    /**
     * The scenario with one of its shocks in force from another quarter.
     *
     * @param shock the name of the shock, one of {@link #shockNames()}
     * @param quarter the quarter, such as {@code 2025Q3}
     * @return a changed copy
     * @throws InvalidInputException if there is no such shock, it is no quarter, or the shock has no first quarter of its own
     */
    public Scenario starting(String shock, String quarter) {
        Objects.requireNonNull(shock, "shock");
        Objects.requireNonNull(quarter, "quarter");
        if (!shockNames().contains(shock)) {
            throw InvalidInputException.unknown("shock", shock, shockNames());
        }
        ScenarioDraft draft = changed();
        draft.shocks.replaceAll(s -> s.name().equals(shock)
                ? new ShockNames.Named(s.name(), s.shock().from(quarter))
                : s);
        return draft.build();
    }

    /**
     * The scenario with parameters held where it and the market have them: an ensemble draws them no longer. What else is
     * drawn stays as it was, draw by draw.
     *
     * @param pattern the path of a parameter, of the market or of a shock, or the pattern that is drawn
     * @return a changed copy
     */
    public Scenario hold(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        // What was just set or scaled, and is held there, is one change.
        boolean counted = sets.stream().anyMatch(c -> c.pattern().equals(pattern))
                || scales.stream().anyMatch(c -> c.pattern().equals(pattern));
        ScenarioDraft draft = counted ? draft() : changed();
        draft.hold(pattern);
        return draft.build();
    }

    /**
     * The scenario with channels held at the base's path.
     *
     * @param channels the channels to switch off
     * @return a changed copy
     */
    public Scenario without(Channel... channels) {
        Objects.requireNonNull(channels, "channels");
        ScenarioDraft draft = changed();
        draft.off.addAll(List.of(channels));
        return draft.build();
    }

    /**
     * The scenario without one of its shocks.
     *
     * @param index the shock's place, from 0
     * @return a changed copy
     * @throws InvalidInputException if there is no such place
     */
    public Scenario without(int index) {
        if (index < 0 || index >= shocks.size()) {
            throw InvalidInputException.of(
                    "shock",
                    index,
                    shocks.isEmpty() ? "absent: there is none" : "between 0 and " + (shocks.size() - 1));
        }
        ScenarioDraft draft = changed();
        draft.shocks.remove(index);
        return draft.build();
    }

    /**
     * The scenario without the shocks of a name: one of {@link #shockNames()}, a kind such as {@code tokens-per-task}, or the
     * beginning of what {@link Shock#describe()} says, such as {@code access of sme}.
     *
     * @param shock the name; all shocks that it fits are left out
     * @return a changed copy
     * @throws InvalidInputException if it fits none
     */
    public Scenario without(String shock) {
        Objects.requireNonNull(shock, "shock");
        ScenarioDraft draft = changed();
        if (!draft.shocks.removeIf(s -> s.name().equals(shock))
                && !draft.shocks.removeIf(s -> Shocks.isCalled(s.shock(), shock))) {
            List<String> known = new ArrayList<>(
                    shocks().stream().map(Shocks::kind).distinct().toList());
            known.addAll(shockNames());
            throw InvalidInputException.unknown("shock", shock, known);
        }
        return draft.build();
    }

    /**
     * The scenario with every shock of another strength, as {@link Shock#strength} says: 0.5 is half the story; -1 its
     * mirror, in which what got cheaper gets dearer by as much.
     *
     * @param k the strength; 1 leaves everything as it is
     * @return a changed copy, with the profiles of the original
     * @throws InvalidInputException if k is not finite, a share leaves (0, 1], or a shock is code
     */
    public Scenario strength(double k) {
        Checks.finite("strength", k);
        ScenarioDraft draft = changed();
        draft.shocks.replaceAll(s -> new ShockNames.Named(s.name(), s.shock().strength(k)));
        return draft.build();
    }

    /**
     * This scenario followed by another: this one's base, this one's shocks and then the other's, likewise the parameter
     * changes, and the channels that either switches off. Where both set the same parameter the later holds, and
     * {@link #conflicts()} of the result lists it.
     *
     * @param other the other scenario
     * @return the composition, named {@code a + b}
     */
    public Scenario then(Scenario other) {
        Objects.requireNonNull(other, "other");
        ScenarioDraft draft = draft();
        draft.rename(ScenarioDraft.composed(name, other.name));
        draft.append(other);
        Conflicts.leftOutBase(this, other).ifPresent(draft.leftOut::add);
        return draft.build();
    }

    /**
     * Every scenario of a list after every one of another: {@code a.then(b)} for each a and each b.
     *
     * @param first the scenarios that come first, such as what technology does
     * @param second those that follow, such as what governments do
     * @return the grid, whose conflicts are named where it prints
     * @throws InvalidInputException if a list is empty
     */
    public static ScenarioGrid cross(List<Scenario> first, List<Scenario> second) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        return ScenarioGrid.of(first, second);
    }

    /**
     * What differs between this scenario and another.
     *
     * @param other the other scenario
     * @return a row for each part that only one of them has, or that has another value in each
     */
    public Table diff(Scenario other) {
        Objects.requireNonNull(other, "other");
        return ScenarioDifference.table(this, other);
    }

    /**
     * What conflicts: a parameter set more than once, of which the last value holds, and a base that a composition drops.
     *
     * @return one line a conflict
     */
    public List<String> conflicts() {
        return Conflicts.of(leftOut, sets);
    }

    /**
     * The scenario's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The scenario under another name.
     *
     * @param newName the name, on one line and of at most 200 characters
     * @return a changed copy
     * @throws InvalidInputException if it is no name, or that of a bundled scenario which is another
     */
    public Scenario as(String newName) {
        Objects.requireNonNull(newName, "newName");
        ScenarioDraft draft = draft();
        draft.rename(ScenarioDraft.checkedName(newName));
        return Scenarios.underOwnName(draft.build());
    }

    /**
     * One line that says what it is about.
     *
     * @return the title; may be empty
     */
    public String title() {
        return title;
    }

    /**
     * The name of the base.
     *
     * @return the name; empty for {@code baseline}
     */
    public Optional<String> base() {
        return base;
    }

    /** How messages about the base begin: file and line, or the scenario's name. */
    String basePlace() {
        return basePlace.isEmpty() ? "scenario " + name + ": " : basePlace;
    }

    /**
     * Where its figures come from.
     *
     * @return the sources
     */
    public List<String> sources() {
        return sources;
    }

    /**
     * The parameter values that it sets.
     *
     * @return the changes, in order
     */
    public List<Change> sets() {
        return sets;
    }

    /**
     * The parameters that it multiplies.
     *
     * @return the changes, in order
     */
    public List<Change> scales() {
        return scales;
    }

    /**
     * The channels that it holds at the base's path.
     *
     * @return the channels
     */
    public Set<Channel> off() {
        return off;
    }

    /**
     * Its own shocks.
     *
     * @return the shocks, in order
     */
    public List<Shock> shocks() {
        return shocks.stream().map(ShockNames.Named::shock).toList();
    }

    /**
     * The names of its own shocks, by which their numbers are parameters: {@code shocks.<name>.<key>}.
     *
     * @return the names, in the order of {@link #shocks()}: those that they were given, or kind and number, such as
     *     {@code efficiency-1}; in a composition, a second one of the same name has {@code -2} behind it
     */
    public List<String> shockNames() {
        return shocks.stream().map(ShockNames.Named::name).toList();
    }

    List<ShockNames.Named> namedShocks() {
        return shocks;
    }

    /**
     * The numbers of its shocks and of those of its bases, which are parameters, with this scenario's changes of them.
     *
     * @param pattern a path or a pattern, such as {@code shocks.*} or {@code shocks.reasoning.factor}
     * @return a table of path, value, unit, range, kind and source
     * @throws InvalidInputException if the pattern matches nothing, or the base is not known
     */
    public Table parameters(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return ParameterTable.of(
                "Parameters of " + name, pattern, ScenarioChain.of(this).parameters());
    }

    /**
     * The distributions that it gives to parameters.
     *
     * @return the rules
     */
    public List<VaryRule> uncertainty() {
        return uncertainty;
    }

    /**
     * The rank correlations that it states.
     *
     * @return the correlations
     */
    public List<RankCorrelation> correlations() {
        return correlations;
    }

    /**
     * The scenario as a file has it.
     *
     * @return YAML text that {@link #read} reads back
     * @throws InvalidInputException if a shock is code, which no file can hold
     */
    public PrintedText toYaml() {
        return new PrintedText(ScenarioWriter.write(this));
    }

    @Override
    public String toString() {
        return ScenarioWriter.table(this).toString();
    }
}
