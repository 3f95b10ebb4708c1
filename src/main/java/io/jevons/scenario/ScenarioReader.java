package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.YamlNode;
import io.jevons.demand.Channel;
import io.jevons.market.Change;
import io.jevons.market.UncertaintyReader;
import io.jevons.model.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a scenario from a file's nodes. */
final class ScenarioReader {
    /** The sections that the key table knows, each the first part of its paths. */
    private static final List<String> SECTIONS = Keys.scenario().all().stream()
            .map(key -> key.path().split("\\.", 2)[0])
            .distinct()
            .toList();

    private ScenarioReader() {}

    static Scenario read(YamlNode root) {
        root.allow(SECTIONS);
        ScenarioDraft draft = draft(root.get("scenario"));
        draft.title = root.find("title").map(YamlNode::text).orElse("");
        Optional<YamlNode> base = root.find("based-on");
        if (base.isPresent()) {
            if (draft.name.equals(Scenario.BASELINE)) {
                throw base.get().error("based-on: must be absent for the scenario 'baseline', which has no base");
            }
            draft.base = base.map(YamlNode::text);
            draft.basePlace = base.get().place();
        }
        root.find("sources").ifPresent(n -> n.items().forEach(s -> draft.sources.add(s.text())));
        root.find("set").ifPresent(n -> changes(n, Change.Kind.SET, draft.sets));
        root.find("scale").ifPresent(n -> changes(n, Change.Kind.SCALE, draft.scales));
        root.find("channels").ifPresent(n -> channels(n, draft));
        root.find("shocks").ifPresent(n -> shocks(n, draft));
        root.find("uncertainty").ifPresent(n -> draft.uncertainty.addAll(UncertaintyReader.rules(n)));
        root.find("correlations").ifPresent(n -> draft.correlations.addAll(UncertaintyReader.correlations(n)));
        return draft.build();
    }

    /** Shocks with the names that they are given, or that of their kind and number. */
    private static void shocks(YamlNode section, ScenarioDraft draft) {
        for (YamlNode item : section.items()) {
            Shock shock = ShockReader.read(item);
            String name = shock.givenName().orElseGet(() -> ShockNames.byDefault(shock, draft.shocks));
            if (draft.shocks.stream().anyMatch(n -> n.name().equals(name))) {
                YamlNode kind = item.entries().values().iterator().next();
                YamlNode place = kind.find(FactorShock.NAME).orElse(kind);
                throw place.error(kind.path() + ".name = " + name + ": must be unique in the file" + "\nMaybe "
                        + ShockNames.free(name, draft.shocks));
            }
            draft.shocks.add(new ShockNames.Named(name, shock));
        }
    }

    private static ScenarioDraft draft(YamlNode name) {
        String text = name.text();
        try {
            return new ScenarioDraft(text);
        } catch (InvalidInputException e) {
            throw name.error(e.getMessage());
        }
    }

    private static void changes(YamlNode section, Change.Kind kind, List<Change> out) {
        for (Map.Entry<String, YamlNode> entry : section.entries().entrySet()) {
            YamlNode value = entry.getValue();
            String origin =
                    value.file() + ", line " + value.line() + ": " + (kind == Change.Kind.SET ? "set" : "scale");
            out.add(new Change(entry.getKey(), kind, value.number(), origin));
        }
    }

    private static void channels(YamlNode section, ScenarioDraft draft) {
        List<String> known = Arrays.stream(Channel.values()).map(Channel::key).toList();
        section.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.error("channels: unknown channel '" + key + "'" + InvalidInputException.maybe(key, known));
            }
            if (!value.truth()) {
                draft.off.add(Channel.of(key));
            }
        });
    }
}
