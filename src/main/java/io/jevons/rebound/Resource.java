package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import io.jevons.base.Units;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.TierGroup;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What demand is measured in: GPU-hours a year, reference GPUs needed or running, sales in USD a year, or energy as nameplate power
 * of the fleet in MW (or what it takes a year, in TWh), or what buyers of tokens pay in USD a year; in total, on one tier, or over the tiers of a nest or of a group that the market names.
 *
 * <p>Totals of hours and GPUs are weighted by H100-equivalents; money, power and electricity are plain sums. On one tier, hours and
 * GPUs are those of its reference GPU.
 */
public final class Resource implements Serializable {
    private static final long serialVersionUID = 1L;

    /** GPU-hours a year. */
    public static final Resource GPU_HOURS = new Resource(Kind.GPU_HOURS, Scope.TOTAL, "");
    /** Reference GPUs needed. */
    public static final Resource GPUS = new Resource(Kind.GPUS, Scope.TOTAL, "");
    /** Reference GPUs running: the need that somebody serves. */
    public static final Resource FLEET = new Resource(Kind.FLEET, Scope.TOTAL, "");
    /** Sales of GPUs, USD a year. */
    public static final Resource SALES = new Resource(Kind.SALES, Scope.TOTAL, "");
    /** Nameplate power of the fleet, taken as run all year, MW. */
    public static final Resource ENERGY = new Resource(Kind.ENERGY, Scope.TOTAL, "");
    /** {@link #ENERGY} over a year of 8766 hours, TWh a year. */
    public static final Resource ELECTRICITY = new Resource(Kind.ELECTRICITY, Scope.TOTAL, "");
    /** What buyers of tokens pay, USD a year; on a tier, for the tokens that it serves. */
    public static final Resource SPENDING = new Resource(Kind.SPENDING, Scope.TOTAL, "");

    /** What is measured. */
    enum Kind {
        GPU_HOURS("GPU-hours", "GPU-h/yr", "H100-h/yr"),
        GPUS("GPUs", "ref GPU", "H100e"),
        FLEET("fleet", "ref GPU", "H100e"),
        SALES("sales", "USD/yr", "USD/yr"),
        ENERGY("energy", "MW", "MW"),
        ELECTRICITY("electricity", "TWh/yr", "TWh/yr"),
        SPENDING("spending", "USD/yr", "USD/yr");

        private final String text;
        private final String unitOnTier;
        private final String unit;

        Kind(String text, String unitOnTier, String unit) {
            this.text = text;
            this.unitOnTier = unitOnTier;
            this.unit = unit;
        }

        String text() {
            return text;
        }

        /** What a variable's value is multiplied by. */
        double scale() {
            return this == ELECTRICITY ? Units.TWH_A_MW_YEAR : 1;
        }

        /** Whether a sum over tiers weights by H100-equivalents. */
        boolean weighted() {
            return this == GPU_HOURS || this == GPUS || this == FLEET;
        }
    }

    /** Over what. */
    enum Scope {
        TOTAL,
        TIER,
        NEST,
        GROUP
    }

    /** What is measured. */
    private final Kind kind;

    /** Over what. */
    private final Scope scope;

    /** The tier or the nest; empty for a total. */
    private final String name;

    private Resource(Kind kind, Scope scope, String name) {
        this.kind = kind;
        this.scope = scope;
        this.name = name;
    }

    /**
     * The resource on one tier.
     *
     * @param tier the tier
     * @return the resource there
     */
    public Resource on(String tier) {
        Objects.requireNonNull(tier, "tier");
        return new Resource(kind, Scope.TIER, tier);
    }

    /**
     * The resource over the tiers of a nest, such as {@code cuda} for NVIDIA.
     *
     * @param nest the nest
     * @return the resource there
     */
    public Resource onNest(String nest) {
        Objects.requireNonNull(nest, "nest");
        return new Resource(kind, Scope.NEST, nest);
    }

    /**
     * The resource over a group of tiers that the market names, such as {@code nvidia-data-centre}.
     *
     * @param group the group
     * @return the resource there
     */
    public Resource onGroup(String group) {
        Objects.requireNonNull(group, "group");
        return new Resource(kind, Scope.GROUP, group);
    }

