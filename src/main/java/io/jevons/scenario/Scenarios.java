package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.Log;
import io.jevons.internal.PlugIns;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scenarios there are, by name: those that the user registered, those from jars, and those that come bundled. */
public final class Scenarios {
    private static final Map<String, Scenario> REGISTERED = new ConcurrentHashMap<>();

    private static final PlugIns<ScenarioProvider, List<Scenario>> PROVIDERS =
            new PlugIns<>(ScenarioProvider.class, Scenarios::of);

    private Scenarios() {}

    /**
     * Makes a scenario known by its name, in place of any other of that name that is not bundled.
     *
     * @param scenario the scenario
     * @throws InvalidInputException if a bundled scenario has that name
     */
    public static void register(Scenario scenario) {
        Objects.requireNonNull(scenario, "scenario");
        if (Bundled.NAMES.contains(scenario.name())) {
            throw taken(scenario.name(), "scenario.as(\"my-" + scenario.name() + "\")");
        }
        REGISTERED.put(scenario.name(), scenario);
    }

    private static InvalidInputException taken(String name, String remedy) {
        return new InvalidInputException("scenario '" + name
                + "': must have a name of its own, since a bundled scenario has that one" + "\nMaybe " + remedy);
    }

    /** A name of a scenario that is begun anew, which is none of the bundled ones'. */
    static String ownName(String name) {
        if (Bundled.NAMES.contains(name)) {
            throw taken(name, "Scenarios.named(\"" + name + "\") for that one, or my-" + name);
        }
        return name;
    }

    /** A scenario under the name that it is given: a bundled one's only where it is that one, up to its title. */
    static Scenario underOwnName(Scenario scenario) {
        if (!isTaken(scenario)) {
            return Bundled.NAMES.contains(scenario.name()) ? scenario.asBundled() : scenario;
        }
        throw taken(scenario.name(), "scenario.as(\"my-" + scenario.name() + "\")");
    }

    /** Whether a scenario has the name of a bundled one and is another. */
    static boolean isTaken(Scenario scenario) {
        if (!Bundled.NAMES.contains(scenario.name())) {
            return false;
        }
        Scenario bundled = Bundled.named(scenario.name());
        try {
            String text = scenario.titled(bundled.title()).toYaml().text();
            return !text.equals(bundled.toYaml().text());
        } catch (InvalidInputException code) {
            // No bundled scenario has a shock that no file can hold.
            return true;
        }
    }

    /**
     * A scenario by name.
     *
     * @param name the name
     * @return the scenario
     * @throws InvalidInputException if there is none of that name
     */
    public static Scenario named(String name) {
        Objects.requireNonNull(name, "name");
        return find(name).orElseThrow(() -> unknown(name));
    }

    /** Bundled ones first, so that a provider can build on them. */
    static Optional<Scenario> find(String name) {
        if (Bundled.NAMES.contains(name)) {
            return Optional.of(Bundled.named(name));
        }
        Scenario registered = REGISTERED.get(name);
        return registered != null
                ? Optional.of(registered)
                : Optional.ofNullable(provided(PROVIDERS.find()).get(name));
    }

    static InvalidInputException unknown(String name) {
        PlugIns.Found<List<Scenario>> found = PROVIDERS.find();
        return InvalidInputException.unknown("scenario", name, all(found).keySet())
                .with(found.remark(), found.cause());
    }

    /**
     * All scenarios by name.
     *
     * @return a copy
     */
    public static Map<String, Scenario> all() {
        return all(PROVIDERS.find());
    }

    private static Map<String, Scenario> all(PlugIns.Found<List<Scenario>> found) {
        Map<String, Scenario> all = new LinkedHashMap<>();
        Bundled.NAMES.forEach(name -> all.put(name, Bundled.named(name)));
        all.putAll(provided(found));
        REGISTERED.keySet().stream().sorted().forEach(name -> all.put(name, REGISTERED.get(name)));
        return all;
    }

    private static Map<String, Scenario> provided(PlugIns.Found<List<Scenario>> found) {
        Map<String, Scenario> provided = new LinkedHashMap<>();
        found.answers().forEach(list -> list.forEach(s -> provided.put(s.name(), s)));
        return provided;
    }

    /** What a provider brings, without what has a bundled scenario's name. */
    private static List<Scenario> of(ScenarioProvider provider) {
        List<Scenario> brought = provider.scenarios();
        if (brought == null) {
            throw new IllegalStateException("its scenarios are null");
        }
        List<Scenario> scenarios = new ArrayList<>(brought);
        if (scenarios.contains(null)) {
            throw new IllegalStateException("one of its scenarios is null");
        }
        scenarios.removeIf(s -> {
            boolean taken = Bundled.NAMES.contains(s.name());
            if (taken) {
                Log.of(Scenarios.class)
                        .warn(
                                "scenario {} of {} is left out, since a bundled one has its name",
                                s.name(),
                                provider.getClass().getName());
            }
            return taken;
        });
        return scenarios;
    }

    /** Each is read once, when it is first asked for; its file has its name. */
    private static final class Bundled {
        private static final String ENDING = ".yaml";
        static final Set<String> NAMES = names();
        private static final Map<String, Scenario> READ = new ConcurrentHashMap<>();

        private static Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            Resources.text(Scenarios.class, "scenarios.txt")
                    .lines()
                    .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
            return names;
        }

        static Scenario named(String name) {
            Scenario known = READ.get(name);
            if (known == null) {
                String file = name + ENDING;
                Scenario read = ScenarioReader.bundled(YamlNode.parse(file, Resources.text(Scenarios.class, file)));
                if (!read.name().equals(name)) {
                    throw new IllegalStateException(file + " has the scenario " + read.name());
                }
                // Two threads may read the same file; all get the same scenario.
                READ.putIfAbsent(name, read.asBundled());
                known = READ.get(name);
            }
            return known;
        }
    }

    /**
     * The scenarios as a table.
     *
     * @return name and title
     */
    public static Table table() {
        Table.Builder table =
                Table.titled("Scenarios").text("name").text("based on").text("what it is about");
        all().forEach((name, s) -> table.row(name, s.base().orElse("-"), s.title()));
        return table.build();
    }
}
