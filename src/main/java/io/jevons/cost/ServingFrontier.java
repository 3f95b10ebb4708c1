package io.jevons.cost;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Tokens a second per GPU against tokens a second per user: what a fleet yields at each speed that its users see. On each
 * GPU every group size and batch is tried, and what another one beats in both is left out. Immutable; it prints as a table.
 *
 * <p>By default the flagships of today with a fabric that hold the model; the workload's own precision, that in which the
 * weights are published.
 */
public final class ServingFrontier implements Shown.AsTable, Shown.AsChart {
    private static final List<String> USUAL = List.of("H100", "H200", "B200", "GB200", "MI300X", "MI355X");

    private final ModelSpec model;
    private final Workload workload;
    private final List<GpuSpec> gpus;
    private final UnaryOperator<Serving> form;

    private ServingFrontier(ModelSpec model, Workload workload, List<GpuSpec> gpus, UnaryOperator<Serving> form) {
        this.model = model;
        this.workload = workload;
        this.gpus = gpus;
        this.form = form;
    }

    static ServingFrontier of(ModelSpec model, Workload workload) {
        List<GpuSpec> usual = USUAL.stream().map(GpuSpec::named).toList();
        return new ServingFrontier(model, workload, usual, UnaryOperator.identity());
    }

    /**
     * Draws the curves of these GPUs.
     *
     * @param these the GPUs, at least one
     * @return a changed copy
     * @throws InvalidInputException if there is none
     */
    public ServingFrontier among(List<GpuSpec> these) {
        Objects.requireNonNull(these, "these");
        if (these.isEmpty()) {
            throw InvalidInputException.of("GPUs", "none", "at least one");
        }
        return new ServingFrontier(model, workload, List.copyOf(these), form);
    }

    /**
     * Serves every point in another form, such as {@code serving -> serving.speculative(2.4)}.
     *
     * @param change what to do with each serving; its batch is set after, and its group unless it has pools of its own
     * @return a changed copy
     */
    public ServingFrontier with(UnaryOperator<Serving> change) {
        Objects.requireNonNull(change, "change");
        return new ServingFrontier(model, workload, gpus, serving -> change.apply(form.apply(serving)));
    }

    /**
     * The curves: of each GPU the deployments that no other on it beats, fastest for the user first.
     *
     * @return by GPU; those that cannot serve the model are left out
     * @throws InvalidInputException if no GPU can
     */
    public Map<GpuSpec, List<ServingCost>> curves() {
        Map<GpuSpec, List<ServingCost>> curves = new LinkedHashMap<>();
        for (GpuSpec gpu : gpus) {
            List<ServingCost> curve = curve(gpu);
            if (!curve.isEmpty()) {
                curves.put(gpu, curve);
            }
        }
        if (curves.isEmpty()) {
            throw new InvalidInputException("no group of these GPUs serves " + model.name() + ", " + workload
                    + "\nMaybe among(List.of(...)) with larger ones");
        }
        return curves;
    }

    private List<ServingCost> curve(GpuSpec gpu) {
        List<ServingCost> tried = new ArrayList<>();
        Serving base = form.apply(Serving.of(model, gpu).workload(workload));
        for (int group : groups(base)) {
            Serving serving = base.gpus(group);
            int most = new ServingPlan(serving).largestBatch();
            for (int batch = 1; batch <= most; batch *= 2) {
                serving.batch(batch).find().ifPresent(tried::add);
            }
        }
        tried.sort(Comparator.comparingDouble(ServingCost::secondsPerOutputToken));
        List<ServingCost> curve = new ArrayList<>();
        double best = 0;
        for (ServingCost cost : tried) {
            if (perGpu(cost) > best) {
                curve.add(cost);
                best = perGpu(cost);
            }
        }
        return curve;
    }

    /** The groups to try: one machine or all that a link reaches; pools that were given stay as they are. */
    private static int[] groups(Serving base) {
        if (base.terms().prefillGpus().isPresent()) {
            return new int[] {base.gpus()};
        }
        return Deployments.groups(
                base.gpu(), Math.max(Deployments.LARGEST_MACHINE, base.gpu().linkDomain()));
    }

    private static double perGpu(ServingCost cost) {
        return cost.outputTokensPerSecond() / cost.serving().gpus();
    }

    /**
     * The most output tokens a second of a GPU at which every user gets so many.
     *
     * @param gpu the GPU, one of the frontier's
     * @param tokensPerSecondPerUser what a user must see, above 0
     * @return tokens a second of a GPU; 0 where it is too fast for any group
     * @throws InvalidInputException if no GPU serves the model, the GPU is none of the frontier's, or the speed is not above 0
     */
    public double at(GpuSpec gpu, double tokensPerSecondPerUser) {
        Objects.requireNonNull(gpu, "gpu");
        Checks.positive("tokensPerSecondPerUser", tokensPerSecondPerUser);
        if (!gpus.contains(gpu)) {
            throw InvalidInputException.of(
                    "gpu",
                    gpu.name(),
                    "one of the frontier's, " + gpus.stream().map(GpuSpec::name).collect(Collectors.joining(", ")));
        }
        return curves().getOrDefault(gpu, List.of()).stream()
                .filter(cost -> 1 / cost.secondsPerOutputToken() >= tokensPerSecondPerUser)
                .mapToDouble(ServingFrontier::perGpu)
                .max()
                .orElse(0);
    }

    /**
     * The curves as a table.
     *
     * @return one row a point
     * @throws InvalidInputException if no GPU serves the model
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Serving frontier of " + model.name() + ", " + workload)
                .text("GPU")
                .number("GPUs", "1")
                .number("batch", "1")
                .number("per user", "tokens/s")
                .number("per GPU", "tokens/s")
                .number("first token", "s")
                .text("bound by");
        curves().forEach((gpu, curve) -> curve.forEach(cost -> table.row(
                gpu.name(),
                cost.serving().gpus(),
                cost.batch(),
                1 / cost.secondsPerOutputToken(),
                perGpu(cost),
                cost.secondsToFirstToken(),
                cost.bound().name().toLowerCase(java.util.Locale.ROOT))));
        return table.note(
                        "Output tokens a second; what another group or batch of the same GPU beats in both is left out.")
                .build();
    }

    /**
     * The curves as a picture, on logarithmic axes.
     *
     * @return the chart
     * @throws InvalidInputException if no GPU serves the model
     */
    @Override
    public Chart chart() {
        Map<GpuSpec, List<ServingCost>> curves = curves();
        double most = curves.values().stream()
                .flatMap(List::stream)
                .mapToDouble(ServingFrontier::perGpu)
                .max()
                .orElseThrow();
        Chart chart = Chart.of(
                        Chart.Kind.LINE,
                        model.name() + ": up to " + Numbers.human(most)
                                + " tokens a second per GPU, the fewer the faster for the user")
                .subtitle(workload.toString())
                .xAxis("tokens/s per user", Chart.Scale.LOG)
                .yAxis("tokens/s per GPU", Chart.Scale.LOG)
                .alternative(model.name() + ": tokens a second per GPU against tokens a second per user, a line a GPU");
        for (Map.Entry<GpuSpec, List<ServingCost>> curve : curves.entrySet()) {
            List<ChartPoint> points = curve.getValue().stream()
                    .map(cost -> ChartPoint.of(1 / cost.secondsPerOutputToken(), perGpu(cost)))
                    .toList();
            chart = chart.trace(curve.getKey().name(), Chart.Role.OTHER, points);
        }
        return chart;
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
