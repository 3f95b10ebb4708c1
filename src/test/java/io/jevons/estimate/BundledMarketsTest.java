package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.estimate.fitting.Target;
import io.jevons.estimate.fitting.Vintage;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.VaryRule;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled markets are what their targets make them, and show how far they meet them. */
@Tag("long")
class BundledMarketsTest {
    private static final String WORLD_2024 = "world-2024Q4";
    private static final String WORLD_LATEST = "world-latest";
    private static final LocalDate END_OF_2024 = LocalDate.of(2024, 12, 31);

    private static double error(Table fit, String target, String quarter) {
        int row = IntStream.range(0, fit.rowCount())
                .filter(i -> fit.get(i, "target").equals(target)
                        && fit.get(i, "quarter").equals(quarter))
                .findFirst()
                .orElseThrow();
        return (Double) fit.get(row, "error");
    }

    @Nested
    class Reproduced {
        /** From the beliefs alone, without the fitted values of the file. */
        @Test
        void theFitOf2024IsFoundAgain() {
            Market bundled = Markets.named(WORLD_2024);
            Market fresh = WorldCalibration.fresh(bundled, Vintage.whole().asOf(END_OF_2024))
                    .market();
            int fitted = 0;
            for (Parameter p : bundled.allParameters()) {
                if (p.kind() == Parameter.Kind.FITTED) {
                    fitted++;
                    assertEquals(1, fresh.get(p.path()) / p.value(), 2e-3, p.path());
                } else {
                    assertEquals(p.value(), fresh.get(p.path()), 1e-12 * Math.abs(p.value()), p.path());
                }
            }
            assertEquals(64, fitted);
        }

        /** CMA-ES found it; here another search from its values finds nothing that differs by a tenth of the width left. */
        @Test
        void theLatestCannotBeBettered() {
            Market bundled = Markets.named(WORLD_LATEST);
            CalibrationFit fit = Calibration.bundled(WORLD_LATEST).starts(1).fit();
            for (String name : fit.posterior().names()) {
                double own = bundled.get(bundled.paths(name).get(0));
                assertEquals(
                        own, fit.posterior().mean(name), 0.1 * fit.posterior().standardDeviation(name), name);
            }
        }

        /** {@code -Djevons.fits=write} writes what is fitted today into the tables. */
        @ParameterizedTest
        @ValueSource(strings = {WORLD_2024, WORLD_LATEST})
        void theBundledTableIsTheFit(String name) throws IOException {
            Table fit = Calibration.bundled(name).compare();
            if (System.getProperty("jevons.fits", "").equals("write")) {
                List<Target> targets = Calibration.bundled(name).targets();
                write(Path.of("src/main/resources/io/jevons/estimate", name + "-fit.csv"), fit, targets);
                return;
            }
            List<Resources.Row> rows = Resources.csv(Calibration.class, name + "-fit.csv");
            assertEquals(rows.size(), fit.rowCount());
            for (int i = 0; i < rows.size(); i++) {
                assertEquals(rows.get(i).text("target"), fit.get(i, "target"));
                assertEquals(rows.get(i).text("quarter"), fit.get(i, "quarter"));
                assertEquals(rows.get(i).text("known_on"), fit.get(i, "known on"));
                for (String column : List.of("observed", "fitted")) {
                    double value = (Double) fit.get(i, column);
                    assertEquals(rows.get(i).number(column), value, 1e-3 * value, column + " of row " + i);
                }
            }
        }

        /** {@code -Djevons.markets=write} fits the bundled markets again, from the beliefs alone, and writes their files. */
        @ParameterizedTest
        @ValueSource(strings = {WORLD_2024, WORLD_LATEST})
        @EnabledIfSystemProperty(named = "jevons.markets", matches = "write")
        void theMarketsAreFittedAgain(String name) throws IOException {
            Path file = Path.of("src/main/resources/io/jevons/market", name + ".yaml");
            Market market = Markets.named(name);
            CalibrationFit fit = name.equals(WORLD_2024)
                    ? WorldCalibration.fresh(market, Vintage.whole().asOf(END_OF_2024))
                    : latest(market);
            FittedMarket.write(file, fit);
            System.getLogger(name).log(System.Logger.Level.INFO, fit.toString());
            assertTrue(Files.readString(file).contains("market: " + name), fit.toString());
        }

