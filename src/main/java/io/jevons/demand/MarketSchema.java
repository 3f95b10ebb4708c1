package io.jevons.demand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a market file may hold: the keys at every place, and the unit and bounds of every number. */
final class MarketSchema {
    /** What stands at a place of the file. */
    enum Kind {
        NUMBER,
        TEXT,
        GROUP,
        SERVE,
        UNCERTAINTY
    }

    /** The place of any name that the file chooses. */
    static final String ANY = "*";

    private static final MarketSchema ROOT = build();

    private final Kind kind;
    private final boolean optional;
    private final String unit;
    private final Bound bound;
    private final Map<String, MarketSchema> children = new LinkedHashMap<>();

    private MarketSchema(Kind kind, boolean optional, String unit, Bound bound) {
        this.kind = kind;
        this.optional = optional;
        this.unit = unit;
        this.bound = bound;
    }

    static MarketSchema root() {
        return ROOT;
    }

    Kind kind() {
        return kind;
    }

    boolean optional() {
        return optional;
    }

    String unit() {
        return unit;
    }

    Bound bound() {
        return bound;
    }

    Map<String, MarketSchema> children() {
        return children;
    }

    /** Whether the file chooses the names here. */
    boolean open() {
        return children.containsKey(ANY);
    }

    Optional<MarketSchema> child(String key) {
        MarketSchema named = children.get(key);
        return Optional.ofNullable(named != null ? named : children.get(ANY));
    }

    Set<String> keys() {
        return children.keySet();
    }

    /** The number at a path, where a file may have one. */
    Optional<MarketSchema> at(String path) {
        MarketSchema here = this;
        for (String key : path.split("\\.", -1)) {
            Optional<MarketSchema> child = here.child(key);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            here = child.get();
        }
        return here.kind == Kind.NUMBER ? Optional.of(here) : Optional.empty();
    }

