package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.internal.Log;
import io.jevons.internal.PlugIns;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        if (Bundled.SCENARIOS.containsKey(scenario.name())) {
            throw new InvalidInputException("scenario '" + scenario.name()
                    + "': must have a name of its own, since a bundled scenario has that one"
                    + "\nMaybe scenario.as(\"my-" + scenario.name() + "\")");
        }
        REGISTERED.put(scenario.name(), scenario);
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
        Scenario bundled = Bundled.SCENARIOS.get(name);
        if (bundled != null) {
            return Optional.of(bundled);
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
        Map<String, Scenario> all = new LinkedHashMap<>(Bundled.SCENARIOS);
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
            boolean taken = Bundled.SCENARIOS.containsKey(s.name());
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

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final Map<String, Scenario> SCENARIOS = read();

        private static Map<String, Scenario> read() {
            Map<String, Scenario> scenarios = new LinkedHashMap<>();
            for (String file :
                    Resources.text(Scenarios.class, "scenarios.txt").lines().toList()) {
                Scenario scenario = Scenario.parse(file, Resources.text(Scenarios.class, file));
                scenarios.put(scenario.name(), scenario.asBundled());
            }
            return scenarios;
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
