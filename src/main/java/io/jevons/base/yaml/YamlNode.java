package io.jevons.base.yaml;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.internal.OneLine;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a YAML 1.2 (or JSON) file that knows where it stands, so that every refusal can name file, line and path.
 *
 * <p>Reading is strict: a file of at most 10 MB in UTF-8 with one document, no tags, no duplicate keys, and aliases only
 * as far as they do not multiply the file's size without bound.
 */
public final class YamlNode {
    /** What a node is. */
    public enum Kind {
        /** A single value. */
        SCALAR,
        /** Keys with values. */
        MAPPING,
        /** A list. */
        SEQUENCE
    }

    /** Texts go on into messages, tables and exports. */
    private static final int MAX_TEXT = 10_000;

    /** How files write a number. */
    static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    /** The key by which a mapping is a number with its unit, range and source. */
    private static final String VALUE = "value";

    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL");

    private final Kind kind;
    private final YamlPlace place;
    private final String scalar;
    private final boolean plain;
    private final Map<String, YamlNode> entries;
    private final List<YamlNode> items;

    /** A remedy for a list that is refused; empty where none can be guessed. */
    private final String remedy;

    private YamlNode(
            Kind kind,
            YamlPlace place,
            String scalar,
            boolean plain,
            Map<String, YamlNode> entries,
            List<YamlNode> items,
            String remedy) {
        this.kind = kind;
        this.place = place;
        this.scalar = scalar;
        this.plain = plain;
        this.entries = entries;
        this.items = items;
        this.remedy = remedy;
    }

    static YamlNode scalar(YamlPlace place, String text, boolean plain) {
        return new YamlNode(Kind.SCALAR, place, text, plain, Map.of(), List.of(), "");
    }

    static YamlNode mapping(YamlPlace place, Map<String, YamlNode> entries) {
        return new YamlNode(Kind.MAPPING, place, "", false, entries, List.of(), "");
    }

