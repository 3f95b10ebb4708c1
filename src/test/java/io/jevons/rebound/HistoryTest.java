package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The textbook cases through the engine. Elasticities in the market files have four or five digits, hence 1e-3 against
 * the closed forms.
 */
final class HistoryTest {
    private static double model(String history, String figure) {
        Table table = History.named(history).toTable();
        for (int i = 0; i < table.rowCount(); i++) {
            if (table.get(i, "figure").equals(figure)) {
                return (Double) table.get(i, "model");
            }
        }
        throw new IllegalStateException(figure);
    }

    @Test
    void jevonsScotchIron() {
        History coal = History.named("coal-1865");
        // Jevons 1866, ch. VII: coal a ton to a third and ten times the coal, so R = 1 - (1 - 10) / (1 - 1/3).
        assertEquals(14.5, coal.rebound(), 1e-3);
        assertEquals(Math.log(30) / Math.log(3), coal.elasticity(), 1e-5);
        assertEquals(3.096, coal.elasticity(), 5e-4);
        Comparison run = coal.comparisons().get(0);
        assertEquals(
                10,
                run.inScenario(Resource.GPU_HOURS).at("1863Q1")
                        / run.inScenario(Resource.GPU_HOURS).at("1830Q1"),
                1e-3);
        assertTrue(run.rebound(Resource.GPU_HOURS).isBackfire(Horizon.LONG_RUN));
    }

    @Test
    void ironOf1845IsNotReproduced() {
        // Campbell 1955: over 300,000 tons, 8.1 times 1830. A straight line between Jevons' two points is late.
        double model = model("coal-1865", "iron, 1845 against 1830");
        assertEquals(Math.pow(30, 15.0 / 33), model, 1e-3);
        assertTrue(model < 300.0 / 37);
    }

    @Test
    void lightingOverTwoCenturies() {
        History lighting = History.named("lighting");
        assertEquals(2, lighting.comparisons().size());
        // Price of 1800 and 2000 in Fouquet and Pearson's series: 9539.93 and 2.62 GBP of 2000 per million lumen-hours.
        assertEquals(1 / 3641.2, model("lighting", "price of light, 2000 against 1800"), 1e-7);
        assertEquals(1.07, lighting.elasticity(), 5e-3);
        assertEquals(Math.log(6500) / Math.log(9539.93 / 2.62), lighting.elasticity(), 1e-4);
        assertEquals(0.74, model("lighting", "the same net of income (unit income elasticity)"), 5e-3);
        assertEquals(6500, model("lighting", "light a head, 2000 against 1800"), 6500 * 1e-3);
        assertEquals(6500.0 / 15, model("lighting", "light a head at the income of 1800"), 0.1);
    }

    @Test
    void energyForLightBackfiresGrossButNotNetOfIncome() {
        double intensity = 38.9 / 25_000;
        assertEquals(
                1 - (1 - 6500 * intensity) / (1 - intensity),
                History.named("lighting").withShifts(),
                1e-2);
        assertEquals(
                1 - (1 - 6500.0 / 15 * intensity) / (1 - intensity), model("lighting", "the same net of income"), 1e-3);
    }

    @Test
    void efficiencyAloneBackfiresLessThanWithCheaperEnergy() {
        // Isoelastic and no lag: R = (gain^(elasticity - 1) - 1) / (1 - 1 / gain) + 1, in terms of what is saved.
        History lighting = History.named("lighting");
        double gain = 25_000 / 38.9;
        double expected = 1 + (Math.pow(gain, lighting.elasticity() - 1) - 1) / (1 - 1 / gain);
        assertEquals(expected, lighting.rebound(), 1e-2);
        assertTrue(lighting.rebound() < lighting.withShifts());
    }

    @Test
    void onlyTheReportedPeakOfLightingIsAboveTheModel() {
        // Fouquet and Pearson 2012 put the peak near 1.7, in the 1840s to 1890s; one elasticity for all years is below.
        assertTrue(History.named("lighting").elasticity() < 1.7);
    }

    @Test
    void dataCentresOfThe2010s() {
        History centres = History.named("data-centres-2010-2018");
        double electricity = 205.0 / 194;
        assertEquals(1 - (1 - electricity) / (1 - electricity / 6.5), centres.rebound(), 1e-3);
        assertEquals(1.07, centres.rebound(), 5e-3);
        assertEquals(6.5, model("data-centres-2010-2018", "compute instances, 2018 against 2010"), 6.5e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coal-1865", "lighting", "data-centres-2010-2018"})
    void whatSetTheModelComesOutAgain(String name) {
        Table table = History.named(name).toTable();
        int checks = 0;
        for (int i = 0; i < table.rowCount(); i++) {
            if (table.get(i, "used for").equals("check")) {
                checks++;
            } else {
                assertEquals(0, (Double) table.get(i, "model/data"), 1e-3, (String) table.get(i, "figure"));
            }
            assertTrue(List.of("measured", "derived", "published").contains(table.get(i, "basis")));
        }
        assertEquals(checks, History.named(name).checks());
        assertTrue(checks > 0, "something is left to check it");
    }

    @ParameterizedTest
    @CsvSource({"1830Q1", "1850Q1", "1863Q1"})
    void theBaseOfCoalStandsStill(String quarter) {
        Comparison run = History.named("coal-1865").comparisons().get(0);
        assertEquals(37_000, run.inBase(Resource.GPU_HOURS).at(quarter), 1e-3);
    }

    @Test
    void printsDataAgainstModelAndSaysWhatIsAssumed() {
        String printed = History.named("coal-1865").toString();
        assertTrue(printed.lines().allMatch(l -> l.length() <= Table.WIDTH), printed);
        assertTrue(printed.contains("measured") && printed.contains("Assumed:"), printed);
        assertEquals(3, History.all().size());
    }

    @Test
    void refusesAnUnknownCase() {
        String message = assertThrows(InvalidInputException.class, () -> History.named("coal"))
                .getMessage();
        assertTrue(message.contains("Maybe coal-1865"), message);
    }
}
