package io.jevons.demand;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayKernels;
import java.util.Objects;

/** What a {@link DemandCurve} sees of a cell: its parameters, one value a lane. */
public final class CellLanes {
    private final Lanes lanes;
    private final CompiledMarket market;
    private final int cell;

    /**
     * A cell of a block.
     *
     * @param lanes the block
     * @param cell the place of the cell
     */
    public CellLanes(Lanes lanes, int cell) {
        this.lanes = Objects.requireNonNull(lanes, "lanes");
        this.market = lanes.market;
        this.cell = cell;
    }

    ArrayKernels kernels() {
        return lanes.kernels;
    }

    double[] elasticity() {
        return lanes.row(Slot.CELLS_ELASTICITY, cell);
    }

    /** ε̂ of a cell that saturates. */
    double[] exponent() {
        return lanes.exponent(cell);
    }

    double[] saturation() {
        return lanes.row(Slot.CELLS_SATURATION, cell);
    }

    /**
     * The number of lanes.
     *
     * @return n
     */
    public int lanes() {
        return lanes.n;
    }

    /**
     * The cell's name.
     *
     * @return the name
     */
    public String cell() {
        return market.cellNames.get(cell);
    }

    /**
     * The elasticity ε of intensity at the starting price, whatever the saturation.
     *
     * @param lane the lane
     * @return ε, &gt;= 0
     */
    public double elasticity(int lane) {
        return elasticity()[lane];
    }

    /**
     * Whether the cell has a saturation.
     *
     * @return whether it has
     */
    public boolean saturates() {
        return market.isGiven(Slot.CELLS_SATURATION, cell);
    }

    /**
     * The saturation multiple m, against intensity at the start.
     *
     * @param lane the lane
     * @return m, &gt; 1; NaN where the cell has none
     */
    public double saturation(int lane) {
        return saturation()[lane];
    }
}