    static YamlNode sequence(YamlPlace place, List<YamlNode> items, String remedy) {
        return new YamlNode(Kind.SEQUENCE, place, "", false, Map.of(), List.copyOf(items), remedy);
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its root
     * @throws InvalidInputException if the file cannot be read or is not one plain YAML document
     */
    public static YamlNode read(Path file) {
        Objects.requireNonNull(file, "file");
        return YamlReader.read(file);
    }

    /**
     * Reads a file of JSON, in which tabs are blanks and faults are told of as those of JSON.
     *
     * @param file the file
     * @return its root
     * @throws InvalidInputException if the file cannot be read or is not one JSON document, such as a page of the web
     */
    public static YamlNode readJson(Path file) {
        Objects.requireNonNull(file, "file");
        return JsonReader.read(file);
    }

    /**
     * Parses a text.
     *
     * @param label what messages call the text, such as a file name
     * @param text the text
     * @return its root
     * @throws InvalidInputException if the text is not one plain YAML document
     */
    public static YamlNode parse(String label, String text) {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        return YamlReader.parse(label, text);
    }

    /**
     * What the node is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Where the node stands in its file.
     *
     * @return the path of keys, joined with dots; empty for the root
     */
    public String path() {
        return place.path();
    }

    /**
     * The file or label that the node comes from.
     *
     * @return the name
     */
    public String file() {
        return place.file();
    }

    /**
     * The line of the node.
     *
     * @return the line, from 1
     */
    public int line() {
        return place.line();
    }

    /**
     * The keys and values of a mapping, in file order.
     *
     * @return the entries
     * @throws InvalidInputException if the node is no mapping
     */
    public Map<String, YamlNode> entries() {
        expect(Kind.MAPPING, "keys with values");
        return java.util.Collections.unmodifiableMap(entries);
    }

    /**
     * The items of a list.
     *
     * @return the items
     * @throws InvalidInputException if the node is no list
     */
    public List<YamlNode> items() {
        expect(Kind.SEQUENCE, "a list");
        return items;
    }

    /**
     * The value of a key, where the mapping has it.
     *
     * @param key the key
     * @return the value
     * @throws InvalidInputException if the node is no mapping
     */
    public Optional<YamlNode> find(String key) {
        Objects.requireNonNull(key, "key");
        expect(Kind.MAPPING, "keys with values");
        return Optional.ofNullable(entries.get(key));
    }

    /**
     * The value of a key.
     *
     * @param key the key
     * @return the value
     * @throws InvalidInputException if the node is no mapping or lacks the key
     */
    public YamlNode get(String key) {
        Objects.requireNonNull(key, "key");
        return find(key).orElseThrow(() -> missing(key));
    }

    /**
     * The refusal of a mapping that lacks a key.
     *
     * @param key the key
     * @return the exception
     */
    public InvalidInputException missing(String key) {
        Objects.requireNonNull(key, "key");
        String missing = place.child(key);
        // A key that is there may be this one misspelt; others say nothing about it.
        String maybe = InvalidInputException.maybeNear(key, entries.keySet());
        return InvalidInputException.at(place.ofNode(), missing, "missing key '" + missing + "'" + maybe);
    }

    /**
     * The refusal of a mapping that lacks keys, all of them in one message.
     *
     * @param keys the keys, at least one
     * @return the exception
     */
    public InvalidInputException missing(List<String> keys) {
        Objects.requireNonNull(keys, "keys");
        if (keys.size() == 1) {
            return missing(keys.get(0));
        }
        String all = keys.stream().map(k -> "'" + place.child(k) + "'").collect(Collectors.joining(", "));
        return InvalidInputException.at(place.ofNode(), place.child(keys.get(0)), "missing keys " + all);
    }

    /**
     * The node with another below it: keys of both, what this one has first. A mapping is laid over a mapping key by key,
     * down to numbers that are written with their source, which are replaced as a whole; a key without a value takes away
     * what is below. Every node keeps its place, by which messages name file and line.
     *
     * @param below what holds where this node says nothing
     * @return the two as one
     */
    public YamlNode over(YamlNode below) {
        Objects.requireNonNull(below, "below");
        boolean whole = kind != Kind.MAPPING
                || below.kind != Kind.MAPPING
                || entries.containsKey(VALUE)
                || below.entries.containsKey(VALUE);
        if (whole) {
            return this;
        }
        Map<String, YamlNode> merged = new LinkedHashMap<>(below.entries);
        entries.forEach((key, child) -> {
            if (child.isNull()) {
                merged.remove(key);
            } else {
                merged.merge(key, child, (old, own) -> own.over(old));
            }
        });
        return mapping(place, merged);
    }

    /**
     * A mapping with a key more, or with another value for it.
     *
     * @param key the key
     * @param value its value, whose place is kept and whose path becomes that of the key
     * @return the mapping
     */
    public YamlNode with(String key, YamlNode value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Map<String, YamlNode> more = new LinkedHashMap<>(entries());
        more.put(key, value.at(place.child(key)));
        return mapping(place, more);
    }

    /**
     * A mapping without a key.
     *
     * @param key the key
     * @return the mapping
     */
    public YamlNode without(String key) {
        Objects.requireNonNull(key, "key");
        Map<String, YamlNode> fewer = new LinkedHashMap<>(entries());
        fewer.remove(key);
        return mapping(place, fewer);
    }

    /**
     * The node as if it stood where another one does, of which it keeps its path: what a file takes over by a line of its own is
     * said by that line.
     *
     * @param other where messages shall say that it stands, and all that is below it
     * @return the node with file and line of the other
     */
    public YamlNode standingAt(YamlNode other) {
        Objects.requireNonNull(other, "other");
        Map<String, YamlNode> moved = new LinkedHashMap<>();
        entries.forEach((key, child) -> moved.put(key, child.standingAt(other)));
        List<YamlNode> below =
                items.stream().map(item -> item.standingAt(other)).toList();
        return new YamlNode(kind, place.at(other.place), scalar, plain, moved, below, remedy);
    }

    /** The same node at another path of the file, and with it all that is below. */
    private YamlNode at(String path) {
        YamlPlace other = place.at(path);
        Map<String, YamlNode> moved = new LinkedHashMap<>();
        entries.forEach((key, child) -> moved.put(key, child.at(other.child(key))));
        return at(other, moved, items);
    }

    /** Where the node would stand at another path of its file. */
    YamlPlace placeAt(String path) {
        return place.at(path);
    }

    /** The same node at another place, with other nodes below it. */
    YamlNode at(YamlPlace other, Map<String, YamlNode> otherEntries, List<YamlNode> otherItems) {
        return new YamlNode(kind, other, scalar, plain, otherEntries, List.copyOf(otherItems), remedy);
    }

    /** The text of a scalar as it is written, whatever it is. */
    String written() {
        return scalar;
    }

    /**
     * Checks that a mapping has no other keys than these.
     *
     * @param allowed the keys allowed
     * @throws InvalidInputException if it is no mapping or has another key
     */
    public void allow(Collection<String> allowed) {
        allow(allowed, e -> {
            throw e;
        });
    }

    /**
     * Tells of each key of a mapping that is none of these.
     *
     * @param allowed the keys allowed
     * @param fault takes the refusals
     * @throws InvalidInputException if it is no mapping
     */
    public void allow(Collection<String> allowed, Consumer<InvalidInputException> fault) {
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(fault, "fault");
        for (String key : entries().keySet()) {
            if (!allowed.contains(key)) {
                fault.accept(unknownKey(key, allowed));
            }
        }
    }

    /**
     * The refusal of a key that a mapping must not have.
     *
     * @param key the key found
     * @param allowed the keys allowed
     * @return the exception
     */
    public InvalidInputException unknownKey(String key, Collection<String> allowed) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(allowed, "allowed");
        YamlNode value = entries.getOrDefault(key, this);
        String unknown = place.child(key);
        return InvalidInputException.at(
                value.place.ofKey(),
                unknown,
                "unknown key '" + unknown + "'" + InvalidInputException.maybe(key, allowed));
    }

