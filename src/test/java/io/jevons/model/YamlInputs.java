package io.jevons.model;

import io.jevons.base.Quarter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Inputs read from a market's and a scenario's file by the shortest way, independently of the library's readers. */
final class YamlInputs implements ModelInputs {
    private static final List<String> RESOURCES = List.of("gpu-hours", "gpus", "fleet", "sales", "energy", "spending");

    private final YamlNode market;
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<YamlNode> base = new ArrayList<>();
    private final List<YamlNode> own = new ArrayList<>();
    private final List<String> off = new ArrayList<>();

    private YamlInputs(YamlNode market) {
        this.market = market;
        flatten(market, "");
    }

    /** A market, and a chain of scenarios of which the last one is compared with those before it. */
    static YamlInputs of(YamlNode market, List<YamlNode> chain) {
        YamlInputs inputs = new YamlInputs(market);
        chain.forEach(s -> s.find("set").ifPresent(c -> c.entries().forEach((p, v) -> inputs.set(p, v.number()))));
        chain.forEach(s -> s.find("scale").ifPresent(c -> c.entries().forEach((p, v) -> inputs.scale(p, v.number()))));
        for (YamlNode scenario : chain) {
            List<YamlNode> to = scenario == chain.get(chain.size() - 1) ? inputs.own : inputs.base;
            scenario.find("shocks").ifPresent(s -> to.addAll(s.items()));
        }
        if (!chain.isEmpty()) {
            chain.get(chain.size() - 1)
                    .find("channels")
                    .ifPresent(c -> c.entries().forEach((k, v) -> inputs.off.add(k)));
        }
        return inputs;
    }

    private void flatten(YamlNode node, String path) {
        if (node.kind() == YamlNode.Kind.MAPPING) {
            node.entries().forEach((key, child) -> flatten(child, path.isEmpty() ? key : path + "." + key));
        } else if (node.isNumber()) {
            numbers.put(path, node.number());
        } else {
            texts.put(path, node.text());
        }
    }

    private void set(String pattern, double value) {
        List<String> found = Wildcard.matches(pattern, numbers.keySet());
        (found.isEmpty() ? List.of(pattern) : found).forEach(p -> numbers.put(p, value));
    }

    private void scale(String pattern, double factor) {
        Wildcard.matches(pattern, numbers.keySet()).forEach(p -> numbers.put(p, numbers.get(p) * factor));
    }

    private List<String> keys(String section) {
        return market.find(section).map(s -> List.copyOf(s.entries().keySet())).orElse(List.of());
    }

    @Override
    public List<String> names(IndexSet set) {
        return switch (set) {
            case CELL -> keys("cells");
            case TIER -> keys("tiers");
            case GRADE -> keys("grades");
            case NEST -> keys("nests");
            case SITE -> keys("sites");
            case WORKLOAD -> keys("training");
            case RELEASE -> List.of();
            case RESOURCE -> RESOURCES;
        };
    }

    @Override
    public int owner(IndexSet of, int index, IndexSet owner) {
        String section = of == IndexSet.CELL ? "cells." : "tiers.";
        String path = section + names(of).get(index) + "." + owner.noun();
        return names(owner).indexOf(texts.getOrDefault(path, ""));
    }

    @Override
    public OptionalDouble parameter(String path) {
        return numbers.containsKey(path) ? OptionalDouble.of(numbers.get(path)) : OptionalDouble.empty();
    }

    @Override
    public String source(String path) {
        return "file";
    }

    @Override
    public int quarters() {
        return numbers.get("quarters").intValue();
    }

    private List<YamlNode> shocks(Run run) {
        List<YamlNode> found = new ArrayList<>(run == Run.CALIBRATION ? List.of() : base);
        if (run == Run.SCENARIO) {
            found.addAll(own);
        }
        return found;
    }

    @Override
    public List<Effect> effects(String driver, int[] indices, int period, Run run) {
        List<Effect> found = new ArrayList<>();
        for (YamlNode entry : shocks(run)) {
            String kind = entry.entries().keySet().iterator().next();
            YamlNode shock = entry.get(kind);
            boolean chosen = shock.find("chosen").map(YamlNode::truth).orElse(false);
            if (driver.equals(chosen ? "chosen-tokens" : kind) && acts(shock, driver, indices)) {
                double m = weight(shock, period);
                found.add(new Effect(
                        kind.equals("preference")
                                ? shock.get("shift").number() * m
                                : Math.pow(shock.get("factor").number(), m),
                        "file"));
            }
        }
        return found;
    }

