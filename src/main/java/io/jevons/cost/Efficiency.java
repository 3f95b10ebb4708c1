package io.jevons.cost;

/**
 * What real kernels reach of a GPU's peak rates: the only fitted constants of the serving model. They are the same for
 * all models and sources, and differ between GPUs only where the hardware does (vendor, link).
 *
 * @param memory share of the peak memory bandwidth
 * @param compute16 share of the peak rate of 16-bit products
 * @param compute8 share of the peak rate of 8-bit products
 * @param compute4 share of the peak rate of 4-bit products
 * @param experts factor on the compute shares where tokens are spread over experts
 * @param perStep seconds a step for scheduling, sampling, launching
 * @param perLayer seconds a layer and step for launching its kernels; twice that in layers with experts
 * @param perSequence seconds a sequence and step for sampling and book-keeping
 * @param reduceLatency seconds an all-reduce takes however small
 * @param link share of the link's peak bandwidth
 */
record Efficiency(
        double memory,
        double compute16,
        double compute8,
        double compute4,
        double experts,
        double perStep,
        double perLayer,
        double perSequence,
        double reduceLatency,
        double link) {

    private static final Efficiency FABRIC =
            new Efficiency(0.75, 0.60, 0.45, 0.25, 0.5, 0.5e-3, 15e-6, 15e-6, 12e-6, 0.7);
    private static final double OTHER_VENDOR = 0.65;

    static Efficiency of(GpuSpec gpu) {
        Efficiency base = FABRIC;
        if (gpu.vendor().equals("AMD")) {
            base = base.scaled(OTHER_VENDOR);
        }
        return gpu.link() == GpuSpec.Link.FABRIC ? base : base.overPcie();
    }

    /** Compute share for weights of a precision on a GPU: four bits count as such only where the GPU computes in them. */
    double compute(Precision precision, GpuSpec gpu) {
        return switch (precision) {
            case FP16, BF16 -> compute16;
            case FP8, INT8 -> compute8;
            case FP4 -> gpu.teraflopsFp4() > 0 ? compute4 : compute16;
            case INT4 -> compute16;
        };
    }

    private Efficiency scaled(double factor) {
        return new Efficiency(
                memory * factor,
                compute16 * factor,
                compute8 * factor,
                compute4 * factor,
                experts,
                perStep,
                perLayer,
                perSequence,
                reduceLatency,
                link);
    }

    private Efficiency overPcie() {
        return new Efficiency(
                memory, compute16, compute8, compute4, experts, perStep, perLayer, perSequence, 50e-6, link);
    }
}