    /**
     * Whether the node says that there is no value: empty, {@code null} or {@code ~}.
     *
     * @return whether it does
     */
    public boolean isNull() {
        return kind == Kind.SCALAR
                && (scalar.isBlank() || (plain && NULL.matcher(scalar).matches()));
    }

    /**
     * The text of a scalar.
     *
     * @return the text
     * @throws InvalidInputException if the node is no scalar, is empty or null, or has more than 10 000 characters
     */
    public String text() {
        expect(Kind.SCALAR, "a text");
        if (isNull()) {
            throw invalid("a text");
        }
        if (scalar.length() > MAX_TEXT) {
            throw invalid("a text of at most " + MAX_TEXT + " characters, not of " + scalar.length());
        }
        return scalar;
    }

    /**
     * Whether the node is a plain scalar that reads as a number.
     *
     * @return whether it is
     */
    public boolean isNumber() {
        return kind == Kind.SCALAR && plain && NUMBER.matcher(scalar).matches();
    }

    /**
     * The finite number that a scalar holds.
     *
     * @return the number
     * @throws InvalidInputException if the node holds none; infinities and NaN are refused too
     */
    public double number() {
        return number(x -> true, "a finite number");
    }

    /**
     * The number that a scalar holds, within bounds.
     *
     * @param allowed whether a number is allowed; asked for finite numbers alone
     * @param phrase what is allowed, as a phrase that follows "must be"
     * @return the number
     * @throws InvalidInputException if the node holds no finite number that is allowed
     */
    public double number(DoublePredicate allowed, String phrase) {
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(phrase, "phrase");
        double number = isNumber() ? Double.parseDouble(scalar) : Double.NaN;
        if (Double.isNaN(number) && kind == Kind.SCALAR) {
            throw refusal(phrase, MeantNumber.maybe(scalar.strip()));
        }
        if (!Double.isFinite(number) || !allowed.test(number)) {
            throw invalid(phrase);
        }
        return number;
    }

