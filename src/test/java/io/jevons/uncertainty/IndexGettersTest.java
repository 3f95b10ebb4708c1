package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.findings.MorrisResult;
import io.jevons.uncertainty.findings.PawnResult;
import io.jevons.uncertainty.findings.ShapleyResult;
import io.jevons.uncertainty.findings.SobolResult;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Results are asked for an input by its place; one that there is not is refused with the range. */
class IndexGettersTest {
    private static final List<Distribution> TWO = List.of(Distribution.uniform(0, 1), Distribution.uniform(0, 1));

    private static double sum(double[] x) {
        return x[0] + 2 * x[1];
    }

    @Test
    void refuseAPlaceThatThereIsNot() {
        SobolResult sobol = Sobol.of(TWO, IndexGettersTest::sum).base(64).run();
        MorrisResult morris =
                Morris.of(TWO, IndexGettersTest::sum).trajectories(8).run();
        PawnResult pawn = Pawn.of(TWO, IndexGettersTest::sum).draws(200).run();
        TornadoResult tornado = Tornado.of(TWO, IndexGettersTest::sum).run();
        ShapleyResult shapley =
                ShapleyEffects.of(TWO, IndexGettersTest::sum).base(64).run();
        List<IntConsumer> getters = List.of(
                sobol::firstInterval,
                sobol::totalInterval,
                morris::muStarInterval,
                pawn::interval,
                tornado::low,
                tornado::high,
                tornado::swing,
                shapley::interval);
        for (IntConsumer getter : getters) {
            getter.accept(1);
            for (int place : new int[] {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                InvalidInputException e = assertThrows(InvalidInputException.class, () -> getter.accept(place));
                assertTrue(e.getMessage().startsWith("input = "), e.getMessage());
            }
        }
    }
}
