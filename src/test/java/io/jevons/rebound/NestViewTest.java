package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NestViewTest {
    @Test
    void sharesOfTiersAndOfNestsAddUpToOne() {
        Comparison c = SeededCases.comparison(2);
        for (Resource resource : List.of(Resource.GPU_HOURS, Resource.GPUS, Resource.SALES, Resource.ENERGY)) {
            for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN, Horizon.at("2023Q1"))) {
                double tiers = c.market().tiers().stream()
                        .mapToDouble(t -> c.shareInScenario(resource.on(t), horizon))
                        .sum();
                double nests = c.market().nests().stream()
                        .mapToDouble(n -> c.shareInBase(resource.onNest(n), horizon))
                        .sum();
                assertEquals(1, tiers, 1e-12);
                assertEquals(1, nests, 1e-12);
            }
        }
    }

    @Test
    void printsGpusSalesAndShares() {
        String text = SeededCases.comparison(2).nest("cuda").toString();
        assertTrue(text.contains("GPUs, short run") && text.contains("sales, long run"));
        assertTrue(!text.contains("not shown") && text.lines().allMatch(l -> l.length() <= 100));
    }

    @Test
    void unknownNestsAreNamed() {
        Comparison c = SeededCases.comparison(2);
        assertThrows(InvalidInputException.class, () -> c.nest("cudda"));
    }
}
