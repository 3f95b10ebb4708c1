package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jevons.base.Chart;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the kernel's own renderer makes of results once the extension is in it. By reflection, since the kernel's interface is
 * no dependency that anything else compiles against; skipped where it is not on the class path.
 */
final class KernelExtensionTest {
    private static final String KERNEL = "org.dflib.jjava.jupyter.kernel.display.";

    /** A result that is a list too, which must be shown as itself. */
    private static final class Listed extends AbstractList<String> implements Shown {
        @Override
        public String get(int index) {
            return "item";
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public String toString() {
            return "a <list> of two";
        }
    }

    @BeforeAll
    static void findKernel() {
        boolean present;
        try {
            Class.forName(KERNEL + "Renderer");
            present = true;
        } catch (ClassNotFoundException e) {
            present = false;
        }
        assumeTrue(present, "no JJava on the class path, so that nothing is rendered by it");
    }

    static List<Shown> results() {
        return List.of(
                Table.titled("t").text("a").row("x < y").build(),
                Chart.of(Chart.Kind.LINE, "rises").trace("", Chart.Role.MAIN, List.of()),
                new Listed());
    }

    @ParameterizedTest
    @MethodSource("results")
    void aCellShowsTheResult(Shown result) throws ReflectiveOperationException {
        String service = Resources.text(Shell.class, "/META-INF/services/org.dflib.jjava.jupyter.Extension")
                .strip();
        Class<?> rendererType = Class.forName(KERNEL + "Renderer");
        Object renderer = rendererType.getConstructor().newInstance();
        Class.forName(service).getMethod("register", rendererType).invoke(null, renderer);
        Object shown = rendererType.getMethod("render", Object.class).invoke(renderer, result);
        Class<?> mime = Class.forName(KERNEL + "mime.MIMEType");
        var data = shown.getClass().getMethod("getData", mime);
        assertEquals(
                result.toHtml(), data.invoke(shown, mime.getField("TEXT_HTML").get(null)));
        assertEquals(
                result.toString(),
                data.invoke(shown, mime.getField("TEXT_PLAIN").get(null)));
    }

    @ParameterizedTest
    @MethodSource("results")
    void htmlStandsByItself(Shown result) {
        String html = result.toHtml();
        assertTrue(html.startsWith("<") && !html.contains("<script"), html);
        assertTrue(html.strip().endsWith(">"), html);
    }
}
