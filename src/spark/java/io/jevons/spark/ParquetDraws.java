package io.jevons.spark;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Study;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The draws of a study as a table of Parquet files, a row a draw. Spark is given them as bytes, eight a number. */
final class ParquetDraws {
    private static final int A_PART = 8192;

    private ParquetDraws() {}

    static void write(SparkSession session, Study study, List<Metric> metrics, String folder) {
        List<String> columns = new ArrayList<>(study.inputs().names());
        metrics.forEach(metric -> columns.add(metric.name()));
        StructType schema = schema(columns);
        double[][] figures = study.values(metrics);
        List<byte[]> parts = new ArrayList<>();
        for (int from = 0; from < study.draws(); from += A_PART) {
            parts.add(part(study, figures, from, Math.min(study.draws(), from + A_PART), columns.size()));
        }
        int width = columns.size();
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(session.sparkContext())
                .parallelize(parts, parts.size())
                .flatMap(part -> rows(part, width));
        try {
            session.createDataFrame(rows, schema).write().parquet(folder);
        } catch (Exception e) {
            // Scala declares nothing, so that the compiler does not know that this one, which is checked, may come.
            if (e instanceof AnalysisException refused) {
                throw InvalidInputException.of("folder", folder, "a new folder").with("", Optional.of(refused));
            }
            throw e;
        }
    }

    private static StructType schema(List<String> columns) {
        List<StructField> fields = new ArrayList<>();
        fields.add(DataTypes.createStructField("draw", DataTypes.IntegerType, false));
        Set<String> known = new HashSet<>(Set.of("draw"));
        for (String column : columns) {
            if (!known.add(column.toLowerCase(Locale.ROOT))) {
                throw InvalidInputException.of("metric", column, "another name than those of inputs and other metrics");
            }
            fields.add(DataTypes.createStructField(column, DataTypes.DoubleType, false));
        }
        return DataTypes.createStructType(fields);
    }

    /** The first draw's number, and for each draw its inputs and its figures. */
    private static byte[] part(Study study, double[][] figures, int from, int to, int width) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + (to - from) * width * Double.BYTES);
        bytes.putInt(from);
        for (int draw = from; draw < to; draw++) {
            for (double input : study.draw(draw)) {
                bytes.putDouble(input);
            }
            for (double[] figure : figures) {
                bytes.putDouble(figure[draw]);
            }
        }
        return bytes.array();
    }

    private static Iterator<Row> rows(byte[] part, int width) {
        ByteBuffer bytes = ByteBuffer.wrap(part);
        int draw = bytes.getInt();
        List<Row> rows = new ArrayList<>();
        while (bytes.hasRemaining()) {
            Object[] row = new Object[width + 1];
            row[0] = draw++;
            for (int i = 1; i <= width; i++) {
                row[i] = bytes.getDouble();
            }
            rows.add(RowFactory.create(row));
        }
        return rows.iterator();
    }
}
