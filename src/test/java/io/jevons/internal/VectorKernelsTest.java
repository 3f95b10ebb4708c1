package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What keeps vectors in registers: it can be seen in the class file, and in no result. */
class VectorKernelsTest {
    private static final String CLASS = "VectorKernels.class";

    /** -XX:FreqInlineSize, the bytes of code up to which a hot method is put into those that call it. */
    private static final int MOST_INLINED = 325;

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    /** The bytes that follow the tag of an entry of a class file's constant pool, by tag, but for text. */
    private static final Map<Integer, Integer> BYTES = Map.ofEntries(
            Map.entry(3, 4),
            Map.entry(4, 4),
            Map.entry(LONG, 8),
            Map.entry(DOUBLE, 8),
            Map.entry(7, 2),
            Map.entry(8, 2),
            Map.entry(9, 4),
            Map.entry(10, 4),
            Map.entry(11, 4),
            Map.entry(12, 4),
            Map.entry(15, 3),
            Map.entry(16, 2),
            Map.entry(17, 4),
            Map.entry(18, 4));

    @Test
    void passesAreTooLongToBeInlinedAndHandNoVectorsOn() throws IOException {
        Map<String, Integer> bytes = bytesOfCode();
        Set<String> passes = Set.of("exp", "log", "bells", "variations", "tails", "ratios");
        Map<String, Integer> ofPasses = bytes.entrySet().stream()
                .filter(e -> passes.contains(e.getKey().split("\\(")[0]))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(passes.size(), ofPasses.size(), bytes.toString());
        ofPasses.forEach((name, size) -> assertTrue(size > MOST_INLINED, name + " has " + size));
        bytes.keySet().forEach(name -> assertTrue(!name.contains("Vector;"), name));
    }

    /** The bytes of code of each method, by name and descriptor. */
    private static Map<String, Integer> bytesOfCode() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        try (InputStream file = ArrayKernels.class.getResourceAsStream(CLASS);
                DataInputStream in = new DataInputStream(file)) {
            in.skipNBytes(8);
            String[] texts = constantPool(in);
            in.skipNBytes(6);
            in.skipNBytes(2L * in.readUnsignedShort());
            members(in, texts, new TreeMap<>());
            members(in, texts, found);
        }
        return found;
    }

    private static String[] constantPool(DataInputStream in) throws IOException {
        String[] texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts[i] = in.readUTF();
            } else {
                in.skipNBytes(BYTES.get(tag));
                // These two take the room of two entries.
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
        }
        return texts;
    }

    private static void members(DataInputStream in, String[] texts, Map<String, Integer> bytes) throws IOException {
        int count = in.readUnsignedShort();
        for (int m = 0; m < count; m++) {
            in.skipNBytes(2);
            String name = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
            int attributes = in.readUnsignedShort();
            for (int a = 0; a < attributes; a++) {
                String attribute = texts[in.readUnsignedShort()];
                int length = in.readInt();
                if (attribute.equals("Code")) {
                    in.skipNBytes(4);
                    bytes.put(name, in.readInt());
                    in.skipNBytes(length - 8L);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }
}
