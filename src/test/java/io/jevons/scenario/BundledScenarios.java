package io.jevons.scenario;

import io.jevons.internal.Resources;
import java.util.List;

/** The names of the scenarios that come with the library, without what another test of the same virtual machine registered. */
public final class BundledScenarios {
    private BundledScenarios() {}

    public static List<String> names() {
        return Resources.text(Scenarios.class, "scenarios.txt")
                .lines()
                .map(file -> file.replace(".yaml", ""))
                .toList();
    }
}
