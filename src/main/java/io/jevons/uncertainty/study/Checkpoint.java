package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Log;
import io.jevons.internal.Sha256;
import io.jevons.internal.files.WholeFiles;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps every finished chunk in a folder, each in a file of its own that is whole or absent, with a hash before its bytes. A
 * study that was killed so goes on where it was; a damaged chunk is run again.
 */
final class Checkpoint implements DrawRunner {
    private static final String MANIFEST = "study.json";
    private static final int HASH = 64;

    private final Path folder;
    private final DrawRunner runner;

    Checkpoint(Path folder, DrawRunner runner) {
        this.folder = folder;
        this.runner = runner;
    }

    @Override
    public void run(DrawJob job, List<DrawChunk> chunks, Taker taker) {
        requireOwn(job.manifest());
        List<Integer> missing = new ArrayList<>();
        for (int k = 0; k < chunks.size(); k++) {
            Optional<byte[]> kept = read(file(job, chunks.get(k)));
            if (kept.isPresent()) {
                taker.take(k, kept.get());
            } else {
                missing.add(k);
            }
        }
        if (!missing.isEmpty()) {
            runner.run(job, missing.stream().map(chunks::get).toList(), (place, result) -> {
                int k = missing.get(place);
                write(file(job, chunks.get(k)), result);
                taker.take(k, result);
            });
        }
    }

    private Path file(DrawJob job, DrawChunk chunk) {
        return folder.resolve(Sha256.of(job.hash() + " " + chunk.text()).substring(0, 32) + ".chunk");
    }

    /** A folder is a checkpoint of one manifest from its first chunk on. */
    private void requireOwn(String manifest) {
        Path file = folder.resolve(MANIFEST);
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw refused("is a file, must be a folder");
            }
            if (!Files.exists(folder)) {
                WholeFiles.requireWritableFolder(folder);
            }
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                try (Stream<Path> files = Files.list(folder)) {
                    if (files.findAny().isPresent()) {
                        throw refused("has files and no " + MANIFEST + ", must be a checkpoint, empty or new");
                    }
                }
                WholeFiles.write(file, out -> out.write(manifest));
            } else if (!Files.readString(file).equals(manifest)) {
                throw refused(
                        "is the checkpoint of another study, as its " + MANIFEST
                                + " says; must be of this one\nMaybe another folder, or the market, scenario or settings of that study");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvalidInputException refused(String why) {
        return new InvalidInputException("checkpoint " + folder + ": " + why);
    }

    private static Optional<byte[]> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            byte[] result = Arrays.copyOfRange(bytes, Math.min(HASH, bytes.length), bytes.length);
            if (bytes.length > HASH && new String(bytes, 0, HASH, StandardCharsets.US_ASCII).equals(hash(result))) {
                return Optional.of(result);
            }
            Log.of(Checkpoint.class).warn("{} is damaged; its draws are run again", file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] result) {
        byte[] hash = hash(result).getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(hash, HASH + result.length);
        System.arraycopy(result, 0, bytes, HASH, result.length);
        WholeFiles.writeBytes(file, bytes);
    }

    private static String hash(byte[] bytes) {
        return Sha256.of(HexFormat.of().formatHex(bytes));
    }
}
