package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.InvalidInputException;
import io.jevons.scenario.FileCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says about a number is taken as it stands or refused, as early as the file is read. */
final class HonestNumbersTest {
    private static final String HEAD = "market: mine\nbased-on: world-latest\n";

    @TempDir
    private Path folder;

    private FileCheck check(String lines) throws IOException {
        return Jevons.check(Files.writeString(folder.resolve("mine.yaml"), HEAD + lines + "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tiers: {consumer: {price-usd: {value: 1500, unit: EUR}}}}|price-usd.unit = EUR: must be USD",
                "{tiers: {consumer: {busy: {value: 0.5, unit: per cent}}}}|busy.unit = per cent: must be 1",
                "{tiers: {consumer: {price-usd: {value: 1500, range: [2000, 3000]}}}}|must be a range that holds the value, 1500",
                "{uncertainty: {cells.sme.elasticity: {scale: {lognormal9: [0.5, 2]}}}}|unknown distribution 'lognormal9'",
                "{uncertainty: {cells.sme.elasticity: {scale: {lognormal90: [2, 0.5]}}}}|uncertainty.cells.sme.elasticity: ",
                "{uncertainty: {cells.sme.elasticiti: {scale: {uniform: [1, 2]}}}}|cells.sme.elasticiti"
            })
    void isRefusedWithItsPlace(String line, String message) throws IOException {
        FileCheck check = check(line.substring(1, line.length() - 1));
        assertEquals(1, check.faults().size(), check.toString());
        assertTrue(check.faults().get(0).startsWith("mine.yaml, line 3: "), check.toString());
        assertTrue(check.faults().get(0).contains(message), check.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{value: 1500, unit: USD}", "{value: 1500, unit: usd, range: [1500, 1500]}"})
    void takesTheUnitOfTheKey(String number) throws IOException {
        FileCheck check = check("tiers: {consumer: {price-usd: " + number + "}}");
        assertTrue(check.isValid(), check.toString());
    }

    @Test
    void allThatIsUncertainInNoWayIsToldAtOnce() throws IOException {
        FileCheck check = check("""
                uncertainty:
                  cells.sme.elasticiti: {scale: {lognorml90: [0.5, 2]}}
                  cells.sme.elasticity: {scale: {lognormal90: [2, 0.5]}}
                  cells.*.adoption: {set: {gauss: [1, 2]}}
                tier-choice: nobody
                demand-curve: nothing
                """);
        assertEquals(6, check.faults().size(), check.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"world-2024Q4", "world-latest"})
    void aNameThatIsTakenIsRefused(String name) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "market: " + name + "\nbased-on: world-2024Q4\n");
        FileCheck check = Jevons.check(file);
        assertEquals(1, check.faults().size(), check.toString());
        assertTrue(
                check.faults().get(0).contains("market = " + name + ": must be a name of its own"), check.toString());
    }

    /** They are read without the rules of the rooms above, so that this test is what holds them to these. */
    @Test
    void bundledMarketsKeepEveryRule() {
        List<InvalidInputException> faults = new ArrayList<>();
        int rules = 0;
        for (MarketRule rule : ServiceLoader.load(MarketRule.class)) {
            rules++;
            BundledMarkets.names().forEach(name -> rule.check(Markets.named(name), faults::add));
        }
        assertEquals(List.of(), faults);
        assertEquals(2, rules);
    }

    @Test
    void whatIsTakenAwayTakesItsUncertaintyWithIt() {
        Market without = Market.parse("mine.yaml", HEAD + "vendors: {cuda: }");
        assertEquals(
                List.of(),
                without.uncertainty().stream()
                        .filter(rule -> rule.pattern().startsWith("vendors."))
                        .toList());
        assertDoesNotThrow(() -> Jevons.ensemble(without, Jevons.scenario("deepseek-r1"))
                .draws(4)
                .seed(1)
                .run());
    }

    @Test
    void aMarketThatIsWrittenIsReadAgain() {
        Market market = Markets.named("world-latest").as("mine");
        assertDoesNotThrow(() -> Market.parse("mine.yaml", market.toYaml()));
    }
}
