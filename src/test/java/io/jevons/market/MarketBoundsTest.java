package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of the format is held to its range. */
final class MarketBoundsTest {
    /** The range of a parameter as the format states it, and values on either side of its ends. */
    @SuppressWarnings("ImmutableEnumChecker") // The lists are List.of.
    private enum Range {
        POSITIVE("a finite number > 0", List.of("0", "-0.0", "-1e-300", "-1"), List.of("1e-3", "2.5e+3")),
        NOT_NEGATIVE("a finite number >= 0", List.of("-1e-300", "-1"), List.of("0", "0.5")),
        NOT_POSITIVE("a finite number <= 0", List.of("1e-300", "1"), List.of("0", "-0.5")),
        OPEN("a number between 0 and 1, both excluded", List.of("0", "1", "-0.1", "1.1"), List.of("1e-6", "0.999999")),
        FRACTION("a number in (0, 1]", List.of("0", "-0.1", "1.0000000000000003"), List.of("1", "1e-6")),
        BELOW_ONE("a number in [0, 1)", List.of("-1e-300", "1"), List.of("0", "0.999999")),
        BETA("a finite number >= 0.2", List.of("0", "-1", "0.19999999999999998"), List.of("0.2", "2.5e+3")),
        UNIT("a number in [0, 1]", List.of("-1e-300", "1.0000000000000003"), List.of("0", "1")),
        ABOVE_ONE("a finite number > 1", List.of("1", "0.5", "-3"), List.of("1.0000000000000003", "1e+9")),
        AT_LEAST_ONE("a finite number >= 1", List.of("0.9999999999999999", "-3"), List.of("1", "50")),
        FINITE("a finite number", List.of(), List.of("-0.5", "0", "0.5")),
        QUARTERS("a whole number between 1 and 400", List.of("0", "-4", "401", "8.5"), List.of("1", "400", "8.0"));

        private final String phrase;
        private final List<String> illegal;
        private final List<String> legal;

        Range(String phrase, List<String> illegal, List<String> legal) {
            this.phrase = phrase;
            this.illegal = illegal;
            this.legal = legal;
        }
    }

    /** Every parameter of the format, by where it stands in the small market. */
    private static Stream<Arguments> parameters() {
        List<Arguments> all = new ArrayList<>();
        put(all, Range.QUARTERS, "quarters");
        put(all, Range.POSITIVE, "finance.pue");
        put(all, Range.NOT_NEGATIVE, "finance.cost-of-capital", "finance.opex-rate", "finance.electricity-usd-per-kwh");
        put(all, Range.FRACTION, "rental.floor", "nests.cuda");
        put(all, Range.AT_LEAST_ONE, "rental.ceiling");
        put(all, Range.NOT_NEGATIVE, "algorithmic-trend");
        for (String key : List.of(
                "price-usd",
                "power-w",
                "life-years",
                "shipments-per-year",
                "capacity-per-year",
                "supply-elasticity",
                "h100-equivalents",
                "installed",
                "rent-usd-per-hour",
                "contract-years")) {
            put(all, Range.POSITIVE, "tiers.big." + key);
        }
        for (String key : List.of("platform", "capacity-response", "price-decline", "power-decline")) {
            put(all, Range.NOT_NEGATIVE, "tiers.big." + key);
        }
        put(all, Range.FRACTION, "tiers.big.busy");
        put(all, Range.BELOW_ONE, "tiers.big.backlog");
        put(all, Range.BETA, "cells.thrifty.beta");
        put(all, Range.FINITE, "tiers.big.capacity-growth", "tiers.big.perf-growth");
        put(all, Range.POSITIVE, "grades.only.hours-per-mtok.big");
        for (String key : List.of(
                "tokens-per-day",
                "sigma",
                "new-market-time",
                "adjust-time",
                "exit-time",
                "switching-time",
                "bass.p",
                "growth.fade-years")) {
            put(all, Range.POSITIVE, "cells.thrifty." + key);
        }
        for (String key : List.of("elasticity", "new-market-elasticity", "bass.q", "markup")) {
            put(all, Range.NOT_NEGATIVE, "cells.thrifty." + key);
        }
        put(all, Range.OPEN, "cells.thrifty.viable");
        put(all, Range.FRACTION, "cells.thrifty.adoption", "cells.thrifty.utilisation.big");
        put(all, Range.UNIT, "cells.thrifty.pass-through", "cells.thrifty.quality-floor");
        put(all, Range.ABOVE_ONE, "cells.thrifty.saturation");
        put(all, Range.FINITE, "cells.thrifty.value-growth");
        put(all, Range.FINITE, "cells.thrifty.growth.start", "cells.thrifty.growth.long-run");
        put(all, Range.NOT_POSITIVE, "cells.thrifty.latent.rival");
        for (String key : List.of("gpu-hours-per-year", "efficiency-trend", "elasticity", "revenue-pull")) {
            put(all, Range.NOT_NEGATIVE, "training.lab." + key);
        }
        put(all, Range.POSITIVE, "training.lab.adjust-time", "training.lab.growth.fade-years");
        put(all, Range.FINITE, "training.lab.growth.start", "training.lab.growth.long-run");
        put(all, Range.NOT_NEGATIVE, "other-workloads.small.gpu-hours-per-year");
        put(all, Range.POSITIVE, "other-workloads.small.growth.fade-years");
        put(all, Range.FINITE, "other-workloads.small.growth.start", "other-workloads.small.growth.long-run");
        return all.stream();
    }

