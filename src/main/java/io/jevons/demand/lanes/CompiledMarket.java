package io.jevons.demand.lanes;

import io.jevons.base.Parameter;
import io.jevons.market.Market;
import io.jevons.model.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A market with numbers in place of names: every parameter has a slot, every tier, grade, cell and workload an index.
 * Immutable, and shared by all runs on the market.
 */
public final class CompiledMarket {
    private static final Map<String, Double> DEFAULTS = new ConcurrentHashMap<>();

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

    public final boolean[] saturating;
    public final boolean[] passThroughIsOne;
    public final boolean[] installedGiven;
    public final boolean[] rentGiven;
    public final boolean[] hasOther;

    /** Whether a cell chooses its effort, and whether what ships to a tier waits before it runs. */
    public final boolean[] hasEffort;

    public final boolean[] staged;

    public final Slots.Tier tier;
    public final Slots.Cell cell;
    public final Slots.Training training;
    public final Slots.Site site;
    public final Slots.Vendor vendor;
    public final int[] nestLambda;
    public final int costOfCapital;
    public final int opexRate;
    public final int electricity;
    public final int pue;
    public final int floor;
    public final int ceiling;
    public final int algorithmicTrend;

    /** Hours of a grade on a tier in the file, -1 where it has none; by grade and tier. */
    public final int[] hours;

    private final List<Double> values = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();

    private CompiledMarket(Market market) {
        this.market = market;
        periods = market.quarters() + 1;
        tierNames = market.tiers();
        gradeNames = market.grades();
        cellNames = market.cells();
        workloadNames = market.trainingWorkloads();
        siteNames = market.sites();
        vendorNames = market.vendors();
        List<String> nestNames = market.nests();
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
        tierNames.forEach(t -> nestOf[tierNames.indexOf(t)] = nestNames.indexOf(market.text("tiers." + t + ".nest")));
        for (int j = 0; j < tiers; j++) {
            siteOf[j] = market.findText("tiers." + tierNames.get(j) + ".site")
                    .map(siteNames::indexOf)
                    .orElse(-1);
            vendorOf[j] = vendorNames.indexOf(nestNames.get(nestOf[j]));
        }
        cellNames.forEach(
                c -> gradeOf[cellNames.indexOf(c)] = gradeNames.indexOf(market.text("cells." + c + ".grade")));
        costOfCapital = slot("finance.cost-of-capital");
        opexRate = slot("finance.opex-rate");
        electricity = slot("finance.electricity-usd-per-kwh");
        pue = slot("finance.pue");
        floor = slot("rental.floor");
        ceiling = slot("rental.ceiling");
        algorithmicTrend = slot("algorithmic-trend");
        nestLambda = slots("nests", nestNames, "", Double.NaN);
        tier = new Slots.Tier(
                key -> slots("tiers", tierNames, "." + key, absent("tiers", "." + key)),
                slots("other-workloads", tierNames, ".gpu-hours-per-year", 0),
                growthSlots("other-workloads", tierNames));
        cell = new Slots.Cell(
                key -> slots("cells", cellNames, "." + key, absent("cells", "." + key)),
                key -> slots("cells", cellNames, "." + key),
                growthSlots("cells", cellNames));
        training = new Slots.Training(
                key -> slots("training", workloadNames, "." + key, Double.NaN),
                slots("training", workloadNames, ".split"),
                growthSlots("training", workloadNames));
        site = new Slots.Site(key -> slots("sites", siteNames, "." + key, Double.NaN), growthSlots("sites", siteNames));
        vendor = new Slots.Vendor(key -> slots("vendors", vendorNames, "." + key, Double.NaN));
        hours = slots("grades", gradeNames, ".hours-per-mtok");
        shared = new boolean[cells * tiers];
        latent = new boolean[cells * tiers];
        hasLatent = new boolean[cells];
        for (int cj = 0; cj < cells * tiers; cj++) {
            shared[cj] = cell.share[cj] >= 0 && values.get(cell.share[cj]) > 0;
            latent[cj] = cell.latent[cj] >= 0;
            hasLatent[cj / tiers] |= latent[cj];
        }
        saturating = given("cells", cellNames, ".saturation");
        installedGiven = given("tiers", tierNames, ".installed");
        rentGiven = given("tiers", tierNames, ".rent-usd-per-hour");
        hasOther = given("other-workloads", tierNames, ".gpu-hours-per-year");
        hasEffort = given("cells", cellNames, ".effort-elasticity");
        staged = given("tiers", tierNames, ".deployment-years");
        for (int j = 0; j < tiers; j++) {
            staged[j] |= siteOf[j] >= 0;
        }
        passThroughIsOne = new boolean[cells];
        for (int c = 0; c < cells; c++) {
            passThroughIsOne[c] = values.get(cell.passThrough[c]) == 1;
        }
    }

    public static CompiledMarket of(Market market) {
        market.validate();
        return new CompiledMarket(market);
    }

    /** The parameters' values, by slot. */
    public double[] values() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The slot of a path, or -1 where no equation reads it. */
    public int slotOf(String path) {
        return slots.getOrDefault(path, -1);
    }

    /** Drops the shortcuts that the own value of a parameter allows, since lanes will have other values. */
    public void vary(String path) {
        int slot = slotOf(path);
        for (int c = 0; c < cells; c++) {
            passThroughIsOne[c] &= cell.passThrough[c] != slot;
        }
    }

    /** Gives a number of a shock a slot, since lanes will have values of it. */
    public void vary(Parameter shock) {
        if (slotOf(shock.path()) < 0) {
            slots.put(shock.path(), add(shock.value()));
        }
    }

    /** What an optional number is where the file leaves it out. */
    private static double absent(String section, String key) {
        return DEFAULTS.computeIfAbsent(
                section + ".any" + key,
                path -> Keys.market().at(path).orElseThrow().byDefault().orElse(Double.NaN));
    }

    private Slots.Growth growthSlots(String section, List<String> names) {
        return new Slots.Growth(key -> slots(section, names, ".growth." + key, key.equals("fade-years") ? 1 : 0));
    }

    /** One slot a name; absent parameters get a slot with a default. */
    private int[] slots(String section, List<String> names, String key, double absent) {
        int[] found = new int[names.size()];
        for (int i = 0; i < found.length; i++) {
            String path = section + "." + names.get(i) + key;
            found[i] = market.has(path) ? slot(path) : add(absent);
        }
        return found;
    }

    /** One slot a name and tier; -1 where the file has none. */
    private int[] slots(String section, List<String> names, String key) {
        int[] found = new int[names.size() * tiers];
        for (int i = 0; i < found.length; i++) {
            String path = section + "." + names.get(i / tiers) + key + "." + tierNames.get(i % tiers);
            found[i] = market.has(path) ? slot(path) : -1;
        }
        return found;
    }

    private boolean[] given(String section, List<String> names, String key) {
        boolean[] given = new boolean[names.size()];
        for (int i = 0; i < given.length; i++) {
            given[i] = market.has(section + "." + names.get(i) + key);
        }
        return given;
    }

    private int slot(String path) {
        int slot = add(market.get(path));
        slots.put(path, slot);
        return slot;
    }

    private int add(double value) {
        values.add(value);
        return values.size() - 1;
    }
}
