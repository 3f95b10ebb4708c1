package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** The scenarios there are, by name: those that the user registered, those from jars, and those that come bundled. */
public final class Scenarios {
    private static final Map<String, Scenario> REGISTERED = new ConcurrentHashMap<>();

    private Scenarios() {}

    /**
     * Makes a scenario known by its name, in place of any other of that name.
     *
     * @param scenario the scenario
     */
    public static void register(Scenario scenario) {
        Objects.requireNonNull(scenario, "scenario");
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

    static Optional<Scenario> find(String name) {
        Scenario registered = REGISTERED.get(name);
        return registered != null ? Optional.of(registered) : Optional.ofNullable(found().get(name));
    }

    static InvalidInputException unknown(String name) {
        return InvalidInputException.unknown("scenario", name, all().keySet());
    }

    /**
     * All scenarios by name.
     *
     * @return a copy
     */
    public static Map<String, Scenario> all() {
        Map<String, Scenario> all = found();
        REGISTERED.keySet().stream().sorted().forEach(name -> all.put(name, REGISTERED.get(name)));
        return all;
    }

    /** Bundled scenarios, and then those from jars, which may replace them. */
    private static Map<String, Scenario> found() {
        Map<String, Scenario> found = new LinkedHashMap<>(Bundled.SCENARIOS);
        for (ScenarioProvider provider : ServiceLoader.load(ScenarioProvider.class)) {
            provider.scenarios().forEach(s -> found.put(s.name(), s));
        }
        return found;
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final Map<String, Scenario> SCENARIOS = read();

        private static Map<String, Scenario> read() {
            Map<String, Scenario> scenarios = new LinkedHashMap<>();
            for (String file :
                    Resources.text(Scenarios.class, "scenarios.txt").lines().toList()) {
                Scenario scenario = Scenario.parse(file, Resources.text(Scenarios.class, file));
                scenarios.put(scenario.name(), scenario);
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
