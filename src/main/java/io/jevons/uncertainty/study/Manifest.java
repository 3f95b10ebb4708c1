package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.Projection;
import io.jevons.internal.JsonText;
import io.jevons.internal.Version;
import io.jevons.market.Market;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.Vary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What it takes to repeat a run of an ensemble to the bit: the version of the library, the market and the scenario with
 * their hashes, the seed, the sampler, the number of draws, and what the analyst added to the files' distributions.
 *
 * @param version the version of the library; others may round otherwise
 * @param market the market's name
 * @param marketHash SHA-256 of the market's parameters, names and rules
 * @param scenario the scenario's name
 * @param scenarioHash SHA-256 of the scenario as set up on the market, the same as that of its projection
 * @param assumptionsHash SHA-256 of its base, the names of its shocks, and the distributions and correlations of market and scenario
 * @param seed the seed
 * @param sampler how the draws are laid
 * @param draws the number of draws
 * @param fileDistributions whether the distributions of the files are used
 * @param rules what else varies
 * @param correlations rank correlations beyond those of the files
 * @param series the series collected beyond the usual ones, as {@code entity variable}
 * @param keepAll whether every value is kept beyond the number of draws up to which it is anyway
 * @param givenDraws SHA-256 of draws that were given, such as of a posterior; empty where sampler and seed lay them
 */
