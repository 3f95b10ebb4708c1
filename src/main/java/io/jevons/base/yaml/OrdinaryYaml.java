package io.jevons.base.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what nearly every file is written in: keys and lists by indentation; braces, brackets and quoted texts that end on their line;
 * comments. All else, and every fault, it leaves to {@link WholeYaml}, which would give the same nodes of what is read here. The
 * first answer of a new virtual machine would otherwise wait for the classes of a whole language to be loaded, longer than for the
 * model.
 */
final class OrdinaryYaml {
    /** Below what {@link WholeYaml} refuses. */
    private static final int MAX_DEPTH = 40;

    private static final int MAX_KEY = 200;

    private final String file;
    private final String text;

    private int at;
    private int line = 1;

    /** Where the line that is read begins, and how far its first key or value is from there; -1 at the end of the text. */
    private int lineStart;

    private int column;
    private int paths;

    /** Says that the text is not for this reader. */
    private static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super(null, null, false, false);
        }
    }

    private OrdinaryYaml(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The root of a text; nothing where the text is not an ordinary one. */
    static Optional<YamlNode> parse(String file, String text) {
        if (text.length() > WholeYaml.MAX_VALUES || !isPrintable(text)) {
            return Optional.empty();
        }
        try {
            OrdinaryYaml reader = new OrdinaryYaml(file, text);
            reader.startLine();
            reader.require(reader.column >= 0);
            YamlNode root = reader.block("", 0);
            reader.require(reader.column < 0);
            return Optional.of(root);
        } catch (Unusual other) {
            return Optional.empty();
        }
    }

    /** Without characters that YAML takes to be breaks of lines or refuses, but for the plain break. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ofAscii = (c >= ' ' && c <= '~') || c == '\n';
            boolean ofOthers = c >= '\u00a0' && c < '\ud800' && c != '\u2028' && c != '\u2029';
            if (!ofAscii && !ofOthers) {
                return false;
            }
        }
        return true;
    }

    private void require(boolean usual) {
        if (!usual) {
            throw new Unusual();
        }
    }

    /** The next character, where the end of the text is the end of a line. */
    private char peek() {
        return peek(0);
    }

    private char peek(int further) {
        return at + further < text.length() ? text.charAt(at + further) : '\n';
    }

    private boolean isBlank(int further) {
        char c = peek(further);
        return c == ' ' || c == '\n';
    }

    private void skipSpaces() {
        while (peek() == ' ') {
            at++;
        }
    }

    /** Whether nothing is left of the line but a comment, which follows a space or begins the line. */
    private boolean isRestEmpty() {
        return peek() == '\n' || (peek() == '#' && (at == lineStart || text.charAt(at - 1) == ' '));
    }

    /** Goes from the beginning of a line to the first key or value there or on a line below. */
    private void startLine() {
        while (at < text.length()) {
            lineStart = at;
            skipSpaces();
            if (!isRestEmpty()) {
                column = at - lineStart;
                return;
            }
            toNextLine();
        }
        column = -1;
    }

    private void toNextLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        line++;
    }

    private void endLine() {
        skipSpaces();
        require(isRestEmpty());
        toNextLine();
        startLine();
    }

    private boolean isDash() {
        return peek() == '-' && isBlank(1);
    }

    private String enter(String path, int depth) {
        paths += path.length();
        require(depth < MAX_DEPTH && paths < WholeYaml.MAX_PATHS);
        return path;
    }

    /** Keys or a list, from where the line begins. */
    private YamlNode block(String path, int depth) {
        return isDash() ? items(path, depth) : entries(path, depth);
    }

    private YamlNode entries(String path, int depth) {
        enter(path, depth);
        int first = line;
        int indent = column;
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        do {
            String key = key();
            String child = YamlNode.child(path, key);
            skipSpaces();
            require(entries.put(key, isRestEmpty() ? below(child, depth, indent, true) : onLine(child, depth, indent))
                    == null);
        } while (column == indent && !isDash());
        require(column < indent);
        return YamlNode.mapping(file, first, path, entries);
    }

    private YamlNode items(String path, int depth) {
        enter(path, depth);
        int first = line;
        int indent = column;
        List<YamlNode> items = new ArrayList<>();
        do {
            at++;
            skipSpaces();
            String child = path + "[" + items.size() + "]";
            if (isRestEmpty()) {
                items.add(below(child, depth, indent, false));
            } else if (isKey()) {
                column = at - lineStart;
                items.add(entries(child, depth + 1));
                require(column <= indent);
            } else {
                require(!isDash());
                items.add(onLine(child, depth, indent));
            }
        } while (column == indent && isDash());
        require(column <= indent);
        return YamlNode.sequence(file, first, path, items, "");
    }

    /** What stands on the lines below a key or dash: further in, or a list below its key. */
    private YamlNode below(String path, int depth, int indent, boolean ofKey) {
        endLine();
        require(column > indent || (ofKey && column == indent && isDash()));
        return block(path, depth + 1);
    }

    /** A value that ends on its line. */
    private YamlNode onLine(String path, int depth, int indent) {
        YamlNode value = value(path, depth + 1, false);
        endLine();
        require(column <= indent);
        return value;
    }

    private YamlNode value(String path, int depth, boolean within) {
        enter(path, depth);
        return switch (peek()) {
            case '{' -> braces(path, depth);
            case '[' -> brackets(path, depth);
            case '"' -> YamlNode.scalar(file, line, path, quoted(), false);
            default -> YamlNode.scalar(file, line, path, plain(within), true);
        };
    }

    private YamlNode braces(String path, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        at++;
        if (!closes('}')) {
            do {
                String key = key();
                skipSpaces();
                require(entries.put(key, value(YamlNode.child(path, key), depth + 1, true)) == null);
            } while (goesOn('}'));
        }
        return YamlNode.mapping(file, line, path, entries);
    }

    private YamlNode brackets(String path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        at++;
        if (!closes(']')) {
            do {
                items.add(value(path + "[" + items.size() + "]", depth + 1, true));
            } while (goesOn(']'));
        }
        return YamlNode.sequence(file, line, path, items, "");
    }

    private boolean closes(char end) {
        skipSpaces();
        boolean closes = peek() == end;
        at += closes ? 1 : 0;
        return closes;
    }

    /** Whether another value follows; a comma that touches it may be meant to be part of a number. */
    private boolean goesOn(char end) {
        if (closes(end)) {
            return false;
        }
        require(peek() == ',' && peek(1) == ' ');
        at++;
        skipSpaces();
        return true;
    }

    /** Whether the line goes on with a key. */
    private boolean isKey() {
        if (peek() == '{' || peek() == '[') {
            return false;
        }
        int start = at;
        if (peek() == '"') {
            quoted();
        } else {
            while (peek() != '\n' && !(peek() == ':' && isBlank(1))) {
                at++;
            }
        }
        boolean key = peek() == ':';
        at = start;
        return key;
    }

    /** A key, and the colon after it. */
    private String key() {
        String key = peek() == '"' ? quoted() : plainKey();
        require(peek() == ':' && isBlank(1) && key.length() <= MAX_KEY);
        at++;
        return key;
    }

    private String plainKey() {
        require(isLetterOrDigit(peek()));
        int start = at;
        while (isLetterOrDigit(peek()) || "-_.*/ ".indexOf(peek()) >= 0) {
            at++;
        }
        require(text.charAt(at - 1) != ' ');
        return text.substring(start, at);
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private String quoted() {
        int start = at + 1;
        at = start;
        while (peek() != '"') {
            require(peek() != '\\' && peek() != '\n');
            at++;
        }
        at++;
        return text.substring(start, at - 1);
    }

    private String plain(boolean within) {
        char first = peek();
        boolean signed = first == '-' && isLetterOrDigit(peek(1));
        boolean usual = isLetterOrDigit(first) || first == '.' || first == '+' || signed;
        require(usual && at > lineStart);
        int start = at;
        while (!isRestEmpty() && !(within && (peek() == ',' || peek() == ']' || peek() == '}'))) {
            require(peek() != ':' && !(within && (peek() == '{' || peek() == '[')));
            at++;
        }
        int end = at;
        while (text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(start, end);
    }
}
