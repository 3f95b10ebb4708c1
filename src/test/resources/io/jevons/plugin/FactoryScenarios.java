package plugin;

import io.jevons.scenario.Scenario;
import io.jevons.scenario.ScenarioProvider;
import io.jevons.scenario.Shock;
import java.util.List;

/** Scenarios of a jar. */
public final class FactoryScenarios implements ScenarioProvider {
    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.named("factory-boom")
                .titled("factories take three times the tokens")
                .with(Shock.demand("embedded", 3).from("2025Q3").ramp(2)));
    }
}