    /**
     * The whole number that a scalar holds.
     *
     * @param low the lowest value allowed
     * @param high the highest value allowed
     * @return the number
     * @throws InvalidInputException if the node holds none in that range
     */
    public int integer(int low, int high) {
        return (int) number(
                x -> x >= low && x <= high && x == Math.rint(x), "a whole number between " + low + " and " + high);
    }

    /**
     * The quarter that a scalar names.
     *
     * @return the quarter
     * @throws InvalidInputException if the node is no quarter
     */
    public Quarter quarter() {
        try {
            return Quarter.parse(text());
        } catch (InvalidInputException e) {
            throw (InvalidInputException)
                    invalid("a year and a quarter, such as 2025Q1").initCause(e);
        }
    }

    /**
     * The truth value that a scalar holds.
     *
     * @return whether it is {@code true} or {@code on}
     * @throws InvalidInputException if the node is none of {@code true}, {@code on}, {@code false}, {@code off}
     */
    public boolean truth() {
        return switch (kind == Kind.SCALAR ? scalar : "") {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw invalid("on or off, or true or false");
        };
    }

    /**
     * The refusal of the node's value.
     *
     * @param allowed what is allowed, as a phrase that follows "must be"
     * @return the exception, with file, line, path and value
     */
    public InvalidInputException invalid(String allowed) {
        Objects.requireNonNull(allowed, "allowed");
        return refusal(allowed, remedy);
    }

    private InvalidInputException refusal(String allowed, String maybe) {
        return place.refusal(shown(), allowed, maybe);
    }

    /**
     * A refusal that concerns the node.
     *
     * @param message what is wrong
     * @return the exception, with file and line before the message
     */
    public InvalidInputException error(String message) {
        Objects.requireNonNull(message, "message");
        return InvalidInputException.at(place.ofNode(), place.path(), message);
    }

    /**
     * A refusal that concerns the key whose value the node is.
     *
     * @param message what is wrong
     * @return the exception, with file and the key's line before the message
     */
    public InvalidInputException errorOfKey(String message) {
        Objects.requireNonNull(message, "message");
        return InvalidInputException.at(place.ofKey(), place.path(), message);
    }

    /**
     * What was read at the node, whose refusals get its file, line and path unless they have a place of their own.
     *
     * @param reading reads it
     * @param <T> its type
     * @return what was read
     * @throws InvalidInputException if the reading refuses it
     */
    public <T> T read(Supplier<T> reading) {
        Objects.requireNonNull(reading, "reading");
        try {
            return reading.get();
        } catch (InvalidInputException e) {
            throw e.place().isPresent() ? e : e.at(place.ofNode(), place.path());
        }
    }

    /**
     * File and line of the node, as messages begin.
     *
     * @return such as {@code mine.yaml, line 12: }
     */
    public String place() {
        return place.ofNode() + ": ";
    }

    private String shown() {
        return switch (kind) {
            case SCALAR -> plain && !scalar.isEmpty() ? brief(scalar) : "'" + brief(scalar) + "'";
            case MAPPING -> "keys with values";
            case SEQUENCE -> "a list";
        };
    }

    /** A text as messages show it: on one line, and no longer than one. */
    static String brief(String text) {
        return OneLine.of(text, 80);
    }

    private void expect(Kind expected, String phrase) {
        if (kind != expected) {
            throw invalid(phrase);
        }
    }

    @Override
    public String toString() {
        return place() + place.name() + " = " + shown();
    }
}
