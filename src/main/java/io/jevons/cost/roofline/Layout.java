package io.jevons.cost.roofline;

import io.jevons.base.InvalidInputException;
import io.jevons.cost.architecture.TokenMixer;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model is divided over a group of GPUs: pipeline stages of layers, in each of which ranks share heads and dense
 * matrices, and experts lie on several GPUs.
 */
public record Layout(int gpus, int pipelineParallel, int tensorParallel, int expertParallel) {

    /** The division asked for, or the refusal with the numbers. */
    public static Layout of(ServingGroup group, int tensorParallel) {
        ModelSpec model = group.model();
        int gpus = group.gpus();
        int stages = group.pipelineParallel();
        if (stages > model.layers()) {
            throw InvalidInputException.of(
                    "pipelineParallel", stages, "at most the " + model.layers() + " layers of " + model.name());
        }
        if (gpus % stages != 0) {
            throw InvalidInputException.of("pipelineParallel", stages, "a divisor of the " + gpus + " GPUs");
        }
        int stageGpus = gpus / stages;
        if (stageGpus % tensorParallel != 0) {
            throw InvalidInputException.of(
                    "tensorParallel",
                    tensorParallel,
                    "a divisor of the " + stageGpus + " GPUs" + (stages > 1 ? " of a stage" : ""));
        }
        refuseUnevenHeads(model, tensorParallel);
        int experts = experts(group, tensorParallel, stageGpus);
        return new Layout(gpus, stages, tensorParallel, experts);
    }

    private static int experts(ServingGroup group, int tensorParallel, int stageGpus) {
        int count = group.model().experts().count();
        if (group.expertParallel().isEmpty()) {
            // Unless told otherwise, experts are split like dense matrices; several ranks share whole ones.
            return tensorParallel == stageGpus || count == 0 ? 1 : largest(stageGpus, count);
        }
        int asked = group.expertParallel().getAsInt();
        if (asked > Math.max(1, count)) {
            throw InvalidInputException.of(
                    "expertParallel",
                    asked,
                    count == 0
                            ? "1 for " + group.model().name() + ", which has no experts"
                            : "at most the " + count + " experts of "
                                    + group.model().name());
        }
        if (stageGpus % asked != 0) {
            throw InvalidInputException.of("expertParallel", asked, "a divisor of the " + stageGpus + " GPUs");
        }
        return asked;
    }

    private static int largest(int gpus, int most) {
        int parts = Math.min(gpus, most);
        while (gpus % parts != 0) {
            parts--;
        }
        return parts;
    }

    /**
     * The ways of dividing the group that are worth trying, at least one: copies of the cache against copies of the dense
     * weights, a fast link against a wide group.
     */
    public static List<Layout> worthTrying(ServingGroup group) {
        if (group.tensorParallel().isPresent()) {
            return List.of(of(group, group.tensorParallel().getAsInt()));
        }
        ModelSpec model = group.model();
        int stageGpus = Math.max(1, group.gpus() / group.pipelineParallel());
        int most = mostTensorParallel(model, stageGpus, stageGpus);
        int linked =
                mostTensorParallel(model, stageGpus, Math.max(1, group.gpu().linkDomain()));
        // Heads split the cache without copies over so many.
        int byCache = model.hasExperts()
                ? mostTensorParallel(model, stageGpus, model.attention().cacheParts())
                : most;
        List<Layout> layouts = new ArrayList<>(3);
        layouts.add(of(group, most));
        if (linked != most) {
            layouts.add(of(group, linked));
        }
        if (byCache != most && byCache != linked) {
            layouts.add(of(group, byCache));
        }
        return layouts;
    }

    /** The most GPUs of a stage, up to a bound, among which the heads can be divided. */
    private static int mostTensorParallel(ModelSpec model, int stageGpus, int bound) {
        int parts = Math.min(stageGpus, bound);
        while (parts > 1 && (stageGpus % parts != 0 || !dividesHeads(model, parts))) {
            parts--;
        }
        return parts;
    }

    private static boolean dividesHeads(ModelSpec model, int gpus) {
        List<TokenMixer> mixers = model.mixers();
        for (int i = 0; i < mixers.size(); i++) {
            if (!dividesHeads(mixers.get(i), gpus)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dividesHeads(TokenMixer mixer, int gpus) {
        if (mixer.kind() == TokenMixer.Kind.RECURRENT) {
            return true;
        }
        int parts = mixer.attention().cacheParts();
        return mixer.attention().heads() % gpus == 0 && (parts % gpus == 0 || gpus % parts == 0);
    }

    private static void refuseUnevenHeads(ModelSpec model, int gpus) {
        if (dividesHeads(model, gpus)) {
            return;
        }
        for (TokenMixer mixer : model.mixers()) {
            if (!dividesHeads(mixer, gpus)) {
                throw InvalidInputException.of(
                        "tensorParallel",
                        gpus,
                        "a divisor of the " + mixer.attention().heads() + " heads of " + model.name()
                                + ", and a divisor or a "
                                + "multiple of its " + mixer.attention().cacheParts()
                                + " key-value heads, which are replicated where there are more GPUs than them");
            }
        }
    }

    public int stageGpus() {
        return gpus / pipelineParallel;
    }

    public int ranks() {
        return stageGpus() / tensorParallel;
    }

    /** How many GPUs of a rank hold the same key-value heads of the layers that see most. */
    public int replicas(ModelSpec model) {
        return Math.max(1, tensorParallel / model.attention().cacheParts());
    }
}
