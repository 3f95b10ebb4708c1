package io.jevons.cost;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The groups and precisions worth trying on one type of GPU. */
public final class Deployments {
    /** Powers of two up to the expert-parallel groups in published use. */
    private static final int[] GROUPS = {1, 2, 4, 8, 16, 32, 64};

    /** Cards without a fabric are joined inside one machine only. */
    static final int LARGEST_MACHINE = 8;

    private static final Precision[] PRECISIONS = {
        Precision.BF16, Precision.FP8, Precision.INT8, Precision.FP4, Precision.INT4
    };

    private Deployments() {}

    /**
     * What a million tokens take on the GPU of a serving, where groups and precisions that are left open are tried and the
     * cheapest is taken.
     *
     * @param base the serving
     * @param gpus the GPUs of a group; empty for the best
     * @param precision the format of the weights; empty for the best
     * @return the answer
     */
    public static ServingAnswer answer(Serving base, OptionalInt gpus, Optional<Precision> precision) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(gpus, "gpus");
        Objects.requireNonNull(precision, "precision");
        Deployment best = best(tried(base, gpus, precision));
        return best.cost()
                .map(cost -> ServingAnswer.fits(cost.gpuHoursPerMtok(), best.serving() + ", batch " + cost.batch()))
                .orElseGet(() -> ServingAnswer.lacks(best.missingBytes(), best.reason()));
    }

    /** All combinations that are left open, on the GPU of a serving. */
    static List<Deployment> tried(Serving base, OptionalInt gpus, Optional<Precision> precision) {
        List<Deployment> tried = new ArrayList<>();
        for (int group : groups(base.gpu(), gpus)) {
            Serving grouped = base.gpus(group);
            if (precision.isPresent()) {
                tried.add(Deployment.of(grouped.precision(precision.get())));
                continue;
            }
            for (Precision candidate : PRECISIONS) {
                if (base.gpu().supports(candidate)) {
                    tried.add(Deployment.of(grouped.precision(candidate)));
                }
            }
        }
        return tried;
    }

    /** The cheapest that is feasible; where there is none, the one that lacks least memory. */
    static Deployment best(List<Deployment> tried) {
        Deployment best = tried.get(0);
        for (Deployment other : tried) {
            if (better(other, best)) {
                best = other;
            }
        }
        return best;
    }

    private static boolean better(Deployment other, Deployment best) {
        if (other.feasible() && best.feasible()) {
            return hours(other) < hours(best);
        }
        return other.feasible() || (!best.feasible() && other.missingBytes() < best.missingBytes());
    }

    private static double hours(Deployment deployment) {
        return deployment.cost().orElseThrow().gpuHoursPerMtok();
    }

    private static int[] groups(GpuSpec gpu, OptionalInt gpus) {
        return gpus.isPresent() ? new int[] {gpus.getAsInt()} : groups(gpu, GROUPS[GROUPS.length - 1]);
    }

    /** The groups that can be made of a GPU, those with a fabric up to so many. */
    static int[] groups(GpuSpec gpu, int mostOfFabric) {
        int largest = switch (gpu.link()) {
            case NONE -> 1;
            case NETWORK -> 2;
            case PCIE -> LARGEST_MACHINE;
            case FABRIC -> mostOfFabric;
        };
        return Arrays.stream(GROUPS).filter(group -> group <= largest).toArray();
    }
}
