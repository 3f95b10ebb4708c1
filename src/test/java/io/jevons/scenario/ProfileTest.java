package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Quarter;
import io.jevons.base.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTest {
    private static final Quarter FROM = Quarter.parse("2025Q2");

    @Test
    void aStepActsFromItsQuarterOn() {
        Profile step = Profile.step(FROM);
        assertEquals(0, step.weight(FROM.plus(-1)));
        assertEquals(1, step.weight(FROM));
        assertEquals(1, step.weight(FROM.plus(100)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.3, 1, 2.5, 1e-300, 1e300})
    void aRampRisesInAStraightLine(double years) {
        Profile ramp = Profile.step(FROM).ramp(years);
        assertEquals(0, ramp.weight(FROM.plus(-1)));
        assertEquals(0, ramp.weight(FROM));
        for (int i = 1; i < 20; i++) {
            assertEquals(Math.min(1, 0.25 * i / years), ramp.weight(FROM.plus(i)), 1e-15);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.75, 3, 1e-300, 1e300})
    void aHalfLifeHalvesWhatIsMissing(double years) {
        Profile half = Profile.step(FROM).halfLife(years);
        assertEquals(0, half.weight(FROM));
        for (int i = 1; i < 20; i++) {
            assertEquals(1 - Math.pow(2, -0.25 * i / years), half.weight(FROM.plus(i)), 1e-15);
        }
    }

    @Test
    void anEndTakesAllBack() {
        Quarter end = FROM.plus(3);
        for (Profile p : new Profile[] {
            Profile.step(FROM).until(end),
            Profile.step(FROM).ramp(0.5).until(end),
            Profile.step(FROM).until(end).halfLife(1)
        }) {
            assertEquals(0, p.weight(end));
            assertEquals(0, p.weight(end.plus(7)));
            assertEquals(true, p.weight(end.plus(-1)) > 0);
        }
    }

    @Test
    void aPathIsLinearBetweenItsQuartersAndHeldAfterTheLast() {
        Profile path = Profile.path(Map.of(FROM, 0.2, FROM.plus(4), 1.0, FROM.plus(6), 0.5));
        assertEquals(FROM, path.from());
        assertEquals(0, path.weight(FROM.plus(-1)));
        assertEquals(0.2, path.weight(FROM));
        assertEquals(0.4, path.weight(FROM.plus(1)), 1e-15);
        assertEquals(1, path.weight(FROM.plus(4)));
        assertEquals(0.75, path.weight(FROM.plus(5)), 1e-15);
        assertEquals(0.5, path.weight(FROM.plus(60)));
    }

    @Test
    void aPathMayReachTheEndOfTheCalendar() {
        Quarter last = new Quarter(9999, 4);
        assertEquals(1, Profile.path(Map.of(last, 1.0)).weight(last));
    }

    @Test
    void refusesWhatItCannotBe() {
        Profile step = Profile.step(FROM);
        Refusal.of(() -> step.until(FROM)).names("until = 2025Q2: must be after from = 2025Q2");
        Refusal.of(() -> step.ramp(0)).names("ramp = 0.0: must be a finite number > 0");
        Refusal.of(() -> step.halfLife(Double.NaN)).names("half-life = NaN");
        Refusal.of(() -> step.ramp(1).halfLife(1)).names("half-life: must be absent where there is a ramp");
        Refusal.of(() -> step.halfLife(1).ramp(1)).names("ramp: must be absent where there is a half-life");
        Refusal.of(() -> Profile.path(Map.of())).names("at least one quarter");
        Refusal.of(() -> Profile.path(Map.of(FROM, 1.5))).names("path.2025Q2 = 1.5");
        Refusal.of(() -> Profile.path(Map.of(FROM, 1.0)).until(FROM)).names("must be absent where there is a path");
    }
}
