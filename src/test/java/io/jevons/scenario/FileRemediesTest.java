package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal proposes what helps, and nothing where it knows nothing. */
final class FileRemediesTest {
    private static final Market WORLD = Markets.named("world-latest");

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), String.join("\n", lines) + "\n");
    }

    @Test
    void aFileOfTheOtherKindIsCalledSo() throws IOException {
        Path scenario = file("scenario: s");
        assertTrue(assertThrows(InvalidInputException.class, () -> Jevons.market(scenario))
                .getMessage()
                .endsWith("must be a market file\nMaybe Jevons.scenario(Path.of(...))"));
        Path onTop = file("scenario: s", "based-on: baseline");
        assertTrue(
                assertThrows(InvalidInputException.class, () -> Jevons.market(onTop))
                        .getMessage()
                        .endsWith("must be a market file\nMaybe Jevons.scenario(Path.of(...))"),
                "before its base is looked for among markets");
        Path market = file("market: m", "based-on: world-latest");
        assertTrue(assertThrows(InvalidInputException.class, () -> Jevons.scenario(market))
                .getMessage()
                .endsWith("must be a scenario file\nMaybe Jevons.market(Path.of(...))"));
    }

    @Test
    void aFileThatCannotBeParsedIsOfNoKindYet() throws IOException {
        FileCheck check = Jevons.check(file("market: m", "market: n"));
        assertEquals("market or scenario", check.kind());
        assertFalse(check.isValid());
    }

    @Test
    void aMissingKeyProposesNoKeyThatIsThereAndRight() throws IOException {
        String message = Jevons.check(file(
                        "market: m",
                        "based-on: world-latest",
                        "gpus: {House-1: {memory-gb: 80, bandwidth-gb-per-s: 3000}}"))
                .faults()
                .get(0);
        assertTrue(message.contains("missing key"), message);
        assertFalse(message.contains("Maybe"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {like: a}|cells.a.like = a: must be another than itself and what is like it",
                "a: {like: b}, b: {like: a}|cells.a.like = b: must be another than itself and what is like it",
                "a: {like: smee}|unknown name 'smee'"
            })
    void likeNeedsAnother(String cells, String message) throws IOException {
        String fault = Jevons.check(file("market: m", "based-on: world-latest", "cells: {" + cells + "}"))
                .faults()
                .get(0);
        // Of a cycle, whichever is met first.
        boolean told = fault.contains(message) || fault.contains(message.replace("a.like = b", "b.like = a"));
        assertTrue(told, fault);
    }

    @Test
    void likeFollowsLike() {
        Market market = Market.parse("m.yaml", """
                market: m
                based-on: world-latest
                cells:
                  b: {like: sme, segment: b, elasticity: 0.77}
                  a: {like: b, segment: a, tokens-per-day: 1.0e+9}
                """);
        assertEquals(0.77, market.get("cells.a.elasticity"));
        assertEquals(WORLD.get("cells.sme.new-market-elasticity"), market.get("cells.a.new-market-elasticity"));
        assertEquals(1e9, market.get("cells.a.tokens-per-day"));
    }

    @Test
    void whatTheMarketRefusesIsToldBesideOtherFaults() throws IOException {
        FileCheck check = Jevons.check(
                file(
                        "scenario: s",
                        "shoks: []",
                        "set: {cells.sme.elasticiti: 0.9}",
                        "shocks:",
                        "  - efficiency: {grade: frontir, factor: 2, from: 2026Q1}",
                        "  - efficency: {grade: frontier}"),
                WORLD);
        assertEquals(4, check.faults().size(), check.toString());
        for (String part : new String[] {"'shoks'", "cells.sme.elasticiti", "'frontir'", "unknown shock"}) {
            assertTrue(check.toString().contains(part), check.toString());
        }
    }

    @Test
    void aUnitBesideANumberIsNoNumber() throws IOException {
        FileCheck check =
                Jevons.check(file("market: m", "based-on: world-latest", "tiers: {consumer: {price-usd: 1500 USD}}"));
        assertTrue(check.faults().get(0).endsWith("\nMaybe 1500, if it is in the unit of the key"), check.toString());
    }

    @Test
    void thePlaceOfAWrongBaseIsSaidOnce() throws IOException {
        String fault =
                Jevons.check(file("market: m", "based-on: {a: b}")).faults().get(0);
        assertEquals(fault.indexOf("mine.yaml"), fault.lastIndexOf("mine.yaml"), fault);
    }
}
