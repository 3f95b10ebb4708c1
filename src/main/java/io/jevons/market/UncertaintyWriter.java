package io.jevons.market;

import io.jevons.internal.YamlText;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Writes {@code uncertainty:} and {@code correlations:} as {@link UncertaintyReader} reads them. */
public final class UncertaintyWriter {
    private UncertaintyWriter() {}

    /**
     * The sections of a file.
     *
     * @param rules the rules, of which no two have the same pattern
     * @param correlations the correlations
     * @return the lines; empty where there is neither
     */
    public static String write(Collection<VaryRule> rules, List<RankCorrelation> correlations) {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(correlations, "correlations");
        StringBuilder out = new StringBuilder(rules.isEmpty() ? "" : "uncertainty:\n");
        for (VaryRule rule : rules) {
            out.append("  ").append(YamlText.value(rule.pattern())).append(": {");
            out.append(rule.scale() ? "scale" : "set").append(": {").append(YamlText.value(rule.distribution()));
            out.append(": ").append(YamlText.value(rule.arguments())).append('}');
            out.append(rule.each() ? ", each: true" : "");
            out.append(rule.reason().isEmpty() ? "" : ", reason: " + YamlText.value(rule.reason()))
                    .append("}\n");
        }
        out.append(correlations.isEmpty() ? "" : "correlations:\n");
        for (RankCorrelation c : correlations) {
            out.append("  - ")
                    .append(YamlText.value(List.of(c.first(), c.second(), c.rho())))
                    .append('\n');
        }
        return out.toString();
    }
}
