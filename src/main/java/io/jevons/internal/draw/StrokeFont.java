package io.jevons.internal.draw;

import java.awt.geom.Path2D;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * A face of straight strokes, drawn for this library, for machines without fonts. A character is four units wide; its
 * capitals are seven units high, and small letters five.
 */
final class StrokeFont {
    private static final int BASE_LINE = 7;

    /**
     * A character, then its strokes. A stroke is a row of points of two digits: how far to the right, and how far down from
     * the top of the capitals.
     */
    private static final String GLYPHS = """
            ! 2024 2627
            " 1012 3032
            # 1017 3037 0242 0545
            $ 41301001021333444637170605 2028
            % 0740 0010110100 3646473736
            & 47231110302112040617264244
            ' 2022
            ( 3012152738
            ) 1032352718
            * 2125 1234 3214
            + 2226 0444
            , 2618
            - 0444
            . 2627
            / 4007
            0 100106173746413010
            1 112027 0747
            2 0110304142040747
            3 0110304142334446371706 1333
            4 300545 3037
            5 400003334446371706
            6 413010010617374644330304
            7 004017
            8 10010213334241301013 130406173746443313
            9 061737464130100102133342
            : 2324 2627
            ; 2324 2618
            < 410447
            = 0343 0545
            > 014407
            ? 01103041422425 2627
            @ 34231415263424 35453210010617
            A 072047 1535
            B 070030414233444637 0737 0333
            C 4130100106173746
            D 07003041463707
            E 40000747 0333
            F 400007 0333
            G 413010010617374644 2444
            H 0007 4047 0444
            I 1030 2027 1737
            J 4046371706
            K 0007 4004 1447
            L 000747
            M 0700244047
            N 07004740
            O 100106173746413010
            P 070030414233 0333
            Q 100106173746413010 2547
            R 070030414233 0333 2347
            S 413010010213334446371706
            T 0040 2027
            U 000617374640
            V 002740
            W 0017233740
            X 0047 4007
            Y 002340 2327
            Z 00400747
            [ 30101737
            \\ 0047
            ] 10303717
            ^ 022042
            _ 0848
            ` 1021
            a 12324347 44140506173746
            b 0007 0312324346371706
            c 4332120306173746
            d 4047 4332120306173746
            e 04444332120306173746
            f 40302127 1232
            g 4248391908 4332120306173746
            h 0007 0312324347
            i 2227 2021
            j 222819 2021
            k 0007 4204 1447
            l 20263747
            m 0207 03122327 23324347
            n 0207 0312324347
            o 120306173746433212
            p 0209 0312324346371706
            q 4249 4332120306173746
            r 0207 04123243
            s 43321203143445371706
            t 20263747 0242
            u 0206173746 4247
            v 022742
            w 0217243742
            x 0247 4207
            y 0227 421909
            z 02420747
            { 3021231425262738
            | 2028
            } 1021233425262718
            ~ 04133443
            … 0607 2627 4647
            """;

    private static final Map<Integer, Path2D> PATHS = paths();
    private static final Path2D UNKNOWN = path("0040470700");

    private StrokeFont() {}

    /** The strokes of a character from its base line on, in units; of a letter with a mark, those of the letter; or a box. */
    static Path2D of(int character) {
        if (Character.isWhitespace(character)) {
            return new Path2D.Double();
        }
        Path2D own = PATHS.get(character);
        if (own != null) {
            return own;
        }
        int plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                .codePointAt(0);
        return PATHS.getOrDefault(plain, UNKNOWN);
    }

    private static Map<Integer, Path2D> paths() {
        Map<Integer, Path2D> paths = new HashMap<>();
        GLYPHS.lines().forEach(line -> paths.put(line.codePointAt(0), path(line.substring(2))));
        return paths;
    }

    private static Path2D path(String strokes) {
        Path2D path = new Path2D.Double();
        for (String stroke : strokes.split(" ", -1)) {
            for (int i = 0; i < stroke.length(); i += 2) {
                int x = Character.digit(stroke.charAt(i), 10);
                int y = Character.digit(stroke.charAt(i + 1), 10) - BASE_LINE;
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
        }
        return path;
    }
}
