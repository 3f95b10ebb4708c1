package io.jevons.market;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some tiers under one name, which results sum over: those that a market file lists under {@code groups}, such as
 * {@code nvidia-data-centre}, and beside them all tiers ({@code total}) and every nest.
 *
 * @param name the name, by which results have its series
 * @param title what tables call it
 * @param tiers its tiers, at least one, in the order of the file
 * @param nest the nest all of whose tiers it has, if it is one
 */
public record TierGroup(String name, String title, List<String> tiers, Optional<String> nest) {
    /** The group of the tiers that NVIDIA sells; a market that names none has it where there is a nest {@code cuda}. */
    public static final String NVIDIA = "nvidia";

    /** The group of the tiers that NVIDIA sells to data centres, as it reports them. */
    public static final String NVIDIA_DATA_CENTRE = "nvidia-data-centre";

    /** All tiers. */
    public static final String TOTAL = "total";

    /** The nest of tiers that run CUDA. */
    static final String CUDA = "cuda";

    /**
     * Made of its parts, none of which may be null.
     *
     * @param name the name, by which results have its series
     * @param title what tables call it
     * @param tiers its tiers, at least one, in the order of the file
     * @param nest the nest all of whose tiers it has, if it is one
     */
    public TierGroup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(nest, "nest");
        Objects.requireNonNull(tiers, "tiers");
        tiers = List.copyOf(tiers);
    }
}
