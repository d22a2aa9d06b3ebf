package org.khural.signing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A signature as somebody drew it on a screen, as PNG. It comes from outside: only the chunks that
 * make the picture are decoded (texts and colour profiles can unpack to any size), and only after
 * its size was read.
 */
public record Drawing(byte[] png) {
    public static final int MOST_BYTES = 200_000;
    public static final int WIDEST = 1200;
    public static final int HIGHEST = 600;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    /** Paper that is nearly white is paper. */
    private static final int FAINTEST = 24;

    /**
     * @throws IllegalArgumentException if it is no such picture, is too large, or nothing is drawn
     */
    public Drawing {
        png = png.clone();
        ink(png, 0);
    }

    @Override
    public byte[] png() {
        return png.clone();
    }

    /** What is drawn, cut to its edges, in one colour: dark is opaque, paper is clear. */
    BufferedImage ink(int rgb) {
        return ink(png, rgb);
    }

    private static BufferedImage ink(byte[] png, int rgb) {
        var image = decode(png);
        int left = image.getWidth();
        int top = image.getHeight();
        int right = -1;
        int bottom = -1;
        var ink = new BufferedImage(left, top, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int cover = cover(image.getRGB(x, y));
                if (cover < FAINTEST) continue;
                ink.setRGB(x, y, cover << 24 | rgb & 0xffffff);
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
        }
        if (right < 0) throw new IllegalArgumentException("nothing is drawn");
        return ink.getSubimage(left, top, right - left + 1, bottom - top + 1);
    }

    private static int cover(int argb) {
        int light =
                (299 * (argb >> 16 & 255) + 587 * (argb >> 8 & 255) + 114 * (argb & 255)) / 1000;
        return (argb >>> 24) * (255 - light) / 255;
    }

    private static BufferedImage decode(byte[] png) {
        if (png.length > MOST_BYTES) throw new IllegalArgumentException("too many bytes");
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bare(png)))) {
            reader.setInput(in, true, true);
            boolean fits = reader.getWidth(0) <= WIDEST && reader.getHeight(0) <= HIGHEST;
            if (!fits) throw new IOException("too many pixels");
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes at bytes that are no picture.
            throw new IllegalArgumentException("no drawing", e);
        } finally {
            reader.dispose();
        }
    }

    /** Without the chunks that the picture does not need (PNG, third edition, 5.3 and 5.6). */
    private static byte[] bare(byte[] png) throws IOException {
        if (png.length < 8 || !Arrays.equals(PNG, 0, 8, png, 0, 8)) throw new IOException("no PNG");
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 8);
        for (int at = 8; at + 12 <= png.length; ) {
            int length = ByteBuffer.wrap(png).getInt(at);
            if (length < 0 || length > png.length - at - 12) throw new IOException("cut off");
            var name = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
            if (CHUNKS.contains(name)) out.write(png, at, length + 12);
            at += length + 12;
        }
        return out.toByteArray();
    }
}
