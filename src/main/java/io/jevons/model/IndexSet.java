package io.jevons.model;

import java.util.Optional;

/** What an index of an equation runs over. */
public enum IndexSet {
    /** Cells of demand. */
    CELL("c", "cell"),
    /** Tiers of GPUs. */
    TIER("j", "tier"),
    /** Grades of service. */
    GRADE("g", "grade"),
    /** Nests of the tier choice. */
    NEST("n", "nest"),
    /** Sites with limited power. */
    SITE("s", "site"),
    /** Training workloads. */
    WORKLOAD("k", "workload"),
    /** Model releases and distillations, in their order. */
    RELEASE("rq", "release"),
    /** What rebound is measured in. */
    RESOURCE("y", "resource");

    private final String letters;
    private final String noun;

    IndexSet(String letters, String noun) {
        this.letters = letters;
        this.noun = noun;
    }

    /**
     * What a member is called.
     *
     * @return such as {@code cell}
     */
    public String noun() {
        return noun;
    }

    /**
     * The letter that stands for a member.
     *
     * @return such as {@code c}
     */
    public char letter() {
        return letters.charAt(0);
    }

    /**
     * The set that a letter runs over.
     *
     * @param letter the letter
     * @return the set, if any
     */
    public static Optional<IndexSet> of(char letter) {
        for (IndexSet set : values()) {
            if (set.letters.indexOf(letter) >= 0) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }
}