    /** The same over all tiers. */
    Resource everywhere() {
        return new Resource(kind, Scope.TOTAL, "");
    }

    /**
     * The unit of its figures.
     *
     * @return the unit
     */
    public String unit() {
        return scope == Scope.TIER ? kind.unitOnTier : kind.unit;
    }

    /** The tiers of a market that the resource covers. */
    List<String> tiers(Market market) {
        List<String> all = market.tiers();
        switch (scope) {
            case TIER -> {
                if (!all.contains(name)) {
                    throw InvalidInputException.unknown("tier", name, all);
                }
                return List.of(name);
            }
            case NEST -> {
                if (!market.nests().contains(name)) {
                    throw InvalidInputException.unknown("nest", name, market.nests());
                }
                return all.stream()
                        .filter(t -> market.text("tiers." + t + ".nest").equals(name))
                        .toList();
            }
            case GROUP -> {
                return market.findGroup(name)
                        .orElseThrow(() -> InvalidInputException.unknown(
                                "group",
                                name,
                                market.groups().stream().map(TierGroup::name).toList()))
                        .tiers();
            }
            default -> {
                return all;
            }
        }
    }

    /** What a tier counts for: its H100-equivalents in weighted sums, else 1; times the scale of the unit. */
    double weight(Market market, String tier) {
        boolean weighted = kind.weighted() && scope != Scope.TIER;
        return weighted ? market.get("tiers." + tier + ".h100-equivalents") : kind.scale();
    }

    /** The resource in a projection. */
    Series in(Projection projection) {
        return sum(this + ", " + projection.scenario(), projection, variables());
    }

    /** The engineering estimate in the projection of a scenario that was compared with its base. */
    Series engineeringIn(Projection scenario) {
        return sum(this + ", engineering estimate", scenario, List.of(engineeringVariable()));
    }

    /** Sums variables over the tiers, weighted where the resource is. */
    private Series sum(String title, Projection projection, List<String> variables) {
        double[] sum = new double[projection.periods()];
        for (String tier : tiers(projection.market())) {
            double weight = weight(projection.market(), tier);
            for (String variable : variables) {
                Series series = projection
                        .find(tier, variable)
                        .orElseThrow(() -> new IllegalStateException("no " + variable + " of " + tier));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += weight * series.get(i);
                }
            }
        }
        for (double value : sum) {
            if (!Double.isFinite(value)) {
                throw InvalidInputException.of(
                        title,
                        value,
                        "a finite number\nMaybe a parameter is so extreme that the sum leaves the range of doubles");
            }
        }
        return Series.of(title, unit(), projection.start(), sum);
    }

    Kind kind() {
        return kind;
    }

    Scope scope() {
        return scope;
    }

    /** The tier, nest or group; empty for the total. */
    String place() {
        return name;
    }

    /**
     * The variables of a tier whose values add up to the resource there, as a projection names them.
     *
     * @return the names
     */
    public List<String> variables() {
        return switch (kind) {
            case GPU_HOURS -> List.of("hours-inference", "hours-training", "hours-other");
            case GPUS -> List.of("need");
            case FLEET -> List.of("fleet");
            case SALES -> List.of("sales");
            case ENERGY, ELECTRICITY -> List.of("power");
            case SPENDING -> List.of("spending");
        };
    }

    /**
     * The variable of a tier that is the resource's engineering estimate there.
     *
     * @return the name, as the projection of a scenario has it
     */
    public String engineeringVariable() {
        return switch (kind) {
            case GPU_HOURS -> "engineering-hours";
            case GPUS -> "engineering-need";
            case FLEET -> "engineering-fleet";
            case SALES -> "engineering-sales";
            case ENERGY, ELECTRICITY -> "engineering-power";
            case SPENDING -> "engineering-spending";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resource r && r.kind == kind && r.scope == scope && r.name.equals(name);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + scope.hashCode()) + name.hashCode();
    }

    @Override
    public String toString() {
        return switch (scope) {
            case TOTAL -> kind.text();
            case TIER -> kind.text() + " on " + name;
            case NEST -> kind.text() + " on nest " + name;
            case GROUP -> kind.text() + " on group " + name;
        };
    }
}
