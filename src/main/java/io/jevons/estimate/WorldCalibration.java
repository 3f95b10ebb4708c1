package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.fitting.Target;
import io.jevons.estimate.fitting.Unknown;
import io.jevons.estimate.fitting.Vintage;
import io.jevons.estimate.fitting.WorldTargets;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenarios;
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

    /** What was observed since is a world with DeepSeek in it. */
    private static final String AS_IT_HAPPENED = "as-it-happened";

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
            case WORLD_2024 -> of(Markets.named(name), Vintage.whole().asOf(END_OF_2024));
            case WORLD_LATEST -> of(Markets.named(name), Vintage.whole()).under(Scenarios.named(AS_IT_HAPPENED));
            default -> throw InvalidInputException.unknown("fitted market", name, List.of(WORLD_2024, WORLD_LATEST));
        };
    }

    /**
     * The market fitted to what a history holds, from nothing but the beliefs: no value of an earlier fit is left in it.
     */
    static CalibrationFit fresh(Market market, Vintage known) {
        return of(believed(market, known), known).starts(1).fit();
    }

    /** The market with the middle of its range for each parameter that what a history holds sets free. */
    static Market believed(Market market, Vintage known) {
        Market believed = market;
        for (String pattern : free(WorldTargets.of(market, known))) {
            Unknown unknown = Unknown.within(market, pattern);
            double centre = Math.sqrt(unknown.low() * unknown.high());
            believed = believed.apply(unknown.changes(centre, "belief before the data"));
        }
        return believed;
    }

    /** The calibration of a world market to what a history holds. */
    static Calibration of(Market market, Vintage known) {
        List<Target> targets = WorldTargets.of(market, known);
        Calibration calibration = Calibration.of(market);
        for (String pattern : free(targets)) {
            calibration = calibration.free(pattern);
        }
        for (Target target : targets) {
            calibration = calibration.target(target);
        }
        return calibration.rangesAsPriors();
    }

    private static List<String> free(List<Target> targets) {
        List<String> free = new ArrayList<>(LEVELS_AND_GROWTH);
        boolean growth = targets.stream()
                .anyMatch(t -> t.entity().equals("alternative") && t.observed().size() > 1);
        if (growth) {
            free.addAll(GROWTH_OF_OTHERS);
        }
        return free;
    }
}
