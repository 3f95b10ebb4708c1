package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Revenue of NVIDIA by segment and fiscal quarter, fiscal 2019 on.
 *
 * <p>A fiscal quarter ends a month after a calendar quarter. As a {@link Series} it stands under the calendar quarter with
 * which it shares two months; {@link #calendar(String)} moves a third of each fiscal quarter to even this out.
 */
public final class NvidiaRevenue extends DataSet<SegmentRevenue> {
    private NvidiaRevenue(List<SegmentRevenue> rows) {
        super(SegmentRevenue.LAYOUT, rows);
    }

    static NvidiaRevenue load() {
        return of(SegmentRevenue.LAYOUT.read());
    }

    static NvidiaRevenue of(List<SegmentRevenue> rows) {
        return new NvidiaRevenue(rows);
    }

    @Override
    public NvidiaRevenue where(Predicate<? super SegmentRevenue> condition) {
        return new NvidiaRevenue(kept(condition));
    }

    @Override
    public NvidiaRevenue asOf(LocalDate day) {
        return where(knownBy(day));
    }

    @Override
    public NvidiaRevenue asOf(String day) {
        return asOf(day(day));
    }

    /**
     * Revenue of the data-centre segment: chips, systems, networking and software.
     *
     * @return bn USD a quarter
     * @throws InvalidInputException if no row is left
     */
    public Series dataCenter() {
        return segment("data-centre");
    }

    /**
     * Revenue of a segment by fiscal quarter.
     *
     * @param segment the segment, such as {@code gaming}
     * @return bn USD a quarter, the fiscal quarter that ends in January under the fourth quarter
     * @throws InvalidInputException if there is no such segment or a quarter is missing
     */
    public Series segment(String segment) {
        return Quarterly.series(
                "NVIDIA revenue, " + segment,
                "bn USD",
                require("segment", segment),
                SegmentRevenue::quarter,
                row -> row.millionUsd() / 1000);
    }

    /**
     * Revenue of a segment by calendar quarter: two thirds of the fiscal quarter that ends a month later and one third of
     * the one before, as if revenue came evenly within a fiscal quarter.
     *
     * @param segment the segment, such as {@code data-centre}
     * @return bn USD a quarter, one quarter shorter than {@link #segment(String)}
     * @throws InvalidInputException if there is no such segment or it has fewer than two quarters
     */
    public Series calendar(String segment) {
        return calendar(segment(segment));
    }

    /**
     * A series of NVIDIA's fiscal quarters by calendar quarter, as {@link #calendar(String)}.
     *
     * @param fiscal figures by fiscal quarter, at least two
     * @return the figures by calendar quarter, one quarter shorter
     * @throws InvalidInputException if there are fewer than two quarters
     */
    public static Series calendar(Series fiscal) {
        Objects.requireNonNull(fiscal, "fiscal");
        if (fiscal.size() < 2) {
            throw InvalidInputException.of("quarters of " + fiscal.name(), fiscal.size(), "at least 2");
        }
        double[] values = new double[fiscal.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = fiscal.get(i) / 3 + 2 * fiscal.get(i + 1) / 3;
        }
        Quarter start = fiscal.start().plus(1);
        return Series.of(fiscal.name() + ", calendar quarters", fiscal.unit(), start, values);
    }
}
