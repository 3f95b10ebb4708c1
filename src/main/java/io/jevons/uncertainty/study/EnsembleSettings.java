package io.jevons.uncertainty.study;

import io.jevons.demand.SeriesKey;
import io.jevons.internal.Chunks;
import io.jevons.internal.Settings;
import io.jevons.market.RankCorrelation;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.runner.ProgressListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be chosen of an ensemble. Changed only in the copy that {@link #with} makes. */
final class EnsembleSettings extends Settings<EnsembleSettings> {
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
}
