package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of tiers as a market file names them. */
final class TierGroupTest {
    private static final String TEXT = Resources.text(Markets.class, "world-latest.yaml");

    private static Market with(String group) {
        int from = TEXT.indexOf("  nvidia: {title");
        int to = TEXT.indexOf("sites:\n", from);
        return Market.parse("mine.yaml", TEXT.substring(0, from) + "  " + group + "\n" + TEXT.substring(to));
    }

    @Test
    void areReadFromTheFile() {
        TierGroup centres = Markets.named("world-latest")
                .findGroup(TierGroup.NVIDIA_DATA_CENTRE)
                .orElseThrow();
        assertEquals(List.of("flagship", "midrange"), centres.tiers());
        assertEquals("NVIDIA data centre", centres.title());
        assertEquals(Optional.empty(), centres.nest());
    }

    @Test
    void aNestByItsTiersIsTheNest() {
        Market market = with("mine: {tiers: [edge, flagship, consumer, midrange]}");
        assertEquals(Optional.of("cuda"), market.findGroup("mine").orElseThrow().nest());
        assertEquals("mine", market.findGroup("mine").orElseThrow().title());
    }

    @Test
    void nvidiaIsTheNestCudaUnlessTheFileSaysOtherwise() {
        assertEquals(
                List.of("flagship", "midrange", "consumer", "edge"),
                with("mine: {tiers: [edge]}")
                        .findGroup(TierGroup.NVIDIA)
                        .orElseThrow()
                        .tiers());
        assertEquals(
                List.of("flagship"),
                with("nvidia: {tiers: [flagship]}")
                        .findGroup(TierGroup.NVIDIA)
                        .orElseThrow()
                        .tiers());
    }

    @Test
    void aChangedCopyKeepsThem() {
        Market changed = Markets.named("world-latest").scale("tiers.*.price-usd", 2);
        assertEquals(Markets.named("world-latest").groups(), changed.groups());
        assertEquals(
                changed.groups(), Market.parse("again.yaml", changed.toYaml()).groups());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mine: {tiers: [flagshp]}; groups.mine.tiers: unknown tier 'flagshp'",
                "mine: {tiers: [edge, edge]}; must have each tier once",
                "mine: {tiers: []}; must be a list of at least one name",
                "mine: {nest: cud}; groups.mine.nest: unknown nest 'cud'",
                "mine: {nest: cuda, tiers: [edge]}; must have tiers or a nest, not both",
                "mine: {title: Mine}; missing key 'groups.mine.tiers'",
                "edge: {tiers: [edge]}; must have a name of its own",
                "total: {tiers: [edge]}; must have a name of its own",
            })
    void saysWhatIsWrong(String group, String message) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> with(group));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().startsWith("mine.yaml, line "), e.getMessage());
    }
}
