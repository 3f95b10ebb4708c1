package io.jevons.base.yaml;

import io.jevons.base.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files and texts of a bounded size, which {@link OrdinaryYaml} or else {@link WholeYaml} turns into nodes. */
final class YamlReader {
    static final int MAX_BYTES = 10_000_000;

    private YamlReader() {}

    static YamlNode read(Path path) {
        String name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        byte[] bytes;
        try {
            if (Files.isDirectory(path)) {
                throw new InvalidInputException(path + ": must be a file, not a folder");
            }
            // A pipe or a device has no size to ask for, so no more is read than is allowed.
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new InvalidInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > MAX_BYTES) {
            long size = Math.max(bytes.length, path.toFile().length());
            throw new InvalidInputException(name + ": " + size + " bytes: must be at most " + MAX_BYTES + " bytes");
        }
        try {
            return parse(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(name + ": must be text in UTF-8", e);
        }
    }

    static YamlNode parse(String file, String text) {
        if (text.length() > MAX_BYTES) {
            throw new InvalidInputException(
                    file + ": " + text.length() + " characters: must be at most " + MAX_BYTES + " bytes");
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return OrdinaryYaml.parse(file, content).orElseGet(() -> WholeYaml.parse(file, content));
    }
}
