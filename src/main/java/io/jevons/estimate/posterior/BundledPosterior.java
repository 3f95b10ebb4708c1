package io.jevons.estimate.posterior;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.Evidence;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import io.jevons.uncertainty.study.Study;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A posterior that comes with the library: its verdict beside the prior's, which costs nothing, and 2 000 equally weighted draws of it.
 * Its manifest says how to make it again. Prints as its figures. Immutable.
 */
public final class BundledPosterior implements Shown.AsTable, Shown.AsChart {
    private static final List<String> NAMES = List.of("world-2024Q4-deepseek-r1", "world-latest-as-it-happened");

    static final String MEDIAN = "rebound R, median";
    static final String BACKFIRE = "P(backfire)";
    static final String MORE = "P(more than the base)";
    private static final int MOST = 6;
    private static final int WATCHED = 3;

    private final String name;
    private final PosteriorManifest manifest;
    private final List<Figure> figures;

    /**
     * A figure of the verdict in the long run, before and after the evidence.
     *
     * @param name what it is, such as {@code P(backfire)}
     * @param prior its value over the draws of the prior
     * @param posterior its value over those of the posterior
     * @param error the standard error of the latter
     */
    public record Figure(String name, double prior, double posterior, double error) {
        /**
         * Made of its parts.
         *
         * @param name what it is
         * @param prior its value over the draws of the prior
         * @param posterior its value over those of the posterior
         * @param error the standard error of the latter
         */
        public Figure {
            Objects.requireNonNull(name, "name");
        }
    }

    private BundledPosterior(String name) {
        this.name = name;
        manifest = PosteriorManifest.parse(Resources.text(Evidence.class, "posterior-" + name + ".json"));
        figures = Resources.csv(Evidence.class, "posterior-" + name + ".csv").stream()
                .map(row -> new Figure(
                        row.text("figure"), row.number("prior"), row.number("posterior"), row.number("error")))
                .toList();
    }

    static Optional<BundledPosterior> of(Comparison outcome) {
        String wanted =
                outcome.staging().market().name() + "-" + outcome.scenario().scenario();
        if (!NAMES.contains(wanted)) {
            return Optional.empty();
        }
        BundledPosterior found = new BundledPosterior(wanted);
        Manifest prior = found.manifest.prior();
        boolean same = prior.scenarioHash().equals(Manifest.hash(outcome.scenario()));
        return same ? Optional.of(found) : Optional.empty();
    }

    /**
     * What comes with the library on the market of a comparison, whatever its scenario.
     *
     * @param outcome the comparison of a scenario on its market
     * @return the posterior of that scenario where there is one, else of another scenario on the same market; empty where there is none
     */
    public static Optional<BundledPosterior> onMarketOf(Comparison outcome) {
        Objects.requireNonNull(outcome, "outcome");
        Optional<BundledPosterior> own = of(outcome);
        return own.isPresent()
                ? own
                : NAMES.stream()
                        .map(BundledPosterior::new)
                        .filter(each -> each.manifest.prior().marketHash().equals(Manifest.hash(outcome.market())))
                        .findFirst();
    }

    /**
     * The names of what comes with the library, each of a market and a scenario.
     *
     * @return the names
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * One of them by name, whether or not market and scenario are still what they were.
     *
     * @param name the name, such as {@code world-latest-as-it-happened}
     * @return the posterior
     * @throws InvalidInputException if there is none
     */
    public static BundledPosterior named(String name) {
        Objects.requireNonNull(name, "name");
        if (!NAMES.contains(name)) {
            throw InvalidInputException.unknown("bundled posterior", name, NAMES);
        }
        return new BundledPosterior(name);
    }

    /**
     * How it was made.
     *
     * @return the manifest of the run, of which every second draw or so is kept
     */
    public PosteriorManifest manifest() {
        return manifest;
    }

    /**
     * The verdict before and after: quantiles of R, P(backfire), P(more than the base).
     *
     * @return the figures
     */
    public List<Figure> figures() {
        return figures;
    }

