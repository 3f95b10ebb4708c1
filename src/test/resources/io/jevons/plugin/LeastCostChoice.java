package plugin;

import io.jevons.demand.ChoiceSet;
import io.jevons.demand.TierChoice;

/** Everyone takes the best tier, and ties are shared. At the start all tiers with a share are taken to be as good. */
public final class LeastCostChoice implements TierChoice {
    private static final double TIE = 1e-9;

    @Override
    public String name() {
        return "least-cost";
    }

    @Override
    public void choose(ChoiceSet set, double[][] utility, double[][] share, double[] inclusiveValue) {
        int n = set.lanes();
        for (int l = 0; l < n; l++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < set.tiers(); j++) {
                best = set.isAvailable(j) ? Math.max(best, utility[j][l]) : best;
            }
            int ties = 0;
            for (int j = 0; j < set.tiers(); j++) {
                boolean chosen = set.isAvailable(j) && utility[j][l] >= best - TIE;
                share[j][l] = chosen ? 1 : 0;
                ties += chosen ? 1 : 0;
            }
            for (int j = 0; j < set.tiers(); j++) {
                share[j][l] /= ties;
            }
            inclusiveValue[l] = best;
        }
    }

    @Override
    public void invert(ChoiceSet set, double[][] share, double[][] utility) {
        int n = set.lanes();
        for (int j = 0; j < set.tiers(); j++) {
            for (int l = 0; l < n && set.isAvailable(j); l++) {
                utility[j][l] = 0;
            }
        }
    }
}
