package io.jevons.base.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Refusal;
import io.jevons.market.MarketText;
import io.jevons.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people write them elsewhere: the refusal says what was probably meant. */
final class MeantNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,9|0.9, with a decimal point",
                "-0,25|-0.25, with a decimal point",
                "1,5e3|1.5e3, with a decimal point",
                "12,34|12.34, with a decimal point",
                "0,900|0.900, with a decimal point",
                "1,000|1000, or 1.000 if the comma is a decimal one",
                "1,000,000|1000000, without commas",
                "1,000.5|1000.5, without commas",
                "1.000,5|1000.5, with no mark but a decimal point",
                "1.000.000|1000000, with no mark but a decimal point",
                "1_000|1000, without marks between digits",
                "50%|0.50, a share of 1",
                "2,5 %|0.025, a share of 1"
            })
    void areGuessedInBlocks(String written, String meant) {
        YamlNode root = YamlNode.parse("f.yaml", "first: 1\na: " + written + "\n");
        Refusal.of(() -> root.get("a").number())
                .at("f.yaml", 2)
                .names("a = " + written)
                .maybe(meant);
    }

    @Test
    void areGuessedInQuotes() {
        Refusal.of(() -> YamlNode.parse("f.yaml", "a: '0.9'").get("a").number()).maybe("0.9, without quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0x10", "1,2,3", "1e", "1,", "0,9,1", "2025Q1", ".inf", "1,00,00"})
    void nothingIsGuessedOfOtherTexts(String written) {
        YamlNode root = YamlNode.parse("f.yaml", "a: " + written);
        Refusal.of(() -> root.get("a").number()).withoutRemedy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,9|0,9|0.9, with a decimal point",
                "0,9, b: 2|0,9|0.9, with a decimal point",
                "-1,5e3|-1,5e3|-1.5e3, with a decimal point",
                "1,000|1,000|1000, or 1.000 if the comma is a decimal one",
                "1,000,000|1,000,000|1000000, without commas",
                "1,000.5|1,000.5|1000.5, without commas",
                "50,5%|50,5%|0.505, a share of 1"
            })
    void areGuessedBetweenBraces(String written, String shown, String meant) {
        Refusal.of(() -> YamlNode.parse("f.yaml", "x:\n  set: {a: " + written + "}\n"))
                .at("f.yaml", 2)
                .names("x.set.a = " + shown + ": must be a number")
                .maybe(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: 0, 9}", "{a: 0,b}", "{a: 0,9: 1}", "{\"a\":1,\"9\":null}", "{a: x,9}", "{a: 0 ,9}"})
    void entriesOfTheirOwnAreLeftAlone(String written) {
        assertEquals(2, YamlNode.parse("f.yaml", written).entries().size());
    }

    @Test
    void scenariosSayWhereAndWhat() {
        Refusal.of(() -> Scenario.parse("mine.yaml", "scenario: s\nset: {cells.sme.elasticity: 0,9}\n"))
                .at("mine.yaml", 2)
                .names("set.cells.sme.elasticity = 0,9")
                .maybe("0.9, with a decimal point");
        Refusal.of(() -> Scenario.parse("mine.yaml", "scenario: s\nscale:\n  cells.sme.elasticity: 1,000\n"))
                .at("mine.yaml", 3)
                .names("scale.cells.sme.elasticity = 1,000: must be a finite number")
                .maybe("1000, or 1.000 if the comma is a decimal one");
    }

    @Test
    void rangesSayItToo() {
        Refusal.of(() -> MarketText.small()
                        .with("tiers.big.busy", "{value: 0.5, range: [0,3, 0,9]}")
                        .read())
                .names("busy.range = a list: must be two numbers, the lower one first")
                .maybe("[0.3, 0.9], with decimal points");
    }

    @Test
    void argumentsOfDistributionsSayItToo() {
        MarketText small = MarketText.small();
        Refusal.of(() -> small.with("uncertainty", "{cells.*.beta: {scale: {lognormal-90: [0,5, 1,8]}}}")
                        .read())
                .names("cells.*.beta.scale.lognormal-90 = a list: must be a list of 2 or 3 numbers")
                .maybe("[0.5, 1.8], with decimal points");
        Refusal.of(() -> small.with("uncertainty", "{cells.*.beta: {set: {truncated-normal: [4,5, 1,0, 2,5, 8,0]}}}")
                        .read())
                .names("cells.*.beta.set.truncated-normal = a list: must be a list of 4 or 5 numbers")
                .maybe("[4.5, 1.0, 2.5, 8.0], with decimal points");
        // Lists of values are as long as one likes.
        small.with("uncertainty", "{cells.*.beta: {scale: {empirical: [1,2, 1,3, 2,4]}}}")
                .read();
    }
}
