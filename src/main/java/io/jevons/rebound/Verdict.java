package io.jevons.rebound;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.market.Market;
import io.jevons.market.TierGroup;
import io.jevons.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a comparison into a table and into words. */
final class Verdict {
    /** The part of a need beyond which what is unserved is told. */
    private static final double MUCH = 0.05;

    private Verdict() {}

    static String sentence(Comparison c) {
        Optional<History.Words> past = History.words(c.market());
        if (past.isPresent()) {
            return ofCase(c, past.get().resource());
        }
        if (c.isSame()) {
            return "Against " + c.base().scenario() + ", the world under "
                    + c.scenario().scenario()
                    + " needs and buys as many GPUs on every tier in every quarter: "
                    + rebound(c, Resource.GPUS) + ".";
        }
        double shortRun = c.change(Resource.GPUS, Horizon.SHORT_RUN);
        double longRun = c.change(Resource.GPUS, Horizon.LONG_RUN);
        StringBuilder out = new StringBuilder();
        out.append("Against ").append(c.base().scenario()).append(", the world under ");
        out.append(c.scenario().scenario()).append(" needs ").append(moreOrFewer(shortRun));
        out.append(" GPUs in the short run (")
                .append(span(c, Horizon.SHORT_RUN))
                .append(") and ");
        out.append(moreOrFewer(longRun)).append(" in the long run (").append(span(c, Horizon.LONG_RUN));
        String extremes = extremes(c);
        out.append(')').append(extremes).append(": ").append(rebound(c, Resource.GPUS));
        Optional<Quarter> crossover = c.crossover(Resource.GPUS);
        if (!extremes.isEmpty() && crossover.isPresent() && isBelowBefore(c, crossover.get())) {
            out.append("; the lines cross in ").append(crossover.get());
        }
        out.append('.');
        unserved(c).ifPresent(text -> out.append(' ').append(text).append('.'));
        return out.toString();
    }

    /** Of a case of history, in what it takes: the hours of the equations are its resource. */
    private static String ofCase(Comparison c, String resource) {
        return "Against " + c.base().scenario() + ", " + c.scenario().scenario() + " takes "
                + moreOrLess(c.change(Resource.GPU_HOURS, Horizon.SHORT_RUN)) + " " + resource + " in the short run ("
                + span(c, Horizon.SHORT_RUN) + ") and "
                + moreOrLess(c.change(Resource.GPU_HOURS, Horizon.LONG_RUN)) + " in the long run ("
                + span(c, Horizon.LONG_RUN) + "): " + rebound(c, Resource.GPU_HOURS) + ".";
    }

    private static String moreOrLess(double change) {
        return isAsMany(change) ? "as much" : moreOrFewer(change).replace("fewer", "less");
    }

    /** What is taken back of the saving in the long run, or why that is not asked. */
    private static String rebound(Comparison c, Resource resource) {
        Rebound answer = c.rebound(resource);
        OptionalDouble r = answer.findOver(Horizon.LONG_RUN);
        if (r.isEmpty()) {
            return answer.whyUndefined(Horizon.LONG_RUN).replace("\nMaybe", "; maybe");
        }
        String said = "long-run rebound, the answer to efficiency, is " + Rebound.describe(r.getAsDouble());
        OptionalDouble all = c.withShifts(resource).findOver(Horizon.LONG_RUN);
        return c.hasShifts() && all.isPresent()
                ? said + ", and " + Numbers.human(all.getAsDouble()) + " with the shifts it assumes"
                : said;
    }

