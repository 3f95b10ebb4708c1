package io.jevons.uncertainty.findings;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The probability of an event, and beside it what it is within the lowest, middle and highest third of each input: how far
 * the one number hangs on what was assumed. Inputs are ranked by Pearson's chi-squared of the event against the thirds.
 * Of many inputs without influence the first of the ranking differ by chance too, by about two standard errors. Immutable.
 */
public final class ConditionalProbability implements Shown.AsTable {
    private static final int SHOWN = 3;
    private static final List<String> THIRDS = List.of("lowest", "middle", "highest");

    private final String event;
    private final Estimate overall;
    private final InputNames names;
    private final List<List<Estimate>> byThird;
    private final int[] ranking;
    private final List<String> notes;

    private ConditionalProbability(
            String event, Estimate overall, InputNames names, List<List<Estimate>> byThird, List<String> notes) {
        this.event = event;
        this.overall = overall;
        this.names = names;
        this.byThird = byThird;
        this.notes = notes;
        double[] moves = byThird.stream()
                .mapToDouble(thirds -> chiSquared(overall, thirds))
                .toArray();
        ranking = Ranking.descending(moves);
    }

    /**
     * Of draws in which the event is defined; at least one in each third.
     *
     * @param event the name of the event
     * @param names those of the inputs
     * @param points the values of the inputs, one row a draw
     * @param happens in which draws it happens
     * @param notes what there is to say first
     * @return the probabilities
     * @throws InvalidInputException if there are fewer than three draws
     */
    public static ConditionalProbability of(
            String event, InputNames names, double[][] points, boolean[] happens, List<String> notes) {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(names, "names");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(happens, "happens");
        Objects.requireNonNull(notes, "notes");
        if (happens.length < THIRDS.size()) {
            throw InvalidInputException.of(
                    "draws in which " + event + " is defined", happens.length, "at least " + THIRDS.size());
        }
        List<List<Estimate>> byThird = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            byThird.add(thirds(j, points, happens));
        }
        return new ConditionalProbability(event, estimate(happens, all(happens.length)), names, byThird, notes);
    }

    private static int[] all(int draws) {
        return IntStream.range(0, draws).toArray();
    }

    /** As equal in size as can be; equal values of a discrete input are told apart by the number of their draw. */
    private static List<Estimate> thirds(int input, double[][] points, boolean[] happens) {
        int[] order = IntStream.range(0, happens.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> points[i][input]))
                .mapToInt(i -> i)
                .toArray();
        List<Estimate> thirds = new ArrayList<>();
        int parts = THIRDS.size();
        for (int t = 0; t < parts; t++) {
            int from = (int) ((long) order.length * t / parts);
            int to = (int) ((long) order.length * (t + 1) / parts);
            thirds.add(estimate(happens, Arrays.copyOfRange(order, from, to)));
        }
        return List.copyOf(thirds);
    }

    private static Estimate estimate(boolean[] happens, int[] draws) {
        int hits = (int) Arrays.stream(draws).filter(i -> happens[i]).count();
        return Estimate.probability(hits, draws.length);
    }

    private static double chiSquared(Estimate overall, List<Estimate> thirds) {
        double p = overall.value();
        double sum = 0;
        for (Estimate third : thirds) {
            double off = third.value() - p;
            sum += third.draws() * off * off;
        }
        return sum == 0 ? 0 : sum / (p * (1 - p));
    }

    /**
     * The event.
     *
     * @return its name, such as {@code backfire of GPUs, long run}
     */
    public String event() {
        return event;
    }

    /**
     * The probability over all draws.
     *
     * @return the share of the draws, with its standard error
     */
    public Estimate overall() {
        return overall;
    }

    /**
     * The inputs.
     *
     * @return their names, that which moves the probability most first
     */
    public List<String> names() {
        return Arrays.stream(ranking).mapToObj(i -> names.plain().get(i)).toList();
    }

    /**
     * The probability within the thirds of an input.
     *
     * @param input its name
     * @return the shares of the draws in its lowest, middle and highest third, with their standard errors
     * @throws InvalidInputException if there is no such input
     */
    public List<Estimate> thirds(String input) {
        int place = names.plain().indexOf(input);
        if (place < 0) {
            throw InvalidInputException.unknown("input", input, names.plain());
        }
        return byThird.get(place);
    }

    /**
     * The probability in a sentence.
     *
     * @return with what it is within the thirds of the inputs that move it most
     */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        for (int i : most()) {
            List<String> shares =
                    byThird.get(i).stream().map(e -> Numbers.percent(e.value())).toList();
            parts.add("of " + names.shown(i) + " " + (parts.isEmpty() ? "it is " : "") + shares.get(0) + ", "
                    + shares.get(1) + " and " + shares.get(2));
        }
        double widest = Arrays.stream(most())
                .mapToObj(byThird::get)
                .flatMap(List::stream)
                .mapToDouble(Estimate::standardError)
                .max()
                .orElse(0);
        // An event that ends in an aside, such as its horizon, ends the aside too.
        return "The probability of " + event + (event.contains(", ") ? "," : "") + " is "
                + Numbers.percent(overall.value()) + " (standard error "
                + Numbers.percent(overall.standardError()) + "); within the lowest, middle and highest third "
                + String.join("; ", parts) + " (standard errors up to " + Numbers.percent(widest) + ").";
    }

    private int[] most() {
        return Arrays.copyOf(ranking, Math.min(SHOWN, ranking.length));
    }

    /**
     * The table.
     *
     * @return all draws first, and then the three inputs that move the probability most, each with its thirds and their
     *     standard errors
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Probability of " + event + ", by thirds of what moves it most")
                .text("within");
        THIRDS.forEach(third -> table.percent(third).percent("se"));
        names.withPaths(table);
        List<Object> all = new ArrayList<>(List.of("all draws"));
        THIRDS.forEach(third -> all.addAll(List.of(overall.value(), overall.standardError())));
        if (names.haveWords()) {
            all.add("");
        }
        table.row(all.toArray());
        for (int i : most()) {
            List<Object> row = new ArrayList<>();
            for (Estimate third : byThird.get(i)) {
                row.add(third.value());
                row.add(third.standardError());
            }
            table.row(names.row(i, row.toArray()));
        }
        table.note("Lowest, middle and highest third of the draws by the input's value; se: standard error.");
        notes.forEach(table::note);
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
