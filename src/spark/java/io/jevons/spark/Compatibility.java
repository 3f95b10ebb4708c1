package io.jevons.spark;

import io.jevons.base.InvalidInputException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Which sessions will do. Asked first, since what goes wrong with another Spark goes wrong in no words at all. */
final class Compatibility {
    private static final String SPARK = "4.";
    private static final String SCALA = "2.13.";
    private static final String WANTED = "Spark 4 with Scala 2.13";

    private Compatibility() {}

    static SparkSession active() {
        try {
            return SparkSession.active();
        } catch (NoClassDefFoundError absent) {
            throw new InvalidInputException(
                    "Spark is not on the class path: must be " + WANTED
                            + "\nMaybe start the program with spark-submit, or depend on org.apache.spark:spark-sql_2.13:4.2.0",
                    absent);
        } catch (IllegalStateException none) {
            throw new InvalidInputException(
                    "no Spark session is active: must be one\nMaybe SparkSession.builder().getOrCreate() before", none);
        }
    }

    static void require(SparkSession session) {
        require(session.version(), scala.util.Properties.versionNumberString());
        requireOpen(session);
    }

    static void require(String spark, String scala) {
        if (!spark.startsWith(SPARK) || !scala.startsWith(SCALA)) {
            throw InvalidInputException.of("session", "Spark " + spark + " with Scala " + scala, WANTED);
        }
    }

    static void requireOpen(SparkSession session) {
        try {
            if (session.sparkContext().isStopped()) {
                throw new InvalidInputException("session: is stopped, must be open");
            }
        } catch (UnsupportedOperationException client) {
            throw new InvalidInputException(
                            "session: is a client of Spark Connect, which runs no code of this library; must be of "
                                    + WANTED + " itself")
                    .with(
                            "\nMaybe start it with spark.api.mode=classic, on a hosted platform on a cluster of one user's own",
                            Optional.of(client));
        }
    }
}
