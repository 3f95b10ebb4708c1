package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.files.WholeFiles;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.study.Manifest;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Results as files and texts for other programs. Files are written whole or not at all, number by number rather than
 * from one long text; folders above them are made. A target that cannot be written, or is in an archive and not on disk, is
 * refused before the work. Links are followed, a file that is there keeps its permissions, and devices and pipes, such as {@code /dev/stdout}, are written
 * through, without a manifest. In CSV a name that a spreadsheet would take for a formula has an apostrophe before it.
 *
 * <p>Beside a projection's file, {@code p.csv}, stands its run manifest, {@code p.csv.manifest.json}: the version of the
 * library, the market (as the scenario set it up) and the scenario with their SHA-256, and that of the file, and what the
 * file holds. It is a file of its own because readers of CSV, pyam among them, know no comments. Of several exports to one
 * path at once, file and manifest are of the same one; a manifest is never of another file than that beside it.
 *
 * <pre>{@code
 * Export.iamc(projection, Path.of("target/iamc.csv"));      // pyam.IamDataFrame("target/iamc.csv")
 * Export.draws(study, Path.of("target/draws"));             // pandas.read_csv("target/draws/need.flagship.csv")
 * }</pre>
 */
public final class Export {
    /** What the model is called in IAMC files. */
    private static final String MODEL = "Jevons";

    private Export() {}

    /**
     * A comparison as one page that opens offline, as {@link Report} writes it.
     *
     * @param comparison the comparison
     * @return an HTML document
     * @throws IllegalStateException if what draws charts is not on the class path
     */
    public static String html(Comparison comparison) {
        Objects.requireNonNull(comparison, "comparison");
        return Report.of(comparison).toHtml();
    }

    /**
     * A projection as tidy CSV: {@code scenario,period,entity,variable,unit,value}. Every value is a finite number.
     *
     * @param projection the projection
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path csv(Projection projection, Path file) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(file, "file");
        return RunManifest.withFile(file, projection, "tidy CSV", projection::toCsv);
    }

    /**
     * A projection as a tidy JSON array: one object a number, with scenario, period, entity, variable, unit and value.
     *
     * @param projection the projection
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path json(Projection projection, Path file) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(file, "file");
        return RunManifest.withFile(file, projection, "tidy JSON", out -> writeJson(projection, out));
    }

    /**
     * A table as a JSON array: one object a row, every digit.
     *
     * @param table the table
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path json(Table table, Path file) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(file, "file");
        WholeFiles.write(file, out -> out.write(table.toJson()));
        return file;
    }

    /**
     * A projection in the long IAMC format by calendar year: {@code model,scenario,region,variable,unit,year,value}, one row a
     * number. Variables stand in a hierarchy with totals as parents, such as {@code GPU Need} above {@code GPU Need|Flagship},
     * both in H100-equivalents. A rate is the year's mean, which is what flows in it, a stock that of its end; years that the
     * projection has in part are left out. {@link #iamcUnits} has what pint has to know of the units.
     *
     * @param projection the projection
     * @param file the file
     * @return the file
     * @throws io.jevons.base.InvalidInputException if a name is one that pyam keeps for itself or contains {@code |} or
     *     {@code *}, or a value is not finite
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path iamc(Projection projection, Path file) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(file, "file");
        return RunManifest.withFile(
                file, projection, "IAMC, long", out -> IamcCsv.write(projection, MODEL, false, true, out));
    }

    /**
     * A projection in the wide IAMC format: {@code model,scenario,region,variable,unit} and a column a calendar year.
     *
     * @param projection the projection
     * @param file the file
     * @return the file
     * @throws io.jevons.base.InvalidInputException as for {@link #iamc}
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path iamcWide(Projection projection, Path file) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(file, "file");
        return RunManifest.withFile(
                file, projection, "IAMC, wide", out -> IamcCsv.write(projection, MODEL, true, true, out));
    }

    /**
     * A projection in the long IAMC format by quarter: as {@link #iamc}, with a date and time, the start of the quarter, in
     * place of the year.
     *
     * @param projection the projection
     * @param file the file
     * @return the file
     * @throws io.jevons.base.InvalidInputException as for {@link #iamc}
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path iamcQuarterly(Projection projection, Path file) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(file, "file");
        return RunManifest.withFile(
                file, projection, "IAMC, long, quarterly", out -> IamcCsv.write(projection, MODEL, false, false, out));
    }

    /**
     * The definitions of the units of IAMC files that pint lacks: {@code ureg.load_definitions(file)}. pyam, which converts and
     * calculates with a registry of its own, takes them by {@code iam_units.registry.load_definitions(file)}.
     *
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path iamcUnits(Path file) {
        Objects.requireNonNull(file, "file");
        WholeFiles.write(file, out -> out.write(IamcCsv.UNITS));
        return file;
    }

    /**
     * A table as CSV, every digit. What is no finite number is an empty cell, since each reader has another word for infinity and
     * spreadsheets have none.
     *
     * @param table the table
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path csv(Table table, Path file) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(file, "file");
        WholeFiles.write(file, out -> out.write(table.toCsv()));
        return file;
    }

    /**
     * A result as CSV: its table whole, as {@link #csv(Table, Path)} writes it, such as that of {@code outcome.years()}.
     *
     * @param result the result
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path csv(Shown.AsTable result, Path file) {
        Objects.requireNonNull(result, "result");
        return csv(result.toTable(), file);
    }

    /**
     * A table as CSV for Excel where the list separator is a semicolon and the decimal sign a comma, as in most of Europe; it
     * begins with the mark by which Excel knows UTF-8. Where Excel has the comma and the point, it opens {@link #csv(Table,
     * Path)} by a double click.
     *
     * @param table the table
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path csvWithCommas(Table table, Path file) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(file, "file");
        WholeFiles.write(file, out -> out.write("\uFEFF" + table.toCsvWithCommas()));
        return file;
    }

    /**
     * A result as CSV with semicolons and decimal commas: its table whole, as {@link #csvWithCommas(Table, Path)} writes it.
     *
     * @param result the result
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path csvWithCommas(Shown.AsTable result, Path file) {
        Objects.requireNonNull(result, "result");
        return csvWithCommas(result.toTable(), file);
    }

    /**
     * The draws of an ensemble and what came of them, as a folder: {@code draws.csv} has the uncertain inputs, and each
     * collected series has a file of the scenario, {@code need.flagship.csv}, and one of the base,
     * {@code need.flagship.base.csv}. Each has one row a draw; those of series have one column a quarter. Values of a draw
     * that failed are empty. {@code manifest.json} is read by {@link io.jevons.uncertainty.study.Manifest#read}. A colon in a name is
     * {@code +} in that of the file, and names that are not of plain lower-case letters get a hash.
     *
     * <p>The folder is placed as a whole, with the list of its files, {@code files.sha256}. An earlier one's files go, as
     * far as nobody changed them; others stay, and then the list comes last: where it stands the folder is complete.
     *
     * @param study the result of the ensemble
     * @param folder the folder; made where there is none
     * @return the folder
     * @throws io.jevons.base.InvalidInputException if the study did not keep all values
     * @throws java.io.UncheckedIOException if a file cannot be written, or one that is not of the library has its name
     */
    public static Path draws(Study study, Path folder) {
        Objects.requireNonNull(study, "study");
        Objects.requireNonNull(folder, "folder");
        return DrawsFolder.write(study, folder);
    }

