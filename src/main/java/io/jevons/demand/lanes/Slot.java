package io.jevons.demand.lanes;

import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The numbers of a market that the engine reads, each by the name that the key table gives it: {@code cells.<c>.bass.p} is
 * {@link #CELLS_BASS_P}. Unit, default and meaning stand in the table alone. Where its path has a second index, that is a tier.
 */
public enum Slot {
    FINANCE_COST_OF_CAPITAL,
    FINANCE_OPEX_RATE,
    FINANCE_ELECTRICITY_USD_PER_KWH,
    FINANCE_PUE,
    RENTAL_FLOOR,
    RENTAL_CEILING,
    ALGORITHMIC_TREND,
    NESTS,
    SITES_POWER_MW,
    SITES_GROWTH_START,
    SITES_GROWTH_LONG_RUN,
    SITES_GROWTH_FADE_YEARS,
    VENDORS_GROSS_MARGIN,
    VENDORS_RESPONSE,
    VENDORS_PRICING_YEARS,
    TIERS_H100_EQUIVALENTS,
    TIERS_PRICE_USD,
    TIERS_PRICE_DECLINE,
    TIERS_PLATFORM,
    TIERS_POWER_W,
    TIERS_POWER_DECLINE,
    TIERS_SERVER_OVERHEAD,
    TIERS_LIFE_YEARS,
    TIERS_BUSY,
    TIERS_INSTALLED,
    TIERS_DEPLOYMENT_YEARS,
    TIERS_RENT_USD_PER_HOUR,
    TIERS_SHIPMENTS_PER_YEAR,
    TIERS_CAPACITY_PER_YEAR,
    TIERS_CAPACITY_GROWTH,
    TIERS_CAPACITY_RESPONSE,
    TIERS_BACKLOG,
    TIERS_PERF_GROWTH,
    TIERS_SUPPLY_ELASTICITY,
    TIERS_CONTRACT_YEARS,
    GRADES_HOURS_PER_MTOK,
    CELLS_TOKENS_PER_DAY,
    CELLS_VIABLE,
    CELLS_ADOPTION,
    CELLS_SIGMA,
    CELLS_ELASTICITY,
    CELLS_SATURATION,
    CELLS_NEW_MARKET_ELASTICITY,
    CELLS_NEW_MARKET_TIME,
    CELLS_EFFORT_ELASTICITY,
    CELLS_EFFORT_TIME,
    CELLS_BASS_P,
    CELLS_BASS_Q,
    CELLS_GROWTH_START,
    CELLS_GROWTH_LONG_RUN,
    CELLS_GROWTH_FADE_YEARS,
    CELLS_VALUE_GROWTH,
    CELLS_ADJUST_TIME,
    CELLS_EXIT_TIME,
    CELLS_SWITCHING_TIME,
    CELLS_SHARES,
    CELLS_UTILISATION,
    CELLS_LATENT,
    CELLS_BETA,
    CELLS_MARKUP,
    CELLS_PASS_THROUGH,
    TRAINING_GPU_HOURS_PER_YEAR,
    TRAINING_SPLIT,
    TRAINING_EFFICIENCY_TREND,
    TRAINING_ELASTICITY,
    TRAINING_GROWTH_START,
    TRAINING_GROWTH_LONG_RUN,
    TRAINING_GROWTH_FADE_YEARS,
    TRAINING_REVENUE_PULL,
    TRAINING_ADJUST_TIME,
    OTHER_WORKLOADS_GPU_HOURS_PER_YEAR,
    OTHER_WORKLOADS_GROWTH_START,
    OTHER_WORKLOADS_GROWTH_LONG_RUN,
    OTHER_WORKLOADS_GROWTH_FADE_YEARS;

    /** Keys by the name of their constant; apart, since constants are made before what is static here. */
    private static final class Table {
        private static final Pattern INDEX = Pattern.compile("\\.<.>");
        private static final Map<String, Key> BY_NAME = new HashMap<>();

        static {
            for (Key key : Keys.market().all()) {
                BY_NAME.put(nameOf(key), key);
            }
        }
    }

    private final String path;
    private final double absent;
    private final String section;
    private final String rest;
    private final boolean byTier;

    Slot() {
        Key key = Table.BY_NAME.get(name());
        if (key == null) {
            throw new IllegalStateException("no key of the table is called " + name());
        }
        path = key.path();
        absent = key.byDefault().orElse(Double.NaN);
        section = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        byTier = path.endsWith(".<j>");
        String inner = byTier ? path.substring(0, path.length() - ".<j>".length()) : path;
        int index = inner.indexOf('>');
        rest = index < 0 ? "" : inner.substring(index + 1);
    }

    /** The name of a key's constant: its path without indices. */
    public static String nameOf(Key key) {
        return Table.INDEX
                .matcher(key.path())
                .replaceAll("")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }

    /** The first part of its path, such as {@code cells}. */
    String section() {
        return section;
    }

    /** Whether there is one for each tier of each entity. */
    boolean byTier() {
        return byTier;
    }

    /** Whether it is one number of the market as a whole. */
    boolean isOfWhole() {
        return !path.contains("<");
    }

    /** Where a file has it for one entity. */
    String path(String entity) {
        return section + "." + entity + rest;
    }

    /** Where a file has it: it is one of the market as a whole. */
    String path() {
        return path;
    }

    /** What holds where a file leaves it out; NaN where nothing does. */
    double absent() {
        return absent;
    }
}