public record Manifest(
        String version,
        String market,
        String marketHash,
        String scenario,
        String scenarioHash,
        String assumptionsHash,
        long seed,
        Sampler sampler,
        int draws,
        boolean fileDistributions,
        List<Rule> rules,
        List<Correlation> correlations,
        List<String> series,
        boolean keepAll,
        String givenDraws)
        implements Shown {
    private static final List<String> KEYS = List.of(
            "jevons",
            "market",
            "market-sha256",
            "scenario",
            "scenario-sha256",
            "assumptions-sha256",
            "seed",
            "sampler",
            "draws",
            "file-distributions",
            "vary",
            "correlations",
            "series",
            "keep-all",
            "given-draws-sha256");
    private static final List<String> RULE_KEYS = List.of("pattern", "scale", "each", "distribution", "arguments");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int CORRELATION_ITEMS = 3;

    /**
     * Made of its parts, none of which may be null.
     *
     * @param version the version of the library; others may round otherwise
     * @param market the market's name
     * @param marketHash SHA-256 of the market's parameters, names and rules
     * @param scenario the scenario's name
     * @param scenarioHash SHA-256 of the scenario as set up on the market, the same as that of its projection
     * @param assumptionsHash SHA-256 of its base, the names of its shocks, and the distributions and correlations of market and scenario
     * @param seed the seed
     * @param sampler how the draws are laid
     * @param draws the number of draws
     * @param fileDistributions whether the distributions of the files are used
     * @param rules what else varies
     * @param correlations rank correlations beyond those of the files
     * @param series the series collected beyond the usual ones, as {@code entity variable}
     * @param keepAll whether every value is kept beyond the number of draws up to which it is anyway
     * @param givenDraws SHA-256 of draws that were given; empty where there are none
     */
    public Manifest {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(marketHash, "marketHash");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(scenarioHash, "scenarioHash");
        Objects.requireNonNull(assumptionsHash, "assumptionsHash");
        Objects.requireNonNull(sampler, "sampler");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(correlations, "correlations");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(givenDraws, "givenDraws");
        rules = List.copyOf(rules);
        correlations = List.copyOf(correlations);
        series = List.copyOf(series);
    }

    /**
     * A parameter or pattern that varies.
     *
     * @param pattern the path or pattern
     * @param scale whether the draw multiplies
     * @param each whether every match has its own draw
     * @param distribution the name of the distribution
     * @param arguments its numbers
     */
    public record Rule(String pattern, boolean scale, boolean each, String distribution, List<Double> arguments) {
        /**
         * Made of its parts, none of which may be null; copies the numbers.
         *
         * @param pattern the path or pattern
         * @param scale whether the draw multiplies
         * @param each whether every match has its own draw
         * @param distribution the name of the distribution
         * @param arguments its numbers
         */
        public Rule {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(distribution, "distribution");
            Objects.requireNonNull(arguments, "arguments");
            arguments = List.copyOf(arguments);
        }

        /**
         * How the parameter is drawn.
         *
         * @return what the rule says
         * @throws InvalidInputException if there is no such distribution
         */
        public Vary vary() {
            Distribution named = Distribution.named(distribution, arguments);
            Vary vary = scale ? Vary.scale(named) : Vary.set(named);
            return each ? vary.each() : vary;
        }
    }

    /**
     * A rank correlation.
     *
     * @param first the path or pattern of one input
     * @param second that of the other
     * @param rho Spearman's rank correlation
     */
    public record Correlation(String first, String second, double rho) {
        /**
         * Made of its parts, none of which may be null.
         *
         * @param first the path or pattern of one input
         * @param second that of the other
         * @param rho Spearman's rank correlation
         */
        public Correlation {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }
    }

    /**
     * What {@link #marketHash} is of a market, to tell whether two are the same.
     *
     * @param market the market
     * @return SHA-256 of its parameters, names and rules, in hexadecimal
     */
    public static String hash(Market market) {
        Objects.requireNonNull(market, "market");
        return Fingerprint.of(market);
    }

    /**
     * A hash of what the scenario of a projection does, to tell whether two are the same: it is {@link #scenarioHash} of an
     * ensemble of that scenario too, and the same whether the scenario comes from a file, from code, or was written and
     * read again.
     *
     * @param projection the projection
     * @return SHA-256 of its market and of every number of its scenario's drivers, in hexadecimal
     */
    public static String hash(Projection projection) {
        Objects.requireNonNull(projection, "projection");
        return Fingerprint.of(projection);
    }

    /**
     * The version of the library that runs, with the commit that it was built from.
     *
     * @return such as {@code 1.2.0, commit 1a2b3c4d5e}, with {@code and changes} where files differed from the commit; {@code 1.2.0,
     *     unknown commit} where it was built outside a clone; {@code development} where it was not built by Maven
     */
    public static String libraryVersion() {
        return Version.here();
    }

    /**
     * The manifest as JSON.
     *
     * @return the text, which {@link #parse} reads
     */
    public String toJson() {
        List<String> lines = new ArrayList<>();
        lines.add(entry("jevons", JsonText.quote(version)));
        lines.add(entry("market", JsonText.quote(market)));
        lines.add(entry("market-sha256", JsonText.quote(marketHash)));
        lines.add(entry("scenario", JsonText.quote(scenario)));
        lines.add(entry("scenario-sha256", JsonText.quote(scenarioHash)));
        lines.add(entry("assumptions-sha256", JsonText.quote(assumptionsHash)));
        lines.add(entry("seed", JsonText.quote(Long.toString(seed))));
        lines.add(entry("sampler", JsonText.quote(sampler.name())));
        lines.add(entry("draws", Integer.toString(draws)));
        lines.add(entry("file-distributions", Boolean.toString(fileDistributions)));
        lines.add(entry("vary", list(rules.stream().map(Manifest::json).toList())));
        lines.add(entry(
                "correlations",
                list(correlations.stream()
                        .map(c -> list(List.of(
                                JsonText.quote(c.first()), JsonText.quote(c.second()), Double.toString(c.rho()))))
                        .toList())));
        lines.add(entry("series", list(series.stream().map(JsonText::quote).toList())));
        lines.add(entry("keep-all", Boolean.toString(keepAll)));
        if (!givenDraws.isEmpty()) {
            lines.add(entry("given-draws-sha256", JsonText.quote(givenDraws)));
        }
        return "{\n  " + String.join(",\n  ", lines) + "\n}\n";
    }

    private static String json(Rule rule) {
        return "{"
                + String.join(
                        ", ",
                        entry("pattern", JsonText.quote(rule.pattern())),
                        entry("scale", Boolean.toString(rule.scale())),
                        entry("each", Boolean.toString(rule.each())),
                        entry("distribution", JsonText.quote(rule.distribution())),
                        entry(
                                "arguments",
                                list(rule.arguments().stream()
                                        .map(Manifest::json)
                                        .toList())))
                + "}";
    }

    /** JSON has no infinity, which an open end of a cut distribution is; it is written as a text. */
    private static String json(double x) {
        return Double.isInfinite(x) ? JsonText.quote(Double.toString(x)) : Double.toString(x);
    }

    private static double argument(YamlNode node) {
        return node.isNumber()
                ? node.number()
                : switch (node.text()) {
                    case "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-Infinity" -> Double.NEGATIVE_INFINITY;
                    default -> throw node.invalid("a number");
                };
    }

    private static String entry(String key, String value) {
        return JsonText.quote(key) + ": " + value;
    }

    private static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    /**
     * Reads a manifest.
     *
     * @param json the text that {@link #toJson} wrote
     * @return the manifest
     * @throws InvalidInputException if it is not of that form; the message names line, key and value
     */
    public static Manifest parse(String json) {
        Objects.requireNonNull(json, "json");
        return of(YamlNode.parse("manifest", json));
    }

    /**
     * Reads a manifest's file, such as {@code manifest.json} in the folder of a report.
     *
     * @param file the file
     * @return the manifest
     * @throws InvalidInputException if it is not of that form; the message names file, line, key and value
     */
    public static Manifest read(Path file) {
        return of(YamlNode.read(file));
    }

    /**
     * A manifest that stands within another text.
     *
     * @param root the object that has its keys
     * @return the manifest
     * @throws InvalidInputException if it is not of that form; the message names line, key and value
     */
    public static Manifest of(YamlNode root) {
        Objects.requireNonNull(root, "root");
        root.allow(KEYS);
        return new Manifest(
                root.get("jevons").text(),
                root.get("market").text(),
                hash(root.get("market-sha256")),
                root.get("scenario").text(),
                hash(root.get("scenario-sha256")),
                hash(root.get("assumptions-sha256")),
                seed(root.get("seed")),
                sampler(root.get("sampler")),
                root.get("draws").integer(2, Integer.MAX_VALUE),
                root.get("file-distributions").truth(),
                root.get("vary").items().stream().map(Manifest::rule).toList(),
                root.get("correlations").items().stream()
                        .map(Manifest::correlation)
                        .toList(),
                root.get("series").items().stream().map(Manifest::series).toList(),
                root.find("keep-all").map(YamlNode::truth).orElse(false),
                root.find("given-draws-sha256").map(Manifest::hash).orElse(""));
    }

    private static String hash(YamlNode node) {
        if (!HASH.matcher(node.text()).matches()) {
            throw node.invalid("64 hexadecimal digits");
        }
        return node.text();
    }

    private static Rule rule(YamlNode node) {
        node.allow(RULE_KEYS);
        Rule rule = new Rule(
                node.get("pattern").text(),
                node.get("scale").truth(),
                node.get("each").truth(),
                node.get("distribution").text(),
                node.get("arguments").items().stream().map(Manifest::argument).toList());
        try {
            rule.vary();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    node.place() + node.get("distribution").path() + ": " + e.getMessage(), e);
        }
        return rule;
    }

    private static Correlation correlation(YamlNode node) {
        List<YamlNode> items = node.items();
        if (items.size() != CORRELATION_ITEMS) {
            throw node.invalid("two inputs and their rank correlation, such as [\"a\", \"b\", 0.5]");
        }
        double rho = items.get(2).number(x -> x >= -1 && x <= 1, "a number between -1 and 1");
        return new Correlation(items.get(0).text(), items.get(1).text(), rho);
    }

    private static String series(YamlNode node) {
        String series = node.text();
        int space = series.lastIndexOf(' ');
        if (space <= 0 || space == series.length() - 1) {
            throw node.invalid("an entity and a variable, such as \"flagship need\"");
        }
        return series;
    }

    private static long seed(YamlNode node) {
        try {
            return Long.parseLong(node.text());
        } catch (NumberFormatException e) {
            throw node.invalid("a whole number");
        }
    }

    private static Sampler sampler(YamlNode node) {
        for (Sampler sampler : Sampler.values()) {
            if (sampler.name().equals(node.text())) {
                return sampler;
            }
        }
        throw node.invalid(
                "one of " + Arrays.stream(Sampler.values()).map(Sampler::name).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return toJson();
    }
}
