package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.estimate.Nowcast;
import io.jevons.estimate.nowcast.NowcastResult;
import io.jevons.estimate.posterior.BundledPosterior;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forecasts beside what came, from the record that comes with the library: nothing is run for it. */
final class RecordSection {
    /** Series whose forecasts are drawn, in this order, as far as they were forecast so far ahead. */
    private static final List<String> DRAWN = List.of("sales", "chips", "rent", "capex");

    /** A quarter before. */
    private static final int HORIZON = 2;

    private RecordSection() {}

    private static String file(String series) {
        return "forecast-" + series;
    }

    /** Where a posterior comes with the market: the record is of the same worlds, and says nothing of others. */
    static Map<String, Chart> charts(Optional<BundledPosterior> found) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        if (found.isPresent()) {
            NowcastResult forecasts = Nowcast.bundled();
            for (String series : DRAWN) {
                boolean drawn = forecasts.forecasts().stream()
                        .anyMatch(f -> f.series().equals(series) && f.horizon() == HORIZON);
                if (drawn) {
                    charts.put(file(series), forecasts.chart(series, HORIZON).size(400, 260));
                }
            }
        }
        return charts;
    }

    static void write(PageWriter page, Optional<BundledPosterior> found, Map<String, String> drawings) {
        if (found.isEmpty()) {
            return;
        }
        NowcastResult forecasts = Nowcast.bundled();
        page.section(
                "forecasts",
                "Forecasts against what happened",
                "bands from before, and who wins by series and horizon",
                PageWriter.Place.SCREEN);
        page.note("Made day by day from what was known on each, by market "
                + forecasts.manifest().get("market") + " under "
                + forecasts.manifest().get("scenario")
                + ", and held against what came and against what anyone could have said.");
        page.figures(
                DRAWN.stream()
                        .map(RecordSection::file)
                        .filter(drawings::containsKey)
                        .toList(),
                drawings);
        page.table(forecasts.winners());
        page.fold("Scores, guidance and consensus, and where in the forecasts what came fell");
        page.table(forecasts.scores());
        page.table(forecasts.outlooks());
        page.table(forecasts.pit());
        page.endFold();
        page.end();
    }
}
