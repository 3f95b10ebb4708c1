package io.jevons.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The settings behind an immutable object: they are written to only while a changed copy is made, before anybody else
 * sees it.
 */
public abstract class Settings<S extends Settings<S>> implements Cloneable {
    /** Settings as their class has them at first. */
    protected Settings() {}

    /**
     * A list with one more item.
     *
     * @param list the list
     * @param item the item
     * @param <T> of what it is
     * @return a longer list, which cannot be changed
     */
    public static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    /**
     * A copy to which something was done.
     *
     * @param change what to do
     * @return the copy
     */
    @SuppressWarnings("unchecked") // A clone is of the class that it is cloned from.
    public S with(Consumer<S> change) {
        try {
            S copy = (S) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
