package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a file on top of another market is told of by a line of the file, and values stand where they are said. */
final class InheritedPlacesTest {
    private static final String TOP = "market: mine\nbased-on: world-latest\n";

    private static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        Market.check(YamlNode.parse("mine.yaml", text), e -> faults.add(e.getMessage()));
        return faults;
    }

    /** What the base says becomes wrong by what the file says elsewhere, or takes away. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The first share of the base, so that others of it stand behind it.
                "cells: {sme: {shares: {#flagship: 0.5}}} | 4 | cells.sme.shares: shares sum to 0.75",
                "cells: {open-source: {#grade: frontier}} | 4 | cells.open-source.shares.midrange = 0.3: must be 0 or absent",
                "cells: {open-source: {#latent: {edge: -1}}} | 4 | cells.open-source.latent.edge: must be absent",
                "cells: {open-source: {shares: {#edge: }}} | 4 | with cells.open-source.shares.edge taken away, cells.open",
                "tiers: {#edge: } | 4 | tiers.edge: must not be taken away by itself, since world-latest names 'edge' in grades",
                "nests: {#cuda: } | 4 | names 'cuda' in tiers.flagship.nest, tiers.midrange.nest",
                "grades: {#light: } | 4 | names 'light' in cells.open-source.grade, cells.emerging.grade",
                "sites: {#data-centre: } | 4 | names 'data-centre' in tiers.flagship.site"
            })
    void aFaultIsToldByALineOfTheFile(String text, int line, String message) {
        List<String> faults = faults(TOP + text.strip().replace("#", "\n  ") + "\n");
        String start = "mine.yaml, line " + line + ": ";
        assertTrue(faults.stream().allMatch(f -> f.startsWith(start)), faults.toString());
        assertTrue(faults.stream().anyMatch(f -> f.contains(message)), faults.toString());
    }

    /** A name that the base has otherwise is the file's mistake, wherever the two stand. */
    @Test
    void aTierOfTheNameOfACellIsTheFiles() {
        List<String> faults = faults(TOP + "tiers:\n  sme: {like: edge}\n");
        assertEquals("mine.yaml, line 4: cell 'sme': must differ from the tier of that name", faults.get(0));
    }

    /** A base may itself be a file, whose lines another file does not name either. */
    @Test
    void aRegisteredBaseIsNotBlamed() {
        String base = Markets.named("world-latest").toYaml().text().replace("market: world-latest", "market: own-base");
        Markets.register(Market.parse("base.yaml", base));
        String text = "market: mine\nbased-on: own-base\ngrades:\n  light:\n";
        List<String> faults = faults(text);
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith("mine.yaml, line 4: grades.light: must not"), faults.toString());
        Market fine = Market.parse("mine.yaml", "market: mine\nbased-on: own-base\n");
        assertTrue(fine.place("finance.pue").startsWith("base.yaml, line "), fine.place("finance.pue"));
    }

    @Test
    void aNumberStandsWhereItIsSaid() {
        Market market = Market.parse("mine.yaml", TOP + """
                finance: {pue: 1.4}
                tiers:
                  asic: {gpu: a chip, h100-equivalents: 0.8, nest: other, price-usd: 6000, power-w: 350,
                         shipments-per-year: 300000, capacity-per-year: 800000}
                grades:
                  frontier: {hours-per-mtok: {asic: 0.2}}
                cells:
                  enterprise:
                    latent: {asic: -1}
                  startups:
                    like: sme
                    segment: startups
                """);
        Market base = Markets.named("world-latest");
        assertEquals("mine.yaml, line 3: ", market.place("finance.pue"));
        assertEquals(base.place("finance.opex-rate"), market.place("finance.opex-rate"));
        assertTrue(base.place("finance.opex-rate").startsWith("world-latest.yaml, line "));
        assertEquals(base.place("grades.light.hours-per-mtok.edge"), market.place("grades.light.hours-per-mtok.edge"));
        // Middles of the base's tiers, of a cell's other tiers, and what is like another cell.
        assertEquals("mine.yaml, line 5: ", market.place("tiers.asic.life-years"));
        assertEquals("mine.yaml, line 11: ", market.place("cells.enterprise.utilisation.asic"));
        assertEquals("mine.yaml, line 13: ", market.place("cells.startups.beta"));
        assertEquals("mine.yaml, line 14: ", market.place("cells.startups.segment"));
        assertEquals(base.uncertainty(), market.uncertainty());
    }
}
