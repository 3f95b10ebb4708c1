package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.estimate.coefficients.CoefficientEstimate;
import io.jevons.internal.Resources;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Reads reference files, and compares to the digits that they print. */
final class Reference {
    private Reference() {}

    static List<Resources.Row> rows(String file) {
        return Resources.csv(Reference.class, file);
    }

    static double[] column(List<Resources.Row> rows, ToDoubleFunction<Resources.Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    @SafeVarargs
    static double[][] matrix(List<Resources.Row> rows, ToDoubleFunction<Resources.Row>... values) {
        return rows.stream()
                .map(row -> IntStream.range(0, values.length)
                        .mapToDouble(j -> values[j].applyAsDouble(row))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** A row of the published results. */
    static Resources.Row published(String id, String parameter) {
        return rows("published_results.csv").stream()
                .filter(row ->
                        row.text("id").equals(id) && row.text("parameter").equals(parameter))
                .findFirst()
                .orElseThrow();
    }

    static void assertPublished(String id, String parameter, CoefficientEstimate actual) {
        Resources.Row row = published(id, parameter);
        assertPrinted(row.text("estimate"), actual.value(), id + " " + parameter);
        if (!row.text("std_error").isEmpty()) {
            assertPrinted(row.text("std_error"), actual.standardError(), id + " error of " + parameter);
        }
    }

    static void assertPublished(String id, String parameter, double actual) {
        assertPrinted(published(id, parameter).text("estimate"), actual, id + " " + parameter);
    }

    /** Equal when rounded to the last digit printed. */
    static void assertPrinted(String printed, double actual, String what) {
        int point = printed.indexOf('.');
        int decimals = point < 0 ? 0 : printed.length() - point - 1;
        assertEquals(Double.parseDouble(printed), actual, 0.5000001 * Math.pow(10, -decimals), what);
    }

    /** The number of equal leading digits, as NIST counts them. */
    static double digits(double certified, double actual) {
        double error = Math.abs(actual - certified);
        return error == 0 ? 15 : Math.min(15, -Math.log10(certified == 0 ? error : error / Math.abs(certified)));
    }
}
