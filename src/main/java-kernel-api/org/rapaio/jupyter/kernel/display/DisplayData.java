package org.rapaio.jupyter.kernel.display;

/** The signatures of Rapaio's kernel that are compiled against; its own class is what runs. */
public abstract class DisplayData {
    public static native DisplayData fromHtml(String html);

    public static native DisplayData fromText(String text);

    public native void putText(String text);
}
