package io.jevons.estimate;

import io.jevons.data.ChipStocks;
import io.jevons.data.DataSets;
import io.jevons.data.GpuRental;
import io.jevons.data.HyperscalerCapex;
import io.jevons.data.NvidiaRevenue;
import java.time.LocalDate;

/** The series that a backtest looks at, all of them or those known on a day. */
record History(NvidiaRevenue revenue, HyperscalerCapex capex, ChipStocks chips, GpuRental rental) {
    static History whole() {
        return new History(
                DataSets.nvidiaRevenue(), DataSets.hyperscalerCapex(), DataSets.chipStock(), DataSets.gpuRental());
    }

    History asOf(LocalDate day) {
        return new History(revenue.asOf(day), capex.asOf(day), chips.asOf(day), rental.asOf(day));
    }
}
