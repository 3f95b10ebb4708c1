package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.market.TierGroup;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.YearFigure;
import io.jevons.rebound.Years;
import io.jevons.uncertainty.study.YearBands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calendar years on a page: GPUs needed at their end, and what is sold in them, by NVIDIA to data centres where the market says
 * so; base, scenario, and the change within which nine of ten draws lie, in the same unit as the change.
 */
final class AnswerYears {
    private static final int QUARTERS = 4;

    private static final String BAND = "in 9 of 10 draws";
    private static final double LOW = 0.05;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.95;

    /** The base's 95 % quantile over its 5 % quantile from which on a sentence says how unsure the level is. */
    private static final double WIDE = 3;

    /** The change from which on a band has no decimals. */
    private static final double WHOLE = 0.1;

    /** As many years as the first screen has room for. */
    private static final int ROWS = 10;

    private final Comparison comparison;
    private final Optional<HowSure> sure;

    AnswerYears(ReportContent content) {
        this.comparison = content.comparison();
        this.sure = content.howSure();
    }

    /** What is asked of a year: whose, which variable, in which unit, and what a table of it is called. */
    private record Asked(String entity, String variable, String unit, String title) {
        double in(Projection projection, int year) {
            return YearFigure.of(projection, entity, variable).in(projection, year);
        }
    }

    private static final Asked NEED =
            new Asked(TierGroup.TOTAL, "need", "GPU", "GPUs needed at the end of the year, in H100-equivalents");

    private Asked sales() {
        return new Asked(
                seller(comparison),
                "sales",
                "USD",
                (isNamed(comparison) ? "NVIDIA's data-centre sales" : "Sales of GPUs")
                        + " in the year, in constant 2025 US dollars");
    }

    private static boolean isNamed(Comparison comparison) {
        return comparison.market().groups().stream()
                .anyMatch(group -> group.name().equals(TierGroup.NVIDIA_DATA_CENTRE));
    }

    /** Whose sales the years have. */
    static String seller(Comparison comparison) {
        return isNamed(comparison) ? TierGroup.NVIDIA_DATA_CENTRE : TierGroup.TOTAL;
    }

    /** GPUs needed. */
    Table need() {
        return table(NEED, sure.map(HowSure::need));
    }

    /** Dollars. */
    Table money() {
        return table(sales(), sure.map(HowSure::sales));
    }

    private Table table(Asked asked, Optional<YearBands> bands) {
        Table.Builder table = Table.titled(asked.title()).text("year");
        if (comparison.isSame()) {
            table.number(comparison.base().scenario(), asked.unit());
        } else {
            table.number("base", asked.unit()).number("scenario", asked.unit()).change("change");
        }
        bands.ifPresent(known -> table.text(BAND));
        for (int year : whole(comparison.base())) {
            List<Object> row = new ArrayList<>(List.of(String.valueOf(year)));
            double base = asked.in(comparison.base(), year);
            row.add(base);
            if (!comparison.isSame()) {
                double scenario = asked.in(comparison.scenario(), year);
                row.add(scenario);
                row.add(scenario / base - 1);
            }
            bands.ifPresent(known -> row.add(band(known, asked, year)));
            table.row(row.toArray());
        }
        return table.build();
    }

    private String band(YearBands bands, Asked asked, int year) {
        return comparison.isSame()
                ? Numbers.human(bands.base(asked.entity(), asked.variable(), year, LOW)) + " to "
                        + Numbers.human(bands.base(asked.entity(), asked.variable(), year, HIGH))
                : range(
                        bands.change(asked.entity(), asked.variable(), year, LOW),
                        bands.change(asked.entity(), asked.variable(), year, HIGH));
    }

    /** From one change to another in per cent, with the digits that a band of draws is worth. */
    static String range(double low, double high) {
        return end(low).replace(" %", "") + " to " + end(high);
    }

    private static String end(double change) {
        String sign = change > 0 ? "+" : "";
        return Math.abs(change) < WHOLE || !Double.isFinite(change)
                ? Numbers.change(change)
                : sign + Numbers.wholePercent(change);
    }

    /** What the bands are; empty where there are none. */
    String note() {
        if (sure.isEmpty()) {
            return "";
        }
        String quantiles = "In 9 of 10 draws: from the 5 % to the 95 % quantile";
        return comparison.isSame()
                ? quantiles + " of the draws."
                : quantiles + " of scenario against base in the same draw." + level(sure.get())
                        + " The bands in GPUs and USD are under How sure.";
    }

    /** How unsure the level is on which the change comes. */
    private String level(HowSure known) {
        List<Integer> years = whole(comparison.base());
        if (years.isEmpty()) {
            return "";
        }
        int last = years.get(years.size() - 1);
        double low = known.need().base(NEED.entity(), NEED.variable(), last, LOW);
        double high = known.need().base(NEED.entity(), NEED.variable(), last, HIGH);
        return high < WIDE * low
                ? ""
                : " Levels are far less sure: the base itself needs " + Numbers.human(low) + " to "
                        + Numbers.human(high) + " GPUs at the end of " + last + ".";
    }

    /** Years with quantiles of base, scenario and difference in their own unit; none where there are no draws. */
    List<Table> bands() {
        return sure.map(known -> List.of(bands(NEED, known.need()), bands(sales(), known.sales())))
                .orElse(List.of());
    }

    private Table bands(Asked asked, YearBands bands) {
        Table.Builder table =
                Table.titled(asked.title() + ": quantiles over the draws").text("year");
        List<String> runs = comparison.isSame() ? List.of("base") : List.of("base", "scenario", "difference");
        double[] quantiles = {LOW, MIDDLE, HIGH};
        for (String run : runs) {
            for (double quantile : quantiles) {
                table.number(run + " " + Math.round(100 * quantile) + " %", "");
            }
        }
        for (int year : whole(comparison.base())) {
            List<Object> row = new ArrayList<>(List.of(String.valueOf(year)));
            for (String run : runs) {
                for (double quantile : quantiles) {
                    row.add(
                            switch (run) {
                                case "base" -> bands.base(asked.entity(), asked.variable(), year, quantile);
                                case "scenario" -> bands.scenario(asked.entity(), asked.variable(), year, quantile);
                                default -> bands.difference(asked.entity(), asked.variable(), year, quantile);
                            });
                }
            }
            table.row(row.toArray());
        }
        return table.note(
                        "In " + asked.unit()
                                + (comparison.isSame()
                                        ? "."
                                        : ". Difference: scenario less base in the same draw, so not the difference of the quantiles."))
                .build();
    }

    /** Years of four quarters; of many, some that are evenly apart, the last among them. */
    static List<Integer> whole(Projection projection) {
        Quarter start = projection.start();
        List<Integer> whole = Years.of(projection).stream()
                .filter(year -> {
                    int first = start.until(new Quarter(year, 1));
                    return first >= 0 && first + QUARTERS <= projection.periods();
                })
                .toList();
        int apart = (whole.size() + ROWS - 1) / ROWS;
        return whole.stream()
                .filter(year -> (whole.get(whole.size() - 1) - year) % Math.max(1, apart) == 0)
                .toList();
    }
}
