package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import io.jevons.market.Market;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * All that is wrong with a market or scenario file, at once, where reading it stops at the first fault. It prints one
 * fault below the other. Immutable.
 *
 * @param file the file
 * @param kind {@code market} or {@code scenario}
 * @param faults what is wrong, in the order in which it was found, each with its place, value and what is allowed
 */
public record FileCheck(String file, String kind, List<String> faults) {
    private static final String MARKET = "market";
    private static final String SCENARIO = "scenario";

    /**
     * Made of its parts, none of which may be null.
     *
     * @param file the file
     * @param kind {@code market} or {@code scenario}
     * @param faults what is wrong
     */
    public FileCheck {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(faults, "faults");
        faults = List.copyOf(faults);
    }

    /**
     * Checks a file by itself, and that the catalogue has what it is based on.
     *
     * @param file a market file, which has a key {@code market}, or a scenario file
     * @return what is wrong with it
     */
    public static FileCheck of(Path file) {
        Objects.requireNonNull(file, "file");
        return of(file, Optional.empty());
    }

    /**
     * Checks a scenario file against a market.
     *
     * @param file the scenario file
     * @param market the market that it is for
     * @return what is wrong with it by itself or on that market
     */
    public static FileCheck of(Path file, Market market) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(market, "market");
        return of(file, Optional.of(market));
    }

    private static FileCheck of(Path file, Optional<Market> market) {
        List<String> faults = new ArrayList<>();
        Consumer<InvalidInputException> found = e -> faults.add(e.getMessage());
        String kind = "market or scenario";
        try {
            YamlNode root = YamlNode.read(file);
            boolean isMarket =
                    root.find(MARKET).isPresent() && root.find(SCENARIO).isEmpty();
            kind = isMarket ? MARKET : SCENARIO;
            if (isMarket) {
                Market.check(root, found);
                if (faults.isEmpty()) {
                    Staging alone = Staging.of(Market.read(file), Scenarios.named(Scenario.BASELINE));
                    ScenarioRule.all().forEach(rule -> rule.check(alone, found));
                }
            } else {
                Scenario read = ScenarioReader.check(root, found);
                if (market.isPresent()) {
                    Staging.check(market.get(), read, found);
                } else {
                    ScenarioChain.of(read).checkUncertainty(found);
                }
            }
        } catch (InvalidInputException e) {
            found.accept(e);
        }
        return new FileCheck(
                String.valueOf(file.getFileName()),
                kind,
                faults.stream().distinct().toList());
    }

    /**
     * Whether nothing is wrong.
     *
     * @return whether it can be read
     */
    public boolean isValid() {
        return faults.isEmpty();
    }

    @Override
    public String toString() {
        if (faults.isEmpty()) {
            return file + " is a valid " + kind + " file";
        }
        return file + ", a " + kind + " file: " + faults.size() + (faults.size() == 1 ? " fault" : " faults")
                + faults.stream().map(f -> "\n- " + f.replace("\n", "\n  ")).collect(Collectors.joining());
    }
}
