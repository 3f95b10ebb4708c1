package io.jevons.cost;

/**
 * What real kernels reach of a GPU's peak rates: the only fitted constants of the serving model. They are the same for
 * all models and sources, and differ between GPUs only where the hardware does: kind of memory, link, vendor.
 *
 * <p>Chosen as round numbers on the plateau of a fit to 322 measured speeds of eight public sources, each group of a
 * source, GPU and model weighted alike; see the accuracy table that the tests print.
 *
 * @param memory share of the peak memory bandwidth
 * @param unpacking factor on memory and compute shares where weights are stored in fewer bits than they are multiplied
 *     in, or in four
 * @param compute16 share of the peak rate of 16-bit products
 * @param compute8 share of the peak rate of 8-bit products
 * @param compute4 share of the peak rate of 4-bit products
 * @param experts factor on the compute shares where the tokens of a batch are spread over experts
 * @param imbalance further factor where whole experts lie on different GPUs, of which the busiest sets the pace
 * @param perStep seconds a step for scheduling and sampling
 * @param perLayer seconds a layer and step for launching its kernels; one and a half times that with experts
 * @param perSequence seconds a sequence and step for sampling and book-keeping
 * @param reduceLatency seconds an exchange between GPUs takes however small
 * @param link share of the link's peak bandwidth
 */
record Efficiency(
        double memory,
        double unpacking,
        double compute16,
        double compute8,
        double compute4,
        double experts,
        double imbalance,
        double perStep,
        double perLayer,
        double perSequence,
        double reduceLatency,
        double link) {

    /** Stacked memory needs more requests in flight than one step of a small batch makes. */
    private static final double HBM = 0.75;

    private static final double OTHER_MEMORY = 0.90;
    private static final double FABRIC_LATENCY = 8e-6;
    private static final double PCIE_LATENCY = 60e-6;

    /** AMD's kernels were less tuned over the years of the measurements. */
    private static final double AMD_MEMORY = 0.65;

    private static final double AMD_COMPUTE = 0.60;

    /** Apple's peak is that of its shaders, which unlike matrix units run near it. */
    private static final double APPLE_COMPUTE = 1.7;

    private static final double EXPERT_LAYER = 1.5;

    static Efficiency of(GpuSpec gpu) {
        boolean amd = gpu.vendor().equals("AMD");
        double memory = gpu.memory() == GpuSpec.Memory.HBM ? HBM : OTHER_MEMORY;
        double compute = amd ? AMD_COMPUTE : gpu.vendor().equals("Apple") ? APPLE_COMPUTE : 1;
        double latency = gpu.link() == GpuSpec.Link.FABRIC ? FABRIC_LATENCY : PCIE_LATENCY;
        return new Efficiency(
                memory * (amd ? AMD_MEMORY : 1),
                0.8,
                0.5 * compute,
                0.5 * compute,
                0.3 * compute,
                0.9,
                0.6,
                1.3e-3,
                25e-6,
                15e-6,
                latency,
                0.5);
    }

    /** Share of the peak rate for weights of a precision. */
    double compute(Precision precision, GpuSpec gpu) {
        return switch (precision) {
            case FP16, BF16 -> compute16;
            case FP8, INT8 -> compute8;
            case FP4 -> gpu.teraflopsFp4() > 0 ? compute4 : compute16 * unpacking;
            case INT4 -> compute16 * unpacking;
        };
    }

    /** Share of the memory bandwidth for reading weights of a precision; INT8 weights are mostly unpacked to 16 bits. */
    double reading(Precision precision) {
        return precision.isFourBit() || precision == Precision.INT8 ? memory * unpacking : memory;
    }

    /** Seconds a step that do not depend on the batch. */
    double overhead(ModelSpec model) {
        int experts = model.experts().layers();
        return perStep + perLayer * (model.layers() - experts + EXPERT_LAYER * experts);
    }
}
