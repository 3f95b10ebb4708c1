package io.jevons.internal;

import java.util.function.Consumer;

/**
 * The settings behind an immutable object: they are written to only while a changed copy is made, before anybody else
 * sees it.
 *
 * @param <S> the settings themselves
 */
public abstract class Settings<S extends Settings<S>> implements Cloneable {
    /** Settings as their class has them at first. */
    protected Settings() {}

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
