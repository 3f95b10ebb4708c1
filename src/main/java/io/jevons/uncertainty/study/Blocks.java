package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.BlockRun;
import io.jevons.model.Bounds;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.SeriesNeeds;
import io.jevons.uncertainty.Vary;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Draws run through the engine, many side by side. A draw with a value out of its parameter's bounds is not run; where
 * the engine refuses a block, its draws are run one by one, so that the one at fault fails alone.
 */
final class Blocks {
    /** Draws side by side in the engine: enough for its loops, few enough that their state stays in the cache. */
    private static final int WIDTH = 256;

    /**
     * The share of the virtual machine's memory that the blocks of all cores may take. Results do not depend on it: what a
     * draw gives depends on its own lane alone.
     */
    private static final double SHARE = 0.25;

    /** Takes draws that were run, in the block's first lanes; or one that was not, and why. */
    interface Reader {
        /** A block is about to be run, for draws from a number on. */
        default void start(int from, BlockRun block) {}

        void run(int[] draws, BlockRun block);

        void failed(FailedDraw failure);
    }

    private final Staging staging;
    private final List<Assumptions.Target> targets;
    private final double[] own;
    private final int[] slots;
    private final List<Limits> limits;
    private final List<String> units;
    private final int width;
    private final Optional<Alone> alone;

    /** What others are like, but for their width; it is run itself by nobody. */
    private final BlockRun first;

    private final ConcurrentLinkedQueue<BlockRun> idle = new ConcurrentLinkedQueue<>();

    /** What the values of a parameter may be: its bounds, and what a shock's number must be besides. */
    private record Limits(Bounds bounds, Optional<DoubleFunction<Optional<String>>> unmet) {
        /** What a value must be, in words; empty where it may stand. */
        Optional<String> broken(double value) {
            return bounds.allows(value)
                    ? unmet.flatMap(more -> more.apply(value))
                    : Optional.of(unmet.flatMap(more -> more.apply(value)).orElse(bounds.phrase()));
        }

