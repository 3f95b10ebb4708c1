package io.jevons.cost.prices;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.cost.CheapestServing;
import io.jevons.cost.Serving;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Resources;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** List prices of tokens, with the quality of the models. Prices are blended 3 to 1 of input and output. */
final class ListPrices {
    private static final List<String> BENCHMARKS = List.of("mmlu", "gpqa");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}");

    /** Three tokens in for one out, as the blended price. */
    private static final Workload BLEND = Workload.of(1500, 500);

    /** Share of rented time that a busy provider serves; assumed, 0.2 to 0.8. */
    private static final double UTILISATION = 0.5;

    private ListPrices() {}

    private static List<Resources.Row> rows() {
        return Resources.csv(ListPrices.class, "list_prices.csv");
    }

    private static double blended(Resources.Row row) {
        return (3 * row.number("input") + row.number("output")) / 4;
    }

    /** A line of the list: a price of a model with a score; open where the architecture is published. */
    record Listing(String date, String provider, String model, boolean open, double usdPerMtok, double score) {}

    static List<Listing> listings(String benchmark) {
        requireKnown(benchmark);
        return rows().stream()
                .filter(row -> !Double.isNaN(row.number(benchmark)))
                .map(row -> new Listing(
                        row.text("date"),
                        row.text("provider"),
                        row.text("model"),
                        !row.text("spec").isEmpty() || row.text("model").startsWith("DeepSeek"),
                        blended(row),
                        row.number(benchmark)))
                .toList();
    }

    /** The cheapest price up to a quarter of a model that reaches a score. */
    static OptionalDouble cheapest(String benchmark, double score, Quarter until) {
        return listings(benchmark).stream()
                .filter(listing ->
                        listing.score() >= score && quarter(listing.date()).until(until) >= 0)
                .mapToDouble(Listing::usdPerMtok)
                .min();
    }

    private static void requireKnown(String benchmark) {
        if (!BENCHMARKS.contains(benchmark)) {
            throw InvalidInputException.unknown("benchmark", benchmark, BENCHMARKS);
        }
    }

    private static Quarter quarter(Resources.Row row) {
        return quarter(row.text("date"));
    }

    static Quarter quarter(String date) {
        if (!DAY.matcher(date).matches()) {
            throw InvalidInputException.of("day", date, "such as 2025-01-20");
        }
        int month = Integer.parseInt(date.substring(5, 7));
        return new Quarter(Integer.parseInt(date.substring(0, 4)), (month + 2) / 3);
    }

    /** The cheapest price of a model that reaches a score, by the quarters in which a cheaper one was listed. */
    static NavigableMap<Quarter, Double> frontier(String benchmark, double threshold) {
        requireKnown(benchmark);
        NavigableMap<Quarter, Double> cheapest = new TreeMap<>();
        for (Resources.Row row : rows()) {
            if (row.number(benchmark) >= threshold) {
                cheapest.merge(quarter(row), blended(row), Math::min);
            }
        }
        if (cheapest.isEmpty()) {
            throw InvalidInputException.of("threshold", threshold, "a score of " + benchmark + " that a model reaches");
        }
        // Only falls count: after the last one scores were seldom published, so that silence is no news of prices.
        double least = Double.POSITIVE_INFINITY;
        NavigableMap<Quarter, Double> falls = new TreeMap<>();
        for (Map.Entry<Quarter, Double> entry : cheapest.entrySet()) {
            if (entry.getValue() < least) {
                least = entry.getValue();
                falls.put(entry.getKey(), least);
            }
        }
        return falls;
    }

    static Table margins() {
        Table.Builder table = Table.titled("List prices of open models over their cost at the cheapest rented GPUs")
                .text("date")
                .text("model")
                .number("price", "USD/Mtok")
                .number("cost", "USD/Mtok")
                .number("price/cost", "1")
                .text("provider");
        for (Resources.Row row : rows()) {
            if (!row.text("spec").isEmpty()) {
                OptionalDouble cost = cost(ModelSpec.named(row.text("spec")));
                if (cost.isPresent()) {
                    table.row(
                            row.text("date"),
                            row.text("model"),
                            blended(row),
                            cost.getAsDouble(),
                            blended(row) / cost.getAsDouble(),
                            row.text("provider"));
                }
            }
        }
        return table.note(
                        "Prices blended 3 to 1; cost of 1500 tokens in and 500 out at FP8, rents of the bundled table, "
                                + "half of the time busy. Rents are of 2025 and 2026, so margins of earlier prices are upper bounds.")
                .build();
    }

    private static OptionalDouble cost(ModelSpec model) {
        List<CheapestServing.Priced> priced = Serving.cheapest(model, BLEND)
                .precision(Precision.FP8)
                .utilisation(UTILISATION)
                .deployments();
        return priced.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(priced.get(0).usdPerMtok());
    }
}
