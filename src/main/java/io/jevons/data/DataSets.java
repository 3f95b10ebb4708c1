package io.jevons.data;

import io.jevons.base.Table;
import java.util.List;

/**
 * The bundled data sets, one short method each. Every row carries its source; {@link DataSet#describe()} says what a set
 * covers, where its definition breaks and what it lacks.
 *
 * <pre>{@code
 * DataSets.tokenPrices().toTable();
 * DataSets.nvidiaRevenue().describe();
 * }</pre>
 */
public final class DataSets {
    private DataSets() {}

    /**
     * Revenue of NVIDIA by segment and fiscal quarter.
     *
     * @return the data
     */
    public static NvidiaRevenue nvidiaRevenue() {
        return NvidiaRevenue.load();
    }

    /**
     * Capital expenditure of Alphabet, Amazon, Meta and Microsoft by calendar quarter.
     *
     * @return the data
     */
    public static HyperscalerCapex hyperscalerCapex() {
        return HyperscalerCapex.load();
    }

    /**
     * AI chips shipped, by vendor, in H100-equivalents with intervals.
     *
     * @return the data
     */
    public static ChipStocks chipStock() {
        return ChipStocks.load();
    }

    /**
     * Rents of GPUs as listed by providers.
     *
     * @return the data
     */
    public static GpuRental gpuRental() {
        return GpuRental.load();
    }

    /**
     * List prices of tokens at launches, cuts and rises.
     *
     * @return the data
     */
    public static DataSet<TokenPrice> tokenPrices() {
        return DataSet.of(TokenPrice.LAYOUT);
    }

    /**
     * Tokens that providers process, each with its scope.
     *
     * @return the data
     */
    public static DataSet<TokenVolume> tokenVolumes() {
        return DataSet.of(TokenVolume.LAYOUT);
    }

    /**
     * Use of AI by firms and developers.
     *
     * @return the data
     */
    public static DataSet<Adoption> adoption() {
        return DataSet.of(Adoption.LAYOUT);
    }

    /**
     * Add-in boards with a discrete GPU shipped.
     *
     * @return the data
     */
    public static DataSet<BoardShipment> boardShipments() {
        return DataSet.of(BoardShipment.LAYOUT);
    }

    /**
     * Price elasticities in the literature.
     *
     * @return the data
     */
    public static DataSet<PublishedElasticity> elasticities() {
        return DataSet.of(PublishedElasticity.LAYOUT);
    }

    /**
     * Episodes in which prices of AI computing moved.
     *
     * @return the data
     */
    public static DataSet<NaturalExperiment> naturalExperiments() {
        return DataSet.of(NaturalExperiment.LAYOUT);
    }

    /**
     * What was forecast around the release of DeepSeek R1, and what came of it.
     *
     * @return the data
     */
    public static DataSet<PackItem> january2025() {
        return DataSet.of(PackItem.LAYOUT);
    }

    /**
     * The share of inference in AI computing, and the growth of tokens.
     *
     * @return the data
     */
    public static DataSet<DemandFigure> demandFigures() {
        return DataSet.of(DemandFigure.LAYOUT);
    }

    /**
     * All data sets.
     *
     * @return the sets, in the order of this class
     */
    public static List<DataSet<? extends Fact>> all() {
        return List.of(
                nvidiaRevenue(),
                hyperscalerCapex(),
                chipStock(),
                gpuRental(),
                tokenPrices(),
                tokenVolumes(),
                adoption(),
                boardShipments(),
                elasticities(),
                naturalExperiments(),
                january2025(),
                demandFigures());
    }

    /**
     * What data sets there are.
     *
     * @return a table: name, rows, first and last day
     */
    public static Table list() {
        Table.Builder table = Table.titled("Bundled data sets")
                .text("data set")
                .number("rows", "1")
                .text("from")
                .text("to");
        for (DataSet<? extends Fact> set : all()) {
            var days = set.rows().stream().map(Fact::date).sorted().toList();
            table.row(
                    set.name(),
                    set.size(),
                    days.get(0).toString(),
                    days.get(days.size() - 1).toString());
        }
        return table.build();
    }
}
