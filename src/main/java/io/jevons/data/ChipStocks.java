package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** AI chips shipped by NVIDIA, Google, AMD and Amazon, cumulative by quarter, in H100-equivalents with intervals. */
public final class ChipStocks extends DataSet<ChipStock> {
    private ChipStocks(List<ChipStock> rows) {
        super(ChipStock.LAYOUT, rows);
    }

    static ChipStocks load() {
        return new ChipStocks(ChipStock.LAYOUT.read());
    }

    @Override
    public ChipStocks where(Predicate<? super ChipStock> condition) {
        return new ChipStocks(kept(condition));
    }

    @Override
    public ChipStocks asOf(LocalDate day) {
        return where(knownBy(day));
    }

    @Override
    public ChipStocks asOf(String day) {
        return asOf(day(day));
    }

    /**
     * The stock of one vendor; quarters that are not counted in full are left out.
     *
     * @param vendor the vendor, such as {@code NVIDIA}
     * @return H100-equivalents at the end of each quarter, median
     * @throws InvalidInputException if there is no such vendor
     */
    public Series vendor(String vendor) {
        List<ChipStock> whole =
                require("vendor", vendor).stream().filter(ChipStock::complete).toList();
        return Quarterly.series(vendor + " AI chip stock", "H100e", whole, ChipStock::quarter, ChipStock::h100e);
    }
}
