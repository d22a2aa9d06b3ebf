package org.khural.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of an agreement in one: what others can unpack, and what nobody can make us unpack. */
class BundleTest {
    private static final byte[] SOME = "agreed ".repeat(50).getBytes(StandardCharsets.UTF_8);
    private static final Bundle BUNDLE =
            new Bundle(
                    new TreeMap<>(
                            Map.of(
                                    Bundle.AGREEMENT,
                                    SOME,
                                    Bundle.EVIDENCE,
                                    Chain.EMPTY.bytes(),
                                    "intents/party-1.json",
                                    SOME)));

    private interface Write {
        void to(ZipOutputStream zip) throws IOException;
    }

    /** As other programs write. */
    private static byte[] zip(Write write) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            write.to(zip);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void putNeeded(ZipOutputStream zip) throws IOException {
        put(zip, Bundle.AGREEMENT, SOME);
        put(zip, Bundle.EVIDENCE, new byte[0]);
    }

    private static void assertNone(byte[] zip, String why) {
        assertThatThrownBy(() -> Bundle.read(zip))
                .isInstanceOf(NotABundle.class)
                .hasMessageContaining(why);
    }

    @Test
    void others_unpack_what_we_packed() throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(BUNDLE.zip()))) {
            for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                names.add(each.getName());
                assertThat(in.readAllBytes()).isEqualTo(BUNDLE.files().get(each.getName()));
            }
        }
        assertThat(names).containsExactlyElementsOf(BUNDLE.files().keySet());
    }

    @Test
    void the_same_files_are_the_same_bytes() throws NotABundle {
        assertThat(Bundle.read(BUNDLE.zip()).zip()).isEqualTo(BUNDLE.zip());
    }

    @Test
    void what_others_packed_is_read() throws Exception {
        var read = Bundle.read(zip(BundleTest::putNeeded));
        assertThat(read.agreement()).isEqualTo(SOME);
        assertThat(read.chain()).isEqualTo(Chain.EMPTY);
    }

    @Test
    void a_small_file_that_unpacks_to_a_large_one_is_refused() throws IOException {
        var bomb =
                zip(
                        zip -> {
                            zip.putNextEntry(new ZipEntry(Bundle.AGREEMENT));
                            for (int i = 0; i < 65; i++) zip.write(new byte[1_000_000]);
                            zip.closeEntry();
                        });
        assertThat(bomb.length).isLessThan(100_000);
        assertNone(bomb, "larger than 64 MB");
    }

    /** It says that it is small, and goes on: no byte is unpacked behind what it said. */
    @Test
    void a_bomb_that_lies_about_its_size_is_refused() throws IOException {
        var bomb = zip(zip -> put(zip, Bundle.AGREEMENT, new byte[10_000_000]));
        int size = indexOf(bomb, new byte[] {'P', 'K', 1, 2}) + 24;
        Arrays.fill(bomb, size, size + 4, (byte) 0);
        bomb[size] = 100;
        assertNone(bomb, "is damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../agreement.pdf",
                "/etc/passwd",
                "intents/../x.json",
                "intents/a/b.json",
                "intents\\a.json",
                "bundle/agreement.pdf",
                "Agreement.pdf",
                "notes.txt"
            })
    void a_file_that_is_not_known_is_refused(String name) throws IOException {
        assertNone(
                zip(
                        zip -> {
                            putNeeded(zip);
                            put(zip, name, SOME);
                        }),
                name);
    }

    @Test
    void too_many_files_are_refused() throws IOException {
        assertNone(
                zip(
                        zip -> {
                            for (int i = 0; i < 513; i++) put(zip, "intents/" + i + ".json", SOME);
                        }),
                "more than 512");
    }

    @Test
    void a_bundle_without_its_agreement_is_none() throws IOException {
        assertNone(zip(zip -> put(zip, Bundle.EVIDENCE, SOME)), "No agreement.pdf");
    }

    /** One program goes by the directory, the next by the entries. */
    @Test
    void two_agreements_in_one_file_are_refused() {
        var one = BUNDLE.zip();
        assertNone(joined(one, one), "more in it");
        var twice = one.clone();
        int name = indexOf(twice, "evidence.jsonl".getBytes(StandardCharsets.UTF_8));
        twice[name] = 'E';
        assertNone(twice, "another name");
    }

    @Test
    void a_byte_that_flipped_or_follows_is_found() {
        var flipped = BUNDLE.zip();
        flipped[indexOf(flipped, SOME)] ^= 1;
        assertNone(flipped, "agreement.pdf is damaged");
        assertNone(joined(BUNDLE.zip(), new byte[] {0}), "");
    }

    @Test
    void what_is_no_zip_is_none() {
        assertNone(new byte[0], "no zip");
        assertNone("%PDF-1.7 and so on, for a while".getBytes(StandardCharsets.UTF_8), "");
        var zip = BUNDLE.zip();
        for (int length = 0; length < zip.length; length++)
            assertNone(Arrays.copyOf(zip, length), "");
    }

    /** Nothing but a refusal comes of any other byte: no exception, and no memory. */
    @Test
    void whatever_byte_is_changed_it_is_read_or_refused() {
        for (int at = 0; at < BUNDLE.zip().length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                var zip = BUNDLE.zip();
                zip[at] = (byte) value;
                try {
                    assertThat(Bundle.read(zip).files()).hasSize(3);
                } catch (NotABundle e) {
                    assertThat(e).hasMessageContaining(".");
                }
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) at++;
        return at;
    }
}
