package io.jevons.estimate;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.data.Adoption;
import io.jevons.data.ChipStocks;
import io.jevons.data.DataSets;
import io.jevons.data.RentalQuarter;
import io.jevons.data.TokenPrice;
import io.jevons.data.TokenVolume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The article's claims against what happened in the two quarters and in the year after the release of DeepSeek R1 on 20
 * January 2025. A claim compares a world with R1 with one without it; history shows the one with it alone. So the data can
 * speak for or against a claim, and in no case prove it. Immutable.
 */
public final class HistoryCheck implements Shown.AsTable {
    /** What the data say. */
    public enum Finding {
        /** They moved as the claim has it. */
        FOR("for"),
        /** They moved the other way. */
        AGAINST("against"),
        /** They moved, and something else moved them too. */
        CONFOUNDED("confounded"),
        /** There are no public data. */
        SILENT("no data");

        private final String word;

        Finding(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * A claim beside the data.
     *
     * @param claim its number in the article
     * @param statement what it says
     * @param span the time that the data cover
     * @param figures what they are
     * @param finding what they say
     * @param source where they come from
     */
    public record Row(int claim, String statement, String span, String figures, Finding finding, String source) {
        /**
         * Made of its parts, none of which may be null.
         *
         * @param claim its number in the article
         * @param statement what it says
         * @param span the time that the data cover
         * @param figures what they are
         * @param finding what they say
         * @param source where they come from
         */
        public Row {
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(figures, "figures");
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(source, "source");
        }
    }

    private static final LocalDate RELEASE = LocalDate.of(2025, 1, 20);
    private static final double LIKE_R1 = 70;

    private final List<Row> rows;

    private HistoryCheck(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * The check for DeepSeek R1, computed from the bundled data sets; figures from memory are left out.
     *
     * @return the check
     */
    public static HistoryCheck afterR1() {
        List<Row> rows = new ArrayList<>();
        prices(rows);
        rent(rows);
        revenue(rows);
        adoption(rows);
        tokens(rows);
        shares(rows);
        silent(rows, 2, "distilled equals larger", "a matter of benchmarks, not of markets");
        silent(rows, 4, "small users move down", "demand by tier is not published");
        silent(rows, 8, "training stays high", "hours by purpose are not published");
        silent(rows, 12, "history repeats", "one technology and one year are no series of cases");
        silent(rows, 13, "total electricity rises", "no metered series of AI's electricity is bundled");
        return new HistoryCheck(rows);
    }

    private static void prices(List<Row> rows) {
        TokenPrice before = cheapest(p -> p.date().isBefore(RELEASE));
        TokenPrice after = cheapest(p -> p.date().isBefore(RELEASE.plusMonths(6)));
        rows.add(new Row(
                1,
                "cost per token falls",
                "two quarters",
                "cheapest output at GPQA 70 or above: " + usd(before) + " to " + usd(after),
                after.output() < before.output() ? Finding.FOR : Finding.AGAINST,
                "token prices"));
    }

    private static String usd(TokenPrice price) {
        return price.model() + " " + Numbers.human(price.output()) + " USD/Mtok";
    }

    private static TokenPrice cheapest(Predicate<TokenPrice> when) {
        return DataSets.tokenPrices().withoutRecalled().rows().stream()
                .filter(when)
                .filter(p -> p.gpqa().isPresent() && p.gpqa().getAsDouble() >= LIKE_R1)
                .min(java.util.Comparator.comparingDouble(TokenPrice::output))
                .orElseThrow();
    }

    private static void rent(List<Row> rows) {
        List<RentalQuarter> rents = DataSets.gpuRental().quarters("H100", "on-demand");
        double before = median(rents, "2024Q4");
        double after = median(rents, "2025Q1");
        rows.add(new Row(
                3,
                "flagships weaken at first",
                "two quarters",
                "H100 on demand, median: " + Numbers.human(before) + " (2024Q4) to " + Numbers.human(after)
                        + " (2025Q1) USD/h, few quotes",
                after < before ? Finding.FOR : Finding.AGAINST,
                "GPU rental"));
    }

    private static double median(List<RentalQuarter> rents, String quarter) {
        return rents.stream()
                .filter(each -> each.quarter().equals(Quarter.parse(quarter)))
                .mapToDouble(RentalQuarter::median)
                .findFirst()
                .orElseThrow();
    }

    private static void revenue(List<Row> rows) {
        Series centre = DataSets.nvidiaRevenue().dataCenter();
        double before = centre.at("2024Q4") / centre.at("2024Q2") - 1;
        double after = centre.at("2025Q2") / centre.at("2024Q4") - 1;
        rows.add(new Row(
                3,
                "flagships weaken at first",
                "two quarters",
                "data-centre revenue: " + Numbers.change(after) + " after " + Numbers.change(before)
                        + " in the two before; export rules on H20 fell into it",
                Finding.CONFOUNDED,
                "filings"));
        double year = year("data-centre");
        rows.add(new Row(
                5,
                "more GPUs in the long run",
                "a year",
                "data-centre revenue " + Numbers.change(year) + ", NVIDIA's stock x" + Numbers.human(stockRatio())
                        + "; the trend was up before",
                Finding.CONFOUNDED,
                "filings, Epoch AI"));
        rows.add(new Row(
                6,
                "lower tiers rise",
                "a year",
                "gaming " + Numbers.change(year("gaming")) + ", workstations "
                        + Numbers.change(year("professional-visualisation")) + "; games sell gaming cards too",
                Finding.CONFOUNDED,
                "filings"));
        rows.add(new Row(
                11,
                "flagship demand rises too",
                "a year",
                "fiscal 2026: 193.7 bn USD against a consensus of 183.8 four weeks after R1, which knew of it",
                Finding.CONFOUNDED,
                "filings, consensus"));
    }

    private static double year(String segment) {
        Series series = DataSets.nvidiaRevenue().segment(segment);
        double after = 0;
        double before = 0;
        for (int q = 1; q <= 4; q++) {
            after += series.at("2025Q" + q);
            before += series.at("2024Q" + q);
        }
        return after / before - 1;
    }

    private static double stockRatio() {
        Series stock = DataSets.chipStock().vendor("NVIDIA");
        return stock.at("2025Q4") / stock.at("2024Q4");
    }

    private static void adoption(List<Row> rows) {
        double small = adopters("10-49 employees", 2025) / adopters("10-49 employees", 2024);
        double large = adopters("250+ employees", 2025) / adopters("250+ employees", 2024);
        rows.add(new Row(
                7,
                "small business adopts",
                "a year",
                "Spain: firms of 10-49 x" + Numbers.human(small) + ", of 250+ x" + Numbers.human(large)
                        + "; later adopters grow faster in any diffusion",
                small > large ? Finding.CONFOUNDED : Finding.AGAINST,
                "INE ICT survey"));
    }

    private static double adopters(String group, int year) {
        return DataSets.adoption().withoutRecalled().rows().stream()
                .filter(row -> row.region().equals("Spain") && row.group().equals(group))
                .filter(row -> row.date().getYear() == year)
                .mapToDouble(Adoption::value)
                .findFirst()
                .orElseThrow();
    }

    private static void tokens(List<Row> rows) {
        List<TokenVolume> google = DataSets.tokenVolumes().withoutRecalled().rows().stream()
                .filter(row -> row.provider().startsWith("Google (all"))
                .filter(row -> !row.date().isBefore(RELEASE))
                .toList();
        TokenVolume from = google.get(0);
        TokenVolume to = google.get(google.size() - 1);
        rows.add(new Row(
                10,
                "new markets multiply demand",
                "a year",
                "Google's tokens x" + Numbers.human(to.tokensPerDay() / from.tokensPerDay()) + " from " + from.date()
                        + " to " + to.date() + ", all its services: scope and uses grew together",
                Finding.CONFOUNDED,
                "token volumes"));
    }

    private static void shares(List<Row> rows) {
        double before = nvidiaShare("2024Q4");
        double after = nvidiaShare("2025Q4");
        rows.add(new Row(
                9,
                "NVIDIA keeps its share",
                "a year",
                "of the H100-equivalents of four vendors: " + Numbers.percent(before) + " to " + Numbers.percent(after),
                after >= before ? Finding.FOR : Finding.AGAINST,
                "Epoch AI"));
    }

    private static double nvidiaShare(String quarter) {
        ChipStocks stocks = DataSets.chipStock();
        double all = stocks.rows().stream()
                .map(row -> row.vendor())
                .distinct()
                .mapToDouble(vendor -> stocks.vendor(vendor).at(quarter))
                .sum();
        return stocks.vendor("NVIDIA").at(quarter) / all;
    }

    private static void silent(List<Row> rows, int claim, String statement, String why) {
        rows.add(new Row(claim, statement, "-", why, Finding.SILENT, "-"));
    }

    /**
     * The claims beside the data.
     *
     * @return claims that the data can speak to first
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * The check as a table, with the figures below it.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("The article's claims against history after " + RELEASE)
                .number("claim", "1")
                .text("statement")
                .text("over")
                .text("data speak")
                .text("source");
        for (Row row : rows) {
            table.row(row.claim(), row.statement(), row.span(), row.finding().toString(), row.source());
        }
        rows.forEach(row -> table.note("Claim " + row.claim() + ", " + row.span() + ": " + row.figures() + "."));
        table.note(
                "History shows the world with R1 alone. One firm and one year can neither prove nor refute the paradox.");
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
