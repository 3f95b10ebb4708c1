package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.demand.Change;
import io.jevons.demand.Channel;
import io.jevons.demand.RankCorrelation;
import io.jevons.demand.VaryRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a scenario while it is being made. */
final class ScenarioDraft {
    String name;
    String title = "";
    Optional<String> base = Optional.of(Scenario.BASELINE);
    String basePlace = "";
    final List<String> sources = new ArrayList<>();
    final List<Change> sets = new ArrayList<>();
    final List<Change> scales = new ArrayList<>();
    final Set<Channel> off = EnumSet.noneOf(Channel.class);
    final List<Shock> shocks = new ArrayList<>();
    final List<VaryRule> uncertainty = new ArrayList<>();
    final List<RankCorrelation> correlations = new ArrayList<>();
    /** Conflicts that the parts themselves no longer show. */
    final List<String> leftOut = new ArrayList<>();

    ScenarioDraft(String name) {
        this.name = checkedName(name);
        if (name.equals(Scenario.BASELINE)) {
            base = Optional.empty();
        }
    }

    static String checkedName(String name) {
        return Checks.name("scenario", name);
    }

    /** Puts the parts of another scenario behind those that are there; its name and its base stay out. */
    void append(Scenario other) {
        title = title.isEmpty() || other.title().isEmpty() ? title + other.title() : title + "; " + other.title();
        sources.addAll(other.sources());
        sets.addAll(other.sets());
        scales.addAll(other.scales());
        off.addAll(other.off());
        shocks.addAll(other.shocks());
        uncertainty.addAll(other.uncertainty());
        correlations.addAll(other.correlations());
        leftOut.addAll(other.leftOut);
    }

    void remove(int shock) {
        if (shock < 0 || shock >= shocks.size()) {
            throw InvalidInputException.of("shock", shock, ">= 0 and less than " + shocks.size());
        }
        shocks.remove(shock);
    }

    Scenario build() {
        return new Scenario(this);
    }
}
