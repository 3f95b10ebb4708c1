package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Refusal;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.engine.Engine;
import io.jevons.internal.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result that is not finite names the parameter most likely at fault. */
final class SuspectTest {
    private static final Market WORLD = Markets.named("world-2024Q4");

    private static void project(Market market) {
        Engine.project(Plan.of("baseline", Drivers.of(market, List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "cells.sme.growth.start, 1e6, above",
        "tiers.flagship.price-usd, 1e308, above",
        "tiers.edge.power-w, 1.7e308, above"
    })
    void theOneFarOutOfItsRangeIsNamed(String path, double value, String side) {
        Market wrong = WORLD.with(path, value);
        assertEquals(path, Suspect.of(wrong).orElseThrow().parameter().path());
        String message = new Refusal(refused(wrong)).message();
        assertTrue(message.contains(": must be a finite number\nMaybe set by the user: " + path + " = "), message);
        assertTrue(message.contains(", " + side + " "), message);
    }

    private static String refused(Market market) {
        return org.junit.jupiter.api.Assertions.assertThrowsExactly(InvalidInputException.class, () -> project(market))
                .getMessage();
    }

    @Test
    void ofAFileItsLineIsNamed() {
        String world = Resources.text(Markets.class, "world-2024Q4.yaml");
        List<String> lines = world.lines().toList();
        int line = 0;
        while (!lines.get(line).strip().startsWith("price-usd:")) {
            line++;
        }
        String text = world.replace(lines.get(line), lines.get(line).replaceAll("price-usd:.*", "price-usd: 1e308"));
        Market market = Market.parse("mine.yaml", text);
        String second = refused(market).lines().skip(1).findFirst().orElseThrow();
        assertTrue(second.startsWith("Maybe mine.yaml, line " + (line + 1) + ": tiers."), second);
        assertTrue(second.contains(".price-usd = ") && second.contains(" USD, above "), second);
    }

    @Test
    void amongSeveralTheFarthestIsNamed() {
        Market market = WORLD.with("cells.sme.elasticity", 30)
                .with("cells.sme.tokens-per-day", 1e200)
                .with("tiers.flagship.price-usd", 1e9);
        Suspect suspect = Suspect.of(market).orElseThrow();
        assertEquals("cells.sme.tokens-per-day", suspect.parameter().path());
        assertTrue(suspect.distance() > 180 && suspect.distance() < 200, "distance " + suspect.distance());
    }

    @Test
    void distancesArePowersOfTen() {
        double high = WORLD.parameter("cells.sme.elasticity").high();
        assertEquals(
                3,
                Suspect.of(WORLD.with("cells.sme.elasticity", high * 1000))
                        .orElseThrow()
                        .distance(),
                1e-12);
        double low = WORLD.parameter("cells.sme.elasticity").low();
        assertEquals(
                5,
                Suspect.of(WORLD.with("cells.sme.elasticity", low / 1e5))
                        .orElseThrow()
                        .distance(),
                1e-9);
    }

    @Test
    void bundledMarketsHaveNone() {
        Markets.bundled()
                .forEach(name -> assertEquals(
                        Optional.empty(), Suspect.of(Markets.named(name)).filter(s -> s.distance() > 0.5), name));
    }

    @Test
    void ofADrawItsValuesCount() {
        assertEquals(
                Optional.of("cells.sme.growth.start"),
                Suspect.of(WORLD, Map.of("cells.sme.growth.start", 1e4))
                        .map(s -> s.parameter().path()));
    }

    /** A trend may lie on either side of zero, and a fall of prices be none: such gaps are told in widths of the range. */
    @Test
    void distancesAcrossZeroAreInWidthsOfTheRange() {
        Market market = Market.parse(
                "mine.yaml",
                Resources.text(Markets.class, "world-2024Q4.yaml")
                        .replaceFirst(
                                "(?m)^algorithmic-trend:.*$",
                                "algorithmic-trend: {value: 0.5, kind: assumed, range: [0.2, 0.6], source: \"a guess\"}"));
        assertEquals(0.2, market.parameter("algorithmic-trend").low());
        double width = 0.6;
        assertEquals(
                Math.log10(1 + (0.2 + 0.7) / width),
                Suspect.of(market, Map.of("algorithmic-trend", -0.7))
                        .orElseThrow()
                        .distance(),
                1e-12);
        assertEquals(
                Math.log10(1 + 0.2 / width),
                Suspect.of(market, Map.of("algorithmic-trend", 0.0))
                        .orElseThrow()
                        .distance(),
                1e-12);
        assertTrue(Suspect.of(market, Map.of("algorithmic-trend", 0.6))
                .filter(s -> s.parameter().path().equals("algorithmic-trend"))
                .isEmpty());
    }

    @Test
    void saysOnWhichSideOfWhatRangeItLies() {
        Parameter own = WORLD.parameter("cells.sme.elasticity");
        String range = Numbers.human(own.low()) + " to " + Numbers.human(own.high());
        String above = Suspect.of(WORLD.with(own.path(), 1000)).orElseThrow().toString();
        assertTrue(above.endsWith(", above its range, " + range), above);
        String below = Suspect.of(WORLD.with(own.path(), 1e-9)).orElseThrow().toString();
        assertTrue(below.endsWith(", below its range, " + range), below);
    }

    @Test
    void whereAllIsUsualThereIsNone() {
        assertEquals(Optional.empty(), Suspect.of(WORLD).filter(s -> s.distance() == 0));
        assertEquals(Optional.empty(), Suspect.of(Markets.named("coal-1865")).filter(s -> s.distance() == 0));
    }

    /** Where no file gives a range it is from the least to the greatest of the bundled markets, or the one number they share. */
    @Test
    void withoutARangeBundledMarketsSayWhatIsUsual() {
        Market small = MarketText.small().read();
        Suspect busy = Suspect.of(small, Map.of("tiers.big.power-w", 1e90)).orElseThrow();
        assertFalse(busy.own());
        String text = busy.toString();
        assertTrue(text.contains(", above what bundled markets have, "), text);
        assertTrue(text.endsWith(Numbers.human(busy.low()) + " to " + Numbers.human(busy.high())), text);
        Suspect one = new Suspect(Parameter.of("finance.pue", 9, "1"), 1.25, 1.25, false, 1);
        assertEquals("finance.pue = 9.00, above what bundled markets have, 1.25", one.toString());
    }
}