    /** Whether there is less than in the base in some quarter before one from which there is more. */
    private static boolean isBelowBefore(Comparison c, Quarter crossover) {
        Series base = c.inBase(Resource.GPUS);
        Series scenario = c.inScenario(Resource.GPUS);
        for (int i = 0; i < base.size(); i++) {
            if (base.start().plus(i).compareTo(crossover) < 0 && change(base, scenario, i) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The quarters in which there is least and most against the base, where they differ by what is told apart. */
    private static String extremes(Comparison c) {
        Series base = c.inBase(Resource.GPUS);
        Series scenario = c.inScenario(Resource.GPUS);
        int worst = 0;
        int best = 0;
        for (int i = 1; i < base.size(); i++) {
            worst = change(base, scenario, i) < change(base, scenario, worst) ? i : worst;
            best = change(base, scenario, i) > change(base, scenario, best) ? i : best;
        }
        boolean asMany = isAsMany(change(base, scenario, worst)) && isAsMany(change(base, scenario, best));
        return asMany || worst == best
                ? ""
                : ", from " + moreOrFewer(change(base, scenario, worst)) + " in "
                        + base.start().plus(worst) + ", the lowest quarter, to "
                        + moreOrFewer(change(base, scenario, best)) + " in "
                        + base.start().plus(best) + ", the highest";
    }

    private static double change(Series base, Series scenario, int period) {
        return base.get(period) == 0 ? 0 : scenario.get(period) / base.get(period) - 1;
    }

    /** Where much of some tier's need is unserved, the tier on which most is, there and in the base, and the fleet that runs. */
    private static Optional<String> unserved(Comparison c) {
        List<String> parts = new ArrayList<>();
        for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
            String most = c.market().tiers().get(0);
            for (String tier : c.market().tiers()) {
                most = mostUnserved(c, tier, horizon) > mostUnserved(c, most, horizon) ? tier : most;
            }
            if (mostUnserved(c, most, horizon) > MUCH) {
                parts.add(Numbers.percent(c.unserved(most, horizon)) + " of it in the " + horizon + " (" + most + "; "
                        + Numbers.percent(c.unservedInBase(most, horizon)) + " in the base)");
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Series fleet = c.inBase(Resource.FLEET);
        return Optional.of("Need counts work that nobody runs for want of GPUs, up to "
                + String.join(" and up to ", parts) + "; the fleet that runs is "
                + size(c.change(Resource.FLEET, Horizon.SHORT_RUN)) + " in the short run and "
                + size(c.change(Resource.FLEET, Horizon.LONG_RUN)) + " in the long run (the base ends with "
                + Units.shown(fleet.get(fleet.size() - 1), fleet.unit()) + "), and " + fleetRebound(c));
    }

    private static double mostUnserved(Comparison c, String tier, Horizon horizon) {
        return Math.max(c.unserved(tier, horizon), c.unservedInBase(tier, horizon));
    }

    /** What is taken back of what runs, for where GPUs are short the rebound of need is that of what is wanted. */
    private static String fleetRebound(Comparison c) {
        Rebound of = c.rebound(Resource.FLEET);
        OptionalDouble r = of.findOver(Horizon.LONG_RUN);
        if (r.isPresent()) {
            return "its long-run rebound is " + Numbers.human(r.getAsDouble());
        }
        return (of.tooSmallSaving(Horizon.LONG_RUN).isPresent() ? "too little" : "nothing")
                + " of it is saved to ask for its rebound";
    }

    private static String size(double change) {
        return isAsMany(change)
                ? "as large"
                : Numbers.percent(Math.abs(change)) + (change > 0 ? " larger" : " smaller");
    }

    private static boolean isAsMany(double change) {
        return Math.abs(change) < 0.0005;
    }

    private static String moreOrFewer(double change) {
        if (isAsMany(change)) {
            return "as many";
        }
        return Numbers.percent(Math.abs(change)) + (change > 0 ? " more" : " fewer");
    }

    static Table table(Comparison c) {
        Quarter last = c.base().start().plus(c.base().periods() - 1);
        Table.Builder table = Table.titled(
                        c.scenario().scenario() + " against " + c.base().scenario() + ": demand for GPUs and sales")
                .text("tier")
                .number("base", "GPU")
                .change("GPUs short")
                .change("GPUs long")
                .change("sales short")
                .change("sales long")
                .number("R", "1")
                .number("R all", "1")
                .text("above");
        List<Resource> gpus = places(c, Resource.GPUS);
        List<Resource> sales = places(c, Resource.SALES);
        for (int i = 0; i < gpus.size(); i++) {
            Resource place = gpus.get(i);
            boolean tier = place.scope() == Resource.Scope.TIER;
            table.row(
                    name(c, place),
                    c.inBase(place).at(last),
                    c.change(place, Horizon.SHORT_RUN),
                    c.change(place, Horizon.LONG_RUN),
                    c.change(sales.get(i), Horizon.SHORT_RUN),
                    c.change(sales.get(i), Horizon.LONG_RUN),
                    tier
                            ? Double.NaN
                            : c.rebound(place).findOver(Horizon.LONG_RUN).orElse(Double.NaN),
                    tier
                            ? Double.NaN
                            : c.withShifts(place).findOver(Horizon.LONG_RUN).orElse(Double.NaN),
                    c.crossover(place).map(Quarter::toString).orElse("-"));
        }
        table.note("Base: GPUs needed in " + last
                + ", reference GPUs of the tier; total and groups of tiers in H100-equivalents. Short and long: "
                + "against the base over " + span(c, Horizon.SHORT_RUN) + " and " + span(c, Horizon.LONG_RUN)
                + ". R: rebound over the long run, the answer to efficiency, above 1 is backfire; R all: the same of the scenario"
                + " as a whole; both for totals and groups, and - where "
                + (savesLittle(c) ? "at most a hundredth of the base" : "nothing")
                + " is saved. Above: from which quarter on GPUs stay above the base.");
        inferenceShare(c).ifPresent(table::note);
        movedBase(c).ifPresent(table::note);
        History.words(c.market()).map(History.Words::names).ifPresent(table::note);
        table.note(sentence(c));
        return table.build();
    }

    /** Whether at some place something is saved, if too little for a rebound. */
    private static boolean savesLittle(Comparison c) {
        return places(c, Resource.GPUS).stream()
                .filter(place -> place.scope() != Resource.Scope.TIER)
                .anyMatch(place ->
                        c.rebound(place).tooSmallSaving(Horizon.LONG_RUN).isPresent());
    }

    /** That the base is not what its name says by itself, where the scenario changes the market under both. */
    private static Optional<String> movedBase(Comparison c) {
        Scenario own = c.staging().scenario();
        int changes = own.sets().size() + own.scales().size();
        return changes == 0
                ? Optional.empty()
                : Optional.of("What " + own.name() + " sets or scales of the market (" + changes
                        + (changes == 1 ? " entry" : " entries") + ") holds in base and scenario alike: the base is "
                        + c.base().scenario() + " on the changed market.");
    }

    private static String name(Comparison c, Resource place) {
        return switch (place.scope()) {
            case TIER -> place.place();
            case TOTAL -> "total";
            case NEST -> "nest " + place.place();
            case GROUP -> c.market().findGroup(place.place()).orElseThrow().title();
        };
    }

    private static String span(Comparison c, Horizon horizon) {
        Horizon.Span span = horizon.span(c);
        Quarter start = c.base().start();
        return start.plus(span.first()) + " to " + start.plus(span.last());
    }

    /**
     * Inference's share of the first tier's hours, at the start and at the end; in brackets of those of inference and training, where
     * the tier does other work, for sources divide by either and the two lie far apart.
     */
    private static Optional<String> inferenceShare(Comparison c) {
        String tier = c.market().tiers().get(0);
        int last = c.base().periods() - 1;
        boolean other = c.base().series(tier, "hours-other").get(0) > 0;
        return Optional.of("Inference's share of " + tier + " hours"
                + (other ? " (in brackets: of those of inference and training): " : ": ")
                + share(c.base(), tier, 0, other) + " at the start; at the end " + share(c.base(), tier, last, other)
                + " in the base, " + share(c.scenario(), tier, last, other) + " in the scenario.");
    }

    private static String share(io.jevons.demand.Projection p, String tier, int period, boolean other) {
        double inference = p.series(tier, "hours-inference").get(period);
        double language = inference + p.series(tier, "hours-training").get(period);
        double all = language + p.series(tier, "hours-other").get(period);
        return Numbers.percent(inference / all) + (other ? " (" + Numbers.percent(inference / language) + ")" : "");
    }

    /** That there is no saving to rebound from, and what may have been meant. */
    static String noSaving(Comparison c) {
        String none = "there is no saving to rebound from";
        Scenario own = c.staging().scenario();
        if (!own.shocks().isEmpty() || (own.sets().isEmpty() && own.scales().isEmpty())) {
            return none;
        }
        String changes = Stream.concat(
                        own.sets().stream()
                                .map(change ->
                                        ".with(\"" + change.pattern() + "\", " + Numbers.exact(change.value()) + ")"),
                        own.scales().stream()
                                .map(change ->
                                        ".scale(\"" + change.pattern() + "\", " + Numbers.exact(change.value()) + ")"))
                .collect(Collectors.joining());
        return none + ", since " + own.name() + " has no shock of its own, and what it sets holds in its base too"
                + own.base()
                        .map(b -> "\nMaybe compare " + b + " on a market with these parameters: "
                                + "Jevons.compare(market" + changes + ", Jevons.scenario(\"" + b + "\"))")
                        .orElse("\nMaybe add a shock, such as Shock.efficiency(\"*\", 2).from(\"2025Q1\")");
    }

    /** The rows of the verdict: name and scope. */
    static List<Resource> places(Comparison c, Resource resource) {
        Market market = c.market();
        List<Resource> places = new ArrayList<>();
        market.findGroup(TierGroup.NVIDIA_DATA_CENTRE).ifPresent(g -> places.add(resource.onGroup(g.name())));
        market.tiers().forEach(t -> places.add(resource.on(t)));
        places.add(resource);
        market.findGroup(TierGroup.NVIDIA).ifPresent(g -> places.add(resource.onGroup(g.name())));
        market.nests().stream()
                .filter(n -> resource.onNest(n).tiers(market).size() > 1)
                .filter(n -> Nvidia.nest(market).filter(n::equals).isEmpty())
                .forEach(n -> places.add(resource.onNest(n)));
        return places;
    }
}
