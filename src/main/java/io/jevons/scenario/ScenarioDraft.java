package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.demand.Channel;
import io.jevons.internal.Wildcard;
import io.jevons.market.Change;
import io.jevons.market.RankCorrelation;
import io.jevons.market.VaryRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    final List<ShockNames.Named> shocks = new ArrayList<>();
    final List<VaryRule> uncertainty = new ArrayList<>();
    final List<RankCorrelation> correlations = new ArrayList<>();
    /** Conflicts that the parts themselves no longer show. */
    final List<String> leftOut = new ArrayList<>();

    /** The bundled scenario of which this is a changed copy; empty where it has a name of its own. */
    String bundled = "";

    int changes;

    ScenarioDraft(String name) {
        this.name = checkedName(name);
        if (name.equals(Scenario.BASELINE)) {
            base = Optional.empty();
        }
    }

    /** A draft of a scenario that there is. */
    ScenarioDraft(String name, Optional<String> base) {
        this.name = name;
        this.base = base;
    }

    /** Counts a change, and lets the name of what was a bundled scenario show it. */
    void changed() {
        if (!bundled.isEmpty()) {
            name = Checks.changedName(bundled, ++changes);
        }
    }

    /** Gives the scenario a name of its own. */
    void rename(String own) {
        name = own;
        bundled = "";
        changes = 0;
    }

    /** What the name of a composition is: both names, of which a long one is shortened in the middle. */
    static String composed(String first, String second) {
        String whole = first + " + " + second;
        int half = 95;
        return whole.length() <= 2 * half + 5
                ? whole
                : whole.substring(0, half) + " ... " + whole.substring(whole.length() - half);
    }

    static String checkedName(String name) {
        return Checks.name("scenario", name);
    }

    /** Puts the parts of another scenario behind those that are there; its name and its base stay out. */
    void append(Scenario other) {
        title = title.isEmpty() || other.title().isEmpty() ? title + other.title() : title + "; " + other.title();
        sources.addAll(other.sources());
        off.addAll(other.off());
        Map<String, String> became = ShockNames.append(shocks, other.namedShocks());
        ShockNames.changes(other.sets(), became, sets);
        ShockNames.changes(other.scales(), became, scales);
        ShockNames.rules(other.uncertainty(), became, uncertainty);
        ShockNames.correlations(other.correlations(), became, correlations);
        leftOut.addAll(other.leftOut);
    }

    /** Adds a shock under the name that it was given, or that of its kind and number. */
    void add(Shock shock) {
        Optional<String> given = shock.givenName();
        if (given.isPresent() && shocks.stream().anyMatch(n -> n.name().equals(given.get()))) {
            throw new InvalidInputException("shock name = " + given.get() + ": must be unique in scenario '" + name
                    + "', which has '" + given.get() + "' already");
        }
        shocks.add(new ShockNames.Named(
                given.orElseGet(() -> ShockNames.free(ShockNames.byDefault(shock, shocks), shocks)), shock));
    }

    /**
     * Holds what a pattern matches, as a draw of a factor that is always one. The rule takes the place of its like, so that the
     * draws of other inputs stay theirs, unless a rule behind that one has a say in some of the same parameters.
     */
    void hold(String pattern) {
        VaryRule rule = VaryRule.held(pattern, "held where it was put");
        for (int i = uncertainty.size() - 1; i >= 0; i--) {
            if (uncertainty.get(i).pattern().equals(pattern)) {
                uncertainty.set(i, rule);
                return;
            }
            if (Wildcard.overlap(uncertainty.get(i).pattern(), pattern)) {
                break;
            }
        }
        uncertainty.add(rule);
    }

    /** Holds what is set, where the rules that there are would draw it by value. */
    void holdDrawn(Change set) {
        List<VaryRule> over = uncertainty.stream()
                .filter(r -> Wildcard.overlap(r.pattern(), set.pattern()))
                .toList();
        if (!over.isEmpty() && over.stream().noneMatch(VaryRule::scale)) {
            hold(set.pattern());
        }
    }

    Scenario build() {
        return new Scenario(this);
    }
}
