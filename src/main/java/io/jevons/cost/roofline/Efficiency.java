package io.jevons.cost.roofline;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;

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
public record Efficiency(
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

    private static final double EXPERT_LAYER = 1.5;

    public static Efficiency of(GpuSpec gpu) {
        return Constants.CHOSEN.of(gpu);
    }

    /**
     * The constants behind all efficiencies, one for each kind of hardware where it matters.
     *
     * @param hbm share of the bandwidth of stacked memory, which needs more requests in flight than one step of a small
     *     batch makes
     * @param gddr share of the bandwidth of graphics memory
     * @param lpddr share of the bandwidth of low-power memory, which processor and screen read too
     * @param amdMemory factor on it with AMD's kernels, which were less tuned over the years of the measurements
     * @param unpacking see {@link Efficiency}
     * @param compute16 see {@link Efficiency}
     * @param compute8 see {@link Efficiency}
     * @param compute4 see {@link Efficiency}
     * @param amdCompute factor on the compute shares with AMD's kernels
     * @param appleCompute factor with Apple, whose peak is that of its shaders, which unlike matrix units run near it
     * @param experts see {@link Efficiency}
     * @param imbalance see {@link Efficiency}
     * @param perStep see {@link Efficiency}
     * @param perLayer see {@link Efficiency}
     * @param perSequence see {@link Efficiency}
     * @param fabricLatency seconds an exchange over a fabric takes however small
     * @param pcieLatency seconds an exchange over PCI Express takes however small
     * @param link see {@link Efficiency}
     */
    public record Constants(
            double hbm,
            double gddr,
            double lpddr,
            double amdMemory,
            double unpacking,
            double compute16,
            double compute8,
            double compute4,
            double amdCompute,
            double appleCompute,
            double experts,
            double imbalance,
            double perStep,
            double perLayer,
            double perSequence,
            double fabricLatency,
            double pcieLatency,
            double link) {
        static final Constants CHOSEN = new Constants(
                0.75, 0.90, 0.90, 0.65, 0.8, 0.5, 0.5, 0.3, 0.60, 1.7, 0.9, 0.6, 1.5e-3, 25e-6, 15e-6, 8e-6, 60e-6,
                0.5);

        public Efficiency of(GpuSpec gpu) {
            boolean amd = gpu.vendor().equals("AMD");
            boolean apple = gpu.vendor().equals("Apple");
            double memory = switch (gpu.memory()) {
                case HBM -> hbm;
                case GDDR -> gddr;
                case LPDDR -> lpddr;
            };
            boolean stacked = gpu.memory() == GpuSpec.Memory.HBM;
            double compute = apple ? appleCompute : amd && stacked ? amdCompute : 1;
            double latency = gpu.link() == GpuSpec.Link.FABRIC ? fabricLatency : pcieLatency;
            return new Efficiency(
                    memory * (amd && stacked ? amdMemory : 1),
                    unpacking,
                    compute16 * compute,
                    compute8 * compute,
                    compute4 * compute,
                    experts,
                    imbalance,
                    perStep,
                    perLayer,
                    perSequence,
                    latency,
                    link);
        }
    }

    /** Share of the peak rate for weights of a precision. */
    public double compute(Precision precision, GpuSpec gpu) {
        return switch (precision) {
            case FP16, BF16 -> compute16;
            case FP8, INT8 -> compute8;
            case FP4 -> compute4(gpu);
            case INT4 -> compute16 * unpacking;
        };
    }

    /** The matrix units for four bits are used by kernels for servers; those for small boxes unpack the weights to 16 bits. */
    private double compute4(GpuSpec gpu) {
        double unpacked = compute16 * unpacking;
        if (gpu.teraflopsFp4() == 0) {
            return unpacked;
        }
        boolean small = gpu.memory() == GpuSpec.Memory.LPDDR;
        return small ? unpacked * gpu.teraflops16() / gpu.teraflopsFp4() : compute4;
    }

    /** Share of the memory bandwidth for reading weights of a precision; INT8 weights are mostly unpacked to 16 bits. */
    public double reading(Precision precision) {
        return precision.isFourBit() || precision == Precision.INT8 ? memory * unpacking : memory;
    }

    /** Seconds a step that do not depend on the batch. */
    public double overhead(ModelSpec model) {
        int experts = model.experts().layers();
        return perStep + perLayer * (model.layers() - experts + EXPERT_LAYER * experts);
    }
}
