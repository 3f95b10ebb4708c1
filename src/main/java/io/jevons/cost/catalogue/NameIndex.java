package io.jevons.cost.catalogue;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by name the way people write names: case, blanks and dashes do not matter, listed aliases count, and a
 * part of the words is enough where only one entry has them all.
 */
final class NameIndex<T> {
    /** No name of a model or a GPU comes near; a longer one is not taken apart. */
    private static final int LONGEST = 200;

    private static final Pattern MAKER =
            Pattern.compile("^(nvidia|amd|intel|google|apple|huawei|aws|amazon)[ -]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TUNED = Pattern.compile("-(instruct|it|chat|hf|bf16)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Set<String> VARIANTS = Set.of(
            "ti", "super", "pcie", "nvl", "sxm", "ultra", "max", "lite", "mini", "nano", "flash", "pro", "coder",
            "next", "air", "vl", "ada", "distill");

    private final String kind;
    private final Map<String, Entry<T>> byName = new LinkedHashMap<>();
    private final Map<String, Entry<T>> byPlainName = new HashMap<>();

    private final String remedy;

    /** The remedy is for names that are near to none: another number is another part, which no slip of the pen explains. */
    NameIndex(String kind, String remedy) {
        this.kind = kind;
        this.remedy = remedy;
    }

    /** An index of what another one has, to which more can be added. */
    NameIndex(NameIndex<T> other) {
        this(other.kind, other.remedy);
        byName.putAll(other.byName);
        byPlainName.putAll(other.byPlainName);
    }

    /** An entry that is made when it is first asked for: one of a long table is what most programs want. */
    private static final class Entry<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        private Entry(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            T known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }

    void add(String name, List<String> aliases, Supplier<T> maker) {
        Entry<T> entry = new Entry<>(maker);
        byName.put(name, entry);
        byPlainName.put(plain(name), entry);
        for (String alias : aliases) {
            if (!alias.isBlank()) {
                byPlainName.put(plain(alias), entry);
            }
        }
    }

    /** Whether an entry has this name, as it is written. */
    boolean has(String name) {
        return byName.containsKey(name);
    }

    List<T> all() {
        return byName.values().stream().map(Entry::get).toList();
    }

    T find(String name) {
        Objects.requireNonNull(name, "name");
        Optional<T> exact = findExact(name);
        if (exact.isPresent()) {
            return exact.get();
        }
        if (name.length() > LONGEST) {
            throw InvalidInputException.unknown(kind, name, byName.keySet());
        }
        List<String> matches = new ArrayList<>();
        List<String> sought = words(withoutMaker(name));
        for (String candidate : byName.keySet()) {
            if (!sought.isEmpty() && isMeantBy(sought, words(candidate))) {
                matches.add(candidate);
            }
        }
        if (matches.size() == 1) {
            return byName.get(matches.get(0)).get();
        }
        if (!matches.isEmpty()) {
            throw InvalidInputException.unknown(kind, name, matches);
        }
        throw unknown(name, sought);
    }

    private InvalidInputException unknown(String name, List<String> sought) {
        List<String> near = byName.keySet().stream()
                .filter(candidate -> remedy.isEmpty() || numbers(candidate).equals(numbers(name)))
                .toList();
        List<String> family = remedy.isEmpty() ? List.of() : family(sought);
        if (near.stream().anyMatch(family::contains) || (family.isEmpty() && !near.isEmpty())) {
            return InvalidInputException.unknown(kind, name, near);
        }
        List<String> others = Stream.concat(family.stream(), near.stream()).toList();
        return others.isEmpty()
                ? new InvalidInputException("unknown " + kind + " '" + name + "'" + remedy)
                : new InvalidInputException(
                        "unknown " + kind + " '" + name + "'" + "\nMaybe one of " + String.join(", ", others));
    }

    /** Those that have a word like the first but for its digits, as H200 is like H300: other parts, which may be meant. */
    private List<String> family(List<String> sought) {
        if (sought.isEmpty() || !sought.get(0).matches("[a-z]+\\d+")) {
            return List.of();
        }
        String pattern = withoutDigits(sought.get(0));
        return byName.keySet().stream()
                .filter(candidate -> words(candidate).stream()
                        .anyMatch(word -> withoutDigits(word).equals(pattern)))
                .toList();
    }

    private static String withoutDigits(String word) {
        return word.replaceAll("\\d", "#");
    }

    /** By its whole name: as written, without who publishes or makes it, and without the mark of a tuned version. */
    Optional<T> findExact(String name) {
        return name.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(exact(name)).map(Entry::get);
    }

    private @Nullable Entry<T> exact(String name) {
        Entry<T> found = byPlainName.get(plain(name));
        if (found == null) {
            found = byPlainName.get(plain(withoutMaker(name)));
        }
        return found != null
                ? found
                : byPlainName.get(plain(TUNED.matcher(withoutMaker(name)).replaceFirst("")));
    }

    private static String withoutMaker(String name) {
        return MAKER.matcher(name.substring(name.lastIndexOf('/') + 1).strip()).replaceFirst("");
    }

    /** A word such as Ti or PCIe makes another card, so that it must have been said. */
    private static boolean isMeantBy(List<String> sought, List<String> candidate) {
        return candidate.containsAll(sought)
                && candidate.stream().noneMatch(word -> VARIANTS.contains(word) && !sought.contains(word));
    }

    /** The numbers in a name: another number is another card or model. */
    private static List<String> numbers(String name) {
        List<String> numbers = new ArrayList<>();
        NUMBER.matcher(name).results().forEach(result -> numbers.add(result.group()));
        return numbers;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '+') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static List<String> words(String name) {
        List<String> words =
                new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).split("[^a-z0-9.+]+", -1)));
        words.removeIf(String::isEmpty);
        return words;
    }
}
