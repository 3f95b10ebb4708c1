package io.jevons.base.yaml;

import io.jevons.base.InvalidInputException;

/**
 * Where a node stands: its file and line, the line of the key whose value it is (its own where it is no key's), and the path of keys
 * to it, which is empty for the root.
 */
record YamlPlace(String file, int line, int keyLine, String path) {
    /** The same at another path of the file. */
    YamlPlace at(String other) {
        return new YamlPlace(file, line, keyLine, other);
    }

    /** The same path at the file and line of another place. */
    YamlPlace at(YamlPlace other) {
        return new YamlPlace(other.file, other.line, other.line, path);
    }

    /** The path of a key of the node. */
    String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    String ofNode() {
        return file + ", line " + line;
    }

    String ofKey() {
        return file + ", line " + keyLine;
    }

    /** What messages call the node. */
    String name() {
        return path.isEmpty() ? "the file" : path;
    }

    InvalidInputException refusal(String value, String allowed, String remedy) {
        return InvalidInputException.found(ofNode(), name(), value, allowed, remedy);
    }
}
