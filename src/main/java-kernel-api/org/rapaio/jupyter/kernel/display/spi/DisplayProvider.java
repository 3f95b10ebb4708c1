package org.rapaio.jupyter.kernel.display.spi;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;

/** The signatures of Rapaio's kernel that are compiled against; its own class is what runs. */
public interface DisplayProvider {
    List<DisplayRenderer> getDisplayRenderers();

    List<DisplayTransformer> getDisplayTransformers();
}
