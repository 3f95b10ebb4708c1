package io.jevons.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions for tests: quiet, on this machine alone, and without a page. */
final class Sessions {
    /** The class path of the tests, Spark's jars and the library within it. */
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private Sessions() {}

    static SparkSession.Builder builder(String master) {
        return SparkSession.builder()
                .master(master)
                .appName("jevons")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1");
    }
}
