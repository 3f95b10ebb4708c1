package io.jevons.scenario;

import java.util.List;

/**
 * Scenarios from a jar. An implementation with a public constructor without arguments, named in
 * {@code META-INF/services/io.jevons.scenario.ScenarioProvider}, is found through {@link java.util.ServiceLoader}.
 * It is asked once, and may build on bundled scenarios: {@code Scenarios.named("deepseek-r1").as("mine")}. One that cannot
 * be had, throws or returns null is named in the log and left out.
 */
public interface ScenarioProvider {
    /**
     * The scenarios.
     *
     * @return the scenarios, each with a name of its own; those with the name of a bundled scenario are left out
     */
    List<Scenario> scenarios();
}
