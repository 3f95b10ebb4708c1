package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import java.util.Locale;

/** Charts of a scenario against its base; the headline says where it ends. */
final class ComparisonCharts {
    /** Differences below this are called none. */
    private static final double NOTHING = 0.0005;

    private ComparisonCharts() {}

    static Chart of(Comparison c, String entity, String variable) {
        Series base = c.base().series(entity, variable);
        Series scenario = c.scenario().series(entity, variable);
        String what = entity.equals("total") ? variable : entity + ", " + variable;
        double from = base.get(base.size() - 1);
        double to = scenario.get(scenario.size() - 1);
        String unit = unit(base.unit());
        String names = (unit.isEmpty() ? "" : unit + "; ") + "orange "
                + c.scenario().scenario() + ", grey " + c.base().scenario();
        return Chart.of(
                        Chart.Kind.LINE,
                        capital(what) + ": " + finding(to / from - 1) + " at the end of "
                                + base.end().year())
                .subtitle(names)
                .trace("base", Chart.Role.BASE, base)
                .trace("scenario", Chart.Role.MAIN, scenario)
                .alternative(capital(what) + (unit.isEmpty() ? "" : " in " + unit) + " from " + base.start() + " to "
                        + base.end() + ": from " + Numbers.human(base.get(0)) + " to " + Numbers.human(from)
                        + " in the base and to " + Numbers.human(to) + " in the scenario.");
    }

    private static String finding(double change) {
        if (!Double.isFinite(change)) {
            return "new against the base";
        }
        return Math.abs(change) < NOTHING ? "as in the base" : Numbers.change(change) + " against the base";
    }

    private static String unit(String unit) {
        return unit.equals("1") ? "" : unit.replace("ref GPU", "reference GPUs");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
