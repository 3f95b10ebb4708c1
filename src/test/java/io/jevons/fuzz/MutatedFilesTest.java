package io.jevons.fuzz;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of each kind with a little harm done to them, read and run. See the package for how to repeat a seed. */
class MutatedFilesTest {
    private static final String REPLAY = System.getProperty("jevons.fuzz.replay", "");
    private static final Market MARKET = MarketText.small().read();
    private static final Scenario SCENARIO = Scenario.parse("base.yaml", Kind.SCENARIO.text());

    @TempDir
    static Path folder;

    enum Kind {
        MARKET {
            @Override
            String text() {
                return MarketText.small().text() + """
                uncertainty:
                  cells.*.elasticity: {scale: {lognormal-90: [0.6, 1.7]}, each: true}
                  tiers.big.life-years: {set: {truncated-normal: [4, 1, 2, 8]}}
                  cells.eager.beta: {scale: {beta: [2, 3]}}
                correlations:
                  - [cells.eager.elasticity, cells.thrifty.elasticity, 0.5]
                """;
            }

            @Override
            void run(String text) {
                Market market = Market.parse(FILE, text);
                Comparison comparison = Comparison.of(market, Scenario.named("none"));
                requireFinite(comparison.base());
                market.uncertainty().forEach(Vary::of);
            }
        },
        SCENARIO {
            @Override
            String text() {
                return """
                scenario: mine
                based-on: baseline
                title: what if
                set: {cells.eager.elasticity: 0.9}
                shocks:
                  - efficiency: {grade: only, factor: 8, from: 2019Q4, half-life: 0.5}
                  - tokens-per-task: {cell: eager, factor: 3, from: 2019Q4, ramp: 1.0}
                  - hardware-price: {tier: big, factor: 0.7, from: 2020Q1}
                  - capacity: {tier: small, factor: 2, from: 2020Q1}
                  - preference: {cell: eager, tier: big, shift: 0.5, from: 2020Q1}
                  - model-release: {grade: only, hours-per-mtok: {big: 0.1}, share: 0.5, from: 2020Q1, ramp: 0.5}
                  - distillation: {grade: only, hours-per-mtok: {small: 0.1}, quality: 0.8, share: 0.5, from: 2020Q2}
                  - training-efficiency: {workload: "*", factor: 2, from: 2020Q1}
                uncertainty:
                  cells.eager.beta: {scale: {triangular: [0.5, 1, 2]}}
                """;
            }

            @Override
            void run(String text) {
                Scenario scenario = Scenario.parse(FILE, text);
                requireFinite(Comparison.of(MARKET_OF_SCENARIOS, scenario).scenario());
                scenario.toYaml();
            }
        },
        GPU {
            @Override
            String text() {
                return Resources.text(MutatedFilesTest.class, "gpu.yaml");
            }

            @Override
            void run(String text) {
                assertNotNull(GpuSpec.fromYaml(written("gpu.yaml", text)).toString());
            }
        },
        CONFIG {
            @Override
            String text() {
                return Resources.text(MutatedFilesTest.class, "config.json");
            }

            @Override
            void run(String text) {
                assertNotNull(ModelSpec.fromConfig(written("config.json", text)).toString());
            }
        },
        MANIFEST {
            @Override
            String text() {
                return Ensemble.of(MutatedFilesTest.MARKET, MutatedFilesTest.SCENARIO)
                        .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                        .draws(3)
                        .seed(1)
                        .run()
                        .manifest()
                        .toJson();
            }

            @Override
            void run(String text) {
                Manifest.parse(text).toJson();
            }
        };

        private static final Market MARKET_OF_SCENARIOS = MarketText.small().read();

        abstract String text();

        abstract void run(String text);

        /** What messages call the file, in full or by its end; none where some ranges are checked behind the reader. */
        List<String> places() {
            return switch (this) {
                case MARKET, SCENARIO -> List.of(FILE, "market ", "unknown parent");
                case GPU -> List.of("gpu.yaml");
                case CONFIG -> List.of("config.json");
                case MANIFEST -> List.of("manifest");
            };
        }
    }

    private static final String FILE = "fuzzed.yaml";

    private static Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text.replaceAll("[\\ud800-\\udfff]", "?"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireFinite(Projection projection) {
        for (SeriesKey key : projection.keys()) {
            for (int i = 0; i < projection.periods(); i++) {
                double value = projection.series(key.entity(), key.variable()).get(i);
                if (!Double.isFinite(value)) {
                    throw new AssertionError(key + " = " + value);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void giveAResultOrTheOneException(Kind kind) {
        String sound = kind.text();
        run(kind, sound);
        if (!REPLAY.isEmpty()) {
            replay(kind, sound);
            return;
        }
        int answered = 0;
        int cases = Outcome.CASES / Kind.values().length;
        for (long seed = Outcome.FROM; seed < Outcome.FROM + cases; seed++) {
            String text = Mutation.of(sound, seed);
            boolean answer = Outcome.require(kind + ":" + seed, text, kind.places(), () -> run(kind, text));
            answered += answer ? 1 : 0;
        }
        // Neither all read nor all refused: the harm is of a size that reaches what lies behind the parser.
        assertTrue(answered > cases / 50 && answered < cases, answered + " of " + cases + " read");
    }

    private static Object run(Kind kind, String text) {
        kind.run(text);
        return text;
    }

    private static void replay(Kind kind, String sound) {
        String[] parts = REPLAY.split(":", 2);
        if (parts[0].equalsIgnoreCase(kind.name())) {
            String text = Mutation.of(sound, Long.parseLong(parts[1]));
            System.out.println(text);
            Outcome.require(REPLAY, text, kind.places(), () -> run(kind, text));
        }
    }
}
