package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.cost.serving.ServingModel;
import io.jevons.model.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Checks a market as a whole. */
final class MarketChecks {
    private static final double SUM_TOLERANCE = 1e-9;
    private static final Set<String> BY_TIER = Set.of("hours-per-mtok", "shares", "utilisation", "latent", "split");
    private static final Quarter LAST = new Quarter(9999, 4);

    private final Market market;
    private final Consumer<InvalidInputException> fault;

    private MarketChecks(Market market, Consumer<InvalidInputException> fault) {
        this.market = market;
        this.fault = fault;
    }

    static void check(Market market) {
        check(market, e -> {
            throw e;
        });
    }

    /** Tells of the faults that a market has. */
    static void check(Market market, Consumer<InvalidInputException> fault) {
        MarketChecks checks = new MarketChecks(market, fault);
        checks.bounds();
        checks.attempt(checks::calendar);
        checks.names();
        checks.references();
        for (String cell : market.cells()) {
            checks.attempt(() -> checks.cell(cell));
        }
        for (String workload : market.trainingWorkloads()) {
            checks.attempt(() -> checks.sum("training." + workload + ".split", "split"));
        }
    }

    /** Tells of names that are taken and of those that refer to nothing, which needs no number. */
    static void references(Market market, Consumer<InvalidInputException> fault) {
        MarketChecks checks = new MarketChecks(market, fault);
        checks.names();
        checks.references();
    }

    /** Tells of tiers that nothing can choose. */
    static void chosen(Market market, Consumer<InvalidInputException> fault) {
        MarketChecks checks = new MarketChecks(market, fault);
        for (String tier : market.tiers()) {
            checks.attempt(() -> checks.chosen(tier));
        }
    }

    private void attempt(Runnable check) {
        InvalidInputException.attempt(check, fault);
    }

