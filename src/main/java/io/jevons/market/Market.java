package io.jevons.market;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.PrintedText;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.serving.ServingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The market for AI computing at a start, as data: tiers of GPUs, grades of service, cells of demand (a segment and its
 * use), training and other workloads, and every number that describes them. Immutable: {@link #with} and {@link #scale}
 * return changed copies.
 *
 * <pre>{@code
 * var market = Jevons.market("world-latest").with("cells.consumer-apps.elasticity", 0.8);
 * market.parameters("cells.*.elasticity");      // a table: value, range, source
 * }</pre>
 *
 * <p>Every number is a parameter with a path, such as {@code cells.sme.elasticity} or
 * {@code tiers.flagship.price-usd}; in patterns {@code *} stands for any run of characters other than a dot. Names of
 * tiers, grades, cells and workloads come from the file.
 */
public final class Market implements Shown {
    private final String name;
    private final MarketContents contents;
    private final MarketNames names;
    private final List<TierGroup> groups;
    private final List<TierGroup> sums;

    /** The name before the changes that it counts. */
    private final String stem;

    private final int changes;

    /** The market that this one is a changed or renamed copy of, or that its file is based on. */
    private final Optional<Market> original;

    /** Whether its checks were passed: what cannot change need not be checked again. */
    private volatile boolean valid;

    Market(String name, MarketContents contents) {
        this(name, 0, contents, Optional.empty());
    }

    private Market(String stem, int changes, MarketContents contents, Optional<Market> original) {
        this.original = original;
        this.stem = stem;
        this.changes = changes;
        this.name = changes == 0 ? stem : Checks.changedName(stem, changes);
        this.contents = contents;
        this.names =
                MarketNames.of(contents.parameters().keySet(), contents.texts().keySet());
        this.groups = TierGroups.of(names, contents.texts());
        this.sums = TierGroups.sums(names, groups, contents.texts());
    }

    /**
     * Reads a market file.
     *
     * @param file a YAML file of <a href="../doc-files/files.html">the form described there</a>
     * @return the market
     * @throws InvalidInputException if the file is not a valid market; the message names file, line, path and value
     */
    public static Market read(Path file) {
        Objects.requireNonNull(file, "file");
        return MarketReader.read(YamlNode.read(file));
    }

    /**
     * Parses a market from text.
     *
     * @param label what messages call the text, such as a file name
     * @param text the YAML text
     * @return the market
     * @throws InvalidInputException if the text is not a valid market
     */
    public static Market parse(String label, CharSequence text) {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        return MarketReader.read(YamlNode.parse(label, text.toString()));
    }

    /**
     * Parses a market from what {@link #toYaml} gave.
     *
     * @param label what messages call the text, such as a file name
     * @param text the YAML text
     * @return the market
     * @throws InvalidInputException if the text is not a valid market
     */
    public static Market parse(String label, PrintedText text) {
        Objects.requireNonNull(text, "text");
        return parse(label, text.text());
    }

    /**
     * Tells of all that is wrong with a market file, where reading it stops at the first fault.
     *
     * @param root the file's root
     * @param fault takes what is wrong, in the order in which it is found
     */
    public static void check(YamlNode root, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(fault, "fault");
        MarketReader.read(root, fault);
    }

    /**
     * The name of the market.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The market under another name, such as to register a changed copy.
     *
     * @param newName the name, on one line and of at most 200 characters
     * @return a copy with that name and the same numbers
     * @throws InvalidInputException if it is no name, or that of a bundled market which is another
     */
    public Market as(String newName) {
        Objects.requireNonNull(newName, "newName");
        String checked = Checks.name("market", newName);
        return Markets.underOwnName(new Market(checked, 0, contents, Optional.of(original.orElse(this))));
    }

    /**
     * The market that this one is a changed or renamed copy of, or that its file is based on.
     *
     * @return that market; empty where this is a file's as it stands
     */
    public Optional<Market> original() {
        return original;
    }

    /**
     * The first quarter.
     *
     * @return the quarter
     */
    public Quarter start() {
        return contents.start();
    }

    /**
     * How many quarters after the first one a projection covers.
     *
     * @return the number N; a projection has N + 1 periods
     */
    public int quarters() {
        return (int) get("quarters");
    }

    /**
     * The GPU tiers.
     *
     * @return their names, in file order
     */
    public List<String> tiers() {
        return names.tiers();
    }

    /**
     * The nests of the tier choice.
     *
     * @return their names, in file order
     */
    public List<String> nests() {
        return names.nests();
    }

    /**
     * The grades of service.
     *
     * @return their names, in file order
     */
    public List<String> grades() {
        return names.grades();
    }

    /**
     * The cells of demand.
     *
     * @return their names, in file order
     */
    public List<String> cells() {
        return names.cells();
    }

    /**
     * The training workloads.
     *
     * @return their names, in file order
     */
    public List<String> trainingWorkloads() {
        return names.workloads();
    }

    /**
     * The groups of tiers that the file names under {@code groups}, such as {@code nvidia-data-centre}. Where it does not
     * name {@code nvidia}, and has a nest {@code cuda}, that nest is the group.
     *
     * @return the groups, in file order
     */
    public List<TierGroup> groups() {
        return groups;
    }

    /**
     * A group of tiers.
     *
     * @param group its name, such as {@link TierGroup#NVIDIA}
     * @return the group, where the market has it
     */
    public Optional<TierGroup> findGroup(String group) {
        Objects.requireNonNull(group, "group");
        return groups.stream().filter(g -> g.name().equals(group)).findFirst();
    }

    /**
     * What results sum over: {@code total}, then the groups, then the nests whose names nothing else has.
     *
     * @return the sums, each of at least one tier
     */
    public List<TierGroup> sums() {
        return sums;
    }

    /** The groups that the file has. */
    List<String> groupNames() {
        return names.groups();
    }

    /**
     * The sites, whose power limits what of their tiers can run.
     *
     * @return their names, in file order; empty where power is no limit
     */
    public List<String> sites() {
        return names.sites();
    }

    /**
     * The vendors that answer demand with price, by the nest whose tiers they sell.
     *
     * @return the names of their nests, in file order; empty where prices do not answer
     */
    public List<String> vendors() {
        return names.vendors();
    }

    /**
     * A text of the file that is no number: {@code tiers.x.gpu}, {@code tiers.x.nest}, {@code tiers.x.site}, {@code cells.x.segment},
     * {@code cells.x.use}, {@code cells.x.grade}, or a strategy such as {@code demand-curve}.
     *
     * @param path the path
     * @return the text, where the file has it
     */
    public Optional<String> findText(String path) {
        Objects.requireNonNull(path, "path");
        return Optional.ofNullable(contents.texts().get(path));
    }

    /**
     * A text that the file must have.
     *
     * @param path the path, as in {@link #findText}
     * @return the text
     * @throws InvalidInputException if there is none at that path
     */
    public String text(String path) {
        Objects.requireNonNull(path, "path");
        return findText(path)
                .orElseThrow(() -> InvalidInputException.unknown(
                        "text", path, contents.texts().keySet()));
    }

    /**
     * The value of a parameter.
     *
     * @param path its path
     * @return the value, in the unit that {@link #parameter} gives
     * @throws InvalidInputException if there is no such parameter
     */
    public double get(String path) {
        Objects.requireNonNull(path, "path");
        return parameter(path).value();
    }

    /**
     * Whether there is a parameter at a path.
     *
     * @param path the path
     * @return whether there is
     */
    public boolean has(String path) {
        Objects.requireNonNull(path, "path");
        return contents.parameters().containsKey(path);
    }

    /**
     * A parameter with its unit, range and source.
     *
     * @param path its path
     * @return the parameter
     * @throws InvalidInputException if there is none
     */
    public Parameter parameter(String path) {
        Objects.requireNonNull(path, "path");
        Parameter parameter = contents.parameters().get(path);
        if (parameter == null) {
            throw InvalidInputException.unknown(
                    "parameter", path, contents.parameters().keySet());
        }
        return parameter;
    }

    /**
     * All parameters.
     *
     * @return the parameters, in file order
     */
    public List<Parameter> allParameters() {
        return List.copyOf(contents.parameters().values());
    }

    /**
     * The parameters that a pattern matches.
     *
     * @param pattern the pattern; one that ends in {@code .*} also matches everything below
     * @return a table of path, what it is, value, unit, range, kind and source
     * @throws InvalidInputException if the pattern matches nothing
     */
    public Table parameters(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return ParameterTable.of(
                "Parameters of " + name, pattern, contents.parameters().values());
    }

    /**
     * The paths that a pattern matches.
     *
     * @param pattern the pattern; one that ends in {@code .*} also matches everything below
     * @return the paths, in file order
     * @throws InvalidInputException if it matches nothing
     */
    public List<String> paths(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        return ParameterTable.paths(pattern, contents.parameters().keySet());
    }

    /**
     * A copy with other values. Ensembles draw what is set by value no longer; a factor that is drawn on it is drawn around the new
     * value.
     *
     * @param pattern the path, or a pattern for many; an optional key that the market lacks is added
     * @param value the new value
     * @return the changed copy, whose name shows that it is one: {@code world-2024Q4 + 1 change}; {@link #as} gives it another
     * @throws InvalidInputException if the pattern matches nothing or the value is out of the parameter's bounds
     */
    public Market with(String pattern, double value) {
        Objects.requireNonNull(pattern, "pattern");
        return MarketChanges.apply(this, List.of(Change.set(pattern, value, "set by the user")), true);
    }

    /**
     * A copy with values multiplied.
     *
     * @param pattern the path, or a pattern for many
     * @param factor the factor
     * @return the changed copy, whose name shows that it is one: {@code world-2024Q4 + 1 change}; {@link #as} gives it another
     * @throws InvalidInputException if the pattern matches nothing or a product is out of its parameter's bounds
     */
    public Market scale(String pattern, double factor) {
        Objects.requireNonNull(pattern, "pattern");
        return MarketChanges.apply(this, List.of(Change.scale(pattern, factor, "scaled by the user")), true);
    }

    /**
     * A copy with several changes in their order, checked as a whole after the last one.
     *
     * @param changes the changes
     * @return the changed copy, valid as a whole; it keeps the name, since what applies the changes has one of its own
     * @throws InvalidInputException if a pattern matches nothing or the result is no valid market
     */
    public Market apply(List<Change> changes) {
        Objects.requireNonNull(changes, "changes");
        Market changed = MarketChanges.apply(this, changes, false);
        changed.validate();
        return changed;
    }

    /**
     * The same, where all that is wrong is told of, and not the first of it alone.
     *
     * @param changes the changes
     * @param fault takes what is wrong, in the order in which it is found
     * @return the changed copy; empty where something is wrong
     */
    public Optional<Market> apply(List<Change> changes, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(changes, "changes");
        Objects.requireNonNull(fault, "fault");
        List<InvalidInputException> faults = new ArrayList<>();
        List<Change> fitting = MarketChanges.fitting(this, changes, faults::add);
        Market changed = MarketChanges.apply(this, fitting, false);
        MarketChecks.check(changed, faults::add);
        faults.forEach(fault);
        return faults.isEmpty() ? Optional.of(changed) : Optional.empty();
    }

    /**
     * The market as YAML, complete: {@link #parse} and {@code Jevons.market(Path)} read the same market from it, with the same
     * numbers to the last bit in the same order, units, ranges, kinds and sources, distributions and correlations, and so the
     * same results and the same hash in manifests. Comments of the file that it was read from are not kept. Models and GPUs of
     * {@code serve} entries stand in it by name.
     *
     * @return the text, which a prompt shows as it is
     */
    public PrintedText toYaml() {
        return new PrintedText(MarketWriter.write(this, contents.texts(), contents.served(), contents.own()));
    }

    /**
     * Checks the market as a whole: bounds, sums, and that every name refers to something.
     *
     * @throws InvalidInputException if it is not valid
     */
    public void validate() {
        if (!valid) {
            MarketChecks.check(this);
            valid = true;
        }
    }

    /**
     * The distributions that the file gives to its parameters.
     *
     * @return the rules, in file order
     */
    public List<VaryRule> uncertainty() {
        return contents.uncertainty();
    }

    /**
     * The rank correlations that the file states.
     *
     * @return the correlations, in file order
     */
    public List<RankCorrelation> correlations() {
        return contents.correlations();
    }

    /**
     * What serves a grade on a tier, where the file says so with {@code serve} rather than with a number.
     *
     * @param grade the grade
     * @param tier the tier
     * @return the model and what it runs on
     */
    public Optional<ServingRequest> served(String grade, String tier) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(tier, "tier");
        return Optional.ofNullable(contents.served().get("grades." + grade + ".hours-per-mtok." + tier));
    }

    /**
     * A GPU by name: one that the file brings along, or else one that is bundled or registered.
     *
     * @param gpu the name, such as that of a tier's {@code gpu}
     * @return the GPU
     * @throws InvalidInputException if there is none of that name
     */
    public GpuSpec gpu(String gpu) {
        Objects.requireNonNull(gpu, "gpu");
        return contents.own().gpu(gpu);
    }

    /**
     * A model by name: one that the file brings along, or else one that is bundled or registered.
     *
     * @param model the name, such as that of the model that serves a grade
     * @return the model
     * @throws InvalidInputException if there is none of that name
     */
    public ModelSpec model(String model) {
        Objects.requireNonNull(model, "model");
        return contents.own().model(model);
    }

    /**
     * Where a parameter or text stands, as messages begin.
     *
     * @param path its path
     * @return such as {@code mine.yaml, line 12: }, or the market's name where no file gives it
     */
    public String place(String path) {
        Objects.requireNonNull(path, "path");
        return contents.places().getOrDefault(path, name + ": ");
    }

    /** Whether the file or a change says what stands at a path, and not the market that it is based on. */
    boolean isOwn(String path) {
        String place = contents.places().get(path);
        return place != null
                && !place.equals(
                        original.map(o -> o.contents.places().get(path)).orElse(""));
    }

    Map<String, Parameter> parameterMap() {
        return contents.parameters();
    }

    Market withParameters(
            Map<String, Parameter> changed, Map<String, String> changedPlaces, List<VaryRule> rules, int counted) {
        MarketContents others = contents.with(changed, changedPlaces, rules);
        return new Market(stem, changes + counted, others, Optional.of(original.orElse(this)));
    }

    /** The same, as what a file that is based on another market gives. */
    Market basedOn(Market base) {
        return new Market(stem, changes, contents, Optional.of(base));
    }

    /**
     * What is other than in the market that this one is a changed copy of, or that its file is based on.
     *
     * @return a table of path, value there, value here and source, a row a parameter that was changed, added or taken away; then
     *     texts, GPUs, models, distributions and correlations, of which the last column says what they were and are; without rows
     *     where there is no such market
     */
    public Table changes() {
        return MarketDifference.table(this, original);
    }

    /**
     * The parameters whose values are other than in the market that this one is a changed copy of, or that its file is based on.
     *
     * @return their paths, in file order, without those that only one of the two markets has
     */
    public List<String> changedPaths() {
        return original.map(o -> MarketDifference.changedPaths(this, o)).orElse(List.of());
    }

    Map<String, String> texts() {
        return contents.texts();
    }

    OwnParts own() {
        return contents.own();
    }

    Map<String, String> placeMap() {
        return contents.places();
    }

    @Override
    public String toString() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("tiers", tiers());
        parts.put("grades", grades());
        parts.put("cells", cells());
        parts.put("training", trainingWorkloads());
        parts.put("groups", groups.stream().map(TierGroup::name).toList());
        parts.values().removeIf(List::isEmpty);
        Table.Builder table = Table.titled("Market " + name + ", " + contents.start() + " to "
                        + contents.start().plus(quarters()) + ", "
                        + contents.parameters().size() + " parameters")
                .text("part")
                .text("names");
        parts.forEach((part, names) -> table.row(part, String.join(", ", names)));
        MarketDifference.sentence(this, original).ifPresent(table::note);
        return table.build().toString();
    }
}
