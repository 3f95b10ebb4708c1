package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.study.Ensemble;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markets of a few lines, based on another one. */
final class BasedOnTest {
    private static final Market BASE = Markets.named("world-latest");
    private static final String MINE = """
            market: mine
            based-on: world-latest
            finance: {electricity-usd-per-kwh: 0.11}
            tiers:
              asic: {gpu: a chip, h100-equivalents: 0.8, nest: other, price-usd: 6000, power-w: 350,
                     shipments-per-year: 300000, capacity-per-year: 800000}
            grades:
              frontier: {hours-per-mtok: {asic: 0.2}}
            cells:
              enterprise: {latent: {asic: -1}}
              robots: {segment: robotics, use: control, grade: light, tokens-per-day: 1.0e+9, shares: {edge: 1},
                       utilisation: {edge: 0.3}}
              startups: {like: sme, segment: startups, tokens-per-day: 2.0e+11}
            groups:
              in-house: {title: In-house chips, tiers: [asic]}
            """;

    private static Market mine(String text) {
        return Market.parse("mine.yaml", text);
    }

    private static String refused(String text) {
        return assertThrows(InvalidInputException.class, () -> mine(text)).getMessage();
    }

    @Test
    void whatTheFileDoesNotSayIsTheBases() {
        Market market = mine("market: mine\nbased-on: world-latest\nfinance: {pue: 1.4}\n");
        for (Parameter p : BASE.allParameters()) {
            double expected = p.path().equals("finance.pue") ? 1.4 : p.value();
            assertEquals(expected, market.get(p.path()), p.path());
        }
        assertEquals(BASE.uncertainty().size(), market.uncertainty().size());
        assertEquals(BASE.groups(), market.groups());
        assertEquals(1, market.changes().rowCount());
        assertTrue(
                market.toString().contains("1 change against world-latest: finance.pue 1.25 to 1.40."),
                market.toString());
    }

    @Test
    void aNewTierAndCellTakeAMiddleOrALikeness() {
        Market market = mine(MINE);
        double[] lives = BASE.tiers().stream()
                .mapToDouble(t -> BASE.get("tiers." + t + ".life-years"))
                .sorted()
                .toArray();
        assertEquals(lives[lives.length / 2], market.get("tiers.asic.life-years"));
        assertEquals(
                "the middle of the tiers of world-latest",
                market.parameter("tiers.asic.life-years").source());
        int middles = 0;
        for (String path : market.paths("tiers.asic.*")) {
            String key = path.substring("tiers.asic.".length());
            double[] values = BASE.tiers().stream()
                    .map(t -> "tiers." + t + "." + key)
                    .filter(BASE::has)
                    .mapToDouble(BASE::get)
                    .sorted()
                    .toArray();
            if (market.parameter(path).source().startsWith("the middle")) {
                assertEquals(values[values.length / 2], market.get(path), path);
                middles += values[values.length / 2] > values[values.length / 2 - 1] ? 1 : 0;
            }
        }
        assertTrue(middles >= 2, "keys whose middle stands alone: " + middles);
        double[] growth = BASE.cells().stream()
                .mapToDouble(c -> BASE.get("cells." + c + ".growth.long-run"))
                .sorted()
                .toArray();
        assertEquals(growth[growth.length / 2], market.get("cells.robots.growth.long-run"));
        for (String path : BASE.paths("cells.sme.*")) {
            double expected = path.endsWith(".tokens-per-day") ? 2e11 : BASE.get(path);
            assertEquals(expected, market.get(path.replace("cells.sme.", "cells.startups.")), path);
        }
        assertEquals("startups", market.text("cells.startups.segment"));
        assertTrue(market.has("cells.enterprise.utilisation.asic"));
        double need =
                Comparison.of(market, Scenarios.named("deepseek-r1")).base().value("in-house", "need", "2028Q4");
        assertTrue(need > 0, "nobody chooses the new tier");
    }

    @Test
    void whatIsReadIsWrittenAgain() {
        Market market = mine(MINE);
        Market again = Market.parse("again.yaml", market.toYaml());
        assertEquals(
                market.allParameters().stream().map(Parameter::value).toList(),
                again.allParameters().stream().map(Parameter::value).toList());
        assertEquals(market.groups(), again.groups());
    }

    @Test
    void aKeyWithoutValueTakesAway() {
        Market market = mine("market: mine\nbased-on: world-latest\nvendors:\n  cuda:\n");
        assertFalse(BASE.vendors().isEmpty());
        assertEquals(List.of(), market.vendors());
    }

    @Test
    void groupsWithoutValueAreTakenAway() {
        assertTrue(BASE.groupNames().size() > 1);
        Market market = mine("market: mine\nbased-on: world-latest\ngroups:\n");
        assertEquals(List.of(), market.groupNames());
        assertEquals(BASE.uncertainty().size(), market.uncertainty().size());
        assertEquals(
                Comparison.of(BASE, Scenarios.named("deepseek-r1")).base().value("total", "need", "2028Q4"),
                Comparison.of(market, Scenarios.named("deepseek-r1")).base().value("total", "need", "2028Q4"));
    }

