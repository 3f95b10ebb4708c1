package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.internal.WholeFiles;
import io.jevons.rebound.Comparison;
import io.jevons.uncertainty.Study;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A comparison as a folder of files: {@code report.html}, one page that opens offline; {@code projection.csv} and
 * {@code baseline.csv}, every number; and the page's charts as SVG and PNG. Immutable.
 *
 * <pre>{@code
 * Report.of(comparison).writeTo(Path.of("target/deepseek-r1"));
 * }</pre>
 */
public final class Report {
    private final Comparison comparison;
    private final Optional<HowSure> howSure;

    private Report(Comparison comparison, Optional<HowSure> howSure) {
        this.comparison = comparison;
        this.howSure = howSure;
    }

    /**
     * A report of a comparison.
     *
     * @param comparison the comparison
     * @return the report
     */
    public static Report of(Comparison comparison) {
        return new Report(comparison, Optional.empty());
    }

    /**
     * The report with what an ensemble says: bands, the probability of backfire, and which assumptions decide.
     *
     * @param study the result of an ensemble of the same scenario on the same market
     * @return a changed copy
     */
    public Report with(Study study) {
        return new Report(comparison, Optional.of(HowSure.of(study)));
    }

    /**
     * What the ensemble says in one sentence.
     *
     * @return the sentence; empty where the report has no ensemble
     */
    public Optional<String> howSure() {
        return howSure.map(HowSure::sentence);
    }

    /**
     * The page.
     *
     * @return an HTML document
     * @throws IllegalStateException if what draws charts is not on the class path
     */
    public String toHtml() {
        Causes causes = Causes.of(comparison);
        return ReportPage.of(comparison, causes, howSure, drawings(ReportPage.charts(comparison, causes, howSure)));
    }

    /**
     * Writes the files. All of them are made before the first takes its place, so that a failure leaves the folder as it
     * was; other files in it stay.
     *
     * @param folder the folder; made where there is none
     * @return the folder
     * @throws UncheckedIOException if the files cannot be written
     * @throws IllegalStateException if what draws charts is not on the class path
     */
    public Path writeTo(Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("projection.csv", bytes(comparison.scenario().toCsv()));
        files.put("baseline.csv", bytes(comparison.base().toCsv()));
        Causes causes = Causes.of(comparison);
        Map<String, Chart> charts = ReportPage.charts(comparison, causes, howSure);
        Map<String, String> drawings = drawings(charts);
        charts.forEach((name, chart) -> {
            String place = "charts/" + name.replaceAll("[^A-Za-z0-9._-]", "_");
            files.put(place + ".svg", bytes(drawings.get(name)));
            files.put(place + ".png", png(chart));
        });
        files.put("report.html", bytes(ReportPage.of(comparison, causes, howSure, drawings)));
        WholeFiles.writeAll(folder, files);
        return folder;
    }

    private static Map<String, String> drawings(Map<String, Chart> charts) {
        Map<String, String> drawings = new LinkedHashMap<>();
        charts.forEach((name, chart) -> drawings.put(name, chart.toSvg()));
        return drawings;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] png(Chart chart) {
        BufferedImage image = chart.toImage();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return "Report of " + comparison.scenario().scenario() + " against "
                + comparison.base().scenario();
    }
}
