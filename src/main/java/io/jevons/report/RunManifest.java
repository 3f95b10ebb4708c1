package io.jevons.report;

import io.jevons.demand.Projection;
import io.jevons.internal.files.WholeFiles;
import io.jevons.uncertainty.study.Manifest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The file beside a projection's file that says which run it comes from. */
final class RunManifest {
    private RunManifest() {}

    /** Writes a file of a projection with its manifest beside it, and gives the file. */
    static Path withFile(Path file, Projection projection, String format, WholeFiles.Text text) {
        WholeFiles.write(file, text, (name, hash) -> of(projection, name, format, hash));
        return file;
    }

    /** The manifest of a file by its name and the hash of what is in it. */
    static String of(Projection projection, String file, String format, String hash) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("jevons", Manifest.libraryVersion());
        facts.put("market", projection.market().name());
        facts.put("market-sha256", Manifest.hash(projection.market()));
        facts.put("scenario", projection.scenario());
        facts.put("scenario-sha256", Manifest.hash(projection));
        facts.put("from", projection.start().toString());
        facts.put("to", projection.start().plus(projection.periods() - 1).toString());
        facts.put("series", projection.keys().size());
        facts.put("file", file);
        facts.put("format", format);
        facts.put("file-sha256", hash);
        return facts.entrySet().stream()
                .map(f -> "  " + Json.write(f.getKey()) + ": " + Json.write(f.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }
}
