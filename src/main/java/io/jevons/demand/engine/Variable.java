package io.jevons.demand.engine;

import java.util.Locale;
import java.util.Optional;

/** The variables of a projection. Annual figures are rates of the quarter. */
enum Variable {
    NEED(Level.TIER, "ref GPU"),
    FLEET(Level.TIER, "ref GPU"),
    SHIPPED(Level.TIER, "ref GPU/yr"),
    SHIPPED_UNITS(Level.TIER, "GPU/yr"),
    SALES(Level.TIER, "USD/yr"),
    HOURS_INFERENCE(Level.TIER, "GPU-h/yr"),
    HOURS_TRAINING(Level.TIER, "GPU-h/yr"),
    HOURS_OTHER(Level.TIER, "GPU-h/yr"),
    RENT(Level.TIER, "USD/GPU-h"),
    TIGHTNESS(Level.TIER, "1"),
    UNSERVED(Level.TIER, "1"),
    POWER(Level.TIER, "MW"),
    WAITING(Level.TIER, "ref GPU"),
    UNIT_PRICE(Level.TIER, "USD"),
    TOKENS(Level.CELL, "Mtok/yr"),
    TOKENS_SERVED(Level.CELL, "Mtok/yr"),
    PRICE(Level.CELL, "USD/Mtok"),
    PRICE_INDEX(Level.CELL, "1"),
    VIABLE(Level.CELL, "1"),
    ADOPTION(Level.CELL, "1"),
    INTENSITY(Level.CELL, "1"),
    NEW_MARKETS(Level.CELL, "1"),
    EFFORT(Level.CELL, "1"),
    SHARE(Level.CELL_AND_TIER, "1"),
    ELASTICITY_LONG_RUN(Level.CELL, "1"),
    HOURS(Level.WORKLOAD, "GPU-h/yr"),
    TOTAL_TOKENS(Level.TOTAL, "Mtok/yr"),
    TOTAL_TOKENS_SERVED(Level.TOTAL, "Mtok/yr"),
    REVENUE(Level.TOTAL, "USD/yr"),
    HOURS_H100E(Level.TOTAL, "H100-h/yr"),
    /** GPU-hours per million tokens of a cell on a tier, for accounting; not among a projection's printed series. */
    CELL_HOURS(Level.CELL_AND_TIER, "GPU-h/Mtok"),
    /** Tokens of a cell but for its other margins: potential, growth and shocks on demand. For accounting, as above. */
    CELL_GROWTH(Level.CELL, "Mtok/yr"),
    /** Tokens that a task takes, against the start. */
    TOKENS_PER_TASK(Level.CELL, "1"),
    /** Hours of a training workload but for its response and efficiency. */
    TRAINING_GROWTH(Level.WORKLOAD, "GPU-h/yr"),
    /** Response of training to cost and revenue, against the start. */
    TRAINING_RESPONSE(Level.WORKLOAD, "1"),
    /** Efficiency of training, against the start. */
    TRAINING_EFFICIENCY(Level.WORKLOAD, "1"),
    /** What buyers of tokens pay for those that a tier serves; it and what follows is for money. */
    SPENDING(Level.TIER, "USD/yr"),
    CAPITAL_SPENT(Level.TOTAL, "USD/yr"),
    FLEET_COST(Level.TOTAL, "USD/yr"),
    TRAINING_BILL(Level.TOTAL, "USD/yr"),
    REVENUE_OVER_COST(Level.TOTAL, "1"),
    /** Engineering estimate of a tier, in a scenario's run alone. */
    ENGINEERING_HOURS(Level.TIER, "GPU-h/yr"),
    ENGINEERING_NEED(Level.TIER, "ref GPU"),
    ENGINEERING_FLEET(Level.TIER, "ref GPU"),
    ENGINEERING_SALES(Level.TIER, "USD/yr"),
    ENGINEERING_POWER(Level.TIER, "MW"),
    ENGINEERING_SPENDING(Level.TIER, "USD/yr");

    /** What a variable belongs to. */
    enum Level {
        TIER,
        CELL,
        CELL_AND_TIER,
        WORKLOAD,
        TOTAL
    }

    private final Level level;
    private final String unit;

    Variable(Level level, String unit) {
        this.level = level;
        this.unit = unit;
    }

    Level level() {
        return level;
    }

    String unit() {
        return unit;
    }

    /** Whether the variable is one of a projection's own, as files hold it. */
    boolean published() {
        return compareTo(CELL_HOURS) < 0;
    }

    /**
     * The unit of its sum over tiers, GPUs and hours being weighted by H100-equivalents; empty where tiers do not add up,
     * such as rents.
     */
    Optional<String> unitOfSum() {
        return switch (this) {
            case NEED, FLEET, WAITING, ENGINEERING_NEED, ENGINEERING_FLEET -> Optional.of("H100e");
            case SHIPPED -> Optional.of("H100e/yr");
            case HOURS_INFERENCE, HOURS_TRAINING, HOURS_OTHER, ENGINEERING_HOURS -> Optional.of("H100-h/yr");
            case SHIPPED_UNITS, SALES, POWER, SPENDING, ENGINEERING_SALES, ENGINEERING_POWER, ENGINEERING_SPENDING ->
                Optional.of(unit);
            default -> Optional.empty();
        };
    }

    /** Whether a sum over tiers weights them by H100-equivalents. */
    boolean weighted() {
        return unitOfSum().filter(u -> u.startsWith("H100")).isPresent();
    }

    boolean engineering() {
        return compareTo(ENGINEERING_HOURS) >= 0;
    }

    /** The name in files; a share's has its tier behind it. */
    String key() {
        String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return level == Level.TOTAL && key.startsWith("total-") ? key.substring("total-".length()) : key;
    }
}
