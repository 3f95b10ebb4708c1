package io.jevons.cost.serving;

import io.jevons.cost.ServingAnswer;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/**
 * How serving cost is worked out. The library's own is {@link #ROOFLINE}; another one (a price table, a measured fleet, a
 * service) takes its place by being named in a market file. It is found through {@link ServiceLoader}, so it needs a
 * public constructor without arguments and a line in {@code META-INF/services/io.jevons.cost.serving.ServingModel}.
 */
public interface ServingModel {
    /** The name of the library's own model, {@link io.jevons.cost.Serving}. */
    String ROOFLINE = "roofline";

    /**
     * The name under which files choose it.
     *
     * @return a short name in lower case
     */
    String name();

    /**
     * Answers what a million tokens cost.
     *
     * @param request what to serve on what
     * @return the GPU-hours, or that the model does not fit
     */
    ServingAnswer serve(ServingRequest request);

    /**
     * Finds a serving model.
     *
     * @param name its name, such as {@value #ROOFLINE}
     * @return the serving model
     * @throws io.jevons.base.InvalidInputException if there is none of that name
     */
    static ServingModel named(String name) {
        Objects.requireNonNull(name, "name");
        return ServingModels.named(name);
    }

    /**
     * The serving models there are: the roofline, then those found through {@link ServiceLoader}. One that cannot be had is
     * left out.
     *
     * @return the serving models
     */
    static List<ServingModel> all() {
        return ServingModels.all();
    }
}
