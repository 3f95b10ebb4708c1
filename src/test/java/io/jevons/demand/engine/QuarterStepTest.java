package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quarter step reads like the model: its steps stand in the model's order, and each equation in one place. */
final class QuarterStepTest {
    private static final Path ENGINE = Path.of("src/main/java/io/jevons/demand/engine");

    @Test
    void hasTheStepsInTheOrderOfTheModel() {
        String body = method("Run.java", "void quarter(int period, Run base) {");
        List<String> steps = List.of(
                "cells.takes.quarter(",
                "rents.quarter(",
                "cells.choose(",
                "margins.quarter(",
                "cells.price(",
                "inferenceHours(",
                "train(",
                "otherHours(",
                "need(",
                "fleet.quarter(",
                "serve(",
                "vendors.answer(",
                "rents.adjust(");
        assertEquals(steps, inOrder(body, steps));
    }

    @Test
    void hasTheMarginsInTheOrderOfTheModel() {
        String body = method("Margins.java", "void quarter(");
        List<String> steps = List.of("priceAndViable(", "adopt(", "intensify(", "answer(margin, ", "tokens(c);");
        assertEquals(steps, inOrder(body, steps));
    }

    /** Every equation of the step, as the comment above its loop has it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h = H e^(-a t) / E | TokenHours",
                "κ = r h / u, and V = α + preference shift - β ln κ | Cells",
                "p = p0 (Σ s κ (1 + markup) / p0)^φ | Cells",
                "I_n = ln Σ_j exp(V_j / λ_n) | NestedLogitChoice",
                "x = φ ln i + ln(X M) | Margins",
                "a* = Φ(z), z = (σ Φ⁻¹(viable) + ln value factor + v t - k x) / σ, k = 1 | Margins",
                "q* = m / (1 + (m - 1) e^(ε̂ x)) with ε̂ = ε m/(m - 1) | SaturatingDemand",
                "ln y moves towards -elasticity x, in | Margins",
                "D = potential G n a q e X M B | Margins",
                "H_j = Σ_c D_c s_cj h_gj / u_cj | Run",
                "target = -ψ ln(ρ / E') + π ln(revenue / revenue0) | Training",
                "hours = hours0 G e^z / E' | Training",
                "ln G = g∞ t + (g0 - g∞) T (1 - e^(-t/T)) | Trends",
                "shipped = max(0, min(capacity, max(need - kept, backlog · last))) | Fleet",
                "Room = max(0, P - Σ W PUE / 10⁶), ask = Σ ready power PUE / 10⁶ | Fleet",
                "L = min(0.95, g e(0)/e) | Vendors",
                "e_n = [Σ_c M_cn (β (1 - s*_cn) + η_c φ s*_cn) + Σ_k ψ_k M_kn²/M_k] | VendorElasticity",
                "tight = need / fleet | Fleet",
                "served = min(1, 1/tight) | Run"
            })
    void hasEachEquationInOnePlace(String equation, String where) throws IOException {
        try (Stream<Path> files = Files.walk(ENGINE.getParent())) {
            List<String> found = files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java"))
                    .filter(f -> read(f).contains(equation))
                    .map(f -> f.getFileName().toString())
                    .toList();
            assertEquals(List.of(where + ".java"), found);
        }
    }

    /** The steps that a body has, in the order of their first calls. */
    private static List<String> inOrder(String body, List<String> steps) {
        return steps.stream()
                .filter(s -> first(body, s) >= 0)
                .sorted((a, b) -> Integer.compare(first(body, a), first(body, b)))
                .toList();
    }

    private static int first(String body, String call) {
        Matcher matcher =
                Pattern.compile("(?m)^\\s+(if .* )?\\Q" + call + "\\E").matcher(body);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String method(String file, String signature) {
        String source = read(ENGINE.resolve(file));
        int start = source.indexOf(signature);
        return source.substring(start, source.indexOf("\n    }\n", start));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
