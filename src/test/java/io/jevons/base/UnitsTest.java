package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "24600,MW,24.6 GW",
        "610,MW,610 MW",
        "0.5,MW,500 kW",
        "-24600,MW,-24.6 GW",
        "1250,TWh,1250 TWh",
        "-34567,TWh,-34600 TWh",
        "0.5,TWh,500 GWh",
        "412,TWh,412 TWh",
        "0.00003,kWh/Mtok,0.0300 Wh/Mtok",
        "1.2e12,Mtok/yr,1.20e+18 tokens/yr",
        "1e9,Mtok/yr,1.00e+15 tokens/yr",
        "9.9e8,Mtok/yr,990 tn tokens/yr",
        "3.4e6,Mtok/yr,3.40 tn tokens/yr",
        "165e9,USD/yr,165 bn USD/yr",
        "3.56e9,H100-h/yr,3.56 bn H100-h/yr",
        "0.87,1,0.870",
        "0,MW,0 MW",
        "NaN,MW,-"
    })
    void haveOnePrefixAndNotTwo(double value, String unit, String shown) {
        assertEquals(shown, Units.shown(value, unit));
    }

    /** A table's column has the unit that fits its largest number; files keep the column's own. */
    @Test
    void ofAColumnFitItsLargestNumber() {
        Table table = Table.titled("t")
                .text("what")
                .number("power", "MW")
                .row("a", 24_600.0)
                .row("b", 610.0)
                .build();
        assertTrue(table.toString().startsWith("t\nwhat  power [GW]\n"), table::toString);
        assertTrue(table.toString().endsWith("a           24.6\nb          0.610\n"), table::toString);
        assertTrue(
                table.toCsv().startsWith("what,power [MW]\n") || table.toCsv().startsWith("what,power [MW]\r\n"));
        assertTrue(table.toHtml().contains("<td class=\"n\">24.6</td>"), table::toHtml);
    }
}
