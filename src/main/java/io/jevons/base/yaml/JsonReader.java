package io.jevons.base.yaml;

import io.jevons.base.InvalidInputException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads JSON, which is YAML but for tabs, and says what stands where JSON should be. */
final class JsonReader {
    private static final int GLANCE = 200;

    private JsonReader() {}

    static YamlNode read(Path path) {
        String name = YamlReader.nameOf(path);
        String text = YamlReader.text(path);
        refuseWhatIsNone(name, text);
        // Tabs are blanks in JSON and forbidden in YAML; a string of JSON has none.
        boolean hasBraces = text.stripLeading().startsWith("{");
        return YamlReader.parse(name, hasBraces ? text.replace('\t', ' ') : text, "JSON");
    }

    private static void refuseWhatIsNone(String name, String text) {
        String start = text.strip();
        start = start.substring(0, Math.min(GLANCE, start.length())).toLowerCase(Locale.ROOT);
        String place = name + ", line 1";
        if (start.startsWith("version https://git-lfs")) {
            throw InvalidInputException.at(
                    place, "", "is a pointer of Git LFS, not the file that it stands for\nMaybe git lfs pull");
        }
        if (start.startsWith("<")) {
            throw InvalidInputException.at(
                    place, "", "is HTML or XML, not JSON\nMaybe the page was saved in place of the raw file");
        }
    }
}
