package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.Channel;
import io.jevons.market.Change;
import io.jevons.market.UncertaintyReader;
import io.jevons.model.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a scenario from a file's nodes. */
final class ScenarioReader {
    /** The sections that the key table knows, each the first part of its paths. */
    private static final String UNNAMED = "unnamed";

    private static final List<String> SECTIONS = Keys.scenario().all().stream()
            .map(key -> key.path().split("\\.", 2)[0])
            .distinct()
            .toList();

    private ScenarioReader() {}

    static Scenario read(YamlNode root) {
        return check(root, fault -> {
            throw fault;
        });
    }

    /** Reads what can be read, and tells of all faults: with any, the scenario lacks what is at fault. */
    static Scenario check(YamlNode root, Consumer<InvalidInputException> fault) {
        Scenario read = parts(root, fault);
        if (!read.uncertainty().isEmpty()) {
            ScenarioRule.all().forEach(rule -> rule.check(read, fault));
        }
        if (Scenarios.isTaken(read)) {
            fault.accept(root.get("scenario")
                    .invalid("a name of its own, since a bundled scenario has that one and is another" + "\nMaybe my-"
                            + read.name()));
            return read;
        }
        return Scenarios.underOwnName(read);
    }

    /** Reads a scenario that comes with the library, by the rules of this room alone: the tests hold it to the others. */
    static Scenario bundled(YamlNode root) {
        return parts(root, fault -> {
            throw fault;
        });
    }

    private static Scenario parts(YamlNode root, Consumer<InvalidInputException> fault) {
        if (root.find("scenario").isEmpty() && root.find("market").isPresent()) {
            fault.accept(
                    root.get("market")
                            .error(
                                    "a key 'market', as of a market file: must be a scenario file\nMaybe Jevons.market(Path.of(...))"));
            return new ScenarioDraft(UNNAMED).build();
        }
        for (Map.Entry<String, YamlNode> entry : root.entries().entrySet()) {
            if (!SECTIONS.contains(entry.getKey())) {
                fault.accept(root.unknownKey(entry.getKey(), SECTIONS));
            }
        }
        ScenarioDraft draft;
        try {
            draft = draft(root.get("scenario"));
        } catch (InvalidInputException e) {
            fault.accept(e);
            draft = new ScenarioDraft(UNNAMED);
        }
        read(root, draft, fault);
        return draft.build();
    }

    private static void read(YamlNode root, ScenarioDraft draft, Consumer<InvalidInputException> fault) {
        for (Map.Entry<String, YamlNode> entry : root.entries().entrySet()) {
            attempt(fault, () -> section(entry.getKey(), entry.getValue(), draft, fault));
        }
    }

    private static void section(String key, YamlNode node, ScenarioDraft draft, Consumer<InvalidInputException> fault) {
        switch (key) {
            case "title" -> draft.title = node.text();
            case "based-on" -> base(node, draft);
            case "sources" -> {
                for (YamlNode source : node.items()) {
                    draft.sources.add(source.text());
                }
            }
            case "set" -> changes(node, Change.Kind.SET, draft.sets, fault);
            case "scale" -> changes(node, Change.Kind.SCALE, draft.scales, fault);
            case "channels" -> channels(node, draft);
            case "shocks" -> {
                for (YamlNode item : node.items()) {
                    attempt(fault, () -> shock(item, draft, fault));
                }
            }
            case "uncertainty" -> draft.uncertainty.addAll(UncertaintyReader.rules(node, fault));
            case "correlations" -> draft.correlations.addAll(UncertaintyReader.correlations(node, fault));
            default -> {
                // The name is read first, and what there is not is told of before.
            }
        }
    }

    private static void attempt(Consumer<InvalidInputException> fault, Runnable reading) {
        InvalidInputException.attempt(reading, fault);
    }

    private static void base(YamlNode node, ScenarioDraft draft) {
        if (draft.name.equals(Scenario.BASELINE)) {
            throw node.error("based-on: must be absent for the scenario 'baseline', which has no base");
        }
        draft.base = Optional.of(node.text());
        draft.basePlace = node.place();
    }

    /** A shock with the name that it is given, or that of its kind and number. */
    private static void shock(YamlNode item, ScenarioDraft draft, Consumer<InvalidInputException> fault) {
        ShockReader.read(item, fault).ifPresent(shock -> add(shock, item, draft));
    }

    private static void add(Shock shock, YamlNode item, ScenarioDraft draft) {
        String name = shock.givenName().orElseGet(() -> ShockNames.byDefault(shock, draft.shocks));
        if (draft.shocks.stream().anyMatch(n -> n.name().equals(name))) {
            YamlNode kind = item.entries().values().iterator().next();
            YamlNode place = kind.find(FactorShock.NAME).orElse(kind);
            throw place.error(kind.path() + ".name = " + name + ": must be unique in the file" + "\nMaybe "
                    + ShockNames.free(name, draft.shocks));
        }
        draft.shocks.add(new ShockNames.Named(name, shock));
    }

    private static ScenarioDraft draft(YamlNode name) {
        String text = name.text();
        try {
            return new ScenarioDraft(text);
        } catch (InvalidInputException e) {
            throw name.error(e.getMessage());
        }
    }

    private static void changes(
            YamlNode section, Change.Kind kind, List<Change> out, Consumer<InvalidInputException> fault) {
        for (Map.Entry<String, YamlNode> entry : section.entries().entrySet()) {
            YamlNode value = entry.getValue();
            String origin =
                    value.file() + ", line " + value.line() + ": " + (kind == Change.Kind.SET ? "set" : "scale");
            attempt(fault, () -> out.add(new Change(entry.getKey(), kind, value.number(), origin)));
        }
    }

    private static void channels(YamlNode section, ScenarioDraft draft) {
        List<String> known = Arrays.stream(Channel.values()).map(Channel::key).toList();
        section.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.errorOfKey(
                        "channels: unknown channel '" + key + "'" + InvalidInputException.maybe(key, known));
            }
            if (!value.truth()) {
                draft.off.add(Channel.of(key));
            }
        });
    }
}
