package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import io.jevons.internal.draw.TextWidth;
import java.util.List;

/** Bars on their side, each with its label to the left and its value at its end. */
final class ChartBars {
    /** The part of a row that its bars take. */
    private static final double THICK = 0.72;

    private static final double OPACITY = 0.9;
    /** Rows of fewer pixels have no room for a text each. */
    private static final double TEXT_ROW = 11;

    private static final double TEXT_LINE = 13;

    private ChartBars() {}

    static void draw(ChartFrame frame, Canvas canvas) {
        List<ChartBar.Row> rows = frame.rows();
        boolean tornado = frame.chart().kind() == Chart.Kind.TORNADO;
        double pitch = (double) (frame.bottom() - frame.top()) / Math.max(1, rows.size());
        int every = (int) Math.ceil(TEXT_ROW / pitch);
        for (int i = 0; i < rows.size(); i++) {
            List<ChartBar> bars = rows.get(i).bars();
            double height = THICK * pitch / (tornado ? 1 : bars.size());
            double top = frame.top() + (i + (1 - THICK) / 2) * pitch;
            for (int b = 0; b < bars.size(); b++) {
                bar(frame, canvas, bars.get(b), tornado ? top : top + b * height, height);
            }
            if (i % every == 0) {
                label(frame, canvas, rows.get(i).label(), frame.top() + (i + 0.5) * pitch, pitch * every);
            }
        }
        double anchor = frame.bar(ChartBar.anchor(rows));
        canvas.straight(anchor, frame.top(), anchor, frame.bottom(), ChartTheme.FAINT, Canvas.Stroke.solid(1));
    }

    /** A name beside its bar, in two lines where one has no room for it and the row has room for two. */
    private static void label(ChartFrame frame, Canvas canvas, String name, double middle, double height) {
        String whole = ChartFrame.label(name, frame.rowNames());
        List<String> lines = whole.equals(name) || height < 2 * TEXT_LINE
                ? List.of(whole)
                : TextWidth.wrap(name, frame.rowNames(), ChartTheme.TEXT, 2);
        double first = middle + 4 - (lines.size() - 1) * TEXT_LINE / 2;
        for (int k = 0; k < lines.size(); k++) {
            canvas.text(
                    labelsEnd(frame), first + k * TEXT_LINE, lines.get(k), ChartTheme.FLUSH_RIGHT, ChartTheme.FAINT);
        }
    }

    private static double labelsEnd(ChartFrame frame) {
        return frame.rowNames() + 10;
    }

    private static void bar(ChartFrame frame, Canvas canvas, ChartBar bar, double top, double height) {
        double from = frame.bar(bar.from());
        double to = frame.bar(bar.to());
        canvas.box(Math.min(from, to), top, Math.max(from, to), top + height, bar.colour(), OPACITY);
        if (height >= TEXT_ROW * THICK && !bar.text().isEmpty()) {
            double room = TextWidth.of(bar.text(), ChartTheme.TEXT);
            double beside = bar.right() ? to + 4 : to - 4;
            double middle = top + height / 2 + 4;
            boolean fits = bar.right() ? beside + room <= frame.chart().width() : beside - room >= labelsEnd(frame);
            if (fits) {
                Canvas.Face face = bar.right() ? ChartTheme.TEXT : ChartTheme.FLUSH_RIGHT;
                canvas.text(beside, middle, bar.text(), face, ChartTheme.INK);
            }
        }
    }
}
