package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.market.Market;
import io.jevons.market.TierGroup;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Rebound;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.SeriesNeeds;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rebound of a resource at several places and over several horizons, over all draws: how often it is backfire, and its
 * quantiles.
 */
final class Rebounds {
    private static final List<Resource> TOTALS = List.of(
            Resource.GPU_HOURS,
            Resource.GPUS,
            Resource.FLEET,
            Resource.SALES,
            Resource.ENERGY,
            Resource.ELECTRICITY,
            Resource.SPENDING);

    private final Market market;
    private final List<String> tiers;
    private final List<Resource> places;
    private final List<Horizon> horizons;
    private final Quantiles[] rebound;
    private final Quantiles[] change;
    private final int[] backfires;

    /** By place and horizon: in how many draws the scenario as a whole takes more than the base. */
    private final int[] more;

    private int draws;

    private Rebounds(StudyRuns studied, List<Resource> places, List<Horizon> horizons) {
        this.market = studied.staging().market();
        this.tiers = market.tiers();
        this.places = places;
        this.horizons = horizons;
        int cells = places.size() * horizons.size();
        rebound = new Quantiles[cells];
        change = new Quantiles[places.size()];
        Arrays.setAll(rebound, k -> Quantiles.forCount(studied.draws().size()));
        Arrays.setAll(change, k -> Quantiles.forCount(studied.draws().size()));
        backfires = new int[cells];
        more = new int[cells];
        List<String> names = new ArrayList<>();
        for (int k = 0; k < 2 * cells; k++) {
            names.add("output " + k);
        }
        SeriesNeeds needs = SeriesNeeds.of(studied.staging().market(), places.get(0));
        BatchModel model = studied.travel().isAway()
                ? studied.model(metrics())
                : new EngineModel(studied.staging(), studied.assumptions(), Optional.of(needs), names, this::figures);
        studied.forEach(model, (from, outputs) -> take(outputs));
    }

