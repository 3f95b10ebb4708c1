package io.jevons.kernel;

import io.jevons.base.Shown;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Lets a cell of the JJava kernel that ends with a result show its table or its drawing. The kernel finds it in the jar's
 * services as soon as the jar is on its class path; without a kernel nothing loads it.
 */
public final class JJavaExtension implements Extension {
    /** For the kernel. */
    public JJavaExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
    }

    /**
     * Tells a renderer how results are shown: as HTML, beside the text that it always has.
     *
     * @param renderer the kernel's
     */
    public static void register(Renderer renderer) {
        renderer.createRegistration(Shown.class)
                .supporting(MIMEType.TEXT_HTML, MIMEType.TEXT_PLAIN)
                .preferring(MIMEType.TEXT_HTML)
                .register(JJavaExtension::render);
    }

    private static void render(Shown result, RenderContext context) {
        context.renderIfRequested(MIMEType.TEXT_HTML, () -> result.toHtml());
        context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> result.toString());
    }
}
