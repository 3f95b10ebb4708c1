package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jevons.base.Chart;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    /** Rapaio's kernel is no library of any registry, so that its interface is looked for in the class file alone. */
    @Test
    void rapaiosKernelFindsItsProvider() {
        String spi = "org.rapaio.jupyter.kernel.display.spi.DisplayProvider";
        String provider =
                Resources.text(Shell.class, "/META-INF/services/" + spi).strip();
        URL file = Shell.class.getResource("/" + provider.replace('.', '/') + ".class");
        assumeTrue(file != null, "what kernels load was not compiled here");
        JavaClass read = new ClassFileImporter().importUrl(file).get(provider);
        assertTrue(read.getRawInterfaces().stream().anyMatch(i -> i.getName().equals(spi)), read.toString());
        assertTrue(read.tryGetConstructor().isPresent());
        assertNull(Shell.class.getResource("/" + spi.replace('.', '/') + ".class"), "the kernel has its own");
    }

    /** JJava and IJava resolve what is optional too: a library that logs would write its lines into cells. */
    @Test
    void whoResolvesTheJarGetsNothingThatLogs() throws IOException {
        Document pom = Jsoup.parse(Files.readString(Path.of("pom.xml")), Parser.xmlParser());
        List<String> brought = pom.select("project > dependencies > dependency").stream()
                .filter(d -> List.of("", "compile", "runtime")
                        .contains(d.select("> scope").text()))
                .map(d -> d.select("> artifactId").text())
                .toList();
        assertEquals(List.of("commons-math3", "slf4j-api", "snakeyaml-engine", "fastcsv"), brought);
    }

    @ParameterizedTest
    @MethodSource("results")
    void htmlStandsByItself(Shown result) {
        String html = result.toHtml();
        assertTrue(html.startsWith("<") && !html.contains("<script"), html);
        assertTrue(html.strip().endsWith(">"), html);
    }
}