    static void servingModel(Market market) {
        try {
            ServingModel.named(market.findText("serving-model").orElse(ServingModel.ROOFLINE));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    market.place("serving-model") + e.getMessage(), e.getCause() == null ? e : e.getCause());
        }
    }

    private void bounds() {
        for (Parameter parameter : market.allParameters()) {
            Bounds bound =
                    MarketSchema.root().at(parameter.path()).orElseThrow().bound();
            if (!bound.allows(parameter.value())) {
                fault.accept(refusal(
                        parameter.path() + " = " + parameter.value() + ": must be " + bound.phrase(),
                        parameter.path()));
            }
        }
    }

    private void calendar() {
        Quarter latest = LAST.plus(-market.quarters());
        if (market.start().compareTo(latest) > 0) {
            throw refusal(
                    "start = " + market.start() + ": must be at most " + latest + ", so that " + market.quarters()
                            + " quarters end by " + LAST,
                    "start",
                    "quarters");
        }
    }

    private void names() {
        Map<String, String> seen = new HashMap<>();
        names("tier", "tiers.%s.price-usd", market.tiers(), seen);
        names("cell", "cells.%s.tokens-per-day", market.cells(), seen);
        names("training workload", "training.%s.gpu-hours-per-year", market.trainingWorkloads(), seen);
    }

    private void names(String what, String path, List<String> names, Map<String, String> seen) {
        for (String name : names) {
            String own = path.replace("%s", name);
            if (name.equals("total")) {
                fault.accept(refusal(what + " 'total': must be another name; results use it for sums", own));
            }
            String other = seen.putIfAbsent(name, what);
            if (other != null) {
                fault.accept(refusal(
                        what + " '" + name + "': must differ from the " + other + " of that name",
                        own,
                        "tiers." + name + ".price-usd",
                        "cells." + name + ".tokens-per-day"));
            }
        }
    }

    private void references() {
        for (String tier : market.tiers()) {
            known("nest", "tiers." + tier + ".nest", market.nests());
            known("site", "tiers." + tier + ".site", market.sites());
        }
        for (String nest : market.vendors()) {
            attempt(() -> vendor(nest));
        }
        TierGroups.check(market, fault);
        for (String cell : market.cells()) {
            known("grade", "cells." + cell + ".grade", market.grades());
        }
        for (Parameter parameter : market.allParameters()) {
            String path = parameter.path();
            String[] keys = path.split("\\.", -1);
            boolean byTier = keys.length == 4 && BY_TIER.contains(keys[2]);
            if (byTier || (keys[0].equals("other-workloads") && keys[2].equals("gpu-hours-per-year"))) {
                String tier = byTier ? keys[3] : keys[1];
                if (!market.tiers().contains(tier)) {
                    fault.accept(refusal(
                            path + ": unknown tier '" + tier + "'" + InvalidInputException.maybe(tier, market.tiers()),
                            path));
                }
            }
        }
    }

    /** A vendor sells the tiers of a nest, of which there must be some. */
    private void vendor(String nest) {
        String path = "vendors." + nest;
        String margin = path + ".gross-margin";
        if (!market.nests().contains(nest)) {
            throw refusal(
                    path + ": unknown nest '" + nest + "'" + InvalidInputException.maybe(nest, market.nests()), margin);
        }
        if (market.tiers().stream()
                .noneMatch(t -> market.text("tiers." + t + ".nest").equals(nest))) {
            throw refusal(
                    path + ": must be absent, since no tier is in nest '" + nest + "'"
                            + "\nMaybe a tier should say nest: " + nest,
                    margin);
        }
    }

    private void known(String what, String path, List<String> names) {
        market.findText(path)
                .filter(name -> !names.contains(name))
                .ifPresent(name -> fault.accept(refusal(
                        path + ": unknown " + what + " '" + name + "'" + InvalidInputException.maybe(name, names),
                        path)));
    }

    /** A refusal by the first of these places that is the file's own, where it is on top of another market. */
    private InvalidInputException refusal(String message, String... paths) {
        String by = Arrays.stream(paths)
                .filter(market::isOwn)
                .findFirst()
                .or(() -> Arrays.stream(paths)
                        .filter(market.placeMap()::containsKey)
                        .findFirst())
                .orElse(paths[0]);
        return InvalidInputException.at(market.place(by).replaceFirst(": $", ""), paths[0], message);
    }

    private void cell(String cell) {
        String stem = "cells." + cell + ".";
        sum(stem + "shares", "shares");
        String grade = market.text(stem + "grade");
        if (!market.grades().contains(grade)) {
            // Told of already; what the grade lacks would be told of once more for every tier.
            return;
        }
        for (String tier : market.tiers()) {
            String share = stem + "shares." + tier;
            String latent = stem + "latent." + tier;
            boolean shared = market.has(share) && market.get(share) > 0;
            if (shared && market.has(latent)) {
                throw refusal(latent + ": must be absent for a tier that has a share", latent, share);
            }
            if (shared && !market.has("grades." + grade + ".hours-per-mtok." + tier)) {
                throw refusal(
                        share + " = " + market.get(share) + ": must be 0 or absent, since grade '" + grade
                                + "' has no hours-per-mtok on tier '" + tier + "'",
                        share,
                        stem + "grade");
            }
            String utilisation = stem + "utilisation." + tier;
            if ((shared || market.has(latent)) && !market.has(utilisation)) {
                throw refusal(
                        "missing key '" + utilisation + "': a tier with a share or a latent offset needs it",
                        shared ? share : latent);
            }
        }
    }

    /** Something must be able to ask for a tier. */
    private void chosen(String tier) {
        List<String> tempted = market.cells().stream()
                .filter(c ->
                        market.has("cells." + c + ".shares." + tier) || market.has("cells." + c + ".latent." + tier))
                .toList();
        boolean served = tempted.stream()
                .map(c -> market.text("cells." + c + ".grade"))
                .anyMatch(grade -> market.has("grades." + grade + ".hours-per-mtok." + tier));
        boolean other = market.has("other-workloads." + tier + ".gpu-hours-per-year")
                || market.trainingWorkloads().stream().anyMatch(k -> market.has("training." + k + ".split." + tier));
        if (served || other) {
            return;
        }
        String cell = tempted.isEmpty() ? market.cells().get(0) : tempted.get(0);
        String hours = "grades." + market.text("cells." + cell + ".grade") + ".hours-per-mtok." + tier;
        throw refusal(
                "tiers." + tier + ": nothing can choose it: "
                        + (tempted.isEmpty()
                                ? "it has a share or a latent offset in no cell, no split of training and no other work"
                                        + "\nMaybe cells." + cell + ".latent." + tier + ": -1, and " + hours
                                : "cells that may (" + String.join(", ", tempted) + ") have a grade without hours on it"
                                        + "\nMaybe " + hours),
                "tiers." + tier + ".price-usd");
    }

    /** A stem and the paths below it, what was written last before the others: a change, where there is one. */
    private String[] lastFirst(String stem) {
        List<String> paths = new ArrayList<>(market.placeMap().keySet().stream()
                .filter(path -> path.startsWith(stem + "."))
                .toList());
        paths.add(stem);
        Collections.reverse(paths);
        return paths.toArray(String[]::new);
    }

    private void sum(String stem, String what) {
        double sum = 0;
        for (String tier : market.tiers()) {
            String path = stem + "." + tier;
            if (market.has(path)) {
                sum += market.get(path);
            }
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            String[] paths = lastFirst(stem);
            String message = stem + ": " + what + " sum to " + sum + ": must sum to 1 within 1e-9";
            throw refusal(message, paths);
        }
    }
}
