package io.jevons;

import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.demand.DemandCurve;
import io.jevons.demand.Projection;
import io.jevons.demand.RentalMarket;
import io.jevons.demand.Strategies;
import io.jevons.demand.TierChoice;
import io.jevons.estimate.posterior.Conditioning;
import io.jevons.explore.Explorer;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.model.KeyTables;
import io.jevons.rebound.Claim;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.elasticity.Elasticities;
import io.jevons.scenario.FileCheck;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The front door: everything an analyst starts from, a line each.
 *
 * <pre>{@code
 * var market = Jevons.market("world-2024Q4");
 * var outcome = Jevons.compare(market, Jevons.scenario("deepseek-r1"));
 * System.out.println(outcome.verdict());
 * }</pre>
 */
public final class Jevons {
    private Jevons() {}

    /**
     * A market by name.
     *
     * @param name the name of a bundled or registered market, such as {@code world-2024Q4}
     * @return the market
     * @throws io.jevons.base.InvalidInputException if there is none of that name
     */
    public static Market market(String name) {
        return Markets.named(name);
    }

    /**
     * A market from a file.
     *
     * @param file a YAML file
     * @return the market
     * @throws io.jevons.base.InvalidInputException if the file is not a valid market
     */
    public static Market market(Path file) {
        return Market.read(file);
    }

    /**
     * A scenario by name.
     *
     * @param name the name of a bundled, provided or registered scenario, such as {@code deepseek-r1}
     * @return the scenario
     * @throws io.jevons.base.InvalidInputException if there is none of that name
     */
    public static Scenario scenario(String name) {
        return Scenarios.named(name);
    }

    /**
     * A scenario from a file.
     *
     * @param file a YAML file
     * @return the scenario
     * @throws io.jevons.base.InvalidInputException if the file is not a valid scenario
     */
    public static Scenario scenario(Path file) {
        return Scenario.read(file);
    }

    /**
     * Compares a scenario with its base on a market.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the comparison, which prints as the verdict
     * @throws io.jevons.base.InvalidInputException if the scenario does not fit the market
     */
    public static Comparison compare(Market market, Scenario scenario) {
        return Comparison.of(market, scenario);
    }

    /**
     * A scenario and its base over many draws of what is uncertain in the market.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the ensemble, which {@code run()} runs
     */
    public static Ensemble ensemble(Market market, Scenario scenario) {
        return Ensemble.of(market, scenario);
    }

    /**
     * What is uncertain of a market and a scenario, conditioned on what was observed.
     *
     * @param market the market
     * @param scenario the scenario that says what happened, from which predictions of the observations come
     * @return the conditioning, which {@code on(evidence).run()} runs
     */
    public static Conditioning condition(Market market, Scenario scenario) {
        return Conditioning.of(market, scenario);
    }

    /**
     * Projects a market under a scenario. Where the scenario holds channels at its base's path, the base is run beside it.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the projection
     * @throws io.jevons.base.InvalidInputException if the scenario does not fit the market
     */
    public static Projection project(Market market, Scenario scenario) {
        return Comparison.project(market, scenario);
    }

    /**
     * Opens a page on this machine on which one drags what is uncertain and sees what changes.
     *
     * @param market the market
     * @param scenario the scenario that stands first; all others that fit the market are offered too
     * @return the open page, which prints its address and can be closed
     * @throws io.jevons.base.InvalidInputException if the scenario does not fit the market
     * @throws java.io.UncheckedIOException if the machine lets no server listen
     */
    public static Explorer explore(Market market, Scenario scenario) {
        return Explorer.open(market, scenario);
    }

    /**
     * How need for GPUs on each tier answers to the cost of a token and to rents, in the short and the long run.
     *
     * @param market the market
     * @return the elasticities, which print as a matrix
     * @throws io.jevons.base.InvalidInputException if a result is not finite
     */
    public static Elasticities elasticities(Market market) {
        return Elasticities.of(market);
    }

    /**
     * Makes a scenario known by its name.
     *
     * @param scenario the scenario
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(Scenario scenario) {
        Objects.requireNonNull(scenario, "scenario");
        Scenarios.register(scenario);
    }

    /**
     * Makes a market known by its name.
     *
     * @param market the market
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(Market market) {
        Objects.requireNonNull(market, "market");
        Markets.register(market);
    }

    /**
     * Makes a GPU known by its name, for models served on it and the {@code gpu:} of files.
     *
     * @param gpu the GPU, such as from {@code GpuSpec.fromYaml(file)}
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(GpuSpec gpu) {
        GpuSpec.register(gpu);
    }

    /**
     * Makes a model known by its name, for the {@code model:} of files and of releases.
     *
     * @param model the model, such as from {@code ModelSpec.fromYaml(file)} or {@code ModelSpec.fromConfig(file)}
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(ModelSpec model) {
        ModelSpec.register(model);
    }

    /**
     * Makes a demand curve known by its name, for {@code demand-curve:} in a market.
     *
     * @param curve the demand curve
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(DemandCurve curve) {
        Strategies.register(curve);
    }

    /**
     * Makes a tier choice known by its name, for {@code tier-choice:} in a market.
     *
     * @param choice the tier choice
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(TierChoice choice) {
        Strategies.register(choice);
    }

    /**
     * Makes a rental market known by its name, for {@code rental-market:} in a market.
     *
     * @param rental the rental market
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(RentalMarket rental) {
        Strategies.register(rental);
    }

    /**
     * Makes a claim known, so that every comparison answers it.
     *
     * @param claim the claim; it replaces any other of its name that is none of the library's
     * @throws io.jevons.base.InvalidInputException if the library has one of that name
     */
    public static void register(Claim claim) {
        Claims.register(claim);
    }

