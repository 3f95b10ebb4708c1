package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.estimate.Calibration;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.estimate.posterior.Posterior;
import io.jevons.market.TierGroup;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Rebound;
import io.jevons.rebound.Resource;
import io.jevons.rebound.YearFigure;
import io.jevons.rebound.Years;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.study.YearBands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the first screen of a page says: the finding, the years, how sure it is, what it rests on and what it does not know. */
final class Answer {
    private static final int QUARTERS = 4;

    private static final String BAND = "in 9 of 10 draws";
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /** The base's 95 % quantile over its 5 % quantile from which on a sentence says why the bands are so wide. */
    private static final double WIDE = 3;

    /** As many years as the first screen has room for. */
    private static final int ROWS = 10;

    private static final String HISTORY =
            "A case of history in the same equations: what they call GPUs and tokens are here the capital and the service of the case.";

    private static final String NOTE =
            "GPUs in H100-equivalents, all tiers; sales in constant 2025 US dollars, summed over the year.";

    private static final double NOTHING = 0.0005;
    /** The part of a need beyond which what nobody runs is told. */
    private static final double MUCH = 0.05;

    private static final List<String> FITTED = List.of("world-2024Q4", "world-latest");

    private final ReportContent content;
    private final Comparison comparison;

    Answer(ReportContent content) {
        this.content = content;
        this.comparison = content.comparison();
    }

    /** The finding in a line. */
    String finding() {
        double shortRun = comparison.change(Resource.GPUS, Horizon.SHORT_RUN);
        double longRun = comparison.change(Resource.GPUS, Horizon.LONG_RUN);
        String base = comparison.base().scenario();
        if (comparison.isSame()) {
            return (comparison.scenario().scenario().equals(base) ? base + ", the base itself" : "As under " + base)
                    + ": no difference in any quarter";
        }
        if (Math.abs(shortRun) < NOTHING && Math.abs(longRun) < NOTHING) {
            return "As many GPUs needed as under " + base + " in the short and in the long run";
        }
        return moreOrFewer(shortRun) + " GPUs needed on average in " + Horizon.SHORT_RUN.in(comparison) + ", "
                + moreOrFewer(longRun) + " in " + Horizon.LONG_RUN.in(comparison);
    }

    private static String moreOrFewer(double change) {
        if (Math.abs(change) < NOTHING) {
            return "As many";
        }
        return Numbers.percent(Math.abs(change)) + (change > 0 ? " more" : " fewer");
    }

    /** What behaviour takes back, in words. */
    String rebound() {
        OptionalDouble answer = comparison.rebound(Resource.GPUS).findOver(Horizon.LONG_RUN);
        if (answer.isEmpty()) {
            return comparison.isSame()
                    ? "It is here for its own figures, and for what they rest on."
                    : "The scenario saves nothing in total that could be taken back, so that there is no rebound.";
        }
        if (answer.getAsDouble() == 0) {
            return "Behaviour takes back nothing of what efficiency saves (the rebound is 0).";
        }
        if (answer.getAsDouble() < 0) {
            return "For each GPU that efficiency saves, the answer to it saves another "
                    + Numbers.human(-answer.getAsDouble()) + " in the long run (the rebound is below 0).";
        }
        Rebound all = comparison.withShifts(Resource.GPUS);
        String shifts = comparison.hasShifts() && all.findOver(Horizon.LONG_RUN).isPresent()
                ? ", and " + Numbers.human(all.over(Horizon.LONG_RUN)) + " with what the scenario assumes from outside"
                : "";
        return "Of each GPU that efficiency saves, the answer to it takes back " + Numbers.human(answer.getAsDouble())
                + " in the long run (the rebound; above 1 is backfire)" + shifts + ".";
    }

    /**
     * Calendar years: what is needed at their end, and what is sold in them, by NVIDIA to data centres where the market says
     * so; with the differences within which nine of ten draws lie, where there are draws.
     */
    Table years() {
        Optional<HowSure> sure = content.howSure();
        Table.Builder table = Table.titled("By year: GPUs needed at its end, and " + sold() + " in it")
                .text("year");
        head(table, "GPUs", "GPU", "change");
        sure.ifPresent(s -> table.text(BAND));
        head(table, "sales", "USD", "change in sales");
        // No two columns have one name.
        sure.ifPresent(s -> table.text(BAND + " "));
        for (int year : wholeYears()) {
            List<Object> row = new ArrayList<>(List.of(String.valueOf(year)));
            row.addAll(figures(projection -> need(projection, year)));
            sure.ifPresent(s -> row.add(band(s.need(), TierGroup.TOTAL, "need", year)));
            row.addAll(figures(projection -> sales(projection, year)));
            sure.ifPresent(s -> row.add(band(s.sales(), seller(comparison), "sales", year)));
            table.row(row.toArray());
        }
        boolean differs = sure.isPresent() && !comparison.isSame();
        return table.note(note()
                        + (differs
                                ? " In 9 of 10 draws: scenario less base in the same draw, from its 5 % to its 95 % quantile."
                                : "")
                        + (differs ? width(sure.get()) : ""))
                .build();
    }

