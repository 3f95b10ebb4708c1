package io.jevons;

import io.jevons.base.Shown;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * What a cell of a notebook shows, by media type, as the extension for JJava has a kernel show it: a result as HTML beside its
 * text, an image as PNG. Viewers without a kernel, such as that of a code host, show what is stored.
 */
public final class CellOutput {
    private static Object last;

    private CellOutput() {}

    /** Called by a cell that runs in this process, with its value. */
    public static void take(Object value) {
        last = value;
    }

    static Optional<Map<String, String>> taken() {
        Object value = last;
        last = null;
        return Optional.ofNullable(value).map(CellOutput::data);
    }

    private static Map<String, String> data(Object value) {
        Map<String, String> data = new LinkedHashMap<>();
        if (value instanceof BufferedImage image) {
            data.put("image/png", png(image));
            data.put("text/plain", "a picture of " + image.getWidth() + " by " + image.getHeight() + " pixels");
            return data;
        }
        if (value instanceof Shown shown) {
            data.put("text/html", shown.toHtml());
        }
        data.put("text/plain", value.toString());
        return data;
    }

    private static String png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
