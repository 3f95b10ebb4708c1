package io.jevons.estimate.posterior;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.Observation;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.study.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Which figures still to come tell most of an event, by the draws of a posterior. */
final class Watch {
    private static final int QUARTERS = 4;
    private static final int THIRDS = 3;

    private final Study study;
    private final SequentialMonteCarloResult sample;
    private final EvidenceLikelihood likelihood;
    private final Conditioning conditioning;

    Watch(Conditioning conditioning, EvidenceLikelihood likelihood, SequentialMonteCarloResult sample, Study study) {
        this.conditioning = conditioning;
        this.likelihood = likelihood;
        this.sample = sample;
        this.study = study;
    }

    Table table(Metric event) {
        Quarter end =
                study.staging().market().start().plus(study.staging().market().quarters());
        List<Observation> coming = coming(end);
        if (coming.isEmpty()) {
            throw InvalidInputException.of("last quarter of the market", end, "after the last observation");
        }
        double all = study.probability(event).value();
        double[] happens = study.values(event);
        double[][] draws = sample.draws();
        double[][] predictions = conditioning.predictions(Evidence.of(coming.toArray(Observation[]::new)), draws);
        List<Observation> seen = List.copyOf(last().values());
        double[][] sinceWhen = conditioning.predictions(Evidence.of(seen.toArray(Observation[]::new)), draws);
        List<ComingFigure> lines = new ArrayList<>();
        for (int k = 0; k < coming.size(); k++) {
            double[] growth = growth(predictions[k], sinceWhen[anchor(coming.get(k), seen)]);
            lines.add(line(coming.get(k), k, growth, draws, happens, all));
        }
        lines.sort(Comparator.comparingDouble(line -> -line.change()));
        Table.Builder table = ComingFigure.table(
                "What to watch: " + event.name() + " is " + Numbers.wholePercent(all)
                        + " now; in thirds of what a coming figure may be",
                lines);
        table.note(String.format(
                Locale.ROOT,
                "With %d draws a mean change of about %.2g is noise.",
                study.draws(),
                noise(all, study.draws())));
        return table.build();
    }

    /** The mean change that thirds of the draws have by chance: the mean size of a normal error. */
    static double noise(double probability, int draws) {
        return Math.sqrt(probability * (1 - probability) * 2 / (draws / (double) THIRDS) / Math.PI);
    }

    /** The last observation of each quantity, however many series are of it, by quarter. */
    private Map<String, Observation> last() {
        Map<String, Observation> last = new LinkedHashMap<>();
        List<Observation> byQuarter = new ArrayList<>(conditioning.evidence().observations());
        byQuarter.sort(Comparator.comparing(Observation::quarter));
        for (Observation each : byQuarter) {
            String quantity = each.entity() + " " + each.variable();
            last.remove(quantity);
            last.put(quantity, each);
        }
        return last;
    }

    private static int anchor(Observation coming, List<Observation> seen) {
        return IntStream.range(0, seen.size())
                .filter(i -> seen.get(i).entity().equals(coming.entity())
                        && seen.get(i).variable().equals(coming.variable()))
                .findFirst()
                .orElseThrow();
    }

    /** Growth since the last observation, for the error of a level is known by then. */
    private static double[] growth(double[] then, double[] before) {
        return IntStream.range(0, then.length)
                .mapToDouble(i -> then[i] / before[i])
                .toArray();
    }

    /**
     * The quantities that were observed, in the four quarters after the last one that any observation is of: what is of an earlier
     * quarter is out already, or will not come.
     */
    private List<Observation> coming(Quarter end) {
        List<Observation> coming = new ArrayList<>();
        Quarter now = likelihood
                .observations()
                .get(likelihood.observations().size() - 1)
                .quarter();
        for (Observation each : last().values()) {
            for (int i = 1; i <= QUARTERS; i++) {
                Quarter quarter = now.plus(i);
                if (quarter.compareTo(end) <= 0) {
                    coming.add(Observation.of(each.entity(), each.variable(), quarter, each.value())
                            .error(each.error())
                            .series(each.series()));
                }
            }
        }
        return coming.stream()
                .sorted(Comparator.comparing(Observation::quarter))
                .toList();
    }

    private ComingFigure line(
            Observation coming, int number, double[] predicted, double[][] draws, double[] happens, double all) {
        long key = RandomBits.key(study.manifest().seed(), 0xAA7C + number);
        double[] seen = new double[predicted.length];
        for (int i = 0; i < seen.length; i++) {
            double deviation = Math.hypot(coming.error(), likelihood.discrepancy(coming.series(), draws[i]));
            seen[i] = Math.log(predicted[i]) + deviation * Gauss.quantile(RandomBits.unit(key, i));
        }
        int[] order = IntStream.range(0, seen.length)
                .filter(i -> Double.isFinite(seen[i]) && Double.isFinite(happens[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> seen[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] probabilities = new double[THIRDS];
        double change = 0;
        for (int third = 0; third < THIRDS; third++) {
            int from = order.length * third / THIRDS;
            int to = order.length * (third + 1) / THIRDS;
            for (int i = from; i < to; i++) {
                probabilities[third] += happens[order[i]] / (to - from);
            }
            change += Math.abs(probabilities[third] - all) / THIRDS;
        }
        return new ComingFigure(coming.label(), probabilities[0], probabilities[1], probabilities[2], change);
    }
}
