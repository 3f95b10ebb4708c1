package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.Launch;
import io.jevons.demand.engine.WideMarkets;
import io.jevons.market.Market;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.rebound.elasticity.Elasticities;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Markets of hundreds of tiers, in virtual machines whose memory is what a small computer has to spare. */
@Tag("long")
class ManyTiersTest {
    private static final int TIERS = 200;

    /** Run in a virtual machine of its own: prints what came out. */
    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "elasticities" -> {
                Elasticities found = Elasticities.of(WideMarkets.of(TIERS, 20, 6));
                System.out.println(found.toTable().rowCount());
                System.out.println(found.toRent("t7", "t7", Horizon.SHORT_RUN) < 0);
                System.out.println(found.toRent("t7", "t9", Horizon.SHORT_RUN) > 0);
            }
            case "ensemble" -> {
                Market market = WideMarkets.of(TIERS, 500, 2);
                Study study = Ensemble.of(
                                market,
                                Scenario.named("cheaper")
                                        .with(Shock.efficiency("light", 2).from("2019Q4")))
                        .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                        .draws(12)
                        .seed(1)
                        .run();
                System.out.println(study.defined(Metric.change(Resource.GPUS)));
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Each tier's own run would take gigabytes. */
    @Test
    void elasticitiesFitIntoASmallHeap() throws IOException, InterruptedException {
        int segments = 2;
        int rows = 2 * (TIERS + 3 + segments);
        assertEquals(List.of(Integer.toString(rows), "true", "true"), printed("-Xmx768m", "elasticities"));
    }

    /** A draw takes tens of megabytes, and 256 side by side would take gigabytes. */
    @Test
    void ensemblesRunAsManyDrawsSideBySideAsFit() throws IOException, InterruptedException {
        assertEquals(List.of("12"), printed("-Xmx1g", "ensemble"));
    }

    private static List<String> printed(String heap, String work) throws IOException, InterruptedException {
        ProcessBuilder child = Launch.java(ManyTiersTest.class.getName(), work);
        child.command().add(1, heap);
        Process process = child.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text.lines().toList();
    }
}
