package io.jevons.cost.distillation;

import java.util.List;

/** Benchmarks by which the quality of a distilled student is measured, in points of 100, and the two means of them. */
public enum Benchmark {
    /** American Invitational Mathematics Examination 2024, pass@1. */
    AIME24("aime24"),
    /** MATH-500, pass@1. */
    MATH500("math500"),
    /** GPQA Diamond, pass@1. */
    GPQA("gpqa"),
    /** LiveCodeBench, pass@1; versions differ between tables, so that only ratios within one table compare. */
    LIVECODEBENCH("livecodebench"),
    /** MMLU-Redux. */
    MMLU_REDUX("mmlu_redux"),
    /** LiveBench 2024-11. */
    LIVEBENCH("livebench"),
    /** IFEval, strict prompts. */
    IFEVAL("ifeval"),
    /** Arena-Hard. */
    ARENA_HARD("arena_hard"),
    /** C-Eval. */
    CEVAL("ceval"),
    /** The mean of {@link #AIME24}, {@link #MATH500}, {@link #GPQA} and {@link #LIVECODEBENCH}: the distilled domain. */
    REASONING(""),
    /** The mean of the five benchmarks outside the distilled domain. */
    GENERAL("");

    private static final List<Benchmark> REASONING_PARTS = List.of(AIME24, MATH500, GPQA, LIVECODEBENCH);
    private static final List<Benchmark> GENERAL_PARTS = List.of(MMLU_REDUX, LIVEBENCH, IFEVAL, ARENA_HARD, CEVAL);

    private final String column;

    Benchmark(String column) {
        this.column = column;
    }

    /** Its column in the bundled tables. */
    String column() {
        return column;
    }

    /**
     * The benchmarks that it is the mean of.
     *
     * @return itself alone, unless it is a mean
     */
    public List<Benchmark> parts() {
        return switch (this) {
            case REASONING -> REASONING_PARTS;
            case GENERAL -> GENERAL_PARTS;
            default -> List.of(this);
        };
    }

    /**
     * Whether it lies in the domain that reasoning models distil.
     *
     * @return false for the general benchmarks
     */
    public boolean inDomain() {
        return !GENERAL_PARTS.containsAll(parts());
    }
}
