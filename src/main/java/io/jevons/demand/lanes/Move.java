package io.jevons.demand.lanes;

/** One driver moved at some indices by a factor or shift, and the place of its shock among the shocks. */
public final class Move {
    private final Driver driver;
    private final int[] indices;
    private final double amount;
    private final int shock;

    public Move(Driver driver, int[] indices, double amount, int shock) {
        this.driver = driver;
        this.indices = indices;
        this.amount = amount;
        this.shock = shock;
    }

    public Driver driver() {
        return driver;
    }

    public int[] indices() {
        return indices;
    }

    public double amount() {
        return amount;
    }

    public int shock() {
        return shock;
    }
}
