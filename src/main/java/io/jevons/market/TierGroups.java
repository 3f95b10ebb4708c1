package io.jevons.market;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the groups of tiers of a market, those that its file names and those that every market has. */
final class TierGroups {
    private static final String BEGINNING = "groups.";
    private static final String TIERS = ".tiers";
    private static final String NEST = ".nest";
    private static final String SEPARATOR = ", ";

    private TierGroups() {}

    /** The names of the groups that a file has, in its order. */
    static List<String> names(Collection<String> texts) {
        return texts.stream()
                .filter(p -> p.startsWith(BEGINNING) && (p.endsWith(TIERS) || p.endsWith(NEST)))
                .map(p -> p.substring(BEGINNING.length(), p.lastIndexOf('.')))
                .distinct()
                .toList();
    }

    /** Whether a text of a market is a list of tiers. */
    static boolean isList(String path) {
        return path.startsWith(BEGINNING) && path.endsWith(TIERS);
    }

    /** The tiers of such a text. */
    static List<String> list(String text) {
        return List.of(text.split(SEPARATOR, -1));
    }

    /** The text of such a list. */
    static String text(List<String> tiers) {
        return String.join(SEPARATOR, tiers);
    }

    /** The groups that a file has, and NVIDIA's where it does not name it. */
    static List<TierGroup> of(MarketNames names, Map<String, String> texts) {
        List<TierGroup> groups = new ArrayList<>();
        List<String> named = names(texts.keySet());
        if (!named.contains(TierGroup.NVIDIA)
                && !ofNest(TierGroup.CUDA, names, texts).isEmpty()) {
            groups.add(new TierGroup(
                    TierGroup.NVIDIA,
                    "NVIDIA (cuda)",
                    ofNest(TierGroup.CUDA, names, texts),
                    Optional.of(TierGroup.CUDA)));
        }
        for (String name : named) {
            String title = texts.getOrDefault(BEGINNING + name + ".title", name);
            String list = texts.get(BEGINNING + name + TIERS);
            String nest = texts.getOrDefault(BEGINNING + name + NEST, "");
            List<String> tiers = list == null ? ofNest(nest, names, texts) : list(list);
            Optional<String> whole = names.nests().stream()
                    .filter(n -> Set.copyOf(ofNest(n, names, texts)).equals(new HashSet<>(tiers)))
                    .findFirst();
            groups.add(new TierGroup(name, title, tiers, whole));
        }
        return List.copyOf(groups);
    }

    /** What results sum over: all tiers, nests, groups. A nest of a name that is taken has no sums of its own. */
    static List<TierGroup> sums(MarketNames names, List<TierGroup> groups, Map<String, String> texts) {
        Set<String> taken = new HashSet<>(names.tiers());
        taken.addAll(names.cells());
        taken.addAll(names.workloads());
        List<TierGroup> sums = new ArrayList<>();
        add(sums, taken, new TierGroup(TierGroup.TOTAL, TierGroup.TOTAL, names.tiers(), Optional.empty()));
        for (TierGroup group : groups) {
            add(sums, taken, group);
        }
        for (String nest : names.nests()) {
            add(sums, taken, new TierGroup(nest, "nest " + nest, ofNest(nest, names, texts), Optional.of(nest)));
        }
        return List.copyOf(sums);
    }

    private static void add(List<TierGroup> sums, Set<String> taken, TierGroup group) {
        if (!group.tiers().isEmpty() && taken.add(group.name())) {
            sums.add(group);
        }
    }

    private static List<String> ofNest(String nest, MarketNames names, Map<String, String> texts) {
        return names.tiers().stream()
                .filter(t -> nest.equals(texts.get("tiers." + t + ".nest")))
                .toList();
    }

    /** Refuses groups of unknown tiers, of none, of two meanings, or of a name that results use otherwise. */
    static void check(Market market, Consumer<InvalidInputException> fault) {
        Set<String> taken = new HashSet<>(market.tiers());
        taken.addAll(market.cells());
        taken.addAll(market.trainingWorkloads());
        taken.addAll(market.nests());
        taken.add(TierGroup.TOTAL);
        for (String name : market.groupNames()) {
            Optional<String> list = market.findText(BEGINNING + name + TIERS);
            Optional<String> nest = market.findText(BEGINNING + name + NEST);
            String path = BEGINNING + name + (list.isPresent() ? TIERS : NEST);
            String place = market.place(path).replaceFirst(": $", "");
            Consumer<String> wrong = message -> fault.accept(InvalidInputException.at(place, path, message));
            if (list.isPresent() && nest.isPresent()) {
                wrong.accept(BEGINNING + name + ": must have tiers or a nest, not both");
            }
            if (taken.contains(name)) {
                wrong.accept(BEGINNING + name
                        + ": must have a name of its own, since results have something else of that name");
            }
            if (nest.isPresent() && !market.nests().contains(nest.get())) {
                wrong.accept(path + ": unknown nest '" + nest.get() + "'"
                        + InvalidInputException.maybe(nest.get(), market.nests()));
            }
            if (list.isPresent()) {
                tiers(market, path, list(list.get()), wrong);
            }
        }
    }

    private static void tiers(Market market, String path, List<String> tiers, Consumer<String> wrong) {
        for (String tier : new LinkedHashSet<>(tiers)) {
            if (!market.tiers().contains(tier)) {
                wrong.accept(
                        path + ": unknown tier '" + tier + "'" + InvalidInputException.maybe(tier, market.tiers()));
            }
        }
        if (new HashSet<>(tiers).size() < tiers.size()) {
            wrong.accept(path + " = " + tiers + ": must have each tier once");
        }
    }
}
