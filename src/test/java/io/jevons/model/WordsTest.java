package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cells.sme.elasticity               | how strongly use answers price, sme
            cells.*.effort-elasticity          | how strongly computing a task answers price, all cells
            cells.consumer-*.utilisation.*     | how well rented GPUs are used, consumer-*, all tiers
            cells.sme.utilisation.flagship     | how well rented GPUs are used, sme, flagship
            training.*.elasticity              | how strongly training answers cheaper training, all workloads
            sites.data-centre.growth.long-run  | long-run growth of power, data-centre
            finance.pue                        | power of a site over that of its servers
            shocks.reasoning.factor            | factor in full force, shock reasoning
            shocks.access-*.factor             | factor in full force, shock access-*
            shocks.*.share                     | share of tokens that the model serves, all shocks
            """)
    void aPathOrAPatternBecomesWords(String path, String words) {
        assertEquals(words, Words.of(path));
    }

    /** A pattern over several keys has no name of its own, nor has what is no parameter. */
    @ParameterizedTest
    @CsvSource({"*.*.elasticity", "cells.*.growth.*", "cells.*", "x1", "cells.sme.elasticty", "cells..elasticity"})
    void whatHasNoWordsKeepsItsPath(String path) {
        assertEquals(path, Words.of(path));
    }

    /** Of the total the equation of no index, where there is one; of shares the tier stands in the variable. */
    @ParameterizedTest
    @CsvSource({
        "flagship, need, need for flagship",
        "total, need, need for all tiers",
        "sme, tokens, tokens of sme",
        "total, tokens, all tokens",
        "sme, share:consumer, share of consumer in sme",
        "sme, adoptoin, sme adoptoin"
    })
    void seriesHaveWords(String entity, String variable, String words) {
        assertEquals(words, Words.ofSeries(entity, variable));
    }

    @Test
    void aFactorIsToldFromAValue() {
        assertEquals("how strongly use answers price, all cells (factor)", Words.factorOn("cells.*.elasticity"));
    }

    /** A name of its own, short enough for a chart, and not another spelling of the path. */
    @Test
    void everyNumberHasAShortNameOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (Key key : Stream.of(Keys.market(), Keys.scenario())
                .flatMap(keys -> keys.all().stream())
                .filter(Key::isNumber)
                .toList()) {
            String name = key.shortName();
            assertTrue(seen.add(name), () -> key.path() + ": another key is called so, too: " + name);
            assertTrue(name.length() <= 48, () -> key.path() + ": too long: " + name);
            assertTrue(name.contains(" "), () -> key.path() + ": no words: " + name);
            assertFalse(
                    List.of(".", "*", "_").stream().anyMatch(name::contains), () -> key.path() + ": a path: " + name);
        }
    }
}
