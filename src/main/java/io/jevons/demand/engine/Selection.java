package io.jevons.demand.engine;

import io.jevons.demand.SeriesIndex;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.market.TierGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The series that a run keeps, resolved to variables and positions once, before any quarter. */
final class Selection {
    /**
     * A series: its variable, and the position of its tier, cell (and tier) or workload; or the sum of a variable over
     * tiers, by their positions.
     */
    record Entry(SeriesKey key, Variable variable, int index, int tier, List<Integer> summed) {
        Entry(SeriesKey key, Variable variable, int index, int tier) {
            this(key, variable, index, tier, List.of());
        }

        boolean isSum() {
            return !summed.isEmpty();
        }

        String unit() {
            return isSum() ? variable.unitOfSum().orElseThrow() : variable.unit();
        }
    }

    private final List<Entry> entries;
    private final SeriesIndex index;

    private Selection(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.index = SeriesIndex.of(this.entries.stream()
                .map(e -> new SeriesIndex.Entry(e.key(), e.unit(), e.variable().published(), e.isSum()))
                .toList());
    }

    /** Every series that a projection has, and what accounting needs. */
    static Selection all(CompiledMarket market) {
        return of(market, false);
    }

    /** Every series of a scenario's run, engineering estimates included. */
    static Selection withEngineering(CompiledMarket market) {
        return of(market, true);
    }

    /** Some series by name. */
    static Selection of(CompiledMarket market, Collection<SeriesKey> keys) {
        Map<SeriesKey, Entry> known = new LinkedHashMap<>();
        for (Entry entry : withEngineering(market).entries) {
            known.put(entry.key(), entry);
        }
        List<Entry> chosen = new ArrayList<>();
        for (SeriesKey key : keys) {
            Entry entry = known.get(key);
            if (entry == null) {
                throw SeriesIndex.unknown(key, known.keySet());
            }
            chosen.add(entry);
        }
        return new Selection(chosen);
    }

    SeriesIndex index() {
        return index;
    }

    List<Entry> entries() {
        return entries;
    }

    int size() {
        return entries.size();
    }

    /** Whether it has something of the engineering estimate, which is worked out for nobody else. */
    boolean hasEngineering() {
        for (Entry entry : entries) {
            if (entry.variable().engineering()) {
                return true;
            }
        }
        return false;
    }

    private static Selection of(CompiledMarket market, boolean engineering) {
        List<Entry> entries = new ArrayList<>();
        each(market.tierNames, Variable.Owner.TIER, entries);
        for (int c = 0; c < market.cells; c++) {
            for (Variable variable : Variable.values()) {
                if (variable.owner() == Variable.Owner.CELL) {
                    entries.add(new Entry(new SeriesKey(market.cellNames.get(c), variable.key()), variable, c, -1));
                } else if (variable.owner() == Variable.Owner.CELL_AND_TIER) {
                    for (int j = 0; j < market.tiers; j++) {
                        String key = variable.key() + ":" + market.tierNames.get(j);
                        entries.add(new Entry(new SeriesKey(market.cellNames.get(c), key), variable, c, j));
                    }
                }
            }
        }
        each(market.workloadNames, Variable.Owner.WORKLOAD, entries);
        each(List.of("total"), Variable.Owner.TOTAL, entries);
        for (TierGroup group : market.market.sums()) {
            List<Integer> tiers =
                    group.tiers().stream().map(market.tierNames::indexOf).toList();
            for (Variable variable : Variable.values()) {
                if (variable.unitOfSum().isPresent()) {
                    entries.add(new Entry(new SeriesKey(group.name(), variable.key()), variable, -1, -1, tiers));
                }
            }
        }
        if (!engineering) {
            entries.removeIf(e -> e.variable().engineering());
        }
        return new Selection(entries);
    }

    private static void each(List<String> names, Variable.Owner level, List<Entry> entries) {
        for (int i = 0; i < names.size(); i++) {
            for (Variable variable : Variable.values()) {
                if (variable.owner() == level) {
                    entries.add(new Entry(new SeriesKey(names.get(i), variable.key()), variable, i, -1));
                }
            }
        }
    }
}
