package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Parameter;
import io.jevons.base.Refusal;
import io.jevons.base.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketFileTest {
    static final MarketText SMALL = MarketText.small();
    static final String FILE = MarketText.FILE;

    @Nested
    final class Keys {
        @Test
        void unknownOnesAreRefusedWithTheNearest() {
            Refusal.of(SMALL.with("cells.eager.elasticty", "0.5")::read)
                    .at(FILE, SMALL.with("cells.eager.elasticty", "0.5").line("cells.eager.elasticty"))
                    .names("unknown key 'cells.eager.elasticty'")
                    .maybe("elasticity");
            Refusal.of(SMALL.with("tiers.big.price", "5")::read)
                    .names("unknown key 'tiers.big.price'")
                    .maybe("price-usd");
            Refusal.of(SMALL.with("finanace.pue", "1")::read)
                    .names("unknown key 'finanace'")
                    .maybe("finance");
            Refusal.of(SMALL.with("cells.eager.bass.r", "1")::read)
                    .names("unknown key 'cells.eager.bass.r'")
                    .maybe("p");
            Refusal.of(SMALL.with("tiers.big.busy", "{value: 0.5, sauce: here}")::read)
                    .names("unknown key 'tiers.big.busy.sauce'")
                    .maybe("source");
        }

        @Test
        void everyRequiredOneIsMissed() {
            int missed = 0;
            for (String path : SMALL.paths()) {
                if (!optional(path)) {
                    Refusal.of(SMALL.without(path)::read).names(FILE, referring(path));
                    missed++;
                }
            }
            assertTrue(missed > 100, "only " + missed);
        }

        /** Where the lack of a value comes to light: at what refers to it, for names that the file chooses. */
        private static String referring(String path) {
            if (path.startsWith("nests.")) {
                return "unknown nest '" + path.substring("nests.".length());
            }
            // Without one share or split the others no longer sum to 1.
            return path.contains("hours-per-mtok") ? ".shares." : path.replaceFirst("\\.(shares|split)\\..*", ".$1");
        }

        /** What the format marks as optional, or what only one of several entries needs. */
        private static boolean optional(String path) {
            return path.matches(".*\\.(installed|rent-usd-per-hour|saturation|pass-through|quality-floor)")
                    || path.contains(".latent.")
                    || path.equals("grades.only.hours-per-mtok.small");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "finance",
                    "rental",
                    "nests",
                    "tiers",
                    "grades",
                    "cells",
                    "cells.eager.bass",
                    "cells.eager.growth",
                    "cells.eager.shares",
                    "cells.eager.utilisation",
                    "training.lab.split",
                    "training.lab.growth",
                    "other-workloads.small.growth"
                })
        void everyRequiredGroupIsMissed(String path) {
            Refusal.of(SMALL.without(path)::read).names("missing key '" + path + "'");
        }

        @Test
        void missingOnesNameTheirOwnerAndThePlace() {
            Refusal.of(SMALL.without("cells.eager.beta")::read)
                    .at(FILE, SMALL.line("cells.eager") + 1)
                    .names("missing key 'cells.eager.beta'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"training", "other-workloads"})
        void someGroupsMayBeAbsent(String path) {
            assertEquals(
                    List.of(),
                    SMALL.without("training").without("other-workloads").read().trainingWorkloads());
            assertNotEquals(List.of(), SMALL.without(path).read().cells());
        }

        @ParameterizedTest
        @ValueSource(strings = {"tiers", "grades", "cells", "nests"})
        void someGroupsNeedAnEntry(String path) {
            MarketText empty = SMALL.without(path).with(path, "{}");
            Refusal.of(empty::read)
                    .at(FILE, empty.line(path))
                    .names(path + " = keys with values: must be at least one entry");
        }

        @Test
        void duplicatesAreRefused() {
            String text = SMALL.text().replace("    busy: 0.85\n", "    busy: 0.85\n    busy: 0.85\n");
            Refusal.of(() -> Market.parse(FILE, text))
                    .at(FILE, SMALL.line("tiers.big.busy") + 1)
                    .names("duplicate key 'tiers.big.busy'");
            String flow = SMALL.with("tiers.big.busy", "{value: 1, value: 1}").text();
            Refusal.of(() -> Market.parse(FILE, flow)).names("duplicate key 'tiers.big.busy.value'");
        }

        @ParameterizedTest
        @CsvSource({
            "cells.eager.segment,{a: 1},a text",
            "cells.eager.segment,[a],a text",
            "cells.eager.segment,'',a text",
            "cells.eager.use,null,a text",
            "cells.eager.use,~,a text",
            "market,[small],a text",
            "finance,5,keys with values",
            "finance,[5],keys with values",
            "tiers.big,flagship,keys with values",
            "cells,[eager],keys with values",
            "cells.eager.growth,0.3,keys with values",
            "cells.eager.shares,1,keys with values",
            "uncertainty,none,keys with values",
            "correlations,none,a list"
        })
        void wrongTypesAreRefused(String path, String value, String expected) {
            MarketText wrong = SMALL.without(path).with(path, value);
            Refusal.of(wrong::read).at(FILE, wrong.line(path)).names(path + " = ", "must be " + expected);
        }
    }

    @Nested
    final class Sums {
        @Test
        void ofSharesMustBeOne() {
            Refusal.of(SMALL.with("cells.eager.shares.big", "0.85")::read)
                    .at(FILE, SMALL.line("cells.eager.shares.rival"))
                    .names("cells.eager.shares", "sum to 0.95", "must sum to 1 within 1e-9");
            Refusal.of(SMALL.with("cells.eager.shares.big", "0.900000002")::read)
                    .names("must sum to 1");
            SMALL.with("cells.eager.shares.big", "0.9000000009").read();
        }

        @Test
        void ofSplitsMustBeOne() {
            Refusal.of(SMALL.with("training.lab.split.big", "0.71")::read)
                    .at(FILE, SMALL.line("training.lab.split.rival"))
                    .names("training.lab.split", "sum to 1.01", "must sum to 1 within 1e-9");
            SMALL.with("training.lab.split.big", "0.6999999991").read();
        }
    }

    @Nested
    final class Names {
        @Test
        void ofTiersMustBeKnownWhereverTheyStand() {
            for (String stem : List.of(
                    "grades.only.hours-per-mtok",
                    "cells.eager.latent",
                    "cells.eager.utilisation",
                    "cells.eager.shares",
                    "training.lab.split")) {
                MarketText text = SMALL.with(stem + ".bigg", stem.endsWith("latent") ? "-0.5" : "0.5");
                Refusal.of(text::read)
                        .at(FILE, text.line(stem + ".bigg"))
                        .names(stem + ".bigg", "unknown tier 'bigg'")
                        .maybe("big");
            }
            MarketText other = SMALL.with("other-workloads.smal.gpu-hours-per-year", "5")
                    .with("other-workloads.smal.growth.start", "0")
                    .with("other-workloads.smal.growth.long-run", "0")
                    .with("other-workloads.smal.growth.fade-years", "1");
            Refusal.of(other::read)
                    .names("other-workloads.smal", "unknown tier 'smal'")
                    .maybe("small");
        }

        @Test
        void ofNestsAndGradesMustBeKnown() {
            Refusal.of(SMALL.with("tiers.big.nest", "kuda")::read)
                    .at(FILE, SMALL.line("tiers.big.nest"))
                    .names("tiers.big.nest", "unknown nest 'kuda'")
                    .maybe("cuda");
            Refusal.of(SMALL.with("cells.eager.grade", "zzzzzz")::read)
                    .at(FILE, SMALL.line("cells.eager.grade"))
                    .names("cells.eager.grade", "unknown grade 'zzzzzz'")
                    .maybe("one of only, light");
        }

        @ParameterizedTest
        @CsvSource({"demand-curve,saturating", "tier-choice,nested-logit", "rental-market,scarcity"})
        void ofStrategiesMustBeKnown(String key, String known) {
            MarketText text = SMALL.with(key, known + "x");
            Refusal.of(text::read)
                    .at(FILE, text.line(key))
                    .names("unknown " + key + " '" + known + "x'")
                    .maybe(known);
            SMALL.with(key, known).read();
        }

        @Test
        void ofServingModelsMustBeKnown() {
            MarketText text = SMALL.with("serving-model", "rooflinex");
            Refusal.of(text::read)
                    .at(FILE, text.line("serving-model"))
                    .names("unknown serving model 'rooflinex'")
                    .maybe("roofline");
        }

        @Test
        void areDistinctAcrossTiersCellsAndTraining() {
            String cellLikeTier = SMALL.text().replace("\n  eager:\n", "\n  rival:\n");
            Refusal.of(() -> Market.parse(FILE, cellLikeTier))
                    .names(FILE, "cell 'rival': must differ from the tier of that name");
            String workloadLikeCell = SMALL.text().replace("\n  lab:\n", "\n  eager:\n");
            Refusal.of(() -> Market.parse(FILE, workloadLikeCell))
                    .names("training workload 'eager': must differ from the cell of that name");
        }

        @Test
        void areNotTotal() {
            Refusal.of(() -> Market.parse(FILE, SMALL.text().replace("\n  eager:\n", "\n  total:\n")))
                    .names(FILE, "cell 'total': must be another name");
            Refusal.of(() -> Market.parse(FILE, SMALL.text().replace("\n  lab:\n", "\n  total:\n")))
                    .names("training workload 'total': must be another name");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a.b", "a*", "\"a,b\"", "\"\"", "\" \""})
        void haveNoDotCommaOrAsterisk(String name) {
            Refusal.of(() -> Market.parse(FILE, SMALL.text().replace("\n  eager:\n", "\n  " + name + ":\n")))
                    .names(FILE, "must be a text without dot, comma and asterisk");
        }

        @Test
        void ofQuartersAreYearAndQuarter() {
            for (String start : List.of("2019Q5", "2019", "2019-Q3", "'19Q3'", "2019q3", "Q3 2019", "02019Q3")) {
                Refusal.of(SMALL.with("start", start)::read)
                        .at(FILE, SMALL.line("start"))
                        .names("start = ", "must be a year and a quarter, such as 2025Q1");
            }
        }

        @Test
        void ofTheLastQuarterStayWithinTheCalendar() {
            SMALL.with("start", "9997Q4").read();
            MarketText beyond = SMALL.with("start", "9998Q1");
            Refusal.of(beyond::read)
                    .at(FILE, beyond.line("start"))
                    .names("start = 9998Q1: must be at most 9997Q4, so that 8 quarters end by 9999Q4");
        }
    }

    @Nested
    final class TiersOfACell {
        @Test
        void needHoursOfItsGradeForAShare() {
            MarketText text = SMALL.with("cells.thrifty.shares.big", "0.5").with("cells.thrifty.shares.rival", "0.1");
            Refusal.of(text.without("cells.thrifty.latent")::read)
                    .names("cells.thrifty.shares.rival = 0.1", "must be 0 or absent", "'light'", "'rival'");
        }

        @Test
        void mayHaveAShareOfZeroWithoutThem() {
            Market market = SMALL.with("cells.thrifty.shares.rival", "0").read();
            assertEquals(0, market.get("cells.thrifty.shares.rival"));
        }

        @Test
        void needUtilisationForAShareOrALatentOffset() {
            Refusal.of(SMALL.without("cells.eager.utilisation.rival")::read)
                    .at(FILE, SMALL.line("cells.eager.shares.rival"))
                    .names("missing key 'cells.eager.utilisation.rival'");
            Refusal.of(SMALL.without("cells.eager.utilisation.small")::read)
                    .names("missing key 'cells.eager.utilisation.small'");
        }

        @Test
        void areNotLatentWhereTheyHaveAShare() {
            Refusal.of(SMALL.with("cells.eager.latent.big", "-1")::read)
                    .names("cells.eager.latent.big", "must be absent for a tier that has a share");
        }
    }

    @Nested
    final class DetailedForm {
        @Test
        void givesUnitRangeSourceAndKind() {
            Market market = SMALL.with(
                            "tiers.big.busy",
                            "{value: 0.6, unit: part, source: \"a report, p. 3\", kind: sourced, range: [0.5, 0.7]}")
                    .read();
            Parameter busy = market.parameter("tiers.big.busy");
            assertEquals(
                    new Parameter("tiers.big.busy", 0.6, "part", 0.5, 0.7, "a report, p. 3", Parameter.Kind.SOURCED),
                    busy);
            assertEquals(
                    Parameter.Kind.FITTED,
                    SMALL.with("tiers.big.busy", "{value: 0.6, kind: fitted}")
                            .read()
                            .parameter("tiers.big.busy")
                            .kind());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{unit: part}|missing key 'tiers.big.busy.value'",
                    "{value: 0.5, kind: guessed}|tiers.big.busy.kind = guessed: must be sourced, fitted or assumed",
                    "{value: 0.5, kind: computed}|tiers.big.busy.kind = computed: must be sourced, fitted or assumed",
                    "{value: 0.5, range: [1, 0]}|tiers.big.busy.range = a list: must be two numbers, the lower one first",
                    "{value: 0.5, range: [1]}|tiers.big.busy.range = a list: must be two numbers, the lower one first",
                    "{value: 0.5, range: [0, .inf]}|tiers.big.busy.range[1] = .inf: must be a finite number",
                    "{value: 0.5, range: 1}|tiers.big.busy.range = 1: must be a list",
                    "{value: {value: 1}}|tiers.big.busy.value = keys with values: must be a number in (0, 1]"
                })
        void isChecked(String value, String message) {
            Refusal.of(SMALL.with("tiers.big.busy", value)::read)
                    .at(FILE, SMALL.line("tiers.big.busy"))
                    .names(message);
        }
    }

    @Nested
    final class Served {
        private final MarketText served = SMALL.without("grades.only.hours-per-mtok.big")
                .with(
                        "grades.only.serve.big",
                        "{model: Llama-3.1-70B, gpu: H100 SXM, gpus: 4, precision: FP8,"
                                + " workload: {input: 2000, output: 500}}");

        private void refused(String from, String to, String... parts) {
            MarketText text = served.with(
                    "grades.only.serve.big",
                    served.value("grades.only.serve.big").replace(from, to));
            Refusal.of(text::read).at(FILE, text.line("grades.only.serve.big")).names(parts);
        }

        @Test
        void givesHoursFromTheCostModel() {
            Market market = served.read();
            Parameter hours = market.parameter("grades.only.hours-per-mtok.big");
            assertEquals(Parameter.Kind.COMPUTED, hours.kind());
            assertTrue(hours.value() > 0.01 && hours.value() < 1, hours.toString());
            assertTrue(market.served("only", "big").isPresent());
            assertEquals(6.0, market.get("grades.only.hours-per-mtok.small"));
        }

        @Test
        void convertsHoursToTheReferenceGpu() {
            double asOne = served.read().get("grades.only.hours-per-mtok.big");
            double asTwo =
                    served.with("tiers.big.h100-equivalents", "2.0").read().get("grades.only.hours-per-mtok.big");
            assertEquals(asOne / 2, asTwo, 1e-12 * asOne);
        }

        @Test
        void namesWhatItDoesNotKnow() {
            refused("Llama-3.1-70B", "Lama-3.1-70B", "grades.only.serve.big.model", "unknown model 'Lama-3.1-70B'");
            refused("H100 SXM", "H1000 SXN", "grades.only.serve.big.gpu", "H1000 SXN");
            refused("FP8", "FP7", "grades.only.serve.big.precision", "FP7");
            refused("gpus: 4", "gpus: 0", "grades.only.serve.big.gpus = 0: must be a whole number between 1 and");
            refused("gpus: 4", "gpus: 2.5", "grades.only.serve.big.gpus = 2.5: must be a whole number");
            refused("gpus: 4, ", "", "missing key 'grades.only.serve.big.gpus'");
            refused("input: 2000", "input: -1", "grades.only.serve.big.workload", "-1");
            refused("input: 2000, ", "", "missing key 'grades.only.serve.big.workload.input'");
            refused("output: 500", "output: 500, cached: 1.2", "grades.only.serve.big.workload", "1.2", "cache");
            refused("output: 500", "output: 500, cached: -0.1", "grades.only.serve.big.workload", "-0.1", "cache");
            refused("output: 500", "output: 500, cached: most", "grades.only.serve.big.workload.cached", "most");
            refused("output: 500", "output: 500, cashed: 0.5", "unknown key 'grades.only.serve.big.workload.cashed'");
            refused("precision", "precison", "unknown key 'grades.only.serve.big.precison'");
        }

        @Test
        void saysHowManyBytesAreMissingWhereItDoesNotFit() {
            refused("gpus: 4, precision: FP8", "gpus: 1, precision: BF16", "grades.only.serve.big", "GB");
        }

        @Test
        void standsOnAKnownTierAndInPlaceOfANumber() {
            Refusal.of(served.with("grades.only.serve.bigg", served.value("grades.only.serve.big"))::read)
                    .names("grades.only.serve.bigg", "unknown tier 'bigg'")
                    .maybe("big");
            Refusal.of(served.with("grades.only.hours-per-mtok.big", "0.5")::read)
                    .names("grades.only.serve.big", "must be absent");
        }

        @Test
        void isNeededWhereThereAreNoHours() {
            Refusal.of(SMALL.without("grades.only").with("grades.only", "{}")::read)
                    .names("missing key 'grades.only.hours-per-mtok'");
        }
    }

    @Nested
    final class Equivalents {
        @Test
        void comeFromAKnownGpu() {
            Market market = SMALL.without("tiers.big.h100-equivalents")
                    .with("tiers.big.gpu", "H100 SXM")
                    .read();
            assertEquals(1, market.get("tiers.big.h100-equivalents"), 1e-12);
        }

        @Test
        void areMissedWhereTheGpuIsALabel() {
            Refusal.of(SMALL.without("tiers.big.h100-equivalents")::read)
                    .at(FILE, SMALL.line("tiers.big.gpu"))
                    .names("missing key 'tiers.big.h100-equivalents'", "'X'");
        }
    }

    @Nested
    final class Uncertainty {
        @Test
        void isReadWithItsPlace() {
            MarketText text = SMALL.with(
                            "uncertainty", "{cells.*.elasticity: {scale: {lognormal-90: [0.6, 1.7]}, each: true}}")
                    .with("correlations", "[[cells.eager.elasticity, cells.thrifty.elasticity, 0.6]]");
            VaryRule rule = text.read().uncertainty().get(0);
            assertEquals("cells.*.elasticity", rule.pattern());
            assertEquals(List.of(0.6, 1.7), rule.arguments());
            assertTrue(rule.scale() && rule.each());
            assertEquals(FILE + ", line " + text.line("uncertainty") + ": ", rule.place());
            assertEquals(0.6, text.read().correlations().get(0).rho());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{a: {}}|either scale or set",
                    "{a: {scale: {uniform: [1]}, set: {uniform: [1]}}}|either scale or set",
                    "{a: {scale: {}}}|one distribution with its numbers",
                    "{a: {scale: {uniform: [1, .nan]}}}|must be a finite number",
                    "{a: {scale: {uniform: [1, 2]}, eech: true}}|unknown key",
                    "{a: {scale: {uniform: [1, 2]}, each: maybe}}|must be on or off"
                })
        void isChecked(String value, String message) {
            MarketText text = SMALL.with("uncertainty", value);
            Refusal.of(text::read).at(FILE, text.line("uncertainty")).names(message);
        }

        @Test
        void ofRankCorrelationsLiesWithinOne() {
            Refusal.of(SMALL.with("correlations", "[[a, b, 1.1]]")::read)
                    .names("correlations[0][2] = 1.1: must be a number between -1 and 1");
            Refusal.of(SMALL.with("correlations", "[[a, b]]")::read)
                    .names("correlations[0]", "two paths and a rank correlation");
        }
    }

    @Nested
    final class AllFaults {
        private List<String> faults(MarketText text) {
            List<String> found = new ArrayList<>();
            Market.check(YamlNode.parse(FILE, text.text()), e -> found.add(e.getMessage()));
            return found;
        }

        @Test
        void areToldInOnePass() {
            assertEquals(List.of(), faults(SMALL));
            List<String> two = faults(SMALL.with("cells.eager.beta", "-1").with("tiers.big.bsy", "1"));
            assertEquals(2, two.size(), two.toString());
            assertTrue(
                    two.get(0).contains("tiers.big.bsy") && two.get(1).contains("cells.eager.beta = -1"),
                    two.toString());
        }

        /** Of a market without tiers nothing more is read. */
        @Test
        void thatLeaveNoMarketAreAll() {
            List<String> one = faults(SMALL.without("tiers"));
            assertEquals(1, one.size(), one.toString());
            assertTrue(one.get(0).contains("missing key 'tiers'"), one.toString());
        }

        @Test
        void ofSumsAndNamesAreToldTogether() {
            List<String> two =
                    faults(SMALL.with("cells.eager.shares.big", "0.8").with("tiers.big.nest", "kuda"));
            assertEquals(2, two.size(), two.toString());
            assertTrue(two.stream().anyMatch(f -> f.contains("unknown nest 'kuda'")), two.toString());
            assertTrue(two.stream().anyMatch(f -> f.contains("cells.eager.shares: shares sum to 0.9")), two.toString());
        }
    }

    @Nested
    final class PlainNames {
        @Test
        void mayHaveBlanksAndNoControlCharacters() {
            Market market = Market.parse(FILE, SMALL.text().replace("\n  eager:\n", "\n  \"very eager\":\n"));
            assertEquals(List.of("very eager", "thrifty"), market.cells());
            Refusal.of(() -> Market.parse(FILE, SMALL.text().replace("\n  eager:\n", "\n  \"ea\\x01ger\":\n")))
                    .names(FILE, "must be one line of at most 200 characters");
        }

        /** What training alone uses is used. */
        @Test
        void ofTiersForTrainingAlone() {
            MarketText text = SMALL;
            for (String path : SMALL.paths()) {
                if (path.startsWith("tiers.rival.")) {
                    text = text.with(path.replace("rival", "aside"), SMALL.value(path));
                }
            }
            MarketText unused = text;
            Refusal.of(unused::read).names("tiers.aside: nothing can choose it");
            assertEquals(
                    0.2,
                    text.with("training.lab.split.big", "0.5")
                            .with("training.lab.split.aside", "0.2")
                            .read()
                            .get("training.lab.split.aside"));
        }
    }

    @Nested
    final class Lists {
        private VaryRule rule(String distribution) {
            return SMALL.with("uncertainty", "{cells.eager.beta: {set: {" + distribution + "}}}")
                    .read()
                    .uncertainty()
                    .get(0);
        }

        private void refused(String distribution, String message) {
            Refusal.of(() -> rule(distribution)).names(message);
        }

        @Test
        void ofCutDistributionsMayBeOpen() {
            assertEquals(
                    List.of(2.0, 0.5, Double.NEGATIVE_INFINITY, 3.0),
                    rule("truncated-normal: [2, 0.5, -.inf, 3]").arguments());
            assertEquals(
                    List.of(2.0, 0.5, 1.0, Double.POSITIVE_INFINITY),
                    rule("truncated-normal: [2, 0.5, 1, .inf]").arguments());
            refused("truncated-normal: [2, 0.5, low, 3]", "must be a number, .inf or -.inf");
            refused("normal: [2, .inf]", "must be a finite number");
        }

        @Test
        void areNoLongerThanADistributionTakes() {
            assertEquals(3, rule("triangular: [1, 2, 3]").arguments().size());
            refused("uniform: [1, 2, 3, 4]", "must be a list of 2 or 3 numbers");
            assertEquals(
                    5,
                    rule("truncated-triangular: [1, 2, 3, 1.5, 2.5]")
                            .arguments()
                            .size());
            refused("truncated-normal: [1, 2, 3, 1.5, 2.5, 9]", "must be a list of 4 or 5 numbers");
            assertEquals(
                    8,
                    rule("discrete: [1, 0.25, 2, 0.25, 3, 0.25, 4, 0.25]")
                            .arguments()
                            .size());
            assertEquals(6, rule("empirical: [1, 2, 3, 4, 5, 6]").arguments().size());
            assertEquals(
                    8,
                    rule("truncated-empirical: [1, 2, 3, 4, 5, 6, 1, 6]")
                            .arguments()
                            .size());
        }

        @Test
        void ofRangesMayBeOneNumber() {
            Parameter busy = SMALL.with("tiers.big.busy", "{value: 0.5, range: [0.5, 0.5]}")
                    .read()
                    .parameter("tiers.big.busy");
            assertEquals(0.5, busy.low());
            assertEquals(0.5, busy.high());
        }

        @Test
        void ofCorrelationsReachTheEnds() {
            List<RankCorrelation> found =
                    SMALL.with("correlations", "[[a, b, 1], [a, c, -1]]").read().correlations();
            assertEquals(1, found.get(0).rho());
            assertEquals(-1, found.get(1).rho());
        }
    }
}
