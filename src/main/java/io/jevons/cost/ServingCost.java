package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.PrintedText;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.roofline.Roofline;
import io.jevons.cost.roofline.StepTime;
import java.util.Locale;

/**
 * What it costs to serve a workload on a group of GPUs: the answer of {@link Serving#cost()}. Immutable.
 *
 * <p>A batch of {@code B} requests takes {@code T = B · t_prefill + O · t_step}; the group is counted for all of it.
 */
public final class ServingCost implements Shown {
    /** Share of board power that a GPU draws while serving, when the caller gives none; assumed, 0.5 to 0.9. */
    static final double LOAD = 0.75;

    /** Power of the site over power of the machines, when the caller gives none; assumed, 1.1 to 1.6. */
    static final double PUE = 1.25;

    private final Serving serving;
    private final Roofline roofline;
    private final Pace pace;
    private final int batch;
    private final StepTime step;

    ServingCost(Serving serving, Roofline roofline, Pace pace) {
        this.serving = serving;
        this.roofline = roofline;
        this.pace = pace;
        batch = pace.batch();
        step = pace.step();
    }

    /**
     * What was served, on what.
     *
     * @return the input
     */
    public Serving serving() {
        return serving;
    }

    /**
     * Sequences decoded together by the group.
     *
     * @return the batch given, or the largest that fits memory and latency limits
     */
    public int batch() {
        return batch;
    }

    /**
     * One decode step: every sequence of the batch gets one token, or with speculation those that are accepted.
     *
     * @return seconds
     */
    public double decodeStepSeconds() {
        return pace.stepSeconds();
    }

    /**
     * The prefill of one request that has its rank of GPUs to itself, in chunks where that is asked for, and with the
     * transfer of its cache where other GPUs decode.
     *
     * @return seconds
     */
    public double prefillSeconds() {
        return pace.secondsToFirstToken() - decodeStepSeconds();
    }

    /**
     * The time per output token that a client sees. Where prompts interleave with decoding it is
     * {@code t_step + B · t_prefill / O}; where they come in chunks, that of a step which takes its chunk along; where other
     * GPUs work them out, that of a step alone. Speculation divides it by the tokens that a step yields.
     *
     * @return seconds
     */
    public double secondsPerOutputToken() {
        return pace.secondsPerOutputToken();
    }

    /**
     * Time to the first token without waiting: the request's own prefill and a decode step.
     *
     * @return seconds
     */
    public double secondsToFirstToken() {
        return pace.secondsToFirstToken();
    }

    /**
     * The rate at which the whole group generates, prefills included.
     *
     * @return output tokens a second of all GPUs
     */
    public double outputTokensPerSecond() {
        return pace.requestsPerSecond() * serving.workload().outputTokens();
    }

    /**
     * The rate at which the whole group finishes requests.
     *
     * @return requests a second of all GPUs
     */
    public double requestsPerSecond() {
        return pace.requestsPerSecond();
    }

    /**
     * GPU time of a million tokens of the workload's mix of input and output.
     *
     * @return GPU-hours a million tokens
     */
    public double gpuHoursPerMtok() {
        return gpuSecondsPerRequest() / serving.workload().totalTokens() * 1e6 / 3600;
    }

    /**
     * GPU time of a million input tokens, cached ones included: the prefill's part.
     *
     * @return GPU-hours a million input tokens
     */
    public double gpuHoursPerMtokInput() {
        return pace.prefillGpuSeconds() / serving.workload().inputTokens() * 1e6 / 3600;
    }

    /**
     * GPU time of a million output tokens: the decoding's part.
     *
     * @return GPU-hours a million output tokens
     */
    public double gpuHoursPerMtokOutput() {
        return pace.decodeGpuSeconds() / serving.workload().outputTokens() * 1e6 / 3600;
    }

    /**
     * The parts of the price of a million tokens: input that is worked out, input that is found in the cache, and output.
     * A cached token costs what reading its keys and values from the host's memory takes of a GPU's time, or what working it
     * out takes where that is less.
     *
     * @param rentUsdPerGpuHour rent of a GPU, in USD an hour, not negative
     * @param utilisation share of rented time that serves at this rate, above 0, at most 1
     * @return the prices
     * @throws InvalidInputException if an argument is out of its range
     */
    public TokenPrices prices(double rentUsdPerGpuHour, double utilisation) {
        Checks.notNegative("rentUsdPerGpuHour", rentUsdPerGpuHour);
        Checks.fraction("utilisation", utilisation);
        return TokenPrices.of(this, roofline, rentUsdPerGpuHour / utilisation);
    }

    /**
     * GPUs of this kind that a load needs.
     *
     * @param outputTokensPerSecond the mean load, in output tokens a second, above 0
     * @param peakFactor load at the peak over the mean load, at least 1
     * @return GPUs, whole groups of them
     * @throws InvalidInputException if an argument is out of its range, or more than 2³¹ GPUs are needed
     */
    public int gpusForLoad(double outputTokensPerSecond, double peakFactor) {
        Checks.positive("outputTokensPerSecond", outputTokensPerSecond);
        Checks.between("peakFactor", peakFactor, 1, 1000);
        double groups = Math.ceil(outputTokensPerSecond * peakFactor / outputTokensPerSecond());
        return (int) Checks.between("GPUs needed", groups * serving.gpus(), 1, Integer.MAX_VALUE);
    }

