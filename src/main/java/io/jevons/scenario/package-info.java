/**
 * Scenarios: shocks that move the drivers of a market over time, and changes of its parameters. Entry points are
 * {@link io.jevons.scenario.Scenario} and {@link io.jevons.scenario.Shock}.
 *
 * <p>A scenario sits beside the flow from cost to demand: it moves drivers and computes nothing itself. It names a base, on
 * whose shocks its own come; parameter changes of the whole chain apply to both sides, first every {@code set}, then every
 * {@code scale}, so that only the scenario's own shocks separate it from its base.
 *
 * <p>A shock with factor f multiplies its driver by f<sup>m(t)</sup>, where m is its {@link io.jevons.scenario.Profile}.
 * Scenarios come from YAML, from code, from jars ({@link io.jevons.scenario.ScenarioProvider}), and bundled;
 * {@link io.jevons.scenario.Scenarios} finds them by name.
 */
@NullMarked
package io.jevons.scenario;

import org.jspecify.annotations.NullMarked;