    /**
     * A scenario as a file that {@code Jevons.scenario(Path)} reads.
     *
     * @param scenario the scenario
     * @param file the file
     * @return the file
     * @throws io.jevons.base.InvalidInputException if it has a shock written in code
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path yaml(Scenario scenario, Path file) {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(file, "file");
        String text = scenario.toYaml().text();
        WholeFiles.write(file, out -> out.write("# Jevons " + Manifest.libraryVersion() + "\n" + text));
        return file;
    }

    /**
     * A market as a file that {@code Jevons.market(Path)} reads: the same market to the last bit, as
     * {@link Market#toYaml()} tells.
     *
     * @param market the market
     * @param file the file
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static Path yaml(Market market, Path file) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(file, "file");
        String text = market.toYaml().text();
        WholeFiles.write(file, out -> out.write("# Jevons " + Manifest.libraryVersion() + "\n" + text));
        return file;
    }

    private static void writeJson(Projection projection, Writer out) throws IOException {
        List<SeriesKey> keys = Stream.concat(projection.keys().stream(), projection.sums().stream())
                .toList();
        List<Series> all = keys.stream()
                .map(k -> projection.series(k.entity(), k.variable()))
                .toList();
        String separator = "[\n";
        for (int i = 0; i < projection.periods(); i++) {
            String period = projection.start().plus(i).toString();
            for (int s = 0; s < keys.size(); s++) {
                out.write(
                        separator + "{\"scenario\": " + Json.write(projection.scenario()) + ", \"period\": \"" + period
                                + "\", \"entity\": " + Json.write(keys.get(s).entity()) + ", \"variable\": "
                                + Json.write(keys.get(s).variable()) + ", \"unit\": "
                                + Json.write(all.get(s).unit())
                                + ", \"value\": " + Numbers.exact(all.get(s).get(i)) + "}");
                separator = ",\n";
            }
        }
        out.write("\n]\n");
    }
}
