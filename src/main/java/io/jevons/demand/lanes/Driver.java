package io.jevons.demand.lanes;

/** The drivers that are numbers, in their order. */
public enum Driver {
    EFFICIENCY,
    TOKENS_PER_TASK,
    CHOSEN_TOKENS,
    DEMAND,
    VALUE,
    ACCESS,
    PREFERENCE,
    HARDWARE_PRICE,
    CAPACITY,
    RENT,
    SITE_POWER,
    TRAINING_EFFICIENCY,
    STUDENT_TOKENS;

    /** What is assumed from outside. */
    public boolean isShift() {
        return this != EFFICIENCY && this != RENT && this != TRAINING_EFFICIENCY && this != STUDENT_TOKENS;
    }
}
