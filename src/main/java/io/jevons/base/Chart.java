package io.jevons.base;

import io.jevons.internal.Settings;
import io.jevons.internal.files.WholeFiles;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A chart as data: what is shown and what it says, not how it is drawn. Immutable: fluent calls return changed copies.
 *
 * <p>The title says the finding, the subtitle the unit and what line and shading are. {@link #toSvg()},
 * {@link #toImage()}, {@link #toHtml()} and {@link #toPng()} draw it, which needs nothing beside this library;
 * {@link #toVegaLite()} hands it to programs that draw by themselves.
 *
 * <pre>{@code
 * Chart.of(Chart.Kind.LINE, "Need doubles in three years")
 *     .subtitle("reference GPUs")
 *     .trace("need", Chart.Role.MAIN, projection.series("flagship", "need"))
 *     .toSvg();
 * }</pre>
 */
public final class Chart implements Shown {
    /** What kind of chart. */
    public enum Kind {
        /** Lines; a trace whose points have a low and a high end is shaded between them. */
        LINE,
        /** A line inside bands that lie in one another, the widest first; of each role the last trace's line alone is drawn. */
        FAN,
        /** Areas on top of one another, the first trace at the bottom. */
        STACKED_AREA,
        /** Bars from zero, one a label, to the right. */
        BAR,
        /** Bars of which each starts where the last one ended; a point with a low end of 0 is a total. */
        WATERFALL,
        /**
         * Bars from a common centre, the points' value, to what the low and the high end of an input give, which may
         * lie on either side; the widest on top.
         */
        TORNADO,
        /** Points, with a line through those than which none has both a lower x and a higher y. */
        FRONTIER,
        /** Points. */
        SCATTER
    }

    /** What a trace stands for, which decides its colour. */
    public enum Role {
        /** The case at issue: the accent colour. */
        MAIN,
        /** What it is held against: grey. */
        BASE,
        /** One of several: the next colour of the palette. */
        OTHER,
        /** What was observed: dots in the colour of text, in a chart of lines, which the subtitle explains. */
        OBSERVED
    }

    /** How an axis counts. */
    public enum Scale {
        /** Numbers with few digits, such as {@code 12 M}. */
        NUMBER,
        /** Fractions in per cent. */
        PERCENT,
        /** Numbers, each step of equal length a factor; all values must be above zero. */
        LOG,
        /** Quarters, as years: {@code 2025Q1} is 2025.0. */
        QUARTER,
        /** The points' labels, in their order. */
        LABEL
    }

    static final int LEAST_WIDTH = 200;
    static final int LEAST_HEIGHT = 120;
    static final int MOST_SIDE = 4000;

    private final Given given;

    private Chart(Given given) {
        this.given = given;
    }

    private Chart with(Consumer<Given> change) {
        return new Chart(given.with(change));
    }

    /**
     * Starts a chart without data.
     *
     * @param kind the kind
     * @param title the finding in a line
     * @return the chart
     */
    public static Chart of(Kind kind, String title) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        boolean labels = kind == Kind.BAR || kind == Kind.WATERFALL || kind == Kind.TORNADO;
        return new Chart(new Given(kind, title, labels ? Scale.LABEL : Scale.NUMBER));
    }

    /**
     * The chart with another title.
     *
     * @param finding the finding in a line
     * @return a changed copy
     */
    public Chart title(String finding) {
        Objects.requireNonNull(finding, "finding");
        return with(d -> d.title = finding);
    }

    /**
     * The chart with a subtitle.
     *
     * @param text the unit, and what line and shading are
     * @return a changed copy
     */
    public Chart subtitle(String text) {
        Objects.requireNonNull(text, "text");
        return with(d -> d.subtitle = text);
    }

    /**
     * The chart with another first axis.
     *
     * @param name what is along it; may be empty
     * @param scale how it counts
     * @return a changed copy
     */
    public Chart xAxis(String name, Scale scale) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scale, "scale");
        return with(d -> d.xAxis = new ChartAxis(name, scale));
    }

    /**
     * The chart with another second axis.
     *
     * @param name what is along it; may be empty
     * @param scale how it counts
     * @return a changed copy
     */
    public Chart yAxis(String name, Scale scale) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scale, "scale");
        return with(d -> d.yAxis = new ChartAxis(name, scale));
    }

    /**
     * The chart with one more trace.
     *
     * @param name what it is called in the chart
     * @param role what it stands for
     * @param points the points, in order
     * @return a changed copy
     */
    public Chart trace(String name, Role role, List<ChartPoint> points) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(points, "points");
        return with(d -> d.traces = Settings.plus(d.traces, new ChartTrace(name, role, points)));
    }

    /**
     * The chart with a series as one more trace; its first axis then counts quarters.
     *
     * @param name what it is called in the chart
     * @param role what it stands for
     * @param series the series
     * @return a changed copy
     */
    public Chart trace(String name, Role role, Series series) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(series, "series");
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            points.add(ChartPoint.of(years(series.start().plus(i)), series.get(i)));
        }
        return xAxis(given.xAxis.name(), Scale.QUARTER).trace(name, role, points);
    }

    /**
     * The chart with a series inside a band as one more trace; its first axis then counts quarters.
     *
     * @param name what it is called in the chart
     * @param role what it stands for
     * @param series the line
     * @param low the lower end of the band, over the same quarters
     * @param high the upper end of the band, over the same quarters
     * @return a changed copy
     */
    public Chart band(String name, Role role, Series series, Series low, Series high) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(low, "low");
        Objects.requireNonNull(high, "high");
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Quarter quarter = series.start().plus(i);
            points.add(new ChartPoint(years(quarter), series.get(i), low.at(quarter), high.at(quarter), ""));
        }
        return xAxis(given.xAxis.name(), Scale.QUARTER).trace(name, role, points);
    }

    /**
     * A quarter as a place along an axis of quarters.
     *
     * @param quarter the quarter
     * @return the year in which it starts, 2025.25 for 2025Q2
     */
    public static double years(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return quarter.year() + (quarter.number() - 1) * Quarter.YEARS;
    }

    /**
     * The chart with a line across it.
     *
     * @param at the value of the second axis at which it lies
     * @param text what it means; may be empty
     * @return a changed copy
     */
    public Chart rule(double at, String text) {
        Objects.requireNonNull(text, "text");
        return with(d -> d.rules = Settings.plus(d.rules, new ChartRule(Checks.finite("rule", at), text)));
    }

    /**
     * The chart with a text for those who do not see it.
     *
     * @param text what the chart shows, in a sentence or two
     * @return a changed copy
     */
    public Chart alternative(String text) {
        Objects.requireNonNull(text, "text");
        return with(d -> d.alternative = text);
    }

    /**
     * The chart in another size.
     *
     * @param newWidth the width in pixels, 200 to 4000
     * @param newHeight the height in pixels, 120 to 4000
     * @return a changed copy
     */
    public Chart size(int newWidth, int newHeight) {
        return with(d -> {
            d.width = Checks.between("width", newWidth, LEAST_WIDTH, MOST_SIDE);
            d.height = Checks.between("height", newHeight, LEAST_HEIGHT, MOST_SIDE);
        });
    }

    /**
     * The kind.
     *
     * @return the kind
     */
    public Kind kind() {
        return given.kind;
    }

    /**
     * The finding.
     *
     * @return the title
     */
    public String title() {
        return given.title;
    }

    /**
     * The unit, and what line and shading are.
     *
     * @return the subtitle; may be empty
     */
    public String subtitle() {
        return given.subtitle;
    }

    /**
     * The first axis.
     *
     * @return the axis
     */
    public ChartAxis xAxis() {
        return given.xAxis;
    }

    /**
     * The second axis.
     *
     * @return the axis
     */
    public ChartAxis yAxis() {
        return given.yAxis;
    }

    /**
     * The traces.
     *
     * @return the traces, in order
     */
    public List<ChartTrace> traces() {
        return given.traces;
    }

    /**
     * The lines across the chart.
     *
     * @return the rules, in order
     */
    public List<ChartRule> rules() {
        return given.rules;
    }

    /**
     * The text for those who do not see the chart.
     *
     * @return the text given, or else what title and subtitle say
     */
    public String alternative() {
        return given.alternative.isEmpty() ? given.title + ". " + given.subtitle : given.alternative;
    }

    /**
     * The width.
     *
     * @return the width in pixels
     */
    public int width() {
        return given.width;
    }

    /**
     * The height.
     *
     * @return the height in pixels
     */
    public int height() {
        return given.height;
    }

    /**
     * The chart as a drawing. The same data give the same bytes on every machine, and a dark form where the reader's
     * screen is dark.
     *
     * @return an {@code <svg>} element, to stand alone in a file or in a page
     */
    public String toSvg() {
        return ChartDrawing.svg(this);
    }

    /**
     * The chart as pixels, twice as many each way as its size says, which Java notebooks show in place. Neither a display nor
     * the setting {@code java.awt.headless} matters.
     *
     * @return the image, on a light ground
     */
    public BufferedImage toImage() {
        return ChartDrawing.image(this);
    }

    /**
     * The chart as a part of a page.
     *
     * @return a {@code <figure>} with the drawing
     */
    @Override
    public String toHtml() {
        return "<figure>\n" + toSvg() + "</figure>\n";
    }

    /**
     * The image of {@link #toImage()} as a file's contents.
     *
     * @return the bytes of a PNG file
     */
    public byte[] toPng() {
        return ChartDrawing.png(this);
    }

    /**
     * Writes the chart as a PNG file of some size. Text keeps its size, two pixels a unit, so that a larger file shows more
     * of the chart; one that is too small for that is drawn smaller.
     *
     * @param file the file; folders above it are made
     * @param pixelWidth its width in pixels, 200 to 8000
     * @param pixelHeight its height in pixels, 120 to 8000
     * @return the file
     * @throws InvalidInputException if a size is out of range
     * @throws java.io.UncheckedIOException if the file cannot be written; then there is no new file
     */
    public Path toPng(Path file, int pixelWidth, int pixelHeight) {
        Objects.requireNonNull(file, "file");
        Checks.between("width", pixelWidth, LEAST_WIDTH, 2 * MOST_SIDE);
        Checks.between("height", pixelHeight, LEAST_HEIGHT, 2 * MOST_SIDE);
        WholeFiles.writeBytes(file, ChartDrawing.png(this, pixelWidth, pixelHeight));
        return file;
    }

    /**
     * The chart for the grammar of Vega-Lite 5 (Satyanarayan et al. 2017, "Vega-Lite: a grammar of interactive graphics"),
     * with its data inside. Notebook front ends and editors draw it by themselves, with tooltips and zoom.
     *
     * @return JSON text
     */
    public String toVegaLite() {
        return ChartVegaLite.of(this);
    }

    @Override
    public Optional<Chart> picture() {
        return Optional.of(this);
    }

    @Override
    public String toString() {
        return ChartText.of(this);
    }

    /** What is set, or what it is at first. */
    private static final class Given extends Settings<Given> {
        private final Kind kind;
        private String title;
        private String subtitle = "";
        private ChartAxis xAxis;
        private ChartAxis yAxis = new ChartAxis("", Scale.NUMBER);
        private List<ChartTrace> traces = List.of();
        private List<ChartRule> rules = List.of();
        private String alternative = "";
        private int width = 480;
        private int height = 300;

        private Given(Kind kind, String title, Scale along) {
            this.kind = kind;
            this.title = title;
            this.xAxis = new ChartAxis("", along);
        }
    }
}
