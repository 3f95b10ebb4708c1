package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Table;
import io.jevons.rebound.Comparison;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.study.ClaimProbabilities;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report is made of: the comparison, and what was added to it.
 *
 * @param comparison the comparison
 * @param day the day of the page
 * @param howSure what an ensemble says
 * @param shares what decides, as shares of variance
 * @param discovery where an event happens, as a rule
 * @param claims how often each claim holds
 */
record ReportContent(
        Comparison comparison,
        LocalDate day,
        Optional<HowSure> howSure,
        List<Shares> shares,
        Optional<PrimBox> discovery,
        Optional<ClaimProbabilities> claims) {
    /**
     * Shares of an output's variance by input.
     *
     * @param file the name of the chart's file
     * @param note what the figures mean
     * @param chart the chart
     * @param table the figures
     */
    record Shares(String file, String note, Chart chart, Table table) {}

    ReportContent {
        shares = List.copyOf(shares);
    }

    static ReportContent of(Comparison comparison) {
        return new ReportContent(
                comparison,
                LocalDate.now(ZoneOffset.UTC),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    ReportContent of(LocalDate other) {
        return new ReportContent(comparison, other, howSure, shares, discovery, claims);
    }

    ReportContent with(HowSure sure) {
        return new ReportContent(comparison, day, Optional.of(sure), shares, discovery.or(sure::discovery), claims);
    }

    /** Takes the place of shares of the same name. */
    ReportContent with(Shares more) {
        List<Shares> all = new ArrayList<>(shares);
        all.removeIf(s -> s.file().equals(more.file()));
        all.add(more);
        return new ReportContent(comparison, day, howSure, all, discovery, claims);
    }

    ReportContent with(PrimBox box) {
        return new ReportContent(comparison, day, howSure, shares, Optional.of(box), claims);
    }

    ReportContent with(ClaimProbabilities probabilities) {
        return new ReportContent(comparison, day, howSure, shares, discovery, Optional.of(probabilities));
    }

    /** The case of history that the comparison is of, where it is one and nothing is drawn. */
    Optional<PastCase> past() {
        return uncertain() ? Optional.empty() : PastCase.of(comparison);
    }

    /** Whether there is anything on what decides. */
    boolean uncertain() {
        return howSure.isPresent() || !shares.isEmpty() || discovery.isPresent();
    }
}
