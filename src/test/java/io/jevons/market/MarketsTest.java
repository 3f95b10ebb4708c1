package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Refusal;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The markets that are known by name. */
final class MarketsTest {
    private static final Market SMALL = MarketText.small().read();

    @Test
    void ofTheUserStandBehindBundledOnesByName() {
        Market b = SMALL.as("markets-test-b");
        Market a = SMALL.as("markets-test-a");
        Markets.register(b);
        Markets.register(a);
        assertSame(a, Markets.named("markets-test-a"));
        List<String> names = new ArrayList<>(Markets.all().keySet());
        assertEquals(Markets.bundled(), names.subList(0, Markets.bundled().size()));
        assertEquals("world-2024Q4", Markets.bundled().get(0));
        assertTrue(names.contains("markets-test-b"));
        assertEquals(names.indexOf("markets-test-a") + 1, names.indexOf("markets-test-b"), names.toString());
        Market other = SMALL.with("finance.pue", 1.2).as("markets-test-a");
        Markets.register(other);
        assertSame(other, Markets.named("markets-test-a"), "in place of the first");
    }

    @Test
    void areTabledWithSpanAndSize() {
        Markets.register(SMALL.as("markets-test-c"));
        Table table = Markets.table();
        assertEquals(Markets.all().size(), table.rowCount());
        for (int i = 0; i < table.rowCount(); i++) {
            if (table.get(i, "name").equals("markets-test-c")) {
                assertEquals("2019Q3", table.get(i, "from"));
                assertEquals("2021Q3", table.get(i, "to"));
                assertEquals(3.0, ((Number) table.get(i, "tiers")).doubleValue());
                assertEquals(2.0, ((Number) table.get(i, "cells")).doubleValue());
            }
        }
        assertEquals("world-2024Q4", table.get(0, "name"));
    }

    @Test
    void ofBundledNamesAreRefused() {
        Refusal.of(() -> Markets.register(SMALL.as("world-latest")))
                .names("market 'world-latest': must have a name of its own")
                .maybe("market.as(\"my-world-latest\")");
        Refusal.of(() -> Markets.named("world-lates"))
                .names("unknown market 'world-lates'")
                .maybe("world-latest");
    }
}
