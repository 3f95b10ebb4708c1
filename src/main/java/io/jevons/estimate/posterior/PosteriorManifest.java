package io.jevons.estimate.posterior;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import io.jevons.estimate.Evidence;
import io.jevons.internal.JsonText;
import io.jevons.uncertainty.study.Manifest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What it takes to repeat a posterior to the bit: the manifest of its prior, which names market, scenario, seed and number of
 * particles, and a hash of the evidence.
 *
 * @param prior the manifest of as many draws of the prior
 * @param evidenceHash SHA-256 of the evidence as CSV, in hexadecimal
 * @param observations the number of observations
 * @param dayByDay whether they came in day by day
 * @param updates where it was updated: how many of the observations there were before each update, in order; empty where all came
 *     in at once
 */
public record PosteriorManifest(
        Manifest prior, String evidenceHash, int observations, boolean dayByDay, List<Integer> updates) {
    private static final Set<String> KEYS = Set.of("prior", "evidence-sha256", "observations", "day-by-day", "updates");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Made of its parts.
     *
     * @param prior the manifest of the prior
     * @param evidenceHash the hash of the evidence
     * @param observations the number of observations
     * @param dayByDay whether they came in day by day
     * @param updates how many observations there were before each update, rising, and below their number
     * @throws InvalidInputException if the updates do not rise
     */
    public PosteriorManifest {
        Objects.requireNonNull(prior, "prior");
        Objects.requireNonNull(evidenceHash, "evidenceHash");
        Objects.requireNonNull(updates, "updates");
        updates = List.copyOf(updates);
        int last = 0;
        for (int each : updates) {
            if (each <= last || each >= observations) {
                throw InvalidInputException.of("updates", updates, "rising, from 1 to below " + observations);
            }
            last = each;
        }
    }

    /**
     * The hash of evidence that a manifest has.
     *
     * @param evidence the evidence
     * @return SHA-256 of the text that {@link Evidence#toCsv} writes, in hexadecimal
     */
    public static String hash(Evidence evidence) {
        Objects.requireNonNull(evidence, "evidence");
        return evidence.sha256();
    }

    /**
     * The manifest as JSON.
     *
     * @return the text, which {@link #parse} reads
     */
    public String toJson() {
        return "{\n\"prior\": " + prior.toJson().strip() + ",\n\"evidence-sha256\": " + JsonText.quote(evidenceHash)
                + ",\n\"observations\": " + observations + ",\n\"day-by-day\": " + dayByDay
                + (updates.isEmpty() ? "" : ",\n\"updates\": " + updates) + "\n}\n";
    }

    /**
     * Reads a manifest.
     *
     * @param json the text that {@link #toJson} wrote
     * @return the manifest
     * @throws InvalidInputException if it is not of that form; the message names line, key and value
     */
    public static PosteriorManifest parse(String json) {
        Objects.requireNonNull(json, "json");
        YamlNode root = YamlNode.parse("manifest", json);
        root.allow(KEYS);
        YamlNode hash = root.get("evidence-sha256");
        if (!HASH.matcher(hash.text()).matches()) {
            throw hash.invalid("64 hexadecimal digits");
        }
        return new PosteriorManifest(
                Manifest.of(root.get("prior")),
                hash.text(),
                root.get("observations").integer(1, Integer.MAX_VALUE),
                root.get("day-by-day").truth(),
                root.find("updates")
                        .map(node -> node.items().stream()
                                .map(each -> each.integer(1, Integer.MAX_VALUE))
                                .toList())
                        .orElse(List.of()));
    }

    @Override
    public String toString() {
        return toJson();
    }
}
