package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.demand.Projection;
import io.jevons.internal.files.FileNames;
import io.jevons.internal.files.FolderDraft;
import io.jevons.internal.files.WholeFiles;
import io.jevons.rebound.Comparison;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.findings.ShapleyResult;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.study.ClaimProbabilities;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A comparison as a folder of files: {@code report.html}, one page that opens offline; {@code projection.csv} and
 * {@code baseline.csv}, every number, each with the manifest of its run beside it; the page's charts as SVG and PNG; and, of
 * a report with an ensemble, {@code manifest.json}, from which {@code Ensemble.from(Manifest.read(file))} repeats it to the bit. Immutable.
 *
 * <pre>{@code
 * Report.of(comparison).writeTo(Path.of("target/deepseek-r1"));
 * }</pre>
 */
public final class Report {
    private final ReportContent content;

    private Report(ReportContent content) {
        this.content = content;
    }

    /**
     * A report of a comparison.
     *
     * @param comparison the comparison
     * @return the report
     */
    public static Report of(Comparison comparison) {
        Objects.requireNonNull(comparison, "comparison");
        return new Report(ReportContent.of(comparison));
    }

    /**
     * The report with another day on its page than today (in UTC), so that the same page can be written again.
     *
     * @param day the day
     * @return a changed copy
     */
    public Report dated(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return new Report(content.of(day));
    }

    /**
     * The report with what an ensemble says: what is assumed, bands, the probability of backfire, which assumptions decide,
     * and, unless another rule was given, where there is backfire of GPUs.
     *
     * @param study the result of an ensemble of the same scenario on the same market
     * @return a changed copy
     */
    public Report with(Study study) {
        return new Report(content.with(HowSure.of(study, content.comparison())));
    }

    /**
     * The report with Sobol indices: which assumptions decide, as shares of variance. They take many runs, so that a study
     * does not bring them along.
     *
     * @param indices such as {@code study.sobol(Metric.rebound(Resource.GPUS))}
     * @return a changed copy
     */
    public Report with(SobolResult indices) {
        return new Report(content.with(new ReportContent.Shares(
                "sobol",
                "Sobol indices: the share of the variance that an assumption brings alone (first) and together with "
                        + "others (total).",
                indices.chart(),
                indices.toTable())));
    }

    /**
     * The report with Shapley effects, which take the place of Sobol indices where assumptions are correlated.
     *
     * @param effects such as {@code study.shapleyEffects(Metric.rebound(Resource.GPUS))}
     * @return a changed copy
     */
    public Report with(ShapleyResult effects) {
        return new Report(content.with(new ReportContent.Shares(
                "shapley-effects",
                "Shapley effects: the share of the variance that goes with an assumption, correlations included.",
                effects.chart(),
                effects.toTable())));
    }

    /**
     * The report with a rule that says where an event happens.
     *
     * @param discovery such as {@code study.discover(Metric.backfire(Resource.GPUS))}
     * @return a changed copy
     */
    public Report with(PrimBox discovery) {
        return new Report(content.with(discovery));
    }

    /**
     * The report with the probability of each claim.
     *
     * @param probabilities such as {@code study.claims()}
     * @return a changed copy
     */
    public Report with(ClaimProbabilities probabilities) {
        return new Report(content.with(probabilities));
    }

    /**
     * What the ensemble says: how often the scenario as a whole needs more, how often the answer to efficiency is backfire,
     * and what both are within thirds of what moves them most.
     *
     * @return a few sentences; empty where the report has no ensemble
     */
    public Optional<String> howSure() {
        return content.howSure().map(sure -> (sure.sentence() + "\n" + sure.hangsOn()).strip());
    }

    /**
     * The page.
     *
     * @return an HTML document
     */
    public String toHtml() {
        Causes causes = Causes.of(content.comparison());
        return ReportPage.of(content, causes, drawings(ReportCharts.all(content, causes)));
    }

    /**
     * Checks before minutes of work that a report can be written to a folder, as far as that can be known.
     *
     * @param folder the folder
     * @throws UncheckedIOException if it cannot, with the reason
     */
    public static void requireWritable(Path folder) {
        Objects.requireNonNull(folder, "folder");
        WholeFiles.requireWritableFolder(folder);
    }

    /**
     * Writes the files. All of them are made before the first takes its place, so that a failure leaves the folder as it
     * was. The list of them, {@code files.sha256}, stands in it, and says when it is complete; what it named before goes, other
     * files stay, and one that has the name of a file of the report, but is not in the list, is refused.
     *
     * @param folder the folder; made where there is none
     * @return the folder
     * @throws UncheckedIOException if the files cannot be written, found out before charts are drawn as far as it can be
     */
    public Path writeTo(Path folder) {
        WholeFiles.writeFolder(folder, this::fill);
        return folder;
    }

    private void fill(FolderDraft files) throws IOException {
        Comparison comparison = content.comparison();
        putProjection(files, "projection.csv", comparison.scenario());
        putProjection(files, "baseline.csv", comparison.base());
        if (content.howSure().isPresent()) {
            String manifest = content.howSure().get().study().manifest().toJson();
            files.text("manifest.json", out -> out.write(manifest));
        }
        Causes causes = Causes.of(comparison);
        Map<String, Chart> charts = ReportCharts.all(content, causes);
        Map<String, String> drawings = drawings(charts);
        for (Map.Entry<String, Chart> chart : charts.entrySet()) {
            String place = "charts/" + FileNames.of(chart.getKey());
            files.text(place + ".svg", out -> out.write(drawings.get(chart.getKey())));
            files.bytes(place + ".png", chart.getValue().toPng());
        }
        files.text("report.html", out -> out.write(ReportPage.of(content, causes, drawings)));
    }

    private static void putProjection(FolderDraft files, String name, Projection projection) throws IOException {
        String hash = files.text(name, projection::toCsv);
        files.text(name + WholeFiles.MANIFEST, out -> out.write(RunManifest.of(projection, name, "tidy CSV", hash)));
    }

    private static Map<String, String> drawings(Map<String, Chart> charts) {
        Map<String, String> drawings = new LinkedHashMap<>();
        charts.forEach((name, chart) -> drawings.put(name, chart.toSvg()));
        return drawings;
    }

    @Override
    public String toString() {
        return "Report of " + content.comparison().scenario().scenario() + " against "
                + content.comparison().base().scenario();
    }
}