    /** The figures one by one, as they travel; worked out together they take less. */
    private List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        for (Resource place : places) {
            horizons.forEach(h -> metrics.add(Metric.rebound(place).over(h)));
            horizons.forEach(h -> metrics.add(Metric.change(place).over(h)));
        }
        return metrics;
    }

    /** By tier, in total and by group: short run, long run, and some quarters. */
    static Rebounds at(StudyRuns studied, Resource resource, List<Quarter> quarters) {
        List<Horizon> horizons = new ArrayList<>(List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN));
        quarters.forEach(quarter -> horizons.add(Horizon.at(quarter)));
        return new Rebounds(studied, places(studied.staging().market(), resource), horizons);
    }

    /** The last quarter of every year, but for one in which the market starts. */
    static List<Quarter> yearEnds(StudyRuns studied) {
        Quarter start = studied.staging().market().start();
        return quarters(studied).stream()
                .filter(quarter -> quarter.number() == 4 && !quarter.equals(start))
                .toList();
    }

    /** By tier, in total and by group: short and long run. */
    static Rebounds overRuns(StudyRuns studied, Resource resource) {
        return new Rebounds(
                studied, places(studied.staging().market(), resource), List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN));
    }

    /** At one place in every quarter. */
    static Rebounds byQuarter(StudyRuns studied, Resource resource) {
        return new Rebounds(
                studied,
                List.of(resource),
                quarters(studied).stream().map(Horizon::at).toList());
    }

    private static List<Quarter> quarters(StudyRuns studied) {
        Market market = studied.staging().market();
        List<Quarter> quarters = new ArrayList<>();
        for (int i = 0; i <= market.quarters(); i++) {
            quarters.add(market.start().plus(i));
        }
        return quarters;
    }

    private static List<Resource> places(Market market, Resource resource) {
        requireTotal(resource);
        List<Resource> places = new ArrayList<>();
        market.tiers().forEach(t -> places.add(resource.on(t)));
        places.add(resource);
        market.groups().forEach(g -> places.add(resource.onGroup(g.name())));
        return places;
    }

    private static void requireTotal(Resource resource) {
        if (!TOTALS.contains(resource)) {
            String maybe = TOTALS.stream()
                    .filter(total -> total.variables().equals(resource.variables()))
                    .map(total -> "\nMaybe " + total + ", of which the table has every tier")
                    .collect(Collectors.joining());
            throw InvalidInputException.of("resource", resource, "a total, one of " + TOTALS + maybe);
        }
    }

    /** Of every place the rebound over each horizon, and then the change over each. */
    private void figures(Comparison comparison, double[] out) {
        int k = 0;
        for (Resource place : places) {
            Rebound r = comparison.rebound(place);
            for (Horizon horizon : horizons) {
                out[k++] = r.findOver(horizon).orElse(Double.NaN);
            }
            for (Horizon horizon : horizons) {
                out[k++] = comparison.change(place, horizon);
            }
        }
    }

    private void take(double[][] outputs) {
        for (int draw = 0; draw < outputs[0].length; draw++) {
            boolean failed = true;
            for (double[] output : outputs) {
                failed &= Double.isNaN(output[draw]);
            }
            draws += failed ? 0 : 1;
        }
        int k = 0;
        for (int place = 0; place < places.size(); place++) {
            for (int h = 0; h < horizons.size(); h++) {
                int cell = place * horizons.size() + h;
                for (double r : outputs[k++]) {
                    backfires[cell] += r > 1 ? 1 : 0;
                    addFinite(rebound[cell], r);
                }
            }
            for (int h = 0; h < horizons.size(); h++) {
                for (double c : outputs[k++]) {
                    more[place * horizons.size() + h] += c > 0 ? 1 : 0;
                    if (h == horizons.size() - 1) {
                        addFinite(change[place], c);
                    }
                }
            }
        }
    }

    private static void addFinite(Quantiles quantiles, double value) {
        if (Double.isFinite(value)) {
            quantiles.add(value);
        }
    }

    private double quantile(Quantiles quantiles, double p) {
        return quantiles.count() == 0 ? Double.NaN : quantiles.quantile(p);
    }

    /** The draws that did not fail. */
    int draws() {
        return draws;
    }

    /** The tiers of the market. */
    List<String> tiers() {
        return tiers;
    }

    /** Quantiles at the first place by probability and horizon, NaN where no draw has a rebound. */
    double[][] quantiles(double... probabilities) {
        double[][] found = new double[probabilities.length][horizons.size()];
        for (int k = 0; k < probabilities.length; k++) {
            for (int i = 0; i < horizons.size(); i++) {
                found[k][i] = quantile(rebound[i], probabilities[k]);
            }
        }
        return found;
    }

    /**
     * In how many draws rebound is defined at the places where it is not in all over some horizon, as one note; none
     * where it is defined always. Horizons over which no draw has it are left out.
     */
    List<String> undefined() {
        if (!isDefined()) {
            return List.of(
                    "Rebound is undefined in all " + draws + " draws: nothing is saved at any place that could be"
                            + " taken back, so that there is no backfire to ask for. What is needed more or less is in GPUs.");
        }
        List<String> counts = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            LongSummaryStatistics defined = Arrays.stream(rebound, p * horizons.size(), (p + 1) * horizons.size())
                    .mapToLong(Quantiles::count)
                    .filter(count -> count > 0)
                    .summaryStatistics();
            if (defined.getCount() == 0) {
                counts.add(words(places.get(p)) + " 0");
            } else if (defined.getMin() < draws) {
                counts.add(words(places.get(p)) + " " + defined.getMin()
                        + (defined.getMax() > defined.getMin() ? " to " + defined.getMax() : ""));
            }
        }
        return counts.isEmpty()
                ? List.of()
                : List.of(
                        "Rebound is undefined where nothing is saved: that counts as no backfire, and is left out of the"
                                + " quantiles of rebound; a dash where no draw has it. Of " + draws
                                + " draws it is defined in, by horizon: "
                                + String.join("; ", counts) + ".");
    }

    /** Whether some draw has a rebound at some place over some horizon. */
    boolean isDefined() {
        return Arrays.stream(rebound).anyMatch(quantiles -> quantiles.count() > 0);
    }

    List<Resource> places() {
        return places;
    }

    List<Horizon> horizons() {
        return horizons;
    }

    Estimate backfire(int place, int horizon) {
        return Estimate.probability(backfires[place * horizons.size() + horizon], draws);
    }

    /** The share of the draws in which the scenario as a whole takes more than the base. */
    Estimate more(int place, int horizon) {
        return Estimate.probability(more[place * horizons.size() + horizon], draws);
    }

    /** A resource at a place, with a group called by its title. */
    String words(Resource place) {
        String words = place.toString();
        for (TierGroup group : market.groups()) {
            String name = " on group " + group.name();
            words = words.endsWith(name) ? words.replace(name, " on " + group.title()) : words;
        }
        return words;
    }

    /** The probability of backfire for a table, NaN where no draw has a rebound: 0 would say that it was asked. */
    double shown(int place, int horizon) {
        return rebound[place * horizons.size() + horizon].count() == 0
                ? Double.NaN
                : backfire(place, horizon).value();
    }

    /** By place over the last run: the two probabilities, and quantiles of rebound and change. */
    Table toTable(String title, List<String> notes) {
        int last = horizons.size() - 1;
        String run = horizons.get(last).toString();
        Table.Builder table =
                Table.titled(title).text("resource").percent("backfire").percent("more");
        table.number("R 5 %", "1").number("R 50 %", "1").number("R 95 %", "1");
        table.change("GPUs 5 %").change("50 %").change("95 %");
        for (int p = 0; p < places.size(); p++) {
            List<Object> row = new ArrayList<>();
            row.add(words(places.get(p)));
            row.add(shown(p, last));
            row.add(more(p, last).value());
            for (Quantiles quantiles : List.of(rebound[p * horizons.size() + last], change[p])) {
                for (double probability : new double[] {0.05, 0.5, 0.95}) {
                    row.add(quantile(quantiles, probability));
                }
            }
            table.row(row.toArray());
        }
        int total = tiers.size();
        table.note("All over the " + run
                + ". Backfire: probability that the answer to efficiency takes more than it saves,"
                + " R > 1; R: quantiles of that rebound. More: probability that the scenario as a whole takes more than"
                + " the base; GPUs: quantiles of its change against the base. In total over the "
                + horizons.get(0) + ": backfire "
                + (rebound[total * horizons.size()].count() == 0 ? "-" : percent(backfire(total, 0))) + ", more "
                + percent(more(total, 0)) + ".");
        undefined().forEach(table::note);
        notes.forEach(table::note);
        return table.build();
    }

    private static String percent(Estimate probability) {
        return Numbers.percent(probability.value());
    }
}
