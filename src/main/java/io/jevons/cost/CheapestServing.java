package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Precision;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The search for the cheapest way to serve a model: over GPUs, group sizes, precisions and batch, at rental prices, under
 * limits of latency. Immutable; it prints as a table with the best deployment of each GPU, cheapest first.
 *
 * <p>Prices are those of the bundled table, list prices of rented cloud GPUs as far as it has them, unless set by
 * {@link #price(GpuSpec, double)}. A GPU without a price is listed and not ranked.
 */
public final class CheapestServing implements Shown.AsTable {
    private final Given given;

    private CheapestServing(Given given) {
        this.given = given;
    }

    static CheapestServing of(ModelSpec model, Workload workload) {
        return new CheapestServing(new Given(model, workload));
    }

    /**
     * Sets the rent of a GPU; one that is not bundled joins the search.
     *
     * @param gpu the GPU
     * @param usdPerHour rent in USD a GPU-hour, above 0
     * @return a changed copy
     * @throws InvalidInputException if the rent is not above 0
     */
    public CheapestServing price(GpuSpec gpu, double usdPerHour) {
        Objects.requireNonNull(gpu, "gpu");
        Checks.positive("price of " + gpu.name(), usdPerHour);
        Map<GpuSpec, Double> changed = new LinkedHashMap<>(given.prices);
        changed.put(gpu, usdPerHour);
        List<GpuSpec> all = new ArrayList<>(given.gpus);
        if (!all.contains(gpu)) {
            all.add(gpu);
        }
        return with(copy -> {
            copy.gpus = List.copyOf(all);
            copy.prices = changed;
        });
    }

    /**
     * Sets the rent of a bundled GPU.
     *
     * @param gpu its name
     * @param usdPerHour rent in USD a GPU-hour, above 0
     * @return a changed copy
     * @throws InvalidInputException if there is no such GPU or the rent is not above 0
     */
    public CheapestServing price(String gpu, double usdPerHour) {
        Objects.requireNonNull(gpu, "gpu");
        return price(GpuSpec.named(gpu), usdPerHour);
    }

    /**
     * Restricts the search to some GPUs.
     *
     * @param these the GPUs, at least one
     * @return a changed copy
     * @throws InvalidInputException if there is none
     */
    public CheapestServing among(List<GpuSpec> these) {
        Objects.requireNonNull(these, "these");
        if (these.isEmpty()) {
            throw InvalidInputException.of("GPUs", "none", "at least one");
        }
        return with(copy -> copy.gpus = List.copyOf(these));
    }

    /**
     * Sets the share of rented time that serves; 1 by default, so that costs are those of a busy fleet.
     *
     * @param share above 0, at most 1
     * @return a changed copy
     * @throws InvalidInputException if it is out of its range
     */
    public CheapestServing utilisation(double share) {
        Checks.fraction("utilisation", share);
        return with(copy -> copy.utilisation = share);
    }

    /**
     * Fixes the precision of the weights; by default all that a GPU supports are tried.
     *
     * @param weights the precision
     * @return a changed copy
     */
    public CheapestServing precision(Precision weights) {
        Objects.requireNonNull(weights, "weights");
        return with(copy -> copy.precision = Optional.of(weights));
    }

    /**
     * Limits the time per output token, as {@link Serving#maxSecondsPerOutputToken(double)}.
     *
     * @param seconds above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public CheapestServing maxSecondsPerOutputToken(double seconds) {
        Checks.positive("maxSecondsPerOutputToken", seconds);
        return with(copy -> copy.maxSecondsPerOutputToken = seconds);
    }

    /**
     * Limits the time to the first token, as {@link Serving#maxSecondsToFirstToken(double)}.
     *
     * @param seconds above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public CheapestServing maxSecondsToFirstToken(double seconds) {
        Checks.positive("maxSecondsToFirstToken", seconds);
        return with(copy -> copy.maxSecondsToFirstToken = seconds);
    }

    /**
     * A feasible deployment with its price.
     *
     * @param cost the cost in GPU-hours
     * @param rentUsdPerHour rent in USD a GPU-hour
     * @param usdPerMtok USD a million tokens of the mix
     * @param usdPerMtokInput USD a million input tokens
     * @param usdPerMtokOutput USD a million output tokens
     */
    public record Priced(
            ServingCost cost,
            double rentUsdPerHour,
            double usdPerMtok,
            double usdPerMtokInput,
            double usdPerMtokOutput) {
        @Override
        public String toString() {
            return cost.serving() + ", batch " + cost.batch() + ": " + Numbers.human(usdPerMtok)
                    + " USD per million tokens";
        }
    }

    /**
     * The cheapest deployment.
     *
     * @return the deployment
     * @throws InvalidInputException if no GPU with a price can serve the model so
     */
    public Priced best() {
        return deployments().stream().findFirst().orElseThrow(() -> noneFits());
    }

    /**
     * The best feasible deployment of each GPU that has a price, cheapest first.
     *
     * @return the deployments
     */
    public List<Priced> deployments() {
        List<Priced> found = new ArrayList<>();
        for (GpuSpec gpu : given.gpus) {
            OptionalDouble rent = rentOf(gpu);
            if (rent.isPresent()) {
                bestOn(gpu).cost().ifPresent(cost -> found.add(priced(cost, rent.getAsDouble())));
            }
        }
        found.sort(Comparator.comparingDouble(Priced::usdPerMtok));
        return List.copyOf(found);
    }

    /**
     * The deployments that no other beats in both cost and time per output token, cheapest first, over all group sizes
     * and precisions.
     *
     * @return the Pareto set
     */
    public List<Priced> pareto() {
        List<Priced> all = new ArrayList<>();
        for (GpuSpec gpu : given.gpus) {
            OptionalDouble rent = rentOf(gpu);
            if (rent.isPresent()) {
                for (Deployment tried : triedOn(gpu)) {
                    tried.cost().ifPresent(cost -> all.add(priced(cost, rent.getAsDouble())));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Priced::usdPerMtok)
                .thenComparingDouble(p -> p.cost().secondsPerOutputToken()));
        List<Priced> front = new ArrayList<>();
        double fastest = Double.POSITIVE_INFINITY;
        for (Priced candidate : all) {
            if (candidate.cost().secondsPerOutputToken() < fastest) {
                front.add(candidate);
                fastest = candidate.cost().secondsPerOutputToken();
            }
        }
        return List.copyOf(front);
    }

    /**
     * The GPUs on which no group and precision serves the model so, each with the deployment that lacks least.
     *
     * @return the deployments, with their reasons
     */
    public List<Deployment> infeasible() {
        return given.gpus.stream()
                .map(this::bestOn)
                .filter(tried -> !tried.feasible())
                .toList();
    }

    /**
     * The best deployment of each GPU as a table, those that cannot serve the model last.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Cheapest deployments of " + given.model.name() + ", " + given.workload)
                .text("GPU")
                .number("GPUs", "1")
                .text("weights")
                .number("batch", "1")
                .number("USD/Mtok", "1")
                .number("input", "1")
                .number("output", "1")
                .number("ms/token", "1")
                .text("why not");
        for (Priced priced : deployments()) {
            Serving serving = priced.cost().serving();
            table.row(
                    serving.gpu().name(),
                    serving.gpus(),
                    serving.precision().name(),
                    priced.cost().batch(),
                    priced.usdPerMtok(),
                    priced.usdPerMtokInput(),
                    priced.usdPerMtokOutput(),
                    priced.cost().secondsPerOutputToken() * 1e3,
                    "");
        }
        for (Deployment lacking : infeasible()) {
            table.row(
                    lacking.serving().gpu().name(),
                    lacking.serving().gpus(),
                    lacking.serving().precision().name(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    why(lacking));
        }
        List<String> unpriced = given.gpus.stream()
                .filter(gpu -> rentOf(gpu).isEmpty())
                .map(GpuSpec::name)
                .toList();
        if (!unpriced.isEmpty()) {
            table.note("Not ranked for want of a rent, see price(gpu, usd): " + String.join(", ", unpriced) + ".");
        }
        return table.build();
    }

    private static String why(Deployment lacking) {
        return lacking.missingBytes() > 0 ? "lacks " + Numbers.human(lacking.missingBytes() / 1e9) + " GB" : "too slow";
    }

    private InvalidInputException noneFits() {
        return new InvalidInputException("no GPU with a price serves " + given.model.name() + ", " + given.workload
                + "\nMaybe a looser limit, or price(gpu, usd) for a larger GPU");
    }

    private Priced priced(ServingCost cost, double rent) {
        return new Priced(
                cost,
                rent,
                cost.usdPerMtok(rent, given.utilisation),
                cost.gpuHoursPerMtokInput() * rent / given.utilisation,
                cost.gpuHoursPerMtokOutput() * rent / given.utilisation);
    }

    private OptionalDouble rentOf(GpuSpec gpu) {
        Double usd = given.prices.get(gpu);
        return usd == null ? OptionalDouble.empty() : OptionalDouble.of(usd);
    }

    private Deployment bestOn(GpuSpec gpu) {
        return Deployments.best(triedOn(gpu));
    }

    private List<Deployment> triedOn(GpuSpec gpu) {
        Serving base = Serving.of(given.model, gpu)
                .workload(given.workload)
                .limits(given.maxSecondsPerOutputToken, given.maxSecondsToFirstToken);
        boolean lacking = given.precision.isPresent() && !gpu.supports(given.precision.get());
        return Deployments.tried(base, OptionalInt.empty(), lacking ? Optional.empty() : given.precision);
    }

    private CheapestServing with(Consumer<Given> change) {
        return new CheapestServing(given.with(change));
    }

    @Override
    public String toString() {
        return toTable().toString();
    }

    /** What is set, or its default. */
    private static final class Given extends Settings<Given> {
        private final ModelSpec model;
        private final Workload workload;
        private List<GpuSpec> gpus = GpuSpec.all();
        private Map<GpuSpec, Double> prices = bundledPrices();
        private double utilisation = 1;
        private double maxSecondsPerOutputToken = Double.POSITIVE_INFINITY;
        private double maxSecondsToFirstToken = Double.POSITIVE_INFINITY;
        private Optional<Precision> precision = Optional.empty();

        Given(ModelSpec model, Workload workload) {
            this.model = model;
            this.workload = workload;
        }

        private static Map<GpuSpec, Double> bundledPrices() {
            Map<GpuSpec, Double> prices = new LinkedHashMap<>();
            for (GpuSpec gpu : GpuSpec.all()) {
                gpu.rentUsdPerHour().ifPresent(usd -> prices.put(gpu, usd));
            }
            return prices;
        }
    }
}