    private static void put(List<Arguments> all, Range range, String... paths) {
        for (String path : paths) {
            all.add(Arguments.of(path, range));
        }
    }

    /** Shares and splits: their sum leaves no room for a legal value other than the one that stands there. */
    private static Stream<Arguments> parts() {
        return Stream.of(
                Arguments.of("cells.thrifty.shares.big", Range.UNIT),
                Arguments.of("training.lab.split.big", Range.UNIT));
    }

    private static Stream<Arguments> numbers() {
        return Stream.concat(parameters(), parts());
    }

    @ParameterizedTest
    @MethodSource("io.jevons.market.MarketBoundsTest#numbers")
    void refusesWhatLiesOutside(String path, Range range) {
        for (String value : range.illegal) {
            Refusal.of(MarketFileTest.SMALL.with(path, value)::read)
                    .at(MarketFileTest.FILE, MarketFileTest.SMALL.line(path))
                    .names(path + " = " + value + ": must be " + range.phrase)
                    .withoutRemedy();
        }
    }

    @ParameterizedTest
    @MethodSource("io.jevons.market.MarketBoundsTest#numbers")
    void refusesWhatIsNoFiniteNumber(String path, Range range) {
        for (String value : List.of(".nan", ".NaN", ".inf", "-.inf", "1e+999", "-1e+999", "nan", "many", "1_000")) {
            Refusal.of(MarketFileTest.SMALL.with(path, value)::read)
                    .at(MarketFileTest.FILE, MarketFileTest.SMALL.line(path))
                    .names(path + " = " + value + ": must be " + range.phrase);
        }
        Refusal.of(MarketFileTest.SMALL.with(path, "\"0.5\"")::read).names(path + " = '0.5': must be " + range.phrase);
        Refusal.of(MarketFileTest.SMALL.with(path, "")::read).names(path + " = '': must be " + range.phrase);
        Refusal.of(MarketFileTest.SMALL.with(path, "[0.5]")::read).names(path + " = a list: must be " + range.phrase);
        Refusal.of(MarketFileTest.SMALL.with(path, "{low: 0.5}")::read)
                .at(MarketFileTest.FILE, MarketFileTest.SMALL.line(path));
    }

    @ParameterizedTest
    @MethodSource("io.jevons.market.MarketBoundsTest#numbers")
    void refusesTheSameInTheDetailedForm(String path, Range range) {
        for (String value : List.of(".nan", range.illegal.isEmpty() ? ".inf" : range.illegal.get(0))) {
            Refusal.of(MarketFileTest.SMALL.with(path, "{value: " + value + ", kind: assumed}")::read)
                    .at(MarketFileTest.FILE, MarketFileTest.SMALL.line(path))
                    .names(path + ".value = " + value + ": must be " + range.phrase);
        }
    }

    @ParameterizedTest
    @MethodSource("io.jevons.market.MarketBoundsTest#parameters")
    void takesWhatLiesWithin(String path, Range range) {
        for (String value : range.legal) {
            double expected = Double.parseDouble(value);
            assertEquals(expected, MarketFileTest.SMALL.with(path, value).read().get(path));
            assertEquals(
                    expected,
                    MarketFileTest.SMALL
                            .with(path, "{value: " + value + "}")
                            .read()
                            .get(path));
        }
    }

    @Test
    void areTestedForEveryParameterOfTheMarket() {
        List<String> tested =
                numbers().map(a -> generic(a.get()[0].toString())).distinct().toList();
        List<String> untested = MarketFileTest.SMALL.read().allParameters().stream()
                .map(p -> generic(p.path()))
                .distinct()
                .filter(p -> !tested.contains(p))
                .toList();
        assertEquals(List.of(), untested);
    }

    /** A path with one name for all tiers, cells and so on. */
    private static String generic(String path) {
        return path.replaceFirst("^(tiers|grades|cells|training|other-workloads)\\.[^.]+", "$1.x")
                .replaceFirst("\\.(shares|split|utilisation|latent|hours-per-mtok)\\.[^.]+$", ".$1.x")
                .replaceFirst("^nests\\..*", "nests.x");
    }
}
