package io.jevons.scenario;

import java.util.List;

/**
 * Scenarios from a jar. An implementation with a public constructor without arguments, named in
 * {@code META-INF/services/io.jevons.scenario.ScenarioProvider}, is found through {@link java.util.ServiceLoader}.
 */
public interface ScenarioProvider {
    /**
     * The scenarios.
     *
     * @return the scenarios, each with a name of its own
     */
    List<Scenario> scenarios();
}
