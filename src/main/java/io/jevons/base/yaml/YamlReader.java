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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns text into {@link YamlNode}s and refuses what a hostile or careless file may hold. They are made of the parser's
 * events: the library's own nodes would only be made to be copied.
 */
final class YamlReader {
    private static final int MAX_BYTES = 10_000_000;
    private static final int MAX_KEY = 200;

    /** Every node keeps its path, so that long keys above many nodes would fill the memory. */
    private static final int MAX_PATHS = 100_000_000;

    private final String file;
    private final String language;
    private final SafeEvents events;

    /** What anchors stand for; empty while that is being read. */
    private final Map<Anchor, Optional<YamlNode>> anchors = new HashMap<>();

    private int nodes;
    private int paths;

    private YamlReader(String file, String language, SafeEvents events) {
        this.file = file;
        this.language = language;
        this.events = events;
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
        long size;
        try {
            if (Files.isDirectory(path)) {
                throw new InvalidInputException(path + ": must be a file, not a folder");
            }
            // A pipe or a device has no size to ask for, so no more is read than is allowed.
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            size = bytes.length > MAX_BYTES ? Math.max(bytes.length, Files.size(path)) : bytes.length;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new InvalidInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
        if (size > MAX_BYTES) {
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
        // The parser's own limit is lower than this reader's, and its refusal names no line. The buffer holds the whole
        // text, since the parser copies what it has for every buffer that a long scalar fills.
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setBufferSize(content.length() + 16)
                .setCodePointLimit(MAX_BYTES)
                .build();
        try {
            if (content.length() > SafeEvents.MAX_VALUES) {
                // Nodes take a hundred times the memory of their text. A text without that many characters cannot have
                // too many values; of another they are counted before the first node is made.
                events(settings, file, content).readThrough();
            }
            return new YamlReader(file, language, events(settings, file, content)).document();
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

    private YamlNode document() {
        events.next(); // the start of the stream
        if (events.next() instanceof StreamEndEvent) {
            throw new InvalidInputException(file + ": is empty");
        }
        Event start = events.next();
        YamlNode root = node(start, place(start, line(start), ""), 0);
        events.next(); // the end of the document
        Event end = events.next();
        if (!(end instanceof StreamEndEvent)) {
            throw refusal(line(end), "is no valid " + language + ": there is another document");
        }
        return root;
    }

    /** The node that begins with an event. */
    private YamlNode node(Event event, YamlPlace place, int depth) {
        if (event instanceof AliasEvent alias) {
            return again(named(alias), place, depth);
        }
        count(place, depth);
        return anchored((NodeEvent) event, place, depth);
    }

    private YamlNode anchored(NodeEvent event, YamlPlace place, int depth) {
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isEmpty()) {
            return made(event, place, depth);
        }
        anchors.put(anchor.get(), Optional.empty());
        YamlNode node = made(event, place, depth);
        anchors.put(anchor.get(), Optional.of(node));
        return node;
    }

    private YamlNode made(NodeEvent event, YamlPlace place, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return YamlNode.scalar(place, scalar.getValue(), scalar.isPlain());
        }
        return event instanceof MappingStartEvent
                ? mapping(place, depth)
                : sequence((CollectionStartEvent) event, place, depth);
    }

    private YamlNode sequence(CollectionStartEvent start, YamlPlace place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        List<Event> starts = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            starts.add(event);
            items.add(node(event, place(event, line(event), place.path() + "[" + items.size() + "]"), depth + 1));
        }
        return YamlNode.sequence(place, items, start.isFlow() ? SplitNumber.maybe(starts) : "");
    }

    private YamlNode mapping(YamlPlace place, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        SplitNumber split = new SplitNumber();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            YamlNode key = key(event);
            Event value = events.next();
            if (split.goesOn(event, value)) {
                continue;
            }
            split.refuse();
            String name = key.written();
            if (!isKey(name)) {
                throw refusal(
                        key.line(),
                        "key '" + YamlNode.brief(name) + "': must be one line of at most " + MAX_KEY + " characters");
            }
            String child = place.child(name);
            if (entries.containsKey(name)) {
                throw refusal(key.line(), "duplicate key '" + child + "'");
            }
            YamlNode node = node(value, place(value, key.line(), child), depth + 1);
            entries.put(name, node);
            split.mayBegin(value, node);
        }
        split.refuse();
        return YamlNode.mapping(place, entries);
    }

    /** A key, which does not count as a value. */
    private YamlNode key(Event event) {
        YamlNode key = null;
        if (event instanceof AliasEvent alias) {
            key = named(alias);
        } else if (event instanceof ScalarEvent scalar) {
            key = anchored(scalar, place(scalar, line(scalar), ""), 0);
        }
        if (key == null || key.kind() != YamlNode.Kind.SCALAR) {
            throw refusal(line(event), "a key must be a single text");
        }
        return key;
    }

    private static boolean isKey(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return name.length() <= MAX_KEY;
    }

    /** What an alias stands for. */
    private YamlNode named(AliasEvent alias) {
        Optional<YamlNode> known = anchors.get(alias.getAlias());
        if (known == null) {
            throw refusal(line(alias), "is no valid " + language + ": found undefined alias " + alias.getAlias());
        }
        return known.orElseThrow(() -> unbounded(line(alias)));
    }

    /** A node once more, where an alias stands for it; messages name the line where it is written. */
    private YamlNode again(YamlNode known, YamlPlace alias, int depth) {
        YamlPlace place = new YamlPlace(file, known.line(), alias.keyLine(), alias.path());
        count(place, depth);
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        List<YamlNode> items = new ArrayList<>();
        if (known.kind() == YamlNode.Kind.MAPPING) {
            known.entries()
                    .forEach(
                            (key, value) -> entries.put(key, again(value, value.placeAt(place.child(key)), depth + 1)));
        } else if (known.kind() == YamlNode.Kind.SEQUENCE) {
            for (YamlNode item : known.items()) {
                items.add(again(item, item.placeAt(place.path() + "[" + items.size() + "]"), depth + 1));
            }
        }
        return known.at(place, entries, items);
    }

    private void count(YamlPlace place, int depth) {
        paths += place.path().length();
        if (++nodes > SafeEvents.MAX_VALUES || paths > MAX_PATHS || depth > SafeEvents.MAX_DEPTH) {
            throw unbounded(place.line());
        }
    }

    private InvalidInputException unbounded(int line) {
        return refusal(line, "has more than " + SafeEvents.MAX_VALUES + " values, or its aliases expand without bound");
    }

    private InvalidInputException refusal(int line, String why) {
        return new InvalidInputException(file + ", line " + line + ": " + why);
    }

    private YamlPlace place(Event event, int keyLine, String path) {
        return new YamlPlace(file, line(event), keyLine, path);
    }

    private static int line(Event event) {
        return event.getStartMark().orElseThrow().getLine() + 1;
    }
}