    private boolean acts(YamlNode shock, String driver, int[] indices) {
        List<IndexSet> sets = switch (driver) {
            case "efficiency" -> List.of(IndexSet.GRADE, IndexSet.TIER);
            case "preference" -> List.of(IndexSet.CELL, IndexSet.TIER);
            case "training-efficiency" -> List.of(IndexSet.WORKLOAD);
            case "hardware-price", "capacity" -> List.of(IndexSet.TIER);
            case "site-power" -> List.of(IndexSet.SITE);
            default -> List.of(IndexSet.CELL);
        };
        boolean all = true;
        for (int i = 0; i < sets.size(); i++) {
            String pattern = shock.find(sets.get(i).noun()).map(YamlNode::text).orElse("*");
            all &= pattern.equals("*") || pattern.equals(names(sets.get(i)).get(indices[i]));
        }
        return all;
    }

    /** The first quarter. */
    Quarter start() {
        return market.get("start").quarter();
    }

    private double years(Quarter quarter) {
        return market.get("start").quarter().until(quarter) * 0.25;
    }

    private double weight(YamlNode shock, int period) {
        double t = period * 0.25;
        if (shock.find("until").isPresent() && t >= years(shock.get("until").quarter())) {
            return 0;
        }
        if (shock.find("path").isPresent()) {
            double before = Double.NEGATIVE_INFINITY;
            double weight = 0;
            for (Map.Entry<String, YamlNode> point : shock.get("path").entries().entrySet()) {
                double at = years(Quarter.parse(point.getKey()));
                double to = point.getValue().number();
                if (t < at) {
                    return before == Double.NEGATIVE_INFINITY
                            ? 0
                            : weight + (to - weight) * (t - before) / (at - before);
                }
                before = at;
                weight = to;
            }
            return weight;
        }
        double x = t - years(shock.get("from").quarter());
        if (x < 0) {
            return 0;
        }
        if (shock.find("ramp").isPresent()) {
            return Math.min(1, x / shock.get("ramp").number());
        }
        return shock.find("half-life")
                .map(h -> 1 - Math.pow(2, -x / h.number()))
                .orElse(1.0);
    }

    @Override
    public List<Released> releases(int period, Run run) {
        List<Released> found = new ArrayList<>();
        for (YamlNode entry : shocks(run)) {
            String kind = entry.entries().keySet().iterator().next();
            if (kind.equals("model-release") || kind.equals("distillation")) {
                found.add(new FromFile(entry.get(kind), period));
            }
        }
        return found;
    }

    @Override
    public boolean isOff(String channel) {
        return off.contains(channel);
    }

    @Override
    public OptionalDouble strategy(Equation equation, int[] indices, Reader reader) {
        return OptionalDouble.empty();
    }

    private final class FromFile implements Released {
        private final YamlNode shock;
        private final int period;

        FromFile(YamlNode shock, int period) {
            this.shock = shock;
            this.period = period;
        }

        @Override
        public String name() {
            return "release";
        }

        @Override
        public String origin() {
            return "file";
        }

        @Override
        public boolean serves(int grade) {
            return names(IndexSet.GRADE).get(grade).equals(shock.get("grade").text());
        }

        @Override
        public double hours(int tier) {
            return shock.get("hours-per-mtok")
                    .find(names(IndexSet.TIER).get(tier))
                    .map(YamlNode::number)
                    .orElse(Double.NaN);
        }

        @Override
        public double share() {
            return weight(shock, period)
                    * shock.find("share").map(YamlNode::number).orElse(1.0);
        }

        @Override
        public double loss() {
            double exponent =
                    shock.find("quality-exponent").map(YamlNode::number).orElse(1.0);
            return Math.pow(shock.find("quality").map(YamlNode::number).orElse(1.0), -exponent);
        }

        @Override
        public double age() {
            String from = shock.find("path").isPresent()
                    ? shock.get("path").entries().keySet().iterator().next()
                    : shock.get("from").text();
            return period * 0.25 - years(Quarter.parse(from));
        }
    }
}
