package io.jevons.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions for tests: quiet, on this machine alone, and without a page. */
final class Sessions {
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
