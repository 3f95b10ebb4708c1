package io.jevons.kernel;

import io.jevons.base.Shown;
import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Lets a cell of Rapaio's kernel that ends with a result show its table or its drawing. The kernel finds it in the jar's services as
 * soon as the jar is on its class path; without a kernel nothing loads it.
 */
public final class RapaioDisplay implements DisplayProvider {
    /** For the kernel. */
    public RapaioDisplay() {}

    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(new Results());
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    /** HTML beside the text, or the text where that alone is asked for. */
    private static final class Results implements DisplayRenderer {
        @Override
        public Class<?> rendererClass() {
            return Shown.class;
        }

        /** Whatever is asked for: the kernel would show a result that is a list too by its items. */
        @Override
        public boolean canRender(String mime) {
            return true;
        }

        @Override
        public DisplayData render(String mime, Object result) {
            if ("text".equals(mime) || "text/plain".equals(mime)) {
                return DisplayData.fromText(result.toString());
            }
            DisplayData shown = DisplayData.fromHtml(((Shown) result).toHtml());
            shown.putText(result.toString());
            return shown;
        }
    }
}
