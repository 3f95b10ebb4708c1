package io.jevons.base;

import java.util.Optional;

/**
 * A result that can be shown: as text at a prompt, as HTML where there is room for it, such as in the cell of a notebook, and
 * as a picture where it has one. Kernels that know the library ({@code io.jevons.kernel}) ask for it.
 */
public interface Shown {
    /**
     * The result as text, as a prompt shows it.
     *
     * @return some lines
     */
    @Override
    String toString();

    /**
     * The result as a part of a page: its table where it has one, and else its text as it is.
     *
     * @return HTML without scripts, which stands by itself
     */
    default String toHtml() {
        return "<pre>" + Table.escape(toString()) + "</pre>\n";
    }

    /**
     * The result as a picture.
     *
     * @return the chart, where there is one
     */
    default Optional<Chart> picture() {
        return Optional.empty();
    }

    /** A result that a page shows as its table. */
    interface AsTable extends Shown {
        /**
         * The result as a table.
         *
         * @return its rows
         */
        Table toTable();

        @Override
        default String toHtml() {
            return toTable().toHtml();
        }
    }

    /** A result that has a picture. */
    interface AsChart extends Shown {
        /**
         * The result as a chart.
         *
         * @return the picture
         */
        Chart chart();

        @Override
        default Optional<Chart> picture() {
            return Optional.of(chart());
        }
    }
}
