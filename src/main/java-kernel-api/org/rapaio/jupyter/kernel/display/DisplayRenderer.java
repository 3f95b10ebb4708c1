package org.rapaio.jupyter.kernel.display;

/** The signatures of Rapaio's kernel that are compiled against; its own class is what runs. */
public interface DisplayRenderer {
    Class<?> rendererClass();

    boolean canRender(String mime);

    DisplayData render(String mime, Object o);
}
