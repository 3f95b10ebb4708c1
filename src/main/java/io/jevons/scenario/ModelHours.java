package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.serving.ServingModel;
import io.jevons.cost.serving.ServingRequest;
import io.jevons.market.Market;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The hours of a released model on a market's tiers, through the market's cost model. */
final class ModelHours {
    private ModelHours() {}

    /** Hours by tier: on the named tiers, or on all that have a known GPU and room for the model. */
    static Map<String, Double> of(
            Market market, String grade, ModelSpec model, List<String> tiers, ServingOptions options) {
        ServingModel servingModel =
                ServingModel.named(market.findText("serving-model").orElse(ServingModel.ROOFLINE));
        for (Map<String, ?> byTier : List.of(options.gpu(), options.gpus(), options.precision(), options.workload())) {
            requireTiers(market, byTier.keySet());
        }
        requireTiers(market, tiers);
        Map<String, Double> hours = new LinkedHashMap<>();
        for (String tier : tiers.isEmpty() ? market.tiers() : tiers) {
            Optional<GpuSpec> gpu = gpu(market, tier, options, !tiers.isEmpty());
            if (gpu.isPresent()) {
                ServingRequest served = new ServingRequest(
                        model,
                        gpu.get(),
                        options.gpus().containsKey(tier)
                                ? OptionalInt.of(options.gpus().get(tier))
                                : OptionalInt.empty(),
                        Optional.ofNullable(options.precision().get(tier)),
                        workload(market, grade, tier, options));
                if (!tiers.isEmpty() || served.fits(servingModel)) {
                    hours.put(tier, hours(market, tier, served, servingModel));
                }
            }
        }
        if (hours.isEmpty()) {
            throw new InvalidInputException("model " + model.name() + ": fits no tier of market " + market.name());
        }
        return hours;
    }

    private static double hours(Market market, String tier, ServingRequest served, ServingModel servingModel) {
        try {
            return served.referenceHours(servingModel, market.get("tiers." + tier + ".h100-equivalents"));
        } catch (InvalidInputException e) {
            throw new InvalidInputException("tier '" + tier + "': " + e.getMessage(), e);
        }
    }

    private static void requireTiers(Market market, Collection<String> tiers) {
        for (String tier : tiers) {
            if (!market.tiers().contains(tier)) {
                throw InvalidInputException.unknown("tier", tier, market.tiers());
            }
        }
    }

    private static Optional<GpuSpec> gpu(Market market, String tier, ServingOptions options, boolean named) {
        if (options.gpu().containsKey(tier)) {
            return Optional.of(options.gpu().get(tier));
        }
        String label = market.text("tiers." + tier + ".gpu");
        try {
            return Optional.of(market.gpu(label));
        } catch (InvalidInputException e) {
            if (named) {
                throw new InvalidInputException(
                        "tier '" + tier + "': its gpu '" + label
                                + "' is none that is known\nMaybe name it under gpus: in the market's file, or give gpu: {"
                                + tier + ": ...}, or hours-per-mtok",
                        e);
            }
            return Optional.empty();
        }
    }

    private static Workload workload(Market market, String grade, String tier, ServingOptions options) {
        if (options.workload().containsKey(tier)) {
            return options.workload().get(tier);
        }
        Optional<ServingRequest> own = market.served(grade, tier);
        for (String other : market.tiers()) {
            own = own.or(() -> market.served(grade, other));
        }
        return own.map(ServingRequest::workload)
                .orElseThrow(() -> new InvalidInputException("missing key 'workload' for tier '" + tier + "': grade '"
                        + grade + "' has hours in numbers, so the tokens of a request are unknown"
                        + "\nMaybe give workload: {" + tier + ": {input: 2000, output: 500}}, or hours-per-mtok"));
    }
}
