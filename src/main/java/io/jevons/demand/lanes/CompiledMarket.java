package io.jevons.demand.lanes;

import io.jevons.base.Parameter;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A market with numbers in place of names: every parameter has a slot, every tier, grade, cell and workload an index.
 * Immutable, and shared by all runs on the market.
 */
public final class CompiledMarket {
    public final Market market;
    public final int periods;
    public final int tiers;
    public final int nests;
    public final int grades;
    public final int cells;
    public final int workloads;
    public final int sites;
    public final int vendors;
    public final List<String> tierNames;
    public final List<String> nestNames;
    public final List<String> gradeNames;
    public final List<String> cellNames;
    public final List<String> workloadNames;
    public final List<String> siteNames;
    public final List<String> vendorNames;

    /** Nest of a tier; its site and vendor, -1 where it has none; grade of a cell. */
    public final int[] nestOf;

    public final int[] siteOf;
    public final int[] vendorOf;

    public final int[] gradeOf;

    /** By cell and tier: whether the tier has a share at the start, or a latent offset. */
    public final boolean[] shared;

    public final boolean[] latent;

    /** By cell: whether it has a latent tier. */
    public final boolean[] hasLatent;

    /** By cell: whether its price follows its cost one to one, and no draw moves that. */
    public final boolean[] passThroughIsOne;

    /** By tier: whether what ships waits before it runs. */
    public final boolean[] staged;

    /** By slot, and by index: where the value is, -1 where there is none; and whether the market itself has it. */
    private final Map<Slot, int[]> places = new EnumMap<>(Slot.class);

    private final Map<Slot, boolean[]> given = new EnumMap<>(Slot.class);

    private final List<Double> values = new ArrayList<>();
    private final Map<String, Integer> byPath = new HashMap<>();

    private CompiledMarket(Market market) {
        this.market = market;
        periods = market.quarters() + 1;
        tierNames = market.tiers();
        gradeNames = market.grades();
        cellNames = market.cells();
        workloadNames = market.trainingWorkloads();
        siteNames = market.sites();
        vendorNames = market.vendors();
        nestNames = market.nests();
        tiers = tierNames.size();
        nests = nestNames.size();
        grades = gradeNames.size();
        cells = cellNames.size();
        workloads = workloadNames.size();
        sites = siteNames.size();
        vendors = vendorNames.size();
        nestOf = new int[tiers];
        siteOf = new int[tiers];
        vendorOf = new int[tiers];
        gradeOf = new int[cells];
        for (int j = 0; j < tiers; j++) {
            nestOf[j] = nestNames.indexOf(market.text("tiers." + tierNames.get(j) + ".nest"));
            siteOf[j] = market.findText("tiers." + tierNames.get(j) + ".site")
                    .map(siteNames::indexOf)
                    .orElse(-1);
            vendorOf[j] = vendorNames.indexOf(nestNames.get(nestOf[j]));
        }
        for (int c = 0; c < cells; c++) {
            gradeOf[c] = gradeNames.indexOf(market.text("cells." + cellNames.get(c) + ".grade"));
        }
        for (Slot slot : Slot.values()) {
            place(slot);
        }
        shared = new boolean[cells * tiers];
        latent = new boolean[cells * tiers];
        hasLatent = new boolean[cells];
        for (int cj = 0; cj < cells * tiers; cj++) {
            shared[cj] = isGiven(Slot.CELLS_SHARES, cj) && values.get(slot(Slot.CELLS_SHARES, cj)) > 0;
            latent[cj] = isGiven(Slot.CELLS_LATENT, cj);
            hasLatent[cj / tiers] |= latent[cj];
        }
        staged = new boolean[tiers];
        for (int j = 0; j < tiers; j++) {
            staged[j] = siteOf[j] >= 0 || isGiven(Slot.TIERS_DEPLOYMENT_YEARS, j);
        }
        passThroughIsOne = new boolean[cells];
        for (int c = 0; c < cells; c++) {
            passThroughIsOne[c] = values.get(slot(Slot.CELLS_PASS_THROUGH, c)) == 1;
        }
    }

    public static CompiledMarket of(Market market) {
        market.validate();
        return new CompiledMarket(market);
    }

    /** The parameters' values, by slot. */
    public double[] values() {
        double[] bySlot = new double[values.size()];
        for (int i = 0; i < bySlot.length; i++) {
            bySlot[i] = values.get(i);
        }
        return bySlot;
    }

    /** The slot of a path, or -1 where no equation reads it. */
    public int slotOf(String path) {
        return byPath.getOrDefault(path, -1);
    }

    /** Drops the shortcuts that the own value of a parameter allows, since lanes will have other values. */
    public void vary(String path) {
        int slot = slotOf(path);
        for (int c = 0; c < cells; c++) {
            passThroughIsOne[c] &= slot(Slot.CELLS_PASS_THROUGH, c) != slot;
        }
    }

    /** Gives a number of a shock a slot, since lanes will have values of it. */
    public void vary(Parameter shock) {
        if (slotOf(shock.path()) < 0) {
            byPath.put(shock.path(), add(shock.value()));
        }
    }

    /** Where a number is, by the place of its entity, or of its entity and tier; -1 where there is none. */
    public int slot(Slot slot, int index) {
        return places.get(slot)[index];
    }

    /** How many there are of a number: one an entity, or one an entity and tier. */
    public int count(Slot slot) {
        return places.get(slot).length;
    }

    /** Whether the market itself has a number, by the place of its entity, or of its entity and tier. */
    public boolean isGiven(Slot slot, int index) {
        return given.get(slot)[index];
    }

    private void place(Slot slot) {
        List<String> paths = paths(slot);
        int[] found = new int[paths.size()];
        boolean[] isGiven = new boolean[found.length];
        for (int i = 0; i < found.length; i++) {
            String path = paths.get(i);
            isGiven[i] = market.has(path);
            if (isGiven[i]) {
                found[i] = add(market.get(path));
                byPath.put(path, found[i]);
            } else {
                found[i] = slot.byTier() ? -1 : add(absent(slot));
            }
        }
        places.put(slot, found);
        given.put(slot, isGiven);
    }

    /** Where a file has a number, by the entities of its section and, where it has one a tier, by these. */
    private List<String> paths(Slot slot) {
        if (slot.isOfWhole()) {
            return List.of(slot.path());
        }
        List<String> paths = new ArrayList<>();
        for (String entity : entities(slot.section())) {
            String path = slot.path(entity);
            if (slot.byTier()) {
                for (String tier : tierNames) {
                    paths.add(path + "." + tier);
                }
            } else {
                paths.add(path);
            }
        }
        return paths;
    }

    private List<String> entities(String section) {
        return switch (section) {
            case "tiers", "other-workloads" -> tierNames;
            case "nests" -> nestNames;
            case "grades" -> gradeNames;
            case "cells" -> cellNames;
            case "training" -> workloadNames;
            case "sites" -> siteNames;
            case "vendors" -> vendorNames;
            default -> throw new IllegalStateException("no names of " + section);
        };
    }

    /** What holds where the market lacks a number; a tier without other work has none, which does not grow. */
    private static double absent(Slot slot) {
        if (slot.section().equals("other-workloads")) {
            return slot == Slot.OTHER_WORKLOADS_GROWTH_FADE_YEARS ? 1 : 0;
        }
        return slot.absent();
    }

    private int add(double value) {
        values.add(value);
        return values.size() - 1;
    }
}
