package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.base.YamlNode;
import io.jevons.demand.Change;
import io.jevons.demand.Channel;
import io.jevons.demand.RankCorrelation;
import io.jevons.demand.VaryRule;
import io.jevons.internal.Wildcard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A story about a market: shocks on top of a base, and changes of parameters. Immutable and composable.
 *
 * <p>A scenario is compared with its base: the same market with the scenario's parameter changes and the base's shocks,
 * so that only the shocks separate the two. Channels that the scenario switches off follow the base's path.
 */
public final class Scenario {
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
    private final List<Shock> shocks;
    private final List<VaryRule> uncertainty;
    private final List<RankCorrelation> correlations;

    private Scenario(Draft draft) {
        name = draft.name;
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
    }

    /** The fields while a scenario is being made. */
    static final class Draft {
        String name;
        String title = "";
        Optional<String> base = Optional.of(BASELINE);
        String basePlace = "";
        final List<String> sources = new ArrayList<>();
        final List<Change> sets = new ArrayList<>();
        final List<Change> scales = new ArrayList<>();
        final Set<Channel> off = EnumSet.noneOf(Channel.class);
        final List<Shock> shocks = new ArrayList<>();
        final List<VaryRule> uncertainty = new ArrayList<>();
        final List<RankCorrelation> correlations = new ArrayList<>();

        Draft(String name) {
            this.name = checkedName(name);
            if (name.equals(BASELINE)) {
                base = Optional.empty();
            }
        }

        Scenario build() {
            return new Scenario(this);
        }
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ')) {
            throw InvalidInputException.of("scenario", "'" + name + "'", "a name");
        }
        return name;
    }

    private Draft draft() {
        Draft draft = new Draft(name);
        draft.title = title;
        draft.base = base;
        draft.basePlace = basePlace;
        draft.sources.addAll(sources);
        draft.sets.addAll(sets);
        draft.scales.addAll(scales);
        draft.off.addAll(off);
        draft.shocks.addAll(shocks);
        draft.uncertainty.addAll(uncertainty);
        draft.correlations.addAll(correlations);
        return draft;
    }

    /**
     * A scenario without shocks, based on {@code baseline}.
     *
     * @param name its name
     * @return the scenario
     */
    public static Scenario named(String name) {
        return new Draft(name).build();
    }

    /**
     * Reads a scenario file.
     *
     * @param file a YAML file of the form that the README describes
     * @return the scenario
     * @throws InvalidInputException if the file is not a valid scenario; the message names file, line, path and value
     */
    public static Scenario read(Path file) {
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
    public static Scenario parse(String label, String text) {
        return ScenarioReader.read(YamlNode.parse(label, text));
    }

    /**
     * The scenario based on another.
     *
     * @param baseName the name of the base
     * @return a changed copy
     */
    public Scenario basedOn(String baseName) {
        Draft draft = draft();
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
        Draft draft = draft();
        draft.title = line;
        return draft.build();
    }

    /**
     * The scenario with one more shock.
     *
     * @param shock the shock
     * @return a changed copy
     */
    public Scenario with(Shock shock) {
        Draft draft = draft();
        draft.shocks.add(shock);
        return draft.build();
    }

    /**
     * The scenario with another value of a parameter.
     *
     * @param pattern the path, or a pattern for many
     * @param value the new value
     * @return a changed copy
     */
    public Scenario with(String pattern, double value) {
        Draft draft = draft();
        draft.sets.add(Change.set(pattern, value, "scenario " + name + ", set"));
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
        Draft draft = draft();
        draft.scales.add(Change.scale(pattern, factor, "scenario " + name + ", scale"));
        return draft.build();
    }

    /**
     * The scenario with channels held at the base's path.
     *
     * @param channels the channels to switch off
     * @return a changed copy
     */
    public Scenario without(Channel... channels) {
        Draft draft = draft();
        draft.off.addAll(List.of(channels));
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
        Draft draft = draft();
        draft.name = name + " + " + other.name;
        draft.title = title.isEmpty() || other.title.isEmpty() ? title + other.title : title + "; " + other.title;
        draft.sources.addAll(other.sources);
        draft.sets.addAll(other.sets);
        draft.scales.addAll(other.scales);
        draft.off.addAll(other.off);
        draft.shocks.addAll(other.shocks);
        draft.uncertainty.addAll(other.uncertainty);
        draft.correlations.addAll(other.correlations);
        return draft.build();
    }

    /**
     * The parameters that the scenario sets more than once; the last value holds.
     *
     * @return one line a conflict
     */
    public List<String> conflicts() {
        List<String> found = new ArrayList<>();
        Set<String> reported = new TreeSet<>();
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < i; j++) {
                Change earlier = sets.get(j);
                Change later = sets.get(i);
                String pair = earlier.pattern() + " and " + later.pattern();
                if (Wildcard.overlap(earlier.pattern(), later.pattern()) && reported.add(pair)) {
                    found.add(later.pattern() + ": set to " + earlier.value() + " by " + earlier.origin() + ", then to "
                            + later.value() + " by " + later.origin() + ", which holds");
                }
            }
        }
        return List.copyOf(found);
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
     * @param newName the name
     * @return a changed copy
     */
    public Scenario as(String newName) {
        Draft draft = draft();
        draft.name = checkedName(newName);
        return draft.build();
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

    /** File and line of {@code based-on}, as messages begin; the scenario's name where it is not from a file. */
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
        return shocks;
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
    public String toYaml() {
        return ScenarioWriter.write(this);
    }

    @Override
    public String toString() {
        Table.Builder table = Table.titled("Scenario " + name + (title.isEmpty() ? "" : ": " + title))
                .text("part")
                .text("what it does");
        base.ifPresent(b -> table.row("based on", b));
        shocks.forEach(s -> table.row("shock", s.describe()));
        sets.forEach(c -> table.row("set", c.pattern() + " = " + c.value()));
        scales.forEach(c -> table.row("scale", c.pattern() + " by " + c.value()));
        off.stream().sorted().forEach(c -> table.row("channel off", c.key()));
        conflicts().forEach(table::note);
        return table.build().toString();
    }
}
