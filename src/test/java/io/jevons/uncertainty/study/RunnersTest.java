package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.Refusal;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Morris;
import io.jevons.uncertainty.Pawn;
import io.jevons.uncertainty.ShapleyEffects;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Tornado;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.design.MorrisDesign;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is asked gives the same bits on any runner. */
final class RunnersTest {
    private static final Metric CHANGE = Metric.change(Resource.GPUS);

    /** Of three inputs, two of them correlated. */
    static Ensemble small() {
        return Ensemble.of(Jevons.market("coal-1865"), Jevons.scenario("coal-1865"))
                .progress((done, of) -> {})
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .vary("algorithmic-trend", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(300)
                .seed(7);
    }

    @Test
    void designsAreLaidWhereTheyAreRun() {
        Inputs inputs = small().inputs();
        BatchModel model = small().model(CHANGE);
        Elsewhere away = new Elsewhere();
        Sobol sobol = Sobol.of(inputs, model).base(2048).seed(3);
        assertEquals(sobol.run().toString(), sobol.on(away).run().toString());
        assertTrue(away.chunks() > 1, "the design is cut into chunks");
        // A description, not points: far less than the eight bytes a coordinate that points would take.
        int rows = 2048 * (2 * inputs.size() + 2);
        assertTrue(away.bytes() < 1.5 * Double.BYTES * rows, away.bytes() + " bytes for " + rows + " rows");
        assertEquals(
                sobol.scrambled().withoutSecondOrder().base(64).run().toString(),
                sobol.scrambled().withoutSecondOrder().base(64).on(away).run().toString());
        Morris morris = Morris.of(inputs.independent(), model).trajectories(20).seed(3);
        assertEquals(morris.run().toString(), morris.on(away).run().toString());
        ShapleyEffects shapley = ShapleyEffects.of(inputs, model).base(64).seed(3);
        assertEquals(shapley.run().toString(), shapley.on(away).run().toString());
        Tornado tornado = Tornado.of(inputs, model).check(16);
        assertEquals(tornado.run().toString(), tornado.on(away).run().toString());
        Pawn pawn = Pawn.of(inputs, model).draws(200);
        assertEquals(pawn.run().toString(), pawn.on(away).run().toString());
    }

    @Test
    void severalOutputsComeFromOneRun() {
        BatchModel model = small().model(CHANGE, Metric.rebound(Resource.GPUS));
        Elsewhere away = new Elsewhere();
        Sobol sobol = Sobol.of(small().inputs(), model).base(16);
        assertEquals(sobol.runAll().toString(), sobol.on(away).runAll().toString());
        assertEquals(1, away.chunks());
    }

    @Test
    void inputsThatAreNotTheStudysOwnTravelAsPoints() {
        Distribution other = Distribution.uniform(0.9, 1.1);
        Inputs own = Inputs.of(
                small().inputs().distributions().stream().map(d -> other).toList());
        Sobol sobol = Sobol.of(own, small().model(CHANGE)).base(64);
        assertEquals(sobol.run().toString(), sobol.on(new Elsewhere()).run().toString());
    }

    @Test
    void aStudyAsksWhereItWasRun() {
        Elsewhere away = new Elsewhere();
        Study here = small().run();
        Study there = small().on(away).run();
        assertEquals(here.sobol(CHANGE).toString(), there.sobol(CHANGE).toString());
        assertEquals(here.morris(CHANGE).toString(), there.morris(CHANGE).toString());
        int before = away.chunks();
        assertEquals(here.toString(), there.toString());
        assertEquals(
                here.backfire(Resource.GPUS).toString(),
                there.backfire(Resource.GPUS).toString());
        assertEquals(here.claims().toString(), there.claims().toString());
        assertEquals(before + 3, away.chunks(), "each of the tables is a job");
    }

    @Test
    void scenariosOfAGridAreRunThereToo() {
        Scenario base = Jevons.scenario("coal-1865");
        List<Scenario> grid = Scenario.cross(
                List.of(base, base.strength(0.5).as("milder")),
                List.of(
                        Scenario.named("nothing more"),
                        Scenario.named("later")
                                .with(Shock.efficiency("all", 1.2).from("1850Q1"))));
        Scenario[] all = grid.toArray(new Scenario[0]);
        Elsewhere away = new Elsewhere();
        Regret here = small().run().regret(CHANGE.lessIsBetter(), all);
        Regret there = small().on(away).run().regret(CHANGE.lessIsBetter(), all);
        assertEquals(here.toString(), there.toString());
        for (int s = 0; s < all.length; s++) {
            assertArrayEquals(here.of(s), there.of(s));
        }
        assertEquals(1 + all.length, away.chunks(), "one for the study and one a scenario");
    }

    @Test
    void codeCannotTravel() {
        Refusal.of(() ->
                        Sobol.of(List.of(Distribution.uniform(0, 1)), x -> x[0]).on(new Elsewhere()))
                .names("model", "is code")
                .maybe("Sobol.of(ensemble.inputs(), ensemble.model(metric)).on(runner)");
    }

    @Test
    void aDesignBeyondWhatCanBeCountedIsRefused() {
        Refusal.of(() -> Sobol.of(small().inputs(), small().model(CHANGE))
                        .base(1 << 30)
                        .run())
                .names("runs", "2147483647")
                .maybe("fewer base points or trajectories");
    }

    @Test
    void jobsDifferWhereWhatTheyCollectDoes() {
        StudyText study = StudyText.of(small().manifest(), Jevons.market("coal-1865"), Jevons.scenario("coal-1865"));
        Metric one = CHANGE.above(0.123456);
        Metric other = CHANGE.above(0.123457);
        assertEquals(one.name(), other.name(), "a name rounds");
        assertNotEquals(
                StudyJob.ofMetrics(study, List.of(one)).hash(),
                StudyJob.ofMetrics(study, List.of(other)).hash());
        assertEquals(
                StudyJob.ofMetrics(study, List.of(one)).hash(),
                StudyJob.ofMetrics(study, List.of(CHANGE.above(0.123456))).hash());
        assertNotEquals(
                StudyJob.ofMetrics(study, List.of(CHANGE.above(1))).hash(),
                StudyJob.ofMetrics(study, List.of(CHANGE.below(1))).hash());
        StudyJob job = StudyJob.ofMetrics(study, List.of(one));
        assertNotEquals(
                job.over(new MorrisDesign(2, 4, 2, 1), false).hash(),
                job.over(new MorrisDesign(2, 4, 2, 2), false).hash());
    }
}
