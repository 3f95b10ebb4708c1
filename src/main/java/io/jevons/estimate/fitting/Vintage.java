package io.jevons.estimate.fitting;

import io.jevons.data.ChipStocks;
import io.jevons.data.DataSet;
import io.jevons.data.DataSets;
import io.jevons.data.DemandFigure;
import io.jevons.data.GpuRental;
import io.jevons.data.HyperscalerCapex;
import io.jevons.data.NvidiaRevenue;
import io.jevons.data.TokenPrice;
import java.time.LocalDate;

/** The series that a calibration and a backtest look at, all of them or those known on a day. */
public record Vintage(
        NvidiaRevenue revenue,
        HyperscalerCapex capex,
        ChipStocks chips,
        GpuRental rental,
        DataSet<TokenPrice> prices,
        DataSet<DemandFigure> figures) {
    public static Vintage whole() {
        return new Vintage(
                DataSets.nvidiaRevenue(),
                DataSets.hyperscalerCapex(),
                DataSets.chipStock(),
                DataSets.gpuRental(),
                DataSets.tokenPrices(),
                DataSets.demandFigures());
    }

    public Vintage asOf(LocalDate day) {
        return new Vintage(
                revenue.asOf(day),
                capex.asOf(day),
                chips.asOf(day),
                rental.asOf(day),
                prices.asOf(day),
                figures.asOf(day));
    }
}
