package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A study as text that travels: its manifest, its market, its scenario with all bases, and another scenario that is run under
 * its assumptions, if any. Whoever reads it compares every hash of the manifest, and the version of the library.
 *
 * @param manifest the manifest, as JSON
 * @param market the market, as a file has it
 * @param scenarios the scenario and its bases, the root first, as files have them
 * @param others another scenario and its bases; none where the study's own is run
 */
record StudyText(String manifest, String market, List<String> scenarios, List<String> others) implements Serializable {
    private static final long serialVersionUID = 1L;

    static StudyText of(Manifest manifest, Market market, Scenario scenario) {
        return new StudyText(manifest.toJson(), market.toYaml().text(), chain(scenario), List.of());
    }

    StudyText with(Scenario other) {
        return new StudyText(manifest, market, scenarios, chain(other));
    }

    /** A scenario and its bases, the root first. A shock in code, which no text can hold, is refused by name. */
    private static List<String> chain(Scenario scenario) {
        List<String> texts = new ArrayList<>();
        Optional<Scenario> here = Optional.of(scenario);
        while (here.isPresent()) {
            try {
                texts.add(0, here.get().toYaml().text());
            } catch (InvalidInputException code) {
                throw code.with(
                        ", and so cannot travel with scenario " + scenario.name()
                                + " to a checkpoint or to other machines",
                        Optional.of(code));
            }
            here = here.get().base().map(Scenarios::named);
        }
        return List.copyOf(texts);
    }

    /** The study, with its own version of every part. */
    StudyRuns open() {
        Manifest read = Manifest.parse(manifest);
        if (!read.version().equals(Manifest.libraryVersion())) {
            throw new InvalidInputException(
                    "the job is of version " + read.version() + " of the library, this machine has "
                            + Manifest.libraryVersion() + ": must be the same on all"
                            + "\nMaybe give the jar to every worker");
        }
        Scenario scenario = scenario(scenarios);
        StudyRuns runs = new Repetition(read, Market.parse("market", market), scenario, "")
                .ensemble()
                .runs();
        return others.isEmpty() ? runs : runs.with(scenario(others));
    }

    /** The last of a chain; bases become known to this machine where they are not. */
    private static Scenario scenario(List<String> chain) {
        for (String text : chain.subList(0, chain.size() - 1)) {
            Scenario base = Scenario.parse("base", text);
            Map<String, Scenario> known = Scenarios.all();
            if (!known.containsKey(base.name())
                    || !known.get(base.name()).toYaml().text().equals(text)) {
                Scenarios.register(base);
            }
        }
        return Scenario.parse("scenario", chain.get(chain.size() - 1));
    }
}
