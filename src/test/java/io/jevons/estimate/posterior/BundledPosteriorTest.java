package io.jevons.estimate.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.estimate.Evidence;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The posteriors that come with the library are what it makes of its evidence; -Djevons.posteriors=write makes them anew. */
class BundledPosteriorTest {
    private static final int PARTICLES = 4096;
    private static final int KEPT = 2000;

    private enum Bundled {
        JANUARY_2025("world-2024Q4", "deepseek-r1", "2025-01-31"),
        LATEST("world-latest", "as-it-happened", "2026-11-28");

        private final String market;
        private final String scenario;
        private final String day;

        Bundled(String market, String scenario, String day) {
            this.market = market;
            this.scenario = scenario;
            this.day = day;
        }

        private BundledPosterior read() {
            return BundledPosterior.named(market + "-" + scenario);
        }

        private Conditioning conditioning() {
            return Jevons.condition(Jevons.market(market), Jevons.scenario(scenario))
                    .on(Evidence.bundled().asOf(day))
                    .particles(PARTICLES)
                    .seed(42);
        }

        private String file(String ending) {
            return "posterior-" + market + "-" + scenario + ending;
        }
    }

    private static String csv(Table table) {
        StringBuilder text = new StringBuilder("figure,prior,posterior,error\n");
        for (int i = 0; i < table.rowCount(); i++) {
            text.append(quoted((String) table.get(i, 0)));
            for (int column = 1; column <= 3; column++) {
                text.append(',').append(String.format(Locale.ROOT, "%.4g", (Double) table.get(i, column)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }

    private static List<String> lines(Posterior posterior, int inputs) {
        double[][] draws = posterior.sample().draws();
        return IntStream.range(0, KEPT)
                .mapToObj(i -> draws[(int) ((long) i * draws.length / KEPT)])
                .map(draw -> Arrays.stream(draw, 0, inputs)
                        .mapToObj(x -> Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.3e", x))))
                        .collect(Collectors.joining(",")))
                .toList();
    }

    private static Map<String, Table> tables(Posterior posterior) {
        return Map.of(
                "-learned.csv", posterior.learned(),
                "-checks.csv", posterior.checks(),
                "-watch.csv", posterior.watch(),
                "-exceedance.csv", Exceedance.table(posterior.exceedance()));
    }

    /** In the first row, to the four digits that are stored. */
    private static void assertNear(double expected, Table table, int column) {
        assertEquals(expected, (Double) table.get(0, column), 1e-3 * Math.abs(expected), table.toString());
    }

    /** A manifest without the commit, which no file of that commit can name. */
    private static String ofNoCommit(PosteriorManifest manifest) {
        return manifest.toJson().replace(Manifest.libraryVersion(), "development");
    }

    /** Several series have figures of one thing and quarter, such as tokens of several firms: rows tell them apart. */
    @ParameterizedTest
    @EnumSource
    void rowsOfChecksAreToldApart(Bundled bundled) {
        Table checks = bundled.read().checks();
        long labels = IntStream.range(0, checks.rowCount())
                .mapToObj(row -> checks.get(row, 0))
                .distinct()
                .count();
        assertEquals(checks.rowCount(), labels, checks.toString());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void isMadeAgainToTheBit(Bundled bundled) throws IOException {
        Posterior posterior = bundled.conditioning().run();
        List<String> names = posterior.study().inputs().names();
        List<String> draws = lines(posterior, names.size());
        if ("write".equals(System.getProperty("jevons.posteriors"))) {
            Path folder = Path.of("src/main/resources/io/jevons/estimate");
            Files.writeString(folder.resolve(bundled.file(".json")), ofNoCommit(posterior.manifest()));
            Files.writeString(folder.resolve(bundled.file(".csv")), csv(posterior.toTable()));
            for (Map.Entry<String, Table> each : tables(posterior).entrySet()) {
                Files.writeString(folder.resolve(bundled.file(each.getKey())), StoredTable.text(each.getValue()));
            }
            Files.writeString(
                    folder.resolve(bundled.file("-structures.csv")),
                    StoredTable.text(bundled.conditioning().structures()));
            Files.writeString(
                    folder.resolve(bundled.file("-prior-widths.csv")),
                    StoredTable.text(bundled.conditioning().priorWidths()));
            String all = String.join(",", names) + "\n" + String.join("\n", draws) + "\n";
            try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(bundled.file("-draws.csv.gz"))))) {
                out.write(all.getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        assertEquals(Resources.text(Evidence.class, bundled.file(".json")), ofNoCommit(posterior.manifest()));
        assertEquals(Resources.text(Evidence.class, bundled.file(".csv")), csv(posterior.toTable()));
        tables(posterior)
                .forEach((file, table) ->
                        assertEquals(Resources.text(Evidence.class, bundled.file(file)), StoredTable.text(table)));
        // The others of their rows take a run each: they are made with the rest, by the property above.
        assertNear(posterior.logEvidence(), bundled.read().structures(), 1);
        double p = posterior.study().probability(Metric.backfire(Resource.GPUS)).value();
        assertNear(p, bundled.read().structures(), 5);
        assertNear(p, bundled.read().priorWidths(), 3);
        double[][] expected = draws.stream()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        assertArrayEquals(expected, bundled.read().draws());
    }

    /** The figures are those of the draws, within the error of keeping fewer of them. */
    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void figuresAreThoseOfTheDraws(Bundled bundled) {
        BundledPosterior posterior = bundled.read();
        Study study = posterior.study(Jevons.market(bundled.market), Jevons.scenario(bundled.scenario));
        double p = study.probability(Metric.backfire(Resource.GPUS)).value();
        assertEquals(posterior.figure("P(backfire)").posterior(), p, 5 * Math.sqrt(p * (1 - p) / KEPT));
    }

    @ParameterizedTest
    @EnumSource
    void hasDrawsAndFigures(Bundled bundled) {
        BundledPosterior posterior = bundled.read();
        double[][] draws = posterior.draws();
        assertEquals(KEPT, draws.length);
        assertEquals(posterior.inputs().size(), draws[0].length);
        assertEquals(PARTICLES, posterior.manifest().prior().draws());
        for (String figure : List.of("P(backfire)", "P(more than the base)")) {
            double p = posterior.figure(figure).posterior();
            assertTrue(p > 0 && p < 1, posterior.toString());
        }
        assertTrue(posterior.sentence().startsWith("After "), posterior.sentence());
        assertTrue(posterior.toString().contains(bundled.scenario + " on " + bundled.market), posterior.toString());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheInputsOfItsMarket(Bundled bundled) {
        Market market = Jevons.market(bundled.market);
        Scenario scenario = Jevons.scenario(bundled.scenario);
        assertEquals(
                Ensemble.of(market, scenario).inputs().names(), bundled.read().inputs());
    }

    /** For market and scenario as they are, and for no others. */
    @Test
    void isFoundForWhatItIsOf() {
        var outcome = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"));
        assertTrue(Posterior.bundled(outcome).isPresent());
        var other = Jevons.compare(
                Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1").with("cells.sme.elasticity", 0.9));
        assertTrue(Posterior.bundled(other).isEmpty());
        assertTrue(Posterior.bundled(Jevons.compare(Jevons.market("lighting"), Jevons.scenario("lighting")))
                .isEmpty());
    }

    @Test
    void refusesAnotherName() {
        assertThrows(InvalidInputException.class, () -> BundledPosterior.named("world-2024Q3"));
        assertThrows(InvalidInputException.class, () -> Bundled.LATEST.read().figure("P(more)"));
    }
}