    /** The paths of required numbers below a place, with {@link #ANY} for chosen names. */
    List<String> requiredKeys() {
        List<String> keys = new ArrayList<>();
        children.forEach((key, child) -> {
            if (!child.optional && !key.equals(ANY)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static MarketSchema build() {
        MarketSchema root = new MarketSchema(Kind.GROUP, false, "", Bound.FINITE);
        root.text("market").text("start").number("quarters", "quarters", Bound.QUARTERS);
        root.group("finance")
                .number("cost-of-capital", "1/year", Bound.NOT_NEGATIVE)
                .number("opex-rate", "1/year", Bound.NOT_NEGATIVE)
                .number("electricity-usd-per-kwh", "USD/kWh", Bound.NOT_NEGATIVE)
                .number("pue", "1", Bound.POSITIVE);
        root.group("rental").number("floor", "1", Bound.FRACTION).number("ceiling", "1", Bound.AT_LEAST_ONE);
        root.number("algorithmic-trend", "1/year", Bound.NOT_NEGATIVE);
        root.group("nests").number(ANY, "1", Bound.FRACTION);
        root.optionalGroup("sites")
                .group(ANY)
                .number("power-mw", "MW", Bound.POSITIVE)
                .growth();
        root.optionalGroup("vendors")
                .group(ANY)
                .number("gross-margin", "1", Bound.MARGIN)
                .number("response", "1", Bound.UNIT)
                .number("pricing-years", "years", Bound.POSITIVE);
        root.group("tiers").group(ANY).tier();
        MarketSchema grade = root.group("grades").group(ANY);
        grade.optionalGroup("hours-per-mtok").number(ANY, "GPU-h/Mtok", Bound.POSITIVE);
        grade.optionalGroup("serve").add(ANY, new MarketSchema(Kind.SERVE, true, "", Bound.FINITE));
        root.group("cells").group(ANY).cell();
        root.optionalGroup("training").group(ANY).training();
        root.optionalGroup("other-workloads")
                .group(ANY)
                .number("gpu-hours-per-year", "GPU-h/yr", Bound.NOT_NEGATIVE)
                .growth();
        for (String strategy : List.of("demand-curve", "tier-choice", "rental-market", "serving-model")) {
            root.optionalText(strategy);
        }
        root.add("uncertainty", new MarketSchema(Kind.UNCERTAINTY, true, "", Bound.FINITE));
        root.add("correlations", new MarketSchema(Kind.UNCERTAINTY, true, "", Bound.FINITE));
        return root;
    }

    private void tier() {
        text("gpu").optionalNumber("h100-equivalents", "H100", Bound.POSITIVE).text("nest");
        number("price-usd", "USD", Bound.POSITIVE).number("price-decline", "1/year", Bound.NOT_NEGATIVE);
        number("platform", "1", Bound.NOT_NEGATIVE).number("power-w", "W", Bound.POSITIVE);
        number("power-decline", "1/year", Bound.NOT_NEGATIVE).number("life-years", "years", Bound.POSITIVE);
        number("busy", "1", Bound.FRACTION).optionalNumber("installed", "ref GPU", Bound.POSITIVE);
        optionalNumber("rent-usd-per-hour", "USD/GPU-h", Bound.POSITIVE);
        number("shipments-per-year", "ref GPU/yr", Bound.POSITIVE);
        number("capacity-per-year", "ref GPU/yr", Bound.POSITIVE);
        number("capacity-growth", "1/year", Bound.FINITE).number("capacity-response", "1/year", Bound.NOT_NEGATIVE);
        number("backlog", "1", Bound.BELOW_ONE).number("perf-growth", "1/year", Bound.FINITE);
        number("supply-elasticity", "1", Bound.POSITIVE).number("contract-years", "years", Bound.POSITIVE);
        optionalNumber("server-overhead", "1", Bound.AT_LEAST_ONE);
        optionalNumber("deployment-years", "years", Bound.NOT_NEGATIVE).optionalText("site");
    }

    private void cell() {
        text("segment").text("use").text("grade");
        number("tokens-per-day", "tokens/day", Bound.POSITIVE).number("viable", "1", Bound.OPEN_UNIT);
        number("adoption", "1", Bound.FRACTION).number("sigma", "1", Bound.POSITIVE);
        number("elasticity", "1", Bound.NOT_NEGATIVE).optionalNumber("saturation", "1", Bound.ABOVE_ONE);
        number("new-market-elasticity", "1", Bound.NOT_NEGATIVE).number("new-market-time", "years", Bound.POSITIVE);
        group("bass").number("p", "1/year", Bound.POSITIVE).number("q", "1/year", Bound.NOT_NEGATIVE);
        growth();
        number("value-growth", "1/year", Bound.FINITE).number("adjust-time", "years", Bound.POSITIVE);
        number("exit-time", "years", Bound.POSITIVE).number("switching-time", "years", Bound.POSITIVE);
        group("shares").number(ANY, "1", Bound.UNIT);
        group("utilisation").number(ANY, "1", Bound.FRACTION);
        optionalGroup("latent").number(ANY, "1", Bound.NOT_POSITIVE);
        number("beta", "1", Bound.LEAST_BETA).number("markup", "1", Bound.NOT_NEGATIVE);
        optionalNumber("pass-through", "1", Bound.UNIT).optionalNumber("quality-floor", "1", Bound.UNIT);
        optionalNumber("effort-elasticity", "1", Bound.NOT_NEGATIVE);
        optionalNumber("effort-time", "years", Bound.POSITIVE);
    }

    private void training() {
        number("gpu-hours-per-year", "GPU-h/yr", Bound.NOT_NEGATIVE);
        group("split").number(ANY, "1", Bound.UNIT);
        number("efficiency-trend", "1/year", Bound.NOT_NEGATIVE).number("elasticity", "1", Bound.NOT_NEGATIVE);
        growth();
        number("revenue-pull", "1", Bound.NOT_NEGATIVE).number("adjust-time", "years", Bound.POSITIVE);
    }

    private void growth() {
        group("growth")
                .number("start", "1/year", Bound.FINITE)
                .number("long-run", "1/year", Bound.FINITE)
                .number("fade-years", "years", Bound.POSITIVE);
    }

    private MarketSchema number(String key, String unit, Bound bound) {
        return add(key, new MarketSchema(Kind.NUMBER, false, unit, bound));
    }

    private MarketSchema optionalNumber(String key, String unit, Bound bound) {
        return add(key, new MarketSchema(Kind.NUMBER, true, unit, bound));
    }

    private MarketSchema text(String key) {
        return add(key, new MarketSchema(Kind.TEXT, false, "", Bound.FINITE));
    }

    private MarketSchema optionalText(String key) {
        return add(key, new MarketSchema(Kind.TEXT, true, "", Bound.FINITE));
    }

    private MarketSchema group(String key) {
        MarketSchema group = new MarketSchema(Kind.GROUP, false, "", Bound.FINITE);
        add(key, group);
        return group;
    }

    private MarketSchema optionalGroup(String key) {
        MarketSchema group = new MarketSchema(Kind.GROUP, true, "", Bound.FINITE);
        add(key, group);
        return group;
    }

    private MarketSchema add(String key, MarketSchema child) {
        children.put(key, child);
        return this;
    }
}
