package io.jevons;

import static jdk.jshell.Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
import static jdk.jshell.Snippet.SubKind.VAR_VALUE_SUBKIND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;

/** Runs lines of JShell in this process, and fails at the first that does not compile or that throws. */
final class Snippets implements AutoCloseable {
    private final JShell shell = JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), java.util.Map.of())
            .build();

    private Snippet last;

    Snippets() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        for (String line : Resources.text(Shell.class, "/META-INF/jshell/jevons.jsh")
                .lines()
                .toList()) {
            if (line.startsWith("import")) {
                run(line);
            }
        }
    }

    /** Runs a text of snippets, line by line as at a prompt; gives what each returned, as JShell shows it without cutting. */
    List<String> run(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        for (String line : text.lines().toList()) {
            pending.append(line).append('\n');
            String rest = pending.toString();
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo info =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                if (!info.completeness().isComplete()) {
                    break;
                }
                evaluate(info.source(), values);
                rest = info.remaining();
            }
            pending.setLength(0);
            pending.append(rest.isBlank() ? "" : rest);
        }
        assertTrue(pending.toString().isBlank(), () -> "no complete snippet: " + pending);
        return values;
    }

    /** As {@link #run}, and leaves the value of the last line, where that is an expression, to {@link CellOutput}. */
    List<String> runCell(String text) {
        CellOutput.take(null);
        List<String> values = run(text);
        String name = last instanceof VarSnippet temporary && temporary.subKind() == TEMP_VAR_EXPRESSION_SUBKIND
                ? temporary.name()
                : last instanceof ExpressionSnippet expression && expression.subKind() == VAR_VALUE_SUBKIND
                        ? expression.name()
                        : "";
        if (!name.isEmpty()) {
            run("io.jevons.CellOutput.take(" + name + ");");
        }
        return values;
    }

    private void evaluate(String source, List<String> values) {
        for (SnippetEvent event : shell.eval(source)) {
            List<String> problems = shell.diagnostics(event.snippet())
                    .map(d -> d.getMessage(java.util.Locale.ROOT))
                    .toList();
            if (event.causeSnippet() == null) {
                last = event.snippet();
                assertEquals(Snippet.Status.VALID, event.status(), source + "\n" + problems);
                assertTrue(event.exception() == null, () -> source + "\n" + event.exception());
                if (event.value() != null) {
                    values.add(event.value());
                }
            }
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