    @Test
    void uncertaintyWithoutValueIsTakenAwayWithItsCorrelations() {
        assertFalse(BASE.uncertainty().isEmpty() || BASE.correlations().isEmpty());
        Market market = mine("market: mine\nbased-on: world-latest\nuncertainty:\n");
        assertEquals(List.of(), market.uncertainty());
        assertEquals(List.of(), market.correlations());
        assertEquals(BASE.groups(), market.groups());
        // What the scenario says of its shocks is all that is left to draw.
        Ensemble.of(market, Scenarios.named("deepseek-r1")).draws(16).run();
        Market correlated = mine("market: mine\nbased-on: world-latest\nuncertainty:\ncorrelations: [[a, b, 0.5]]\n");
        assertEquals(1, correlated.correlations().size());
    }

    @Test
    void saysAllThatIsMissing() {
        String message = refused("market: mine\nbased-on: world-latest\ntiers:\n  asic: {gpu: chip, nest: other}\n");
        String[] missing = {"price-usd", "power-w", "shipments-per-year", "capacity-per-year"};
        assertTrue(Arrays.stream(missing).allMatch(k -> message.contains("'tiers.asic." + k + "'")), message);
        assertTrue(message.startsWith("mine.yaml, line 4: missing keys"), message);
    }

    @Test
    void aTierThatNothingCanChooseIsRefused() {
        String without = refused("market: mine\nbased-on: world-latest\ntiers:\n  asic: {like: alternative}\n");
        assertTrue(without.contains("tiers.asic: nothing can choose it: it has a share"), without);
        String unserved = refused(
                MINE.replace("  frontier: {hours-per-mtok: {asic: 0.2}}", "  light: {hours-per-mtok: {asic: 0.2}}"));
        assertTrue(unserved.contains("Maybe grades.frontier.hours-per-mtok.asic"), unserved);
    }

    @Test
    void namesThatAreNotThereAreRefused() {
        String base = refused("market: mine\nbased-on: world-lastest\n");
        assertTrue(base.startsWith("mine.yaml, line 2: based-on: "), base);
        assertTrue(base.contains("world-latest"), base);
        String like = refused("market: mine\nbased-on: world-latest\ntiers:\n  asic: {like: flagshp}\n");
        assertTrue(like.contains("tiers.asic.like: unknown name 'flagshp'") && like.contains("Maybe flagship"), like);
    }

    @Test
    void aChangedCopyListsItsChanges() {
        Market changed = BASE.with("finance.pue", 1.4).with("cells.*.beta", 1.1).as("mine");
        assertEquals(1 + BASE.cells().size(), changed.changes().rowCount());
        assertEquals(1.4, (double) changed.changes().get(0, "is"));
        assertEquals(BASE.get("finance.pue"), (double) changed.changes().get(0, "was"));
        assertEquals(0, BASE.changes().rowCount());
    }

    @Test
    void aTierIsNotLikeItself() {
        String itself = refused("market: mine\nbased-on: world-latest\ntiers:\n  asic: {like: asic}\n");
        assertTrue(itself.contains("tiers.asic.like = asic: must be another than itself"), itself);
    }

    @Test
    void entriesThatAreNoneAreRefused() {
        String number = refused("market: mine\nbased-on: world-latest\ncells: {sme: 5}\n");
        assertTrue(number.contains("cells.sme = 5: must be keys with values"), number);
    }

    /** A rule or group is the file's as a whole, and gone where it has no value; the others are the base's. */
    @Test
    void rulesAndGroupsAreReplacedOneByOne() {
        String first = BASE.uncertainty().get(0).pattern();
        Market less = mine("market: mine\nbased-on: world-latest\nuncertainty:\n  \"" + first + "\":\n");
        assertEquals(BASE.uncertainty().size() - 1, less.uncertainty().size());
        assertTrue(less.uncertainty().stream().noneMatch(r -> r.pattern().equals(first)));
        Market other = mine("market: mine\nbased-on: world-latest\nuncertainty:\n  \"" + first
                + "\": {set: {uniform: [0.1, 0.2]}}\n");
        assertEquals(BASE.uncertainty().size(), other.uncertainty().size());
        VaryRule rule = other.uncertainty().stream()
                .filter(r -> r.pattern().equals(first))
                .findFirst()
                .orElseThrow();
        assertEquals("uniform", rule.distribution());
        assertFalse(rule.scale());
        assertEquals("", rule.reason());
        Market group = mine("market: mine\nbased-on: coal-1865\ngroups:\n  every: {title: All, tiers: ["
                + Markets.named("coal-1865").tiers().get(0) + "]}\n");
        assertEquals(List.of("every"), group.groupNames(), "of a base without groups");
    }
}
