package io.jevons.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small harm done to a text of keys and values, YAML or JSON: numbers at the ends of what doubles can say, words in each
 * other's place, lines gone, doubled, moved or shifted, signs that mean something to a parser. The same seed does the same
 * harm to the same text.
 */
final class Mutation {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?(?![\\w.])");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");
    private static final int MOST_STEPS = 3;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "2",
            "1e308",
            "-1e308",
            "1e999",
            "-1e999",
            "5e-324",
            "1e-310",
            "1e-17",
            "1e300",
            ".nan",
            "NaN",
            ".inf",
            "-.inf",
            "0,9",
            "1,000",
            "1_000",
            "0x1F",
            "0o17",
            "99999999999999999999",
            "2147483648",
            "1e17",
            "0.5",
            "+3",
            "50%",
            "''",
            "~",
            "1.0.0",
            "true");
    private static final List<String> WORDS = List.of(
            "''",
            "null",
            "~",
            "*",
            "**",
            "cells.*.***e***z",
            "../../escaped",
            "total",
            "yes",
            "=1+1",
            "\u00e9\u4e2d",
            "\ud83d\ude00",
            "a".repeat(3000),
            "1",
            "-",
            "[]",
            "{}",
            "2025Q5",
            "2025Q1",
            "0000Q1",
            "9999Q4",
            "!!java.net.URL x",
            "&a x",
            "*a");
    private static final List<String> SIGNS = List.of(
            ":", ": ", "-", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "|", ">", "\t", "\n", "\n\n", "  ", "\u0000",
            "\u2028", "\ufeff", "\\", "%", "@", "!", "&", "*", "---\n", "...\n", "<<: ");

    private final SplittableRandom random;

    private Mutation(long seed) {
        random = new SplittableRandom(seed);
    }

    static String of(String text, long seed) {
        Mutation mutation = new Mutation(seed);
        String changed = text;
        for (int steps = mutation.random.nextInt(1, MOST_STEPS + 1); steps > 0; steps--) {
            changed = mutation.step(changed);
        }
        return changed;
    }

    private String step(String text) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> replaced(text, NUMBER, one(NUMBERS));
            case 4 -> replaced(text, WORD, one(WORDS));
            case 5 -> replaced(text, WORD, found(text, WORD));
            case 6 -> replaced(text, NUMBER, found(text, WORD));
            case 7 -> inserted(text, one(SIGNS));
            case 8 -> random.nextInt(6) == 0 ? text.substring(0, random.nextInt(text.length() + 1)) : without(text);
            default -> lines(text);
        };
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private List<int[]> places(String text, Pattern pattern) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        return places;
    }

    private String found(String text, Pattern pattern) {
        List<int[]> places = places(text, pattern);
        if (places.isEmpty()) {
            return "x";
        }
        int[] place = places.get(random.nextInt(places.size()));
        return text.substring(place[0], place[1]);
    }

    private String replaced(String text, Pattern pattern, String by) {
        List<int[]> places = places(text, pattern);
        if (places.isEmpty()) {
            return inserted(text, by);
        }
        int[] place = places.get(random.nextInt(places.size()));
        return text.substring(0, place[0]) + by + text.substring(place[1]);
    }

    private String inserted(String text, String what) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + what + text.substring(at);
    }

    private String without(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(1, 9));
        return text.substring(0, from) + text.substring(to);
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, random.nextBoolean() ? "  " + line : line.replaceFirst("^ {2}", ""));
            case 3 -> {
                lines.remove(at);
                lines.add(random.nextInt(lines.size() + 1), line);
            }
            default -> lines.add(random.nextInt(lines.size() + 1), line.replace(':', ' '));
        }
        return String.join("\n", lines) + "\n";
    }
}
