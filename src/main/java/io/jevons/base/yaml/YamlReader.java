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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Turns text into {@link YamlNode}s and refuses what a hostile or careless file may hold. */
final class YamlReader {
    private static final int MAX_BYTES = 10_000_000;
    private static final int MAX_KEY = 200;

    /** Every node keeps its path, so that long keys above many nodes would fill the memory. */
    private static final int MAX_PATHS = 100_000_000;

    private final String file;
    private int nodes;
    private int paths;

    private YamlReader(String file) {
        this.file = file;
    }

    static YamlNode read(Path path) {
        return parse(nameOf(path), text(path));
    }

    static String nameOf(Path path) {
        return path.getFileName() == null ? path.toString() : path.getFileName().toString();
    }

    /** The text of a file, without a byte order mark. */
    static String text(Path path) {
        String name = nameOf(path);
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
            return withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(name + ": must be text in UTF-8", e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static YamlNode parse(String file, String text) {
        return parse(file, text, "YAML");
    }

    /** What is wrong with the form is told of as the language that the text was written in. */
    static YamlNode parse(String file, String text, String language) {
        if (text.length() > MAX_BYTES) {
            throw new InvalidInputException(
                    file + ": " + text.length() + " characters: must be at most " + MAX_BYTES + " bytes");
        }
        String content = withoutMark(text);
        // The parser's own limits are lower than this reader's, and its refusals name no line. The buffer holds the
        // whole
        // text, since the parser copies what it has for every buffer that a long scalar fills.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setBufferSize(content.length() + 16)
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(SafeEvents.MAX_VALUES)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            if (content.length() > SafeEvents.MAX_VALUES) {
                // Nodes take a hundred times the memory of their text. A text without that many characters cannot have
                // too many values; of another they are counted before the first node is made.
                events(settings, file, content).readThrough();
            }
            Optional<Node> root = new Composer(settings, events(settings, file, content)).getSingleNode();
            if (root.isEmpty()) {
                throw new InvalidInputException(file + ": is empty");
            }
            return new YamlReader(file).convert(root.get(), line(root.get()), "", 0);
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(m -> ", line " + (m.getLine() + 1)).orElse("");
            throw new InvalidInputException(file + line + ": is no valid " + language + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new InvalidInputException(file + ": is no valid " + language + ": " + e.getMessage(), e);
        }
    }

    private static SafeEvents events(LoadSettings settings, String file, String content) {
        return new SafeEvents(file, new ParserImpl(settings, new StreamReader(settings, content)));
    }

    private YamlNode convert(Node node, int keyLine, String path, int depth) {
        YamlPlace place = new YamlPlace(file, line(node), keyLine, path);
        paths += path.length();
        if (++nodes > SafeEvents.MAX_VALUES || paths > MAX_PATHS || depth > SafeEvents.MAX_DEPTH) {
            throw new InvalidInputException(place.ofNode() + ": has more than " + SafeEvents.MAX_VALUES
                    + " values, or its aliases expand without bound");
        }
        if (node instanceof ScalarNode scalar) {
            return YamlNode.scalar(place, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(convert(item, line(item), path + "[" + items.size() + "]", depth + 1));
            }
            return YamlNode.sequence(place, items, SplitNumbers.maybe(sequence));
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        List<NodeTuple> tuples = ((MappingNode) node).getValue();
        for (int i = 0; i < tuples.size(); i++) {
            NodeTuple tuple = tuples.get(i);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new InvalidInputException(
                        file + ", line " + line(tuple.getKeyNode()) + ": a key must be a single text");
            }
            if (key.getValue().length() > MAX_KEY || key.getValue().chars().anyMatch(Character::isISOControl)) {
                throw new InvalidInputException(file + ", line " + line(key) + ": key '"
                        + YamlNode.brief(key.getValue()) + "': must be one line of at most " + MAX_KEY + " characters");
            }
            String child = place.child(key.getValue());
            if (entries.containsKey(key.getValue())) {
                throw new InvalidInputException(file + ", line " + line(key) + ": duplicate key '" + child + "'");
            }
            String split = SplitNumbers.of(tuples, i);
            if (!split.isEmpty()) {
                throw new InvalidInputException(file + ", line " + line(key) + ": " + child + " = "
                        + YamlNode.brief(split) + ": must be a number without commas" + MeantNumber.maybe(split));
            }
            entries.put(key.getValue(), convert(tuple.getValueNode(), line(key), child, depth + 1));
        }
        return YamlNode.mapping(place, entries);
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
