package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** The series that a run keeps, by name and in order. Immutable. */
public final class SeriesIndex {
    /**
     * A series.
     *
     * @param key its name
     * @param unit its unit
     * @param published whether files and tables have it
     * @param sum whether it is a sum over tiers
     */
    public record Entry(SeriesKey key, String unit, boolean published, boolean sum) {}

    private final List<Entry> entries;
    private final List<SeriesKey> published;
    private final List<SeriesKey> sums;
    private final Map<SeriesKey, Integer> places = new HashMap<>();

    private SeriesIndex(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.published = published(false);
        this.sums = published(true);
        for (Entry entry : this.entries) {
            places.put(entry.key(), places.size());
        }
    }

    private List<SeriesKey> published(boolean sum) {
        List<SeriesKey> keys = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.published() && entry.sum() == sum) {
                keys.add(entry.key());
            }
        }
        return List.copyOf(keys);
    }

    /**
     * An index of some series.
     *
     * @param entries the series, in their order
     * @return the index
     */
    public static SeriesIndex of(List<Entry> entries) {
        Objects.requireNonNull(entries, "entries");
        return new SeriesIndex(entries);
    }

    /**
     * The series of the model that files and tables have.
     *
     * @return their names, in order
     */
    public List<SeriesKey> published() {
        return published;
    }

    /**
     * The sums over tiers that files and tables have beside them.
     *
     * @return their names, in order
     */
    public List<SeriesKey> sums() {
        return sums;
    }

    /**
     * The place of a series.
     *
     * @param key its name
     * @return its place, or -1
     */
    public int find(SeriesKey key) {
        Objects.requireNonNull(key, "key");
        return places.getOrDefault(key, -1);
    }

    /**
     * The number of series.
     *
     * @return the number
     */
    public int size() {
        return entries.size();
    }

    /**
     * A series by its place.
     *
     * @param place the place, from 0
     * @return the series
     * @throws IndexOutOfBoundsException if there is none
     */
    public Entry entry(int place) {
        return entries.get(Objects.checkIndex(place, entries.size()));
    }

    /**
     * The refusal of a series that there is not.
     *
     * @param key the name asked for
     * @param known the names there are
     * @return the exception
     */
    public static InvalidInputException unknown(SeriesKey key, Collection<SeriesKey> known) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(known, "known");
        TreeSet<String> entities = new TreeSet<>();
        TreeSet<String> variables = new TreeSet<>();
        known.forEach(k -> {
            entities.add(k.entity());
            if (k.entity().equals(key.entity())) {
                variables.add(k.variable());
            }
        });
        return entities.contains(key.entity())
                ? InvalidInputException.unknown("variable of " + key.entity(), key.variable(), variables)
                : InvalidInputException.unknown("tier, group, nest, cell or workload", key.entity(), entities);
    }
}