        /** Whether values may stand, of which two are the least and the greatest: mostly these two tell. */
        boolean allow(double[] values, double least, double greatest) {
            if (bounds.interval() && unmet.isEmpty()) {
                return bounds.allows(least) && bounds.allows(greatest);
            }
            for (double value : values) {
                if (broken(value).isPresent()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A scenario's run without its base: the series to keep, and how many periods. */
    record Alone(Collection<SeriesKey> series, int periods) {}

    /** Keeps the series needed, or every one. */
    Blocks(Staging staging, Assumptions assumptions, Optional<SeriesNeeds> needs) {
        this(staging, assumptions, needs, Optional.empty());
    }

    /** Runs the scenario without its base, and the first periods alone. */
    Blocks(Staging staging, Assumptions assumptions, Alone alone) {
        this(staging, assumptions, Optional.empty(), Optional.of(alone));
    }

    private Blocks(Staging staging, Assumptions assumptions, Optional<SeriesNeeds> needs, Optional<Alone> alone) {
        this.staging = staging;
        this.targets = assumptions.targets();
        this.alone = alone;
        first = placed(staging, assumptions, needs, alone);
        width = width(first.bytesPerDraw());
        own = targets.stream().mapToDouble(t -> staging.get(t.path())).toArray();
        slots = targets.stream().mapToInt(t -> first.parameter(t.path())).toArray();
        limits = targets.stream()
                .map(t -> new Limits(BlockRun.bounds(t.path()), first.unmet(t.path())))
                .toList();
        units = first.baseUnits();
    }

    /** As wide as the memory of a core allows: a market of 200 tiers and 500 cells takes megabytes a draw. */
    private static int width(long bytesPerDraw) {
        Runtime machine = Runtime.getRuntime();
        double budget = SHARE * machine.maxMemory() / machine.availableProcessors();
        return width(bytesPerDraw, budget);
    }

    static int width(long bytesPerDraw, double budget) {
        return (int) Math.max(1, Math.min(WIDTH, budget / bytesPerDraw));
    }

    int width() {
        return width;
    }

    /** The units of the base's series. */
    List<String> units() {
        return units;
    }

    /** What is most likely at fault where a result at a point is not finite; empty where nothing is out of its range. */
    Optional<String> suspect(double[] point) {
        Map<String, Double> drawn = new HashMap<>();
        for (int k = 0; k < slots.length; k++) {
            Assumptions.Target target = targets.get(k);
            drawn.put(target.path(), target.vary().of(own[k], point[target.input()]));
        }
        return BlockRun.suspect(staging.market(), drawn);
    }

    /** What cannot vary is refused with the file and the line that says so. */
    private static BlockRun placed(
            Staging staging, Assumptions assumptions, Optional<SeriesNeeds> needs, Optional<Alone> alone) {
        try {
            return create(staging, assumptions, needs, alone);
        } catch (InvalidInputException e) {
            throw assumptions.held(staging).stream().findFirst().orElse(e);
        }
    }

    private static BlockRun create(
            Staging staging, Assumptions assumptions, Optional<SeriesNeeds> needs, Optional<Alone> alone) {
        List<String> varied = assumptions.paths();
        if (alone.isPresent()) {
            return BlockRun.alone(staging.plan(), varied, alone.get().series(), 1);
        }
        return needs.map(n ->
                        BlockRun.of(staging.base(), staging.plan(), varied, n.base(), n.scenario(), n.response(), 1))
                .orElseGet(() -> BlockRun.ofAll(staging.base(), staging.plan(), varied, 1));
    }

    void run(double[][] points, Reader reader) {
        BlockRun taken = idle.poll();
        BlockRun block = taken == null ? first.withWidth(width) : taken;
        for (int from = 0; from < points.length; from += width) {
            run(points, from, Math.min(points.length, from + width), block, reader);
        }
        idle.add(block);
    }

    private void run(double[][] points, int from, int to, BlockRun block, Reader reader) {
        int[] draws = IntStream.range(from, to).toArray();
        if (!set(points, draws, block)) {
            draws = inBounds(points, draws, reader);
            if (draws.length == 0) {
                return;
            }
            set(points, draws, block);
        }
        reader.start(from, block);
        try {
            run(block);
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // From the last on, since what is kept of a draw is moved from the first lane to its own.
            for (int lane = draws.length - 1; lane >= 0; lane--) {
                alone(points, draws[lane], block, reader);
            }
            return;
        }
        reader.run(draws, block);
    }

    private void run(BlockRun block) {
        if (alone.isPresent()) {
            block.run(alone.get().periods());
        } else {
            block.run();
        }
    }

    private void alone(double[][] points, int draw, BlockRun block, Reader reader) {
        int[] draws = {draw};
        set(points, draws, block);
        try {
            run(block);
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            reader.failed(FailedDraw.of(draw, e));
            return;
        }
        reader.run(draws, block);
    }

    /** Puts draws into the block's first lanes, and says whether every value is in its bounds. */
    private boolean set(double[][] points, int[] draws, BlockRun block) {
        block.reset(draws.length);
        double[][] drawn = columns(points, draws);
        // Both are NaN where a value is.
        double[] least = Arrays.stream(drawn)
                .mapToDouble(column -> Arrays.stream(column).min().orElseThrow())
                .toArray();
        double[] greatest = Arrays.stream(drawn)
                .mapToDouble(column -> Arrays.stream(column).max().orElseThrow())
                .toArray();
        boolean within = true;
        double[] values = new double[draws.length];
        for (int k = 0; k < slots.length; k++) {
            int input = targets.get(k).input();
            Vary vary = targets.get(k).vary();
            double[] column = drawn[input];
            for (int lane = 0; lane < values.length; lane++) {
                values[lane] = vary.of(own[k], column[lane]);
            }
            within &= limits.get(k).allow(values, vary.of(own[k], least[input]), vary.of(own[k], greatest[input]));
            block.set(slots[k], values);
        }
        return within;
    }

    /** The draws by input. */
    private static double[][] columns(double[][] points, int[] draws) {
        double[][] columns = new double[points[0].length][draws.length];
        for (int lane = 0; lane < draws.length; lane++) {
            double[] point = points[draws[lane]];
            for (int j = 0; j < columns.length; j++) {
                columns[j][lane] = point[j];
            }
        }
        return columns;
    }

    /** The draws with every value in its bounds; the others failed. */
    private int[] inBounds(double[][] points, int[] draws, Reader reader) {
        return Arrays.stream(draws)
                .filter(draw -> {
                    Optional<String> outside = outside(points[draw]);
                    outside.ifPresent(reason -> reader.failed(FailedDraw.of(draw, reason)));
                    return outside.isEmpty();
                })
                .toArray();
    }

    private Optional<String> outside(double[] point) {
        for (int k = 0; k < slots.length; k++) {
            Assumptions.Target target = targets.get(k);
            double value = target.vary().of(own[k], point[target.input()]);
            Optional<String> broken = limits.get(k).broken(value);
            if (broken.isPresent()) {
                return Optional.of(target.path() + " = " + value + ": must be " + broken.get());
            }
        }
        return Optional.empty();
    }
}