    /** Why the band of the last year is as wide as it is. */
    private String width(HowSure sure) {
        List<Integer> years = wholeYears();
        if (years.isEmpty()) {
            return "";
        }
        int last = years.get(years.size() - 1);
        double low = sure.need().base(TierGroup.TOTAL, "need", last, LOW);
        double high = sure.need().base(TierGroup.TOTAL, "need", last, HIGH);
        return high < WIDE * low
                ? ""
                : " Bands widen since growth and trends are uncertain and act year after year: the base itself needs "
                        + Numbers.human(low) + " to " + Numbers.human(high) + " GPUs at the end of " + last
                        + ". The chart has the band in per cent of the base.";
    }

    /** A figure of base and scenario with the change, or, where the two are the same, of one. */
    private void head(Table.Builder table, String name, String unit, String change) {
        if (comparison.isSame()) {
            table.number(name, unit);
        } else {
            table.number(name + ", base", unit)
                    .number(name + ", scenario", unit)
                    .change(change);
        }
    }

    private List<Double> figures(ToDoubleFunction<Projection> figure) {
        double base = figure.applyAsDouble(comparison.base());
        if (comparison.isSame()) {
            return List.of(base);
        }
        double scenario = figure.applyAsDouble(comparison.scenario());
        return List.of(base, scenario, scenario / base - 1);
    }

    private String sold() {
        return isNamed(comparison) ? "NVIDIA's data-centre sales" : "sales of GPUs";
    }

    private static boolean isNamed(Comparison comparison) {
        return comparison.market().groups().stream()
                .anyMatch(group -> group.name().equals(TierGroup.NVIDIA_DATA_CENTRE));
    }

    /** Whose sales the years have. */
    static String seller(Comparison comparison) {
        return isNamed(comparison) ? TierGroup.NVIDIA_DATA_CENTRE : TierGroup.TOTAL;
    }

    private static double need(Projection projection, int year) {
        return YearFigure.of(projection, TierGroup.TOTAL, "need").in(projection, year);
    }

    private double sales(Projection projection, int year) {
        return YearFigure.of(projection, seller(comparison), "sales").in(projection, year);
    }

    /** Years of four quarters; of many, some that are evenly apart, the last among them. */
    private List<Integer> wholeYears() {
        Quarter start = comparison.base().start();
        List<Integer> whole = Years.of(comparison.base()).stream()
                .filter(year -> {
                    int first = start.until(new Quarter(year, 1));
                    return first >= 0 && first + QUARTERS <= comparison.base().periods();
                })
                .toList();
        int apart = (whole.size() + ROWS - 1) / ROWS;
        return whole.stream()
                .filter(year -> (whole.get(whole.size() - 1) - year) % Math.max(1, apart) == 0)
                .toList();
    }

    /** Whether the market is a case of history, whose goods the equations call GPUs and tokens. */
    private boolean isHistory() {
        return History.all().stream()
                .anyMatch(history -> history.name().equals(comparison.market().name()));
    }

    private String note() {
        return isHistory() ? HISTORY : NOTE;
    }

    private String band(YearBands bands, String entity, String variable, int year) {
        return comparison.isSame()
                ? Numbers.human(bands.base(entity, variable, year, LOW)) + " to "
                        + Numbers.human(bands.base(entity, variable, year, HIGH))
                : Numbers.signed(bands.difference(entity, variable, year, LOW)) + " to "
                        + Numbers.signed(bands.difference(entity, variable, year, HIGH));
    }