    /**
     * The price of a million tokens of the mix.
     *
     * @param rentUsdPerGpuHour rent of a GPU, in USD an hour, not negative
     * @param utilisation share of rented time that serves at this rate, above 0, at most 1
     * @return USD a million tokens
     * @throws InvalidInputException if an argument is out of its range
     */
    public double usdPerMtok(double rentUsdPerGpuHour, double utilisation) {
        Checks.notNegative("rentUsdPerGpuHour", rentUsdPerGpuHour);
        Checks.fraction("utilisation", utilisation);
        return gpuHoursPerMtok() * rentUsdPerGpuHour / utilisation;
    }

    /**
     * Energy of a million tokens of the mix at a load of 0.75 of board power and a PUE of 1.25 (both assumed).
     *
     * @return kWh a million tokens
     * @throws InvalidInputException if the GPU's board power is not known
     */
    public double kwhPerMtok() {
        return kwhPerMtok(LOAD, PUE);
    }

    /**
     * Energy of a million tokens of the mix.
     *
     * @param load power drawn over board power, above 0
     * @param pue power of the site over power of the machines, at least 1
     * @return kWh a million tokens
     * @throws InvalidInputException if an argument is out of its range or the GPU's board power is not known
     */
    public double kwhPerMtok(double load, double pue) {
        Checks.positive("load", load);
        if (!(pue >= 1 && pue < Double.POSITIVE_INFINITY)) {
            throw InvalidInputException.of("pue", pue, "a finite number >= 1");
        }
        double watts = serving.gpu()
                .boardPowerW()
                .orElseThrow(() -> new InvalidInputException(
                        "board power of " + serving.gpu().name() + " is not published"));
        return gpuHoursPerMtok() * watts / 1000 * load * pue;
    }

    /**
     * Energy of an output token, prompts included, at a load of 0.75 of board power and a PUE of 1.25 (both assumed).
     *
     * @return joules
     * @throws InvalidInputException if the GPU's board power is not known
     */
    public double joulesPerOutputToken() {
        Workload workload = serving.workload();
        return kwhPerMtok() * 3.6 * workload.totalTokens() / workload.outputTokens();
    }

    /**
     * What takes most of the time of a decode step.
     *
     * @return the bound
     */
    public Bound bound() {
        return Bound.of(step);
    }

    /**
     * The arithmetic, step by step.
     *
     * @return a text of several lines, with units
     */
    public PrintedText explain() {
        return new PrintedText(CostArithmetic.of(this, roofline, pace));
    }

    /**
     * Where the time of a batch goes: its decode steps by part, drafts, prefills, and where prompts have GPUs of their own
     * what either pool waits for the other. Memory and products overlap, so that only the longer of them counts; the other
     * is shown with the share 0. Prompts in chunks are part of the steps that take them along.
     *
     * @return a table of milliseconds a decode step and shares of the whole batch's time, of pools those of all GPUs' time,
     *     which add up to 1
     */
    public Table breakdown() {
        return CostBreakdown.of(this, pace);
    }

    /**
     * How near a decode step comes to the roof: the time that bytes and operations would take at the GPU's peak rates,
     * whichever is longer, over the time it takes.
     *
     * @return between 0 and 1
     */
    public double shareOfRoof() {
        double context = serving.workload().meanContext();
        GpuSpec gpu = serving.gpu();
        double bytes = roofline.decodeBytes(batch, context) / (gpu.bandwidthGbPerSecond() * 1e9);
        double work = stepWork() / gpu.peakFlops(serving.precision());
        return Math.max(bytes, work) / step.seconds();
    }

    /** Operations a byte of a decode step. */
    double intensity() {
        double context = serving.workload().meanContext();
        return stepWork() / roofline.decodeBytes(batch, context);
    }

    /** Operations a second of each GPU in a decode step. */
    double attainedFlops() {
        return stepWork() / step.seconds();
    }

    /** Operations of each GPU in a decode step. */
    double stepWork() {
        return checked() * roofline.decodeWork(batch, serving.workload().meanContext());
    }

    private double gpuSecondsPerRequest() {
        return serving.gpus() / pace.requestsPerSecond();
    }

    private String howPromptsCome() {
        if (serving.terms().prefillGpus().isPresent()) {
            return "prompts apart";
        }
        return serving.terms().prefillChunk().isPresent() ? "prompts in chunks" : "interleaved";
    }

    /** Sequences of the batch over the tokens of a step, for the bytes and operations of a step. */
    private double checked() {
        return serving.terms()
                .speculation()
                .map(drafts -> drafts.drafted() + 1.0)
                .orElse(1.0);
    }

    @Override
    public String toString() {
        Table.Builder table = Table.titled(serving.toString()).text("figure").text("value");
        table.row("GPU-hours per million tokens", Numbers.human(gpuHoursPerMtok()));
        table.row("output tokens per second, all GPUs", Numbers.human(outputTokensPerSecond()));
        table.row("batch", String.valueOf(batch));
        table.row("decode step", Numbers.human(decodeStepSeconds() * 1e3) + " ms");
        table.row("time per output token, " + howPromptsCome(), Numbers.human(secondsPerOutputToken() * 1e3) + " ms");
        table.row("prefill of a request", Numbers.human(prefillSeconds() * 1e3) + " ms");
        table.row("bound by", bound().name().toLowerCase(Locale.ROOT));
        return table.build().toString();
    }
}
