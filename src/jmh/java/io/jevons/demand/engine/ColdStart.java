package io.jevons.demand.engine;

import io.jevons.Jevons;
import java.lang.management.ManagementFactory;

/** The first comparison in a new virtual machine: prints the seconds from its start to the verdict. */
final class ColdStart {
    private ColdStart() {}

    /**
     * Compares once.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        String verdict = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .verdict();
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        if (verdict.isEmpty()) {
            throw new IllegalStateException("no verdict");
        }
        System.out.println((System.currentTimeMillis() - started) / 1e3);
    }
}
