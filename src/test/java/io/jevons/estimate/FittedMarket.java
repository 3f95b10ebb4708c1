package io.jevons.estimate;

import io.jevons.base.Parameter;
import io.jevons.estimate.fitting.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a fit into the file of a bundled market: the fitted values with what the data say of them, the width that is left, and the
 * correlations of a tenth or more. All else in the file stays as it is.
 */
final class FittedMarket {
    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z0-9-]+):.*");
    private static final Pattern FITTED =
            Pattern.compile("\\{value: [^,]+, kind: fitted, (.*)source: \"(.*?); .*?[.] Belief");
    private static final String LEFT = "what the calibration leaves open";
    private static final double SHOWN = 0.1;
    private static final double LARGE = 1e6;

    private final CalibrationFit fit;
    private final NormalApproximation left;
    private final Map<String, String> patterns = new HashMap<>();

    private FittedMarket(CalibrationFit fit) {
        this.fit = fit;
        this.left = fit.posterior();
        for (String pattern : left.names()) {
            fit.market().paths(pattern).forEach(path -> patterns.put(path, pattern));
        }
    }

    static void write(Path file, CalibrationFit fit) throws IOException {
        Files.write(file, new FittedMarket(fit).lines(Files.readAllLines(file)));
    }

    private List<String> lines(List<String> before) {
        List<String> after = new ArrayList<>();
        List<String> path = new ArrayList<>();
        for (String line : before) {
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                int depth = key.group(1).length() / 2;
                path = new ArrayList<>(path.subList(0, Math.min(depth, path.size())));
                path.add(key.group(2));
            }
            if (!isCorrelation(line)) {
                after.add(line.endsWith("\"" + LEFT + "\"}") ? width(line) : value(line, String.join(".", path)));
            }
        }
        after.addAll(correlations());
        return after;
    }

    private String value(String line, String path) {
        Matcher matcher = FITTED.matcher(line);
        if (!matcher.find()) {
            return line;
        }
        Parameter p = fit.market().parameter(path);
        String pattern = patterns.get(path);
        String data = matcher.group(2).replaceFirst(", all that the pattern .*", "");
        String shared = fit.market().paths(pattern).size() > 1
                ? ", all that the pattern " + pattern + " matches by one factor"
                : "";
        String says = fit.onBounds().contains(pattern)
                ? "on a bound of its range"
                : left.isPinnedDown(pattern) ? "the data pin it down" : "the data alone do not pin it down";
        return line.substring(0, matcher.start()) + "{value: " + number(p.value()) + ", kind: fitted, "
                + matcher.group(1) + "source: \"" + data + shared + "; " + says + ". Belief"
                + line.substring(matcher.end());
    }

    private String width(String line) {
        String pattern = line.strip().substring(0, line.strip().indexOf(": {"));
        double factor = Math.exp(Target.Z95 * left.standardDeviation(pattern) / left.mean(pattern));
        return String.format(
                Locale.ROOT,
                "  %s: {scale: {lognormal-90: [%.3f, %.3f]}, reason: \"%s\"}",
                pattern,
                1 / factor,
                factor,
                LEFT);
    }

    private boolean isCorrelation(String line) {
        if (!line.startsWith("  - [")) {
            return false;
        }
        List<String> cells = List.of(line.substring(5, line.length() - 1).split(", "));
        return left.names().contains(cells.get(0)) && left.names().contains(cells.get(1));
    }

    private List<String> correlations() {
        List<String> lines = new ArrayList<>();
        List<String> names = left.names();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                double rho = left.correlation(names.get(i), names.get(j));
                double rank = 6 / Math.PI * Math.asin(rho / 2);
                if (Math.abs(rank) >= SHOWN) {
                    lines.add(String.format(Locale.ROOT, "  - [%s, %s, %.2f]", names.get(i), names.get(j), rank));
                }
            }
        }
        return lines;
    }

    /** Five digits, as YAML 1.1 and 1.2 both read them. */
    private static String number(double value) {
        String plain = new java.math.BigDecimal(value)
                .round(new java.math.MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
        if (value < LARGE) {
            return plain.contains(".") ? plain : plain + (value < 1000 ? ".0" : "");
        }
        int exponent = (int) Math.floor(Math.log10(Double.parseDouble(plain)));
        String digits = new java.math.BigDecimal(plain)
                .movePointLeft(exponent)
                .stripTrailingZeros()
                .toPlainString();
        return (digits.contains(".") ? digits : digits + ".0") + "e+" + exponent;
    }
}
