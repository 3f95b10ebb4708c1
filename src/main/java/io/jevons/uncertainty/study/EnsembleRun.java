package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Chunks;
import io.jevons.uncertainty.SeriesNeeds;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.runner.ProgressListener;
import java.util.List;
import java.util.Optional;

/** The draws of an ensemble as they are run, on the threads of this machine or wherever its runner has them, and what is kept of them. */
final class EnsembleRun {
    private final StudyRuns runs;
    private final EnsembleSettings settings;
    private final List<SeriesKey> keys;
    private final Blocks blocks;
    private final int periods;
    private final List<ProgressListener> listeners;

    EnsembleRun(StudyRuns runs, EnsembleSettings settings, List<SeriesKey> keys) {
        this.runs = runs;
        this.settings = settings;
        this.keys = keys;
        this.blocks =
                new Blocks(runs.staging(), runs.assumptions(), Optional.of(new SeriesNeeds(keys, keys, List.of())));
        this.periods = runs.staging().market().quarters() + 1;
        this.listeners = settings.listeners.isEmpty() ? List.of(ProgressBar.create()) : settings.listeners;
    }

    /** Runs all draws. */
    Records records() {
        Records records = runs.travel().isAway() ? away() : here();
        records.finish();
        if (records.failed().size() == settings.draws) {
            FailedDraw first = records.failed().get(0);
            throw new InvalidInputException(
                            "ensemble: all " + settings.draws + " draws failed, the first because " + first.reason())
                    .with("", first.cause());
        }
        return records;
    }

    /** The units of the series. */
    List<String> units() {
        return blocks.units();
    }

    private boolean keepsAll() {
        return settings.keepAll || settings.draws <= Quantiles.EXACT_LIMIT;
    }

    private Records here() {
        int[] done = {0};
        if (keepsAll()) {
            Records records = new Records(keys, periods, settings.draws, true);
            Chunks.run(
                    settings.draws,
                    settings.threads,
                    (from, to) -> records.run(blocks, runs.draws().block(from, to), from),
                    part -> {
                        records.take(part);
                        tell(part.end());
                    });
            return records;
        }
        Records records = pilot();
        done[0] = Records.PILOT;
        Chunks.run(
                settings.draws - Records.PILOT,
                Records.atOnce(settings.threads),
                settings.threads,
                (from, to) -> records.countAtOnce(blocks, runs.draws(), Records.PILOT + from, Records.PILOT + to),
                ran -> {
                    done[0] += ran;
                    tell(done[0]);
                });
        return records;
    }

    private Records away() {
        Travel travel = runs.travel();
        StudyJob job = StudyJob.ofSeries(travel.text().get(), keys);
        // Draws that were given are at the machines a chunk at a time, and so not the first ones, which give the edges.
        if (keepsAll() || settings.given.isPresent()) {
            Records records = new Records(keys, periods, settings.draws, keepsAll());
            travel.run(job, runs.draws().chunks(), (chunk, result) -> {
                records.take(chunk.from(), chunk.to(), result);
                tell(chunk.to());
            });
            return records;
        }
        Records records = pilot().empty();
        int[] done = {0};
        travel.runInAnyOrder(job.sketched(), runs.draws().chunks(), (chunk, result) -> {
            records.takeSketches(result);
            done[0] += chunk.to() - chunk.from();
            tell(done[0]);
        });
        return records;
    }

    private Records pilot() {
        return Records.pilot(keys, periods, blocks, runs.draws(), settings.threads);
    }

    private void tell(int done) {
        listeners.forEach(listener -> listener.progress(done, settings.draws));
    }
}
