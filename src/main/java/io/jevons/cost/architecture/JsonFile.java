package io.jevons.cost.architecture;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads JSON, which is YAML but for tabs, and says what stands where a configuration should be. */
final class JsonFile {
    private static final int GLANCE = 200;
    private static final String NO_YAML = ": is no valid YAML: ";

    private JsonFile() {}

    static YamlNode read(Path file) {
        try {
            YamlNode root = YamlNode.read(file);
            return root.kind() == YamlNode.Kind.MAPPING ? root : notAnObject(root, file);
        } catch (InvalidInputException e) {
            String text = textOf(file);
            refuseWhatIsNoJson(file, text);
            if (text.strip().startsWith("{") && text.indexOf('\t') >= 0) {
                // Tabs are blanks in JSON and forbidden in YAML; a string of JSON has none.
                return parse(file, text.replace('\t', ' '));
            }
            throw ofJson(e);
        }
    }

    private static YamlNode parse(Path file, String text) {
        try {
            return YamlNode.parse(nameOf(file), text);
        } catch (InvalidInputException e) {
            throw ofJson(e);
        }
    }

    /** Whoever wrote JSON does not look for a fault in YAML. */
    private static InvalidInputException ofJson(InvalidInputException e) {
        String message = e.getMessage();
        return message.contains(NO_YAML)
                ? new InvalidInputException(message.replace(NO_YAML, ": is no valid JSON: "), e)
                : e;
    }

    private static YamlNode notAnObject(YamlNode root, Path file) {
        refuseWhatIsNoJson(file, textOf(file));
        throw root.invalid("an object of JSON, with the keys of a configuration");
    }

    private static void refuseWhatIsNoJson(Path file, String text) {
        String start = text.strip();
        start = start.substring(0, Math.min(GLANCE, start.length())).toLowerCase(Locale.ROOT);
        String place = nameOf(file) + ", line 1: ";
        if (start.startsWith("version https://git-lfs")) {
            throw new InvalidInputException(
                    place + "is a pointer of Git LFS, not the file that it stands for\nMaybe git lfs pull");
        }
        if (start.startsWith("<")) {
            throw new InvalidInputException(place
                    + "is HTML or XML, not a configuration in JSON\nMaybe the page was saved in place of the raw file");
        }
    }

    /** The text again, where it is no valid YAML; empty where it cannot be read at all. */
    private static String textOf(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= 10_000_000
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "")
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }
}
