package io.jevons.model;

import java.util.List;

/** When a case of an equation holds. */
sealed interface Condition {
    /** Always. */
    record Always() implements Condition {}

    /** Where all of several hold, or one of them. */
    record Several(boolean all, List<Condition> parts) implements Condition {
        public Several {
            parts = List.copyOf(parts);
        }
    }

    /** A comparison of numbers. */
    record Compared(Expression left, String sign, Expression right) implements Condition {}

    /** Where something has a value. */
    record Given(Expression.Reference reference) implements Condition {}

    /** Where a channel is held at the base's path. */
    record ChannelOff(String channel) implements Condition {}

    /** Where an index stands for the member of a name. */
    record Named(char index, String name) implements Condition {}

    /** Where one index belongs to another. */
    record Belongs(char index, char to) implements Condition {}

    /** In the engineering estimate. */
    record InEstimate() implements Condition {}
}
