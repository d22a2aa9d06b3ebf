package org.khural.signing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;

/** The few colours of a picture of a signature, and what lies between each of them and paper. */
enum Ink {
    TEXT(0x12161f),
    QUIET(0x485062),
    SURE(0x0e6245),
    STOP(0xa8121f),
    PEN(0x2340a0),
    PAPER(0xffffff);

    private static final int STEPS = 42;

    final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    /** With one byte for each dot: a third of the file, which is sent again with each revision. */
    static BufferedImage indexed(BufferedImage image) {
        var palette = palette();
        var model =
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        int width = image.getWidth();
        int height = image.getHeight();
        var indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        var nearest = new HashMap<Integer, Integer>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                int index = nearest.computeIfAbsent(rgb, colour -> nearest(palette, colour));
                indexed.getRaster().setSample(x, y, 0, index);
            }
        }
        return indexed;
    }

    private static int[] palette() {
        var inks = values();
        var palette = new int[inks.length * STEPS];
        for (int i = 0; i < palette.length; i++) {
            int step = i % STEPS;
            for (int shift = 0; shift < 24; shift += 8) {
                int full = inks[i / STEPS].rgb >> shift & 255;
                palette[i] |= (full + (255 - full) * step / (STEPS - 1)) << shift;
            }
        }
        return palette;
    }

    private static int nearest(int[] palette, int rgb) {
        int nearest = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], rgb) < distance(palette[nearest], rgb)) nearest = i;
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int apart = (one >> shift & 255) - (other >> shift & 255);
            sum += apart * apart;
        }
        return sum;
    }
}
