package io.jevons.uncertainty.study;

import io.jevons.demand.SeriesKey;
import io.jevons.internal.Chunks;
import io.jevons.market.RankCorrelation;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.runner.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be chosen of an ensemble. Changed only in the copy that {@link #with} makes. */
final class EnsembleSettings {
    int draws = 2_000;
    long seed = 1;
    Sampler sampler = Sampler.LATIN_HYPERCUBE;
    int threads = Chunks.allCores();
    boolean fileDistributions = true;
    boolean keepAll;
    List<Assumptions.Rule> rules = List.of();
    List<RankCorrelation> correlations = List.of();
    List<SeriesKey> series = List.of();
    List<ProgressListener> listeners = List.of();
    Optional<double[][]> given = Optional.empty();
    Optional<DrawRunner> runner = Optional.empty();
    Optional<Path> checkpoint = Optional.empty();

    EnsembleSettings with(Consumer<EnsembleSettings> change) {
        EnsembleSettings copy = new EnsembleSettings();
        copy.draws = draws;
        copy.seed = seed;
        copy.sampler = sampler;
        copy.threads = threads;
        copy.fileDistributions = fileDistributions;
        copy.keepAll = keepAll;
        copy.rules = rules;
        copy.correlations = correlations;
        copy.series = series;
        copy.listeners = listeners;
        copy.given = given;
        copy.runner = runner;
        copy.checkpoint = checkpoint;
        change.accept(copy);
        return copy;
    }

    /** A list with one more item. */
    static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}
