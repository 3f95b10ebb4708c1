package io.jevons.demand.engine;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The variables of a projection. Annual figures are rates of the quarter. */
enum Variable {
    NEED(Owner.TIER, "ref GPU"),
    FLEET(Owner.TIER, "ref GPU"),
    SHIPPED(Owner.TIER, "ref GPU/yr"),
    SHIPPED_UNITS(Owner.TIER, "GPU/yr"),
    SALES(Owner.TIER, "USD/yr"),
    HOURS_INFERENCE(Owner.TIER, "GPU-h/yr"),
    HOURS_TRAINING(Owner.TIER, "GPU-h/yr"),
    HOURS_OTHER(Owner.TIER, "GPU-h/yr"),
    RENT(Owner.TIER, "USD/GPU-h"),
    TIGHTNESS(Owner.TIER, "1"),
    UNSERVED(Owner.TIER, "1"),
    POWER(Owner.TIER, "MW"),
    WAITING(Owner.TIER, "ref GPU"),
    UNIT_PRICE(Owner.TIER, "USD"),
    TOKENS(Owner.CELL, "Mtok/yr"),
    TOKENS_SERVED(Owner.CELL, "Mtok/yr"),
    PRICE(Owner.CELL, "USD/Mtok"),
    PRICE_INDEX(Owner.CELL, "1"),
    VIABLE(Owner.CELL, "1"),
    ADOPTION(Owner.CELL, "1"),
    INTENSITY(Owner.CELL, "1"),
    NEW_MARKETS(Owner.CELL, "1"),
    EFFORT(Owner.CELL, "1"),
    SHARE(Owner.CELL_AND_TIER, "1"),
    ELASTICITY_LONG_RUN(Owner.CELL, "1"),
    HOURS(Owner.WORKLOAD, "GPU-h/yr"),
    TOTAL_TOKENS(Owner.TOTAL, "Mtok/yr"),
    TOTAL_TOKENS_SERVED(Owner.TOTAL, "Mtok/yr"),
    REVENUE(Owner.TOTAL, "USD/yr"),
    HOURS_H100E(Owner.TOTAL, "H100-h/yr"),
    /** GPU-hours per million tokens of a cell on a tier, for accounting; not among a projection's printed series. */
    CELL_HOURS(Owner.CELL_AND_TIER, "GPU-h/Mtok", Use.ACCOUNTING),
    /** Tokens of a cell but for its other margins: potential, growth and shocks on demand. For accounting, as above. */
    CELL_GROWTH(Owner.CELL, "Mtok/yr", Use.ACCOUNTING),
    /** Tokens that a task takes, against the start. */
    TOKENS_PER_TASK(Owner.CELL, "1", Use.ACCOUNTING),
    /** Hours of a training workload but for its response and efficiency. */
    TRAINING_GROWTH(Owner.WORKLOAD, "GPU-h/yr", Use.ACCOUNTING),
    /** Response of training to cost and revenue, against the start. */
    TRAINING_RESPONSE(Owner.WORKLOAD, "1", Use.ACCOUNTING),
    /** Efficiency of training, against the start. */
    TRAINING_EFFICIENCY(Owner.WORKLOAD, "1", Use.ACCOUNTING),
    /** What buyers of tokens pay for those that a tier serves; it and what follows is for money. */
    SPENDING(Owner.TIER, "USD/yr", Use.ACCOUNTING),
    CAPITAL_SPENT(Owner.TOTAL, "USD/yr", Use.ACCOUNTING),
    FLEET_COST(Owner.TOTAL, "USD/yr", Use.ACCOUNTING),
    TRAINING_BILL(Owner.TOTAL, "USD/yr", Use.ACCOUNTING),
    REVENUE_OVER_COST(Owner.TOTAL, "1", Use.ACCOUNTING),
    /** Engineering estimate of a tier, in a scenario's run alone. */
    ENGINEERING_HOURS(Owner.TIER, "GPU-h/yr", Use.ENGINEERING),
    ENGINEERING_NEED(Owner.TIER, "ref GPU", Use.ENGINEERING),
    ENGINEERING_FLEET(Owner.TIER, "ref GPU", Use.ENGINEERING),
    ENGINEERING_SALES(Owner.TIER, "USD/yr", Use.ENGINEERING),
    ENGINEERING_POWER(Owner.TIER, "MW", Use.ENGINEERING),
    ENGINEERING_SPENDING(Owner.TIER, "USD/yr", Use.ENGINEERING);

    /** What a variable belongs to. */
    enum Owner {
        TIER,
        CELL,
        CELL_AND_TIER,
        WORKLOAD,
        TOTAL
    }

    /** What a variable is kept for. */
    private enum Use {
        /** Projections, which have it as a series of their own, as files hold it. */
        SERIES,
        /** What is worked out from projections: the books, money. */
        ACCOUNTING,
        /** The engineering estimate beside a scenario. */
        ENGINEERING
    }

    /** Looked up in every quarter of a run, where an {@link Optional} each time would be garbage. */
    private static final Set<Variable> WEIGHTED = EnumSet.noneOf(Variable.class);

    static {
        for (Variable variable : values()) {
            if (variable.unitOfSum().filter(u -> u.startsWith("H100")).isPresent()) {
                WEIGHTED.add(variable);
            }
        }
    }

    private final Owner owner;
    private final String unit;
    private final Use use;

    Variable(Owner owner, String unit) {
        this(owner, unit, Use.SERIES);
    }

    Variable(Owner owner, String unit, Use use) {
        this.owner = owner;
        this.unit = unit;
        this.use = use;
    }

    Owner owner() {
        return owner;
    }

    String unit() {
        return unit;
    }

    /** Whether the variable is one of a projection's own, as files hold it. */
    boolean published() {
        return use == Use.SERIES;
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
        return WEIGHTED.contains(this);
    }

    boolean engineering() {
        return use == Use.ENGINEERING;
    }

    /** The name in files; a share's has its tier behind it. */
    String key() {
        String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return owner == Owner.TOTAL && key.startsWith("total-") ? key.substring("total-".length()) : key;
    }
}