    /**
     * A figure by name.
     *
     * @param figure its name, such as {@code P(backfire)}
     * @return the figure
     * @throws InvalidInputException if there is none
     */
    public Figure figure(String figure) {
        Objects.requireNonNull(figure, "figure");
        return figures.stream()
                .filter(each -> each.name().equals(figure))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "figure", figure, figures.stream().map(Figure::name).toList()));
    }

    /**
     * The names of the inputs of the draws.
     *
     * @return the names, in the order of a draw's values
     */
    public List<String> inputs() {
        return Arrays.asList(lines().get(0).split(",", -1));
    }

    /**
     * The draws, each as likely as any other, with four significant digits.
     *
     * @return the values of the inputs, a row a draw
     */
    public double[][] draws() {
        return lines().stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private List<String> lines() {
        String file = "posterior-" + name + "-draws.csv.gz";
        try (InputStream in = Evidence.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The draws as a study, of which everything can be asked. Each question runs the engine on them.
     *
     * @param market the market of the manifest
     * @param scenario its scenario
     * @return the study
     * @throws InvalidInputException if market or scenario are not those of the manifest
     */
    public Study study(Market market, Scenario scenario) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        Ensemble ensemble = Ensemble.from(manifest.prior(), market, scenario);
        if (!ensemble.inputs().names().equals(inputs())) {
            throw new InvalidInputException("bundled posterior " + name + ": has other inputs than the market"
                    + "\nMaybe it is of another version of the library");
        }
        return ensemble.givenDraws(draws()).run();
    }

    /**
     * The verdict in a sentence.
     *
     * @return P(backfire) and the median of R, before and after
     */
    public String sentence() {
        Figure backfire = figure(BACKFIRE);
        Figure median = figure(MEDIAN);
        Figure more = figure(MORE);
        return "After " + manifest.observations() + " observations backfire in the long run has a probability of "
                + Numbers.percent(backfire.posterior())
                + " (standard error " + Numbers.percent(backfire.error()) + "), where the ranges alone say "
                + Numbers.percent(backfire.prior()) + "; the median rebound is " + Numbers.human(median.posterior())
                + " (before: " + Numbers.human(median.prior())
                + "), and the probability of more GPUs than in the base is "
                + Numbers.percent(more.posterior()) + " (before: " + Numbers.percent(more.prior()) + ").";
    }

    /**
     * What was learned of each input, as {@link Posterior#learned()} says it.
     *
     * @return the table, with four significant digits
     */
    public Table learned() {
        return stored("learned");
    }

    /**
     * What was learned, in words: the inputs whose distribution moved most.
     *
     * @return a sentence each, six at most
     */
    public List<String> lessons() {
        return LearnedInput.lessons(rows("learned", LearnedInput::read), MOST);
    }

    /**
     * How the model meets each observation, as {@link Posterior#checks()} says it.
     *
     * @return the table, with four significant digits
     */
    public Table checks() {
        return stored("checks");
    }

    /**
     * What the model cannot explain: the observations outside 95 % of its predictive distribution even after it has seen them.
     *
     * @return a sentence each; none where there are none
     */
    public List<String> unexplained() {
        return PredictiveCheck.unexplained(rows("checks", PredictiveCheck::read));
    }

    /**
     * The observations that lie nearest to an end of their predictive distribution, whether beyond 95 % of it or not.
     *
     * @return a sentence each, three at most
     */
    public List<String> leastExpected() {
        return PredictiveCheck.nearest(rows("checks", PredictiveCheck::read), WATCHED);
    }

    /**
     * Which coming figures would move the verdict most, as {@link Posterior#watch()} says it.
     *
     * @return the table, with four significant digits
     */
    public Table watch() {
        return stored("watch");
    }

    /**
     * The three quantities most worth watching, each in the quarter in which it would move the verdict most: those alone that move
     * it by twice what chance does.
     *
     * @return a sentence each, three at most, with P(backfire) in the lowest and in the highest third of what the figure may be
     */
    public List<String> watched() {
        double noise =
                Watch.noise(figure(BACKFIRE).posterior(), manifest.prior().draws());
        return ComingFigure.watched(rows("watch", ComingFigure::read), WATCHED, noise);
    }

    /**
     * Structures of the model by the evidence, as {@link Conditioning#structures()} compares them.
     *
     * @return the table, with four significant digits
     */
    public Table structures() {
        return stored("structures");
    }

    /**
     * What the verdict owes to the width of two priors, as {@link Conditioning#priorWidths()} says it.
     *
     * @return the table, with four significant digits
     */
    public Table priorWidths() {
        return stored("prior-widths");
    }

    /**
     * What the verdict owes to what is assumed, in words: to the width of two priors, and to structures of the model.
     *
     * @return two sentences
     */
    public List<String> assumed() {
        return List.of(
                PriorWidths.sentence(rows("prior-widths", PriorWidths.Width::read)),
                Structures.sentence(rows("structures", Structures.Structure::read)));
    }

    /**
     * The verdict before and after: how likely the long-run rebound of GPUs exceeds each value.
     *
     * @return the chart
     */
    @Override
    public Chart chart() {
        return PosteriorChart.of(rows("exceedance", Exceedance::read), figures, manifest.observations());
    }

    private <R> List<R> rows(String what, Function<StoredTable.Row, R> of) {
        return StoredTable.rows("posterior-" + name + "-" + what + ".csv", of);
    }

    private Table stored(String what) {
        return StoredTable.read("posterior-" + name + "-" + what + ".csv");
    }

    /**
     * The figures as a table.
     *
     * @return prior against posterior
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("GPUs in the long run, before and after " + manifest.observations()
                        + " observations: " + manifest.prior().scenario() + " on "
                        + manifest.prior().market())
                .text("figure")
                .number("prior", "1")
                .number("posterior", "1")
                .number("error", "1");
        figures.forEach(f -> table.row(f.name(), f.prior(), f.posterior(), f.error()));
        table.note("From the library's own run of " + manifest.prior().draws()
                + " particles; nothing was run for this table.");
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
