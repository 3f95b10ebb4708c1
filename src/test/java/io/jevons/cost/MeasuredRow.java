package io.jevons.cost;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Resources;
import java.util.List;
import java.util.function.UnaryOperator;

/** A row of the measured speeds, and what the library says to it. */
record MeasuredRow(
        String model,
        String precision,
        String kvPrecision,
        String gpu,
        int gpus,
        int tensorParallel,
        int expertParallel,
        double input,
        double output,
        int batch,
        String metric,
        double value,
        String software,
        String source,
        String notes) {

    static List<MeasuredRow> all() {
        return Resources.csv(MeasuredRow.class, "measured_throughput.csv").stream()
                .map(MeasuredRow::of)
                .toList();
    }

    private static MeasuredRow of(Resources.Row row) {
        return new MeasuredRow(
                row.text("model"),
                row.text("precision_weights"),
                row.text("precision_kv"),
                row.text("gpu"),
                Math.max(1, row.integer("n_gpus")),
                row.integer("tp"),
                row.integer("ep"),
                row.number("input_tokens"),
                row.number("output_tokens"),
                row.integer("batch"),
                row.text("metric"),
                row.number("value"),
                row.text("software"),
                row.text("source"),
                row.text("notes"));
    }

    boolean hasLengths() {
        return !Double.isNaN(input) && !Double.isNaN(output);
    }

    /** One sequence decoded: its time depends so little on lengths that a short request stands for those not given. */
    boolean isLoneDecode() {
        return !hasLengths() && metric.equals("decode_step_ms") && batch == 1;
    }

    private Workload workload() {
        return hasLengths() ? Workload.of(input, Math.max(1, output)) : Workload.of(256, 128);
    }

    /** Who measured: rows of one house share machines, software and habits. */
    String house() {
        if (source.contains("TensorRT-LLM")) {
            return "NVIDIA TensorRT-LLM";
        }
        if (source.startsWith("QwenLM")) {
            return "Qwen";
        }
        if (source.startsWith("ai-dynamo")) {
            return "NVIDIA Dynamo";
        }
        if (source.contains("geerlingguy")) {
            return "geerlingguy";
        }
        String plain = source.replaceFirst("https://", "").replaceFirst("^(www|github.com/)\\.?", "");
        return plain.replaceAll("[/@ ].*", "");
    }

    boolean isMlPerf() {
        return source.startsWith("mlcommons");
    }

    boolean isAnomaly() {
        return notes.contains("ANOMALY");
    }

    /** Layers on several GPUs that work one after the other: no form of serving that the library has. */
    boolean isLayerSplit() {
        return notes.contains("layer split") || (software.startsWith("llama.cpp") && gpus > 1);
    }

    /** One instance of several whose number of GPUs the source does not give, so that memory cannot be checked. */
    boolean hasOpenGroup() {
        return source.contains("vuink.com") && gpus < 8;
    }

    boolean counts() {
        return (hasLengths() || isLoneDecode()) && !isMlPerf() && !isAnomaly() && !isLayerSplit() && !hasOpenGroup();
    }

    /** Why the row does not count. */
    String leftOutAs() {
        if (isMlPerf()) {
            return "MLPerf";
        }
        if (isAnomaly()) {
            return "marked as an anomaly";
        }
        return isLayerSplit() ? "layers split over cards" : "number of GPUs not given";
    }

    /** What kind of measurement it is; the notes say what the source counts. */
    String regime() {
        if (isMlPerf()) {
            return "MLPerf";
        }
        if (isAnomaly()) {
            return "anomaly";
        }
        if (metric.startsWith("input") || metric.startsWith("prefill")) {
            return "prefill";
        }
        if (metric.equals("decode_step_ms")) {
            return batch == 1 ? "decode, batch 1" : "served decode, known batch";
        }
        return batch > 0 ? "throughput, known batch" : "throughput, memory filled";
    }

    Precision weights() {
        String name = precision.replaceAll("[?( ].*", "");
        // The source leaves it blank; the checkpoints are 16-bit ones.
        return name.equals("unknown") ? Precision.BF16 : Precision.named(name);
    }

    Serving serving() {
        Serving serving = Serving.of(ModelSpec.named(model), GpuSpec.named(gpu))
                .gpus(gpus)
                .precision(weights());
        if (!kvPrecision.isEmpty()) {
            serving = serving.kvPrecision(Precision.named(kvPrecision.replaceAll("[?( ].*", "")));
        }
        if (tensorParallel > 0) {
            serving = serving.tensorParallel(tensorParallel);
        }
        if (expertParallel > 0) {
            serving = serving.expertParallel(expertParallel);
        }
        // Where the source says that attention is data-parallel, each GPU has sequences of its own.
        if (notes.contains("MoE models use attention DP") && serving.model().hasExperts() && gpus > 1) {
            serving = serving.tensorParallel(1).expertParallel(gpus);
        }
        if (isLayerSplit() && gpus > 1) {
            serving = serving.tensorParallel(1).pipelineParallel(gpus);
        }
        if (batch > 0) {
            serving = serving.batch(batch);
        }
        return serving.workload(workload());
    }

    /** Predicted over measured: the time of a step, a prefill, or the rate. */
    double ratio(UnaryOperator<Serving> change) {
        return predicted(change.apply(serving()).cost()) / value;
    }

    private double predicted(ServingCost cost) {
        return switch (metric) {
            case "prefill_ms" -> cost.prefillSeconds() * 1e3;
            case "decode_step_ms" -> decodeMillis(cost);
            case "output_tok_s_total" -> cost.outputTokensPerSecond();
            case "output_tok_s_per_gpu" ->
                notes.contains("decode")
                        ? cost.batch() / cost.decodeStepSeconds() / gpus
                        : cost.outputTokensPerSecond() / gpus;
            case "input_tok_s_per_gpu" -> 1e6 / 3600 / cost.gpuHoursPerMtokInput();
            default -> throw new IllegalStateException("metric " + metric);
        };
    }

    /** Llama.cpp's tg times generation alone; other sources divide the whole time by the tokens generated. */
    private double decodeMillis(ServingCost cost) {
        boolean generationAlone = notes.startsWith("tg");
        return 1e3 * (generationAlone ? cost.decodeStepSeconds() : cost.secondsPerOutputToken());
    }

    String family() {
        ModelSpec spec = ModelSpec.named(model);
        return spec.attention().isLatent() ? "latent attention" : spec.hasExperts() ? "experts" : "dense";
    }
}
