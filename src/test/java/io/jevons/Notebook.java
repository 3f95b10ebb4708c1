package io.jevons;

import io.jevons.base.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A script for JShell read as cells, and written as a notebook. Blank lines part the cells: one whose lines all start with
 * {@code //} is text in Markdown, any other is code. The notebook is nbformat 4.5.
 *
 * @param cells the cells, in order
 */
record Notebook(List<Cell> cells) {
    /** A cell. */
    record Cell(boolean isCode, List<String> lines) {}

    static Notebook of(String script, String setup) {
        List<Cell> cells = new ArrayList<>();
        for (String block : script.strip().split("\n\n+", -1)) {
            List<String> lines = block.lines().toList();
            boolean isText = lines.stream().allMatch(l -> l.startsWith("//"));
            cells.add(
                    isText
                            ? new Cell(
                                    false,
                                    lines.stream()
                                            .map(l -> l.replaceFirst("^// ?", ""))
                                            .toList())
                            : new Cell(true, lines));
            if (cells.size() == 1) {
                cells.add(new Cell(false, setup.lines().toList()));
            }
        }
        Checks.atLeast("cells", cells.size(), 2);
        return new Notebook(cells);
    }

    /**
     * The notebook with what its cells show.
     *
     * @param outputs by media type, for each cell that shows something, by its number from 0
     */
    String toJson(Map<Integer, Map<String, String>> outputs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            parts.add(json("cell-" + (i + 1), cells.get(i), i + 1, outputs.getOrDefault(i, Map.of())));
        }
        return """
                {
                 "cells": [
                %s
                 ],
                 "metadata": {
                  "kernelspec": {
                   "display_name": "Java",
                   "language": "java",
                   "name": "java"
                  },
                  "language_info": {
                   "file_extension": ".jshell",
                   "mimetype": "text/x-java-source",
                   "name": "Java"
                  }
                 },
                 "nbformat": 4,
                 "nbformat_minor": 5
                }
                """.formatted(String.join(",\n", parts));
    }

    private static String json(String id, Cell cell, int count, Map<String, String> output) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < cell.lines().size(); i++) {
            lines.add(
                    "    " + quoted(cell.lines().get(i) + (i + 1 < cell.lines().size() ? "\n" : "")));
        }
        String source = "   \"source\": [\n" + String.join(",\n", lines) + "\n   ]\n";
        String outputs = output.isEmpty() ? "[]" : output(count, output);
        return cell.isCode()
                ? "  {\n   \"cell_type\": \"code\",\n   \"execution_count\": " + count + ",\n   \"id\": \"" + id
                        + "\",\n   \"metadata\": {},\n   \"outputs\": " + outputs + ",\n" + source + "  }"
                : "  {\n   \"cell_type\": \"markdown\",\n   \"id\": \"" + id + "\",\n   \"metadata\": {},\n" + source
                        + "  }";
    }

    private static String output(int count, Map<String, String> data) {
        List<String> types = new ArrayList<>();
        data.forEach((type, text) -> {
            List<String> lines = new ArrayList<>();
            for (String line : text.split("(?<=\n)", -1)) {
                lines.add("       " + quoted(line));
            }
            // Lines as a list, as Jupyter stores texts; pictures as one.
            String value = type.startsWith("image") ? quoted(text) : "[\n" + String.join(",\n", lines) + "\n      ]";
            types.add("      \"" + type + "\": " + value);
        });
        return "[\n    {\n     \"data\": {\n" + String.join(",\n", types) + "\n     },\n     \"execution_count\": "
                + count + ",\n     \"metadata\": {},\n     \"output_type\": \"execute_result\"\n    }\n   ]";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
