package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Log;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.List;

/** A run once more: what its manifest says, on a market and a scenario that must be those of the manifest. */
record Repetition(Manifest manifest, Market market, Scenario scenario, String maybe) {
    /** The ensemble that the manifest describes, its draws left out where they were given. */
    Ensemble ensemble() {
        Staging staging = Staging.of(market, scenario);
        requireSame("market " + market.name(), Fingerprint.of(market), manifest.marketHash());
        requireSame("scenario " + scenario.name(), Fingerprint.of(staging), manifest.scenarioHash());
        requireSame(
                "base and distributions of " + scenario.name(),
                Fingerprint.ofAssumptions(staging),
                manifest.assumptionsHash());
        warnOfOtherVersion();
        Ensemble ensemble = Ensemble.of(market, scenario)
                .draws(manifest.draws())
                .seed(manifest.seed())
                .sampler(manifest.sampler());
        for (Manifest.Rule rule : manifest.rules()) {
            ensemble = ensemble.vary(rule.pattern(), rule.vary());
        }
        for (Manifest.Correlation c : manifest.correlations()) {
            ensemble = ensemble.correlate(c.first(), c.second(), c.rho());
        }
        for (String series : manifest.series()) {
            // The entity's name may have spaces in it, a variable's has none.
            int space = series.lastIndexOf(' ');
            ensemble = ensemble.select(series.substring(0, space), series.substring(space + 1));
        }
        if (manifest.keepAll()) {
            ensemble = ensemble.keepAll();
        }
        return manifest.fileDistributions() ? ensemble : ensemble.withoutFileDistributions();
    }

    private void requireSame(String what, String hash, String wanted) {
        if (!hash.equals(wanted)) {
            throw new InvalidInputException(
                    what + " has SHA-256 " + hash + ": must be " + wanted + ", as the manifest says" + maybe);
        }
    }

    private void warnOfOtherVersion() {
        if (!List.of(Manifest.libraryVersion(), "development").contains(manifest.version())) {
            Log.of(Ensemble.class)
                    .warn(
                            "the manifest was written by version {} of the library, this is {}: figures may differ",
                            manifest.version(),
                            Manifest.libraryVersion());
        }
    }
}