    /**
     * A bundled model by name.
     *
     * @param name the name or a usual short form, such as {@code DeepSeek-R1}
     * @return the model
     * @throws io.jevons.base.InvalidInputException if there is none of that name
     */
    public static ModelSpec model(String name) {
        Objects.requireNonNull(name, "name");
        return ModelSpec.named(name);
    }

    /**
     * A bundled GPU by name.
     *
     * @param name the name or a usual short form, such as {@code H200 SXM}
     * @return the GPU
     * @throws io.jevons.base.InvalidInputException if there is none of that name
     */
    public static GpuSpec gpu(String name) {
        Objects.requireNonNull(name, "name");
        return GpuSpec.named(name);
    }

    /**
     * The version of the library that runs, with the commit that it was built from; pages and manifests name it too.
     *
     * @return such as {@code 1.2.0, commit 1a2b3c4d5e}, with {@code and changes} where files differed from the commit; {@code 1.2.0,
     *     unknown commit} where it was built outside a clone; {@code development} where it was not built by Maven
     */
    public static String version() {
        return Manifest.libraryVersion();
    }

    /**
     * Prints a result to standard output with its tables whole: every row and column, whatever their width.
     *
     * @param result a result, a table, or anything with a {@code toString}
     */
    public static void show(Object result) {
        Objects.requireNonNull(result, "result");
        System.out.println(Table.inFull(result::toString).stripTrailing());
    }

    /**
     * The scenarios there are.
     *
     * @return a table, a line each
     */
    public static Table scenarios() {
        return Scenarios.table();
    }

    /**
     * The markets there are.
     *
     * @return a table, a line each
     */
    public static Table markets() {
        return Markets.table();
    }

    /**
     * What may be written in a file; <a href="doc-files/files.html">all of it</a> on one page.
     *
     * @param what {@code market}, {@code scenario}, {@code shock} for the kinds of shocks, one of these kinds such as
     *     {@code efficiency}, or a part of a market file such as {@code cells}
     * @return a table of keys with unit, what is allowed, default and meaning
     * @throws io.jevons.base.InvalidInputException if there is no such kind of file or part of one
     */
    public static Table keys(String what) {
        return KeyTables.keys(what);
    }

    /**
     * What can be read from a run; <a href="doc-files/series.html">the same as a page</a>.
     *
     * @return a table of the series: variable, what has it, unit and meaning
     */
    public static Table series() {
        return KeyTables.series();
    }

    /**
     * All that is wrong with a market or scenario file, where reading it stops at the first fault; of a market also what an
     * ensemble would refuse to draw.
     *
     * @param file a YAML file
     * @return the faults, which print one below the other
     */
    public static FileCheck check(Path file) {
        return FileCheck.of(file);
    }

    /**
     * All that is wrong with a scenario file on a market, for runs and for ensembles.
     *
     * @param file a YAML file
     * @param market the market that it is for
     * @return the faults, which print one below the other
     */
    public static FileCheck check(Path file, Market market) {
        return FileCheck.of(file, market);
    }

    /**
     * The models there are.
     *
     * @return a table, a line each
     */
    public static Table models() {
        Table.Builder table = Table.titled("Models")
                .text("name")
                .number("parameters", "1")
                .number("active", "1")
                .number("KV cache a token", "elements")
                .text("released");
        ModelSpec.all()
                .forEach(m -> table.row(
                        m.name(), m.totalParameters(), m.activeParameters(), m.kvElementsPerToken(), m.released()));
        return table.build();
    }

    /**
     * The GPUs there are.
     *
     * @return a table, a line each
     */
    public static Table gpus() {
        Table.Builder table = Table.titled("GPUs")
                .text("name")
                .text("vendor")
                .number("memory", "GB")
                .number("bandwidth", "GB/s")
                .number("dense BF16", "TFLOP/s")
                .number("power", "W");
        GpuSpec.all()
                .forEach(g -> table.row(
                        g.name(),
                        g.vendor(),
                        g.memoryGb(),
                        g.bandwidthGbPerSecond(),
                        g.teraflops16(),
                        g.boardPowerW().orElse(Double.NaN)));
        return table.build();
    }
}
