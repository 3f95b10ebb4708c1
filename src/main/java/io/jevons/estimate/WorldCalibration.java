package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import io.jevons.demand.Market;
import io.jevons.demand.Markets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How the bundled world markets are fitted: which parameters are free, and to what was known on which day.
 *
 * <p>Free is what fixes the level and the early growth of the tiers for which anything is counted, {@code flagship} and
 * {@code alternative}. Everything else keeps its assumed value. The range in the file is both the bounds and, as a 90 %
 * interval, the belief before the data ({@link Calibration#rangesAsPriors()}).
 */
final class WorldCalibration {
    private static final LocalDate END_OF_2024 = LocalDate.of(2024, 12, 31);
    private static final String WORLD_2024 = "world-2024Q4";
    private static final String WORLD_LATEST = "world-latest";

    private static final List<String> LEVELS_AND_GROWTH = List.of(
            "tiers.flagship.price-usd",
            "tiers.flagship.price-decline",
            "tiers.flagship.shipments-per-year",
            "tiers.flagship.capacity-per-year",
            "tiers.flagship.capacity-growth",
            "tiers.alternative.shipments-per-year",
            "cells.*.tokens-per-day",
            "cells.*.utilisation.*",
            "cells.*.growth.start",
            "training.*.gpu-hours-per-year",
            "training.*.growth.start",
            "other-workloads.flagship.gpu-hours-per-year",
            "other-workloads.flagship.growth.start",
            "other-workloads.alternative.gpu-hours-per-year");

    /** What the second tier's growth depends on, once it is known. */
    private static final List<String> GROWTH_OF_OTHERS = List.of(
            "tiers.alternative.capacity-per-year",
            "tiers.alternative.capacity-growth",
            "other-workloads.alternative.growth.start");

    private WorldCalibration() {}

    static Calibration named(String name) {
        return switch (name) {
            case WORLD_2024 -> of(Markets.named(name), History.whole().asOf(END_OF_2024));
            case WORLD_LATEST -> of(Markets.named(name), History.whole());
            default -> throw InvalidInputException.unknown("fitted market", name, List.of(WORLD_2024, WORLD_LATEST));
        };
    }

    /** The calibration of a world market to what a history holds. */
    static Calibration of(Market market, History known) {
        List<Target> targets = WorldTargets.of(market, known);
        List<String> free = new ArrayList<>(LEVELS_AND_GROWTH);
        if (targets.stream().anyMatch(t -> t.entity().equals("alternative") && isLonger(t.observed()))) {
            free.addAll(GROWTH_OF_OTHERS);
        }
        Calibration calibration = Calibration.of(market);
        for (String pattern : free) {
            calibration = calibration.free(pattern);
        }
        for (Target target : targets) {
            calibration = calibration.target(target);
        }
        return calibration.rangesAsPriors();
    }

    private static boolean isLonger(Series series) {
        return series.size() > 1;
    }
}
