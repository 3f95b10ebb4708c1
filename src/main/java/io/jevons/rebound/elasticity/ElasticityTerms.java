package io.jevons.rebound.elasticity;

import io.jevons.base.Units;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.List;

/** What elasticities read of a run: a few series in one quarter, and nothing else of it. */
final class ElasticityTerms {
    private final List<SeriesKey> keys = new ArrayList<>();
    private final List<String> segments;
    private final double[] h100Equivalents;

    /** By tier: the hours a year that a GPU of it works. */
    private final double[] hoursOfGpu;

    /** By cell: whose need its hours are, counted from 1. */
    private final int[] ownerOf;

    /** By cell, then by tier; a market has none where the cell cannot choose the tier, whose share stays 0. */
    private final double[][] utilisation;

    ElasticityTerms(Market market) {
        List<String> tiers = market.tiers();
        List<String> cells = market.cells();
        segments = cells.stream().map(c -> segment(market, c)).distinct().toList();
        h100Equivalents = tiers.stream()
                .mapToDouble(t -> market.get("tiers." + t + ".h100-equivalents"))
                .toArray();
        hoursOfGpu = tiers.stream()
                .mapToDouble(t -> Units.HOURS_A_YEAR * market.get("tiers." + t + ".busy"))
                .toArray();
        ownerOf = cells.stream()
                .mapToInt(c -> 1 + segments.indexOf(segment(market, c)))
                .toArray();
        utilisation = cells.stream()
                .map(c -> tiers.stream()
                        .mapToDouble(t -> utilisation(market, "cells." + c + ".utilisation." + t))
                        .toArray())
                .toArray(double[][]::new);
        tiers.forEach(tier -> keys.add(new SeriesKey(tier, "need")));
        for (String cell : cells) {
            keys.add(new SeriesKey(cell, "tokens"));
            for (String tier : tiers) {
                keys.add(new SeriesKey(cell, "share:" + tier));
                keys.add(new SeriesKey(cell, "cell-hours:" + tier));
            }
        }
    }

    private static double utilisation(Market market, String path) {
        return market.has(path) ? market.get(path) : Double.NaN;
    }

    static String segment(Market market, String cell) {
        return market.text("cells." + cell + ".segment");
    }

    /** The series to keep. */
    List<SeriesKey> keys() {
        return keys;
    }

    List<String> segments() {
        return segments;
    }

    /**
     * Need by tier and in total, then the inference hours of each segment, and last the part of need that is inference, from the
     * values of {@link #keys()}.
     */
    double[][] quantities(double[] values) {
        int tiers = h100Equivalents.length;
        double[][] out = new double[2 + segments.size()][tiers + 1];
        double[] inference = out[1 + segments.size()];
        System.arraycopy(values, 0, out[0], 0, tiers);
        int place = tiers;
        for (int c = 0; c < ownerOf.length; c++) {
            double tokens = values[place++];
            for (int j = 0; j < tiers; j++) {
                double share = values[place++];
                double perToken = values[place++];
                if (share > 0) {
                    double hours = tokens * share * perToken / utilisation[c][j];
                    out[ownerOf[c]][j] += hours;
                    inference[j] += hours / hoursOfGpu[j];
                }
            }
        }
        for (double[] row : out) {
            for (int j = 0; j < tiers; j++) {
                row[tiers] += row[j] * h100Equivalents[j];
            }
        }
        return out;
    }
}
