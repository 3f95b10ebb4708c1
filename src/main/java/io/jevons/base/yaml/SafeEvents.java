package io.jevons.base.yaml;

import io.jevons.base.InvalidInputException;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * The events of a YAML file, each looked at before a node is made of it: there are no explicit tags, no nesting deep enough
 * to exhaust a stack, and no more values than a file may have.
 */
final class SafeEvents {
    static final int MAX_DEPTH = 50;
    static final int MAX_VALUES = 1_000_000;

    private final String file;
    private final Parser events;
    private int depth;
    private int values;

    /** Of each open collection whether it is a mapping, and of a mapping whether its next node is a key. */
    private final boolean[] mapping = new boolean[MAX_DEPTH + 1];

    private final boolean[] key = new boolean[MAX_DEPTH + 1];

    SafeEvents(String file, Parser events) {
        this.file = file;
        this.events = events;
    }

    Event next() {
        Event event = events.next();
        if (event instanceof ScalarEvent scalar) {
            refuseTag(event, scalar.getTag());
            count(event);
        } else if (event instanceof AliasEvent) {
            count(event);
        } else if (event instanceof CollectionStartEvent start) {
            refuseTag(event, start.getTag());
            count(event);
            if (++depth > MAX_DEPTH) {
                throw refusal(event, "is nested more than " + MAX_DEPTH + " levels deep");
            }
            mapping[depth] = event instanceof MappingStartEvent;
            key[depth] = mapping[depth];
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        return event;
    }

    /** Reads to the end, and makes nothing of it. */
    void readThrough() {
        while (events.hasNext()) {
            next();
        }
    }

    private void count(Event event) {
        boolean isKey = key[depth];
        key[depth] = mapping[depth] && !isKey;
        if (!isKey && ++values > MAX_VALUES) {
            throw refusal(event, "has more than " + MAX_VALUES + " values");
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw refusal(event, "tag " + YamlNode.brief(tag.get()) + ": tags are not allowed");
        }
    }

    private InvalidInputException refusal(Event event, String why) {
        int line = event.getStartMark().orElseThrow().getLine() + 1;
        return new InvalidInputException(file + ", line " + line + ": " + why);
    }
}
