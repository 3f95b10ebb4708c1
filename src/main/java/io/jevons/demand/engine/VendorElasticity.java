package io.jevons.demand.engine;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/**
 * How the hours of a vendor's tiers answer, in the long run, a common price of them: e_n, weighted by what is spent.
 *
 * <p>e_n = [Σ_c M_cn (β (1 - s*_cn) + η_c φ s*_cn) + Σ_k ψ_k M_kn²/M_k] / (Σ_c M_cn + Σ_k M_kn + Σ_j other_j r_j), over the
 * tiers j of nest n, with M_cn = D Σ_j s κ and M_kn = hours_k Σ_j split r; 0 where nothing is spent. Other work does not
 * answer.
 */
final class VendorElasticity {
    private final Lanes lanes;
    private final CompiledMarket market;
    private final LongRunElasticity longRun;
    private final double[] elasticity;
    private final double[] spent;
    private final double[] onNest;
    private final double[] onAll;

    VendorElasticity(Lanes lanes, LongRunElasticity longRun) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.longRun = longRun;
        elasticity = new double[lanes.width];
        spent = new double[lanes.width];
        onNest = new double[lanes.width];
        onAll = new double[lanes.width];
    }

    /** What a cell's spending is made of; rows by cell, cell and tier, and cell and vendor. */
    interface CellSpending {
        double[] tokens(int cell);

        double[] share(int cell, int tier);

        double[] load(int cell, int tier);

        double[] targetShare(int cell, int vendor);

        double[] logPrice(int cell);

        double[] z(int cell);

        boolean uses(int cell, int tier);
    }

    /** Fills in e by vendor, of cells, hours by workload, rents by tier and other hours by tier. */
    void of(CellSpending cells, double[][] training, double[][] rent, double[][] other, double[][] out) {
        int n = lanes.n;
        for (double[] row : out) {
            Arrays.fill(row, 0, n, 0);
        }
        for (int v = 0; v < market.vendors; v++) {
            Arrays.fill(spent, 0, n, 0);
            for (int c = 0; c < market.cells; c++) {
                inference(v, c, cells, rent, out[v]);
            }
            for (int k = 0; k < market.workloads; k++) {
                training(v, k, training[k], rent, out[v]);
            }
            for (int j = 0; j < market.tiers; j++) {
                if (market.vendorOf[j] == v && market.isGiven(Slot.OTHER_WORKLOADS_GPU_HOURS_PER_YEAR, j)) {
                    lanes.addProduct(spent, other[j], rent[j]);
                }
            }
            for (int l = 0; l < n; l++) {
                out[v][l] = spent[l] > 0 ? out[v][l] / spent[l] : 0;
            }
        }
    }

    private void inference(int v, int c, CellSpending cells, double[][] rent, double[] out) {
        int n = lanes.n;
        Arrays.fill(onNest, 0, n, 0);
        for (int j = 0; j < market.tiers; j++) {
            if (market.vendorOf[j] == v && cells.uses(c, j)) {
                lanes.addProduct(onNest, cells.share(c, j), rent[j], cells.load(c, j));
            }
        }
        longRun.of(c, cells.logPrice(c), cells.z(c), elasticity);
        double[] tokens = cells.tokens(c);
        double[] target = cells.targetShare(c, v);
        double[] beta = lanes.row(Slot.CELLS_BETA, c);
        double[] pass = lanes.row(Slot.CELLS_PASS_THROUGH, c);
        for (int l = 0; l < n; l++) {
            double spending = tokens[l] * onNest[l];
            spent[l] += spending;
            out[l] += spending * (beta[l] * (1 - target[l]) + elasticity[l] * pass[l] * target[l]);
        }
    }

    private void training(int v, int k, double[] hours, double[][] rent, double[] out) {
        int n = lanes.n;
        Arrays.fill(onNest, 0, n, 0);
        Arrays.fill(onAll, 0, n, 0);
        for (int j = 0; j < market.tiers; j++) {
            int slot = market.slot(Slot.TRAINING_SPLIT, k * market.tiers + j);
            if (slot >= 0) {
                double[] split = lanes.row(slot);
                lanes.addProduct(onAll, split, rent[j]);
                if (market.vendorOf[j] == v) {
                    lanes.addProduct(onNest, split, rent[j]);
                }
            }
        }
        double[] answer = lanes.row(Slot.TRAINING_ELASTICITY, k);
        for (int l = 0; l < n; l++) {
            double spending = hours[l] * onNest[l];
            spent[l] += spending;
            out[l] += spending * answer[l] * onNest[l] / onAll[l];
        }
    }
}
