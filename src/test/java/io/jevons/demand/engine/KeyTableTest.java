package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Parameter;
import io.jevons.demand.Channel;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Slot;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.model.Equation;
import io.jevons.model.Equations;
import io.jevons.model.IndexSet;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key table, the engine's slots, the readers and the equations know the same parameters. */
final class KeyTableTest {
    private static Stream<Market> markets() {
        return Stream.of(
                Markets.named("world-2024Q4"),
                Markets.named("coal-1865"),
                RandomMarkets.full(4).read());
    }

    @ParameterizedTest
    @MethodSource("markets")
    void theEngineHasASlotForEveryParameterThatEquationsRead(Market market) {
        CompiledMarket compiled = CompiledMarket.of(market);
        for (Parameter parameter : market.allParameters()) {
            Key key = Keys.market().at(parameter.path()).orElseThrow();
            boolean isRead = !key.symbol().isEmpty() && !key.path().endsWith("quality-floor");
            assertEquals(isRead, compiled.slotOf(parameter.path()) >= 0, parameter.path());
        }
    }

    @Test
    void everyNumberThatEquationsReadHasASlot() {
        Set<String> read = new TreeSet<>();
        for (Key key : Keys.market().all()) {
            if (key.isNumber() && !key.symbol().isEmpty() && !key.path().endsWith("quality-floor")) {
                read.add(Slot.nameOf(key));
            }
        }
        assertEquals(
                read, new TreeSet<>(Stream.of(Slot.values()).map(Slot::name).toList()));
    }

    @ParameterizedTest
    @MethodSource("markets")
    void everyParameterHasTheUnitAndLiesInTheBoundsOfItsKey(Market market) {
        for (Parameter parameter : market.allParameters()) {
            Key key = Keys.market().at(parameter.path()).orElseThrow();
            assertEquals(key.unit(), parameter.unit(), parameter.path());
            assertTrue(key.bounds().orElseThrow().allows(parameter.value()), parameter.path());
        }
    }

    @Test
    void everyPublishedSeriesAndEveryChannelStandsInTheText() {
        Set<String> series = new TreeSet<>();
        Set<String> channels = new TreeSet<>();
        for (Equation equation : Equations.model().all()) {
            equation.series().ifPresent(series::add);
            equation.channel().ifPresent(channels::add);
            equation.lines().stream()
                    .filter(l -> l.endsWith("is off"))
                    .forEach(l -> channels.add(l.replaceFirst(".*where (.*) is off", "$1")));
        }
        for (Variable variable : Variable.values()) {
            String key = variable.key();
            boolean found = series.contains(key)
                    || (key.startsWith("engineering-") && series.contains(key.substring("engineering-".length())));
            assertTrue(found, key);
        }
        Set<String> variables =
                Stream.of(Variable.values()).map(Variable::key).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                List.of(),
                series.stream().filter(key -> !variables.contains(key)).toList());
        assertEquals(new TreeSet<>(Stream.of(Channel.values()).map(Channel::key).toList()), channels);
    }

    @Test
    void everySeriesHasTheUnitOfItsVariable() {
        for (Variable variable : Variable.values()) {
            List<Character> indices = switch (variable.owner()) {
                case TIER -> List.of(IndexSet.TIER.letter());
                case CELL -> List.of(IndexSet.CELL.letter());
                case CELL_AND_TIER -> List.of(variable == Variable.CELL_HOURS ? 'g' : 'c', IndexSet.TIER.letter());
                case WORKLOAD -> List.of(IndexSet.WORKLOAD.letter());
                case TOTAL -> List.of();
            };
            String key = variable.key();
            Equation equation = Equations.model()
                    .ofSeries(key, indices)
                    .or(() -> Equations.model().ofSeries(key.replace("engineering-", ""), indices))
                    .orElseThrow(() -> new AssertionError(key.toLowerCase(Locale.ROOT)));
            assertEquals(variable.unit(), equation.unit(), key);
        }
    }
}
