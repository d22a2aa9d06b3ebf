package org.khural.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody sees their own name where they signed, in their own letters. */
class AppearanceTest {
    private static final Instant AT = Instant.parse("2026-05-14T16:41:07.9Z");

    private static Appearance of(String name, String capacity, String institution, String... in) {
        return new Appearance(
                name,
                List.of(capacity.split(" / ")),
                institution,
                AT,
                List.of(in),
                Optional.empty(),
                false);
    }

    static Appearance plain(String name) {
        return of(name, "Rector / Захирал", "University of Technology", "en", "mn");
    }

    private static Appearance drawn(Appearance of, boolean isRehearsal) {
        return new Appearance(
                of.name(),
                of.capacities(),
                of.institution(),
                of.at(),
                of.languages(),
                Optional.of(new Drawing(stroke(600, 200))),
                isRehearsal);
    }

    /** Acceptance test 10 of the rules of signing: letters are letters, not boxes. */
    @ParameterizedTest
    @CsvSource({
        "Ө, Ү, STRONG",
        "ө, ү, SANS",
        "院, 长, STRONG",
        "祎, 堃, SANS",
        "陳, 張, SERIF",
        "Ж, Щ, STRONG",
        "é, ç, STRONG",
        "Œ, ï, SERIF",
        "Á, ő, SANS"
    })
    void letters_are_drawn_each_as_itself(String one, String other, Face voice) {
        var first = pixels(voice, one);
        assertThat(ink(first)).isGreaterThan(40);
        assertThat(first).isNotEqualTo(pixels(voice, other));
        assertThat(first).isNotEqualTo(box(voice));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Өвөрхангай сургуулийн Үндэсний зөвлөлийн дарга",
                "Ректор Объединённого института № 2",
                "科学院院长",
                "La rectrice de l’École supérieure d’œuvres",
                "Шинжлэх ухааны академи 科学院 Academy"
            })
    void all_five_languages_have_their_letters(String name) {
        assertThat(Glyphs.missing(name)).isEmpty();
        assertThat(plain(name).missing()).isEmpty();
        assertThat(plain(name).png(200, 80)).hasSizeBetween(4_000, 60_000);
    }

    @Test
    void what_can_not_be_drawn_is_named_and_never_left_out() {
        assertThat(Glyphs.missing("Rector 🙂 ᠮ\u0000 🙂")).containsExactly(0x1f642, 0x182e, 0);
        assertThat(plain("ᠮ").missing()).containsExactly(0x182e);
        assertThatThrownBy(() -> plain("ᠮ").png(200, 80))
                .isInstanceOf(SigningFailed.class)
                .hasMessageContaining("U+182E");
    }

    @Test
    void the_same_words_give_the_same_bytes() {
        var one = drawn(plain("Rector"), true);
        assertThat(one.png(200, 80)).isEqualTo(drawn(plain("Rector"), true).png(200, 80));
        assertThat(one.png(200, 80)).isNotEqualTo(drawn(plain("Recter"), true).png(200, 80));
    }

    @Test
    void it_is_sharp_in_print_and_has_the_shape_of_the_field() {
        var image = image(plain("Rector").png(new Field("party-1", 1, 60, 600, 216, 72)));
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(300);
        assertThatThrownBy(() -> plain("Rector").png(20, 80))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** No stroke of a letter comes near the frame, and the last letter changes what is seen. */
    @ParameterizedTest
    @ValueSource(ints = {10, 120, 500})
    void long_names_step_down_and_are_never_cut(int length) {
        for (var part : List.of("Ерөнхийлөгч ", "Unbrokenname", "学术委员会主席")) {
            var name = part.repeat(length / part.length() + 1).strip();
            for (var appearance : List.of(plain(name), drawn(plain(name), false))) {
                var png = appearance.png(200, 80);
                assertThat(png).hasSizeLessThan(100_000);
                assertThat(margin(image(png))).as(name).containsOnly(Color.WHITE.getRGB());
            }
            var less = plain(name.substring(0, name.length() - 1));
            assertThat(less.png(200, 80)).isNotEqualTo(plain(name).png(200, 80));
        }
    }

    @Test
    void a_rehearsal_can_not_be_taken_for_a_signature() {
        var plain = plain("Rector");
        var real = image(drawn(plain, false).png(200, 80));
        var rehearsal = image(drawn(plain, true).png(200, 80));
        assertThat(count(real, 0xffa8121f)).isZero();
        assertThat(count(rehearsal, 0xffa8121f)).isGreaterThan(20_000);
    }

    @Test
    void a_drawing_is_a_small_png_with_something_on_it() {
        assertThat(new Drawing(stroke(1200, 600)).png()).isEqualTo(stroke(1200, 600));
        var large = stroke(1200, 601);
        var wide = stroke(1201, 10);
        var heavy = new byte[Drawing.MOST_BYTES + 1];
        var cut = Arrays.copyOf(stroke(300, 100), 300);
        var vast = stroke(300, 100);
        ByteBuffer.wrap(vast).putInt(16, Integer.MAX_VALUE);
        for (var bad : List.of(large, wide, heavy, cut, vast, empty(), "GIF89a".getBytes())) {
            assertThatThrownBy(() -> new Drawing(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_is_hidden_beside_the_picture_is_not_read() throws IOException {
        var plain = stroke(300, 100);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 33);
        out.write(ByteBuffer.allocate(12).putInt(0).put("zTXt".getBytes()).array());
        out.write(plain, 33, plain.length - 33);
        var image = new Drawing(out.toByteArray()).ink(0);
        assertThat(image.getWidth()).isEqualTo(new Drawing(plain).ink(0).getWidth());
    }

    private static byte[] stroke(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        float w = width;
        float h = height;
        pen.draw(new CubicCurve2D.Float(w / 10, h * .8f, w * .3f, -h, w * .5f, h * 2, w * .6f, 0));
        pen.draw(new CubicCurve2D.Float(w * .6f, 0, w * .5f, h * 1.5f, w * .8f, h, w * .9f, h / 2));
        return png(image);
    }

    private static byte[] empty() {
        return png(new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB));
    }

    private static byte[] png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] pixels(Face voice, String letter) {
        var canvas = new Canvas(20, 20);
        canvas.text(voice, letter, 12, 4, 14, Ink.TEXT);
        return rgb(image(canvas.png()));
    }

    /** The glyph of what is missing. */
    private static int[] box(Face voice) {
        var canvas = new Canvas(20, 20);
        var place = new AffineTransform(12, 0, 0, 12, 4, 14);
        canvas.fill(place.createTransformedShape(voice.outline(0xffff)), Ink.TEXT);
        return rgb(image(canvas.png()));
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long ink(int[] pixels) {
        return Arrays.stream(pixels).filter(pixel -> (pixel & 255) < 128).count();
    }

    private static long count(BufferedImage image, int argb) {
        return Arrays.stream(rgb(image)).filter(pixel -> pixel == argb).count();
    }

    /** The white between the frame and the text, on all four sides. */
    private static List<Integer> margin(BufferedImage image) {
        int edge = 14;
        int width = image.getWidth() - 2 * edge;
        int height = image.getHeight() - 2 * edge;
        var margin = new ArrayList<Integer>();
        for (int x = 0; x < width; x++) {
            margin.add(image.getRGB(edge + x, edge));
            margin.add(image.getRGB(edge + x, edge + height - 1));
        }
        for (int y = 0; y < height; y++) {
            margin.add(image.getRGB(edge, edge + y));
            margin.add(image.getRGB(edge + width - 1, edge + y));
        }
        return margin;
    }
}