    /** How sure it is, in three sentences. */
    List<String> howSure() {
        Optional<HowSure> asked = content.howSure();
        if (asked.isEmpty()) {
            return List.of(
                    "Not asked here: the page is of one run at the central assumptions. Report.of(..).with(study) adds "
                            + "an ensemble.");
        }
        HowSure sure = asked.get();
        if (comparison.isSame()) {
            return List.of(
                    "Over " + sure.study().draws()
                            + " draws of the uncertain assumptions base and scenario are the same; the table says how far its own figures are sure.");
        }
        Metric more = Metric.moreThanBase(Resource.GPUS);
        Estimate longRun = sure.study().probability(more);
        Estimate shortRun = sure.study().probability(more.over(Horizon.SHORT_RUN));
        List<String> sentences = new ArrayList<>();
        sure.study().warning().ifPresent(sentences::add);
        sentences.add("More GPUs than under " + comparison.base().scenario() + " in "
                + Numbers.percent(longRun.value()) + " of " + sure.study().draws()
                + " draws in the long run, in " + Numbers.percent(shortRun.value()) + " in the short run.");
        if (sure.study().defined(Metric.rebound(Resource.GPUS)) > 0) {
            Estimate backfire = sure.study().probability(Metric.backfire(Resource.GPUS));
            sentences.add("The answer to efficiency by itself takes more than was saved (backfire) in "
                    + Numbers.percent(backfire.value()) + sure.definedIn() + ".");
        }
        Posterior.bundled(comparison).map(BundledPosterior::sentence).ifPresent(sentences::add);
        sentences.add(sure.decides());
        return sentences;
    }

    /** What it rests on: how much of it is sourced, what the market is fitted to, what the scenario assumes. */
    List<String> restsOn() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Market " + comparison.market().name() + ": " + counts() + ".");
        sentences.add(fit());
        int shocks = comparison.staging().scenario().shocks().size();
        String assumes = switch (shocks) {
            case 0 -> "no shock";
            case 1 -> "one shock";
            default -> shocks + " shocks";
        };
        Scenario own = comparison.staging().scenario();
        int changes = own.sets().size() + own.scales().size();
        sentences.add("Scenario " + comparison.scenario().scenario() + ": " + assumes
                + (changes == 0
                        ? ""
                        : "; " + (changes == 1 ? "one change" : changes + " changes")
                                + " of the market, in the base as well, so that the base is "
                                + comparison.base().scenario() + " on a changed market")
                + ".");
        return sentences;
    }

    /** How many parameters there are of each kind. */
    String counts() {
        List<Parameter> all = comparison.market().allParameters();
        String kinds = Arrays.stream(Parameter.Kind.values())
                .map(kind -> all.stream().filter(p -> p.kind() == kind).count() + " "
                        + kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return all.size() + " numbers, " + kinds;
    }

    /** What a bundled market is fitted to; a changed one goes by another name. */
    private String fit() {
        String name = comparison.market().name();
        if (!FITTED.contains(name)) {
            return "No fit to data is known of this market.";
        }
        Table sources = Calibration.bundled(name).sources();
        List<String> days = new ArrayList<>();
        List<String> quantities = new ArrayList<>();
        for (int i = 0; i < sources.rowCount(); i++) {
            String label = String.valueOf(sources.get(i, "target"));
            String quantity = label.substring(label.indexOf(' ') + 1).replace("growth:", "");
            if (!quantities.contains(quantity)) {
                quantities.add(quantity);
            }
            days.add(String.valueOf(sources.get(i, "known on")).replaceAll("[()]", ""));
        }
        days.removeIf(day -> !day.matches("\\d{4}-\\d\\d-\\d\\d"));
        String known = days.stream()
                .max(Comparator.naturalOrder())
                .map(day -> ", known by " + day)
                .orElse("");
        return "Fitted, in sample, to " + sources.rowCount() + " series of " + String.join(", ", quantities) + known
                + ".";
    }

    /** What no run of the model can tell. */
    List<String> doesNotKnow() {
        List<String> sentences = new ArrayList<>();
        if (isHistory()) {
            return List.of(
                    HISTORY, "What was measured of the case, and what the equations make of it, is under Evidence.");
        }
        sentences.add(
                "No public source gives demand by tier of GPU: shares of tiers are model output on assumed starts.");
        sentences.add(
                "Elasticities of demand for tokens are known to a factor of two at best. Read differences, not levels.");
        String most = "";
        double unserved = MUCH;
        for (String tier : comparison.market().tiers()) {
            double part = comparison.unserved(tier, Horizon.LONG_RUN);
            if (part > unserved) {
                unserved = part;
                most = tier;
            }
        }
        if (!most.isEmpty()) {
            double fleet = comparison.change(Resource.FLEET, Horizon.LONG_RUN);
            sentences.add("Need counts work that nobody runs for want of GPUs: up to " + Numbers.percent(unserved)
                    + " of it ("
                    + most + ") in " + Horizon.LONG_RUN.in(comparison)
                    + (Math.abs(fleet) < NOTHING
                            ? "."
                            : "; the fleet that runs is " + Numbers.percent(Math.abs(fleet))
                                    + (fleet > 0 ? " larger" : " smaller") + " than the base's."));
        }
        return sentences;
    }
}