        /** An evolution from the beliefs, and slopes from where it ends. */
        private static CalibrationFit latest(Market market) {
            Scenario happened = Scenarios.named("as-it-happened");
            Market believed = WorldCalibration.believed(market, Vintage.whole());
            Market found = WorldCalibration.of(believed, Vintage.whole())
                    .under(happened)
                    .search(Calibration.Search.CMA_ES)
                    .starts(1)
                    .fit()
                    .market();
            return WorldCalibration.of(found, Vintage.whole())
                    .under(happened)
                    .starts(1)
                    .fit();
        }

        private static void write(Path file, Table fit, List<Target> targets) throws IOException {
            List<String> lines = new ArrayList<>(Files.readAllLines(file).subList(0, 3));
            List<String> sources = targets.stream()
                    .flatMap(t ->
                            Collections.nCopies(t.observed().size(), t.origin().source()).stream())
                    .toList();
            for (int i = 0; i < fit.rowCount(); i++) {
                double fitted = (Double) fit.get(i, "fitted");
                double observed = (Double) fit.get(i, "observed");
                String source = sources.get(i);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%s,%.4f,%.4f,%s,%s",
                        fit.get(i, "target"),
                        fit.get(i, "quarter"),
                        digits(observed),
                        digits(fitted),
                        fitted / observed - 1,
                        (Double) fit.get(i, "tolerance"),
                        fit.get(i, "known on"),
                        source.contains(",") ? '"' + source + '"' : source));
            }
            Files.write(file, lines);
        }

        private static String digits(double value) {
            return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.6g", value)))
                    .replaceFirst("\\.0$", "")
                    .replace("E", "e+");
        }

        @ParameterizedTest
        @ValueSource(strings = {WORLD_2024, WORLD_LATEST})
        void everyFittedPatternHasItsWidth(String name) {
            Market market = Markets.named(name);
            List<String> varied = market.uncertainty().stream()
                    .flatMap(rule -> market.paths(rule.pattern()).stream())
                    .toList();
            for (Parameter p : market.allParameters()) {
                assertTrue(p.kind() != Parameter.Kind.FITTED || varied.contains(p.path()), p.path());
            }
        }

        /** The range is the prior and what is drawn the posterior: the data took width away, and added none. */
        @ParameterizedTest
        @ValueSource(strings = {WORLD_2024, WORLD_LATEST})
        void whatIsDrawnIsNarrowerThanTheRange(String name) {
            Market market = Markets.named(name);
            int compared = 0;
            for (VaryRule rule : market.uncertainty()) {
                for (String path : market.paths(rule.pattern())) {
                    Parameter p = market.parameter(path);
                    if (p.kind() == Parameter.Kind.FITTED && rule.scale()) {
                        Distribution drawn = Vary.of(rule).distribution();
                        double width = drawn.quantile(0.95) / drawn.quantile(0.05);
                        assertTrue(width <= p.high() / p.low(), path + " " + width);
                        compared++;
                    }
                }
            }
            assertTrue(compared >= 64, "compared " + compared);
        }

        /** No best fit lies near an end of its range, so that the approximation is good. */
        @Test
        void theApproximationIsGoodInTheMiddleOfRanges() {
            Table sampled = Calibration.bundled(WORLD_2024).starts(1).fit().sampled(128, 1);
            assertEquals(14, sampled.rowCount());
            for (int row = 0; row < sampled.rowCount(); row++) {
                double normal = (Double) sampled.get(row, 1);
                assertTrue(normal > 0.3 && normal < 0.7, sampled.toString());
                assertEquals(0, (Double) sampled.get(row, 5), 0.8, sampled.toString());
            }
        }

        @Test
        void onlyTheTwoWorldsAreFitted() {
            assertThrows(InvalidInputException.class, () -> Calibration.bundled("coal-1865"));
        }
    }

    @Nested
    class Targets {
        /** Nothing that came after the end of 2024 is a target of the market of that time, and nothing recalled is one. */
        @Test
        void areThoseKnownOnTheDay() {
            Calibration calibration = Calibration.bundled(WORLD_2024);
            assertFalse(calibration.knownBy().orElseThrow().isAfter(END_OF_2024));
            assertTrue(
                    calibration.quantities().containsAll(List.of("sales", "tokens", "rent")),
                    "growth is of its quantity");
            assertTrue(calibration.quantities().stream().noneMatch(q -> q.contains(":")));
            for (Target target : calibration.targets()) {
                LocalDate known = LocalDate.parse(target.origin().knownOn());
                assertFalse(known.isAfter(END_OF_2024), target.label());
                assertFalse(target.origin().source().isEmpty(), target.label());
            }
        }

        @Test
        void anIncompleteFirstQuarterIsCarriedOn() {
            Table fit = Calibration.bundled(WORLD_2024).compare();
            // Revenue of the third quarter of fiscal 2025 and before, computing 0.898 of it; growth of a year per
            // quarter.
            assertEquals(1.29e11, (Double) fit.get(0, "observed"), 0.01e11);
            assertEquals("flagship+midrange growth:sales", fit.get(1, "target"));
            assertEquals(1.80, (Double) fit.get(1, "observed"), 0.01);
        }
    }

    @Nested
    class Fit {
        private final Table of2024 = Calibration.bundled(WORLD_2024).compare();
        private final Table latest = Calibration.bundled(WORLD_LATEST).compare();

        @Test
        void salesAndChipsOf2024AreMetWithinTheirTolerance() {
            for (String target : List.of("flagship+midrange sales", "flagship shipped", "flagship counted")) {
                assertEquals(0, error(of2024, target, "2024Q4"), 0.10, target);
            }
        }

        @Test
        void theLatestMeetsSalesChipsAndTokensOf2025() {
            for (String quarter : List.of("2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4")) {
                assertEquals(0, error(latest, "flagship+midrange sales", quarter), 0.08, quarter);
                assertEquals(0, error(latest, "flagship counted", quarter), 0.08, quarter);
                assertEquals(0, error(latest, "alternative counted", quarter), 0.08, quarter);
            }
            // Within the 5 to 10 times that the two publishers give.
            assertEquals(0, error(latest, "total growth:tokens", "2025Q4"), 10 / 7.07 - 1);
        }

        /** Misses that stand: if one is gone, say so in the headers of the files and in {@code src/docs/evidence.md}. */
        @Test
        void theMissesAreThoseThatTheFilesName() {
            for (Table fit : List.of(of2024, latest)) {
                assertTrue(error(fit, "emerging price", "2024Q4") > 0.6, fit.toString());
            }
            assertTrue(error(of2024, "flagship rent", "2024Q4") > 0.15, of2024.toString());
            assertTrue(error(latest, "total tokens", "2024Q4") > 1, latest.toString());
            assertTrue(error(latest, "total inference-share", "2025Q4") < -0.1, latest.toString());
            assertTrue(error(latest, "flagship rent", "2024Q4") > 0.2, latest.toString());
            assertTrue(error(latest, "flagship rent", "2026Q2") < -0.2, latest.toString());
        }

        /** The figures of the end of 2024 add up: tokens, fleet and sales are of one world. */
        @Test
        void theTokensOf2024AreMet() {
            assertEquals(0, error(of2024, "total tokens", "2024Q4"), 0.1);
        }

        @Test
        void printsInOneCallWithinTheWidth() {
            String text = of2024 + "\n" + Calibration.bundled(WORLD_2024).sources();
            assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
            assertTrue(text.contains("NVIDIA filings") && text.contains("(2024-11-29)"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {WORLD_2024, WORLD_LATEST})
    void everyParameterSaysWhatItIsAndWhereItComesFrom(String name) {
        for (Parameter p : Markets.named(name).allParameters()) {
            assertTrue(!p.source().isBlank() || p.path().equals("quarters"), p.path());
            boolean fitted = p.kind() == Parameter.Kind.FITTED;
            assertTrue(!fitted || (p.low() <= p.value() && p.value() <= p.high()), p.path());
        }
    }

    @Test
    void theLatestDiffersFromTheOlderOneInFittedValuesOnly() {
        Market older = Markets.named(WORLD_2024);
        Market latest = Markets.named(WORLD_LATEST);
        assertEquals(
                older.allParameters().stream().map(Parameter::path).toList(),
                latest.allParameters().stream().map(Parameter::path).toList());
        for (Parameter p : latest.allParameters()) {
            boolean moved = p.value() != older.get(p.path());
            assertTrue(!moved || p.kind() == Parameter.Kind.FITTED, p.path());
        }
    }
}
