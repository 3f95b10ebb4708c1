package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Change;
import io.jevons.model.Equation;
import io.jevons.model.Equations;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void goesFromItsLowToItsHighEnd() {
        Axis axis = Axis.set("cells.*.elasticity", 0.3, 1.1);
        assertEquals(0.3, axis.at(0));
        assertEquals(0.5, axis.at(0.25), 1e-15);
        assertEquals(1.1, axis.at(1));
        assertEquals(0.3, axis.low());
        assertEquals(1.1, axis.high());
        assertEquals("cells.*.elasticity from 0.3 to 1.1", axis.toString());
        assertThrows(InvalidInputException.class, () -> Axis.set("cells.*.elasticity", 1, 1));
    }

    /** Parameters move by themselves; only the responses to price as a whole take viability along. */
    @Test
    void leavesViabilityToPriceResponses() {
        assertEquals(1, Axis.set("cells.*.elasticity", 0, 3).viability(2));
        assertEquals(1, Axis.scale("cells.*.elasticity", 0, 3).viability(2));
        assertEquals(2, Axis.priceResponses(0, 3).viability(2));
    }

    @Test
    void changesTheMarket() {
        String pattern = "cells.*.elasticity";
        assertEquals(
                List.of(Change.set(pattern, 2, pattern)),
                Axis.set(pattern, 0, 3).changes(2));
        assertEquals(
                List.of(Change.scale(pattern, 2, pattern + " times")),
                Axis.scale(pattern, 0, 3).changes(2));
    }

    /** What is multiplied are the elasticities of which the text makes the long-run elasticity of demand, at given prices. */
    @Test
    void multipliesEveryElasticityOfTheText() {
        Set<String> elasticities = new TreeSet<>();
        collect("η[c]", elasticities);
        assertTrue(elasticities.contains("cells.*.elasticity"));
        assertEquals(
                elasticities,
                Axis.priceResponses(0, 3).changes(2).stream()
                        .map(Change::pattern)
                        .collect(Collectors.toSet()));
    }

    /** The elasticities that a symbol's formulas name, themselves or by other symbols but the task price and viability. */
    private static void collect(String key, Set<String> elasticities) {
        Keys.market()
                .ofSymbol(key)
                .map(Key::path)
                .filter(path -> path.endsWith("elasticity"))
                .ifPresent(path -> elasticities.add(path.replace("<c>", "*")));
        List<String> lines = Equations.model().find(key).map(Equation::lines).orElse(List.of());
        Pattern.compile("\\p{L}+[*\u0302]*\\[c]")
                .matcher(String.join("; ", lines))
                .results()
                .map(MatchResult::group)
                .filter(symbol -> !Set.of(key, "x[c]", "z[c]").contains(symbol))
                .forEach(symbol -> collect(symbol, elasticities));
    }
}
