package org.khural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.signing.Signatory.DICE;
import static org.khural.signing.Signatory.NOW;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.evidence.Bundle;
import org.khural.evidence.Ceremony;
import org.khural.signing.Authority;
import org.khural.signing.Field;
import org.khural.signing.Pades;
import org.khural.signing.Sha256;
import org.khural.signing.Signatory;

/** A stranger with a signed file and a root certificate. */
class VerifyTest {
    private static final Authority AUTHORITY = Authority.make("Khural, a test", NOW, DICE);
    private static final byte[] SIGNED = signed();

    @TempDir Path dir;

    private record Said(int code, String text) {}

    private static byte[] signed() {
        var field = new Field("party-1", 1, 60, 600, 200, 70);
        var frozen = Pades.withFields(Signatory.blank(), List.of(field));
        var once = Signatory.of(AUTHORITY, "party-1", "Rector of Technology").sign(frozen);
        return Pades.lasting(once, AUTHORITY, AUTHORITY.revocations(1, Map.of(), NOW), NOW);
    }

    @BeforeEach
    void root() throws IOException, CertificateEncodingException {
        Files.write(dir.resolve("root.der"), AUTHORITY.root().getEncoded());
    }

    private Said verify(byte[] pdf, String... more) throws IOException {
        var file = Files.write(dir.resolve("agreement.pdf"), pdf);
        var args = new java.util.ArrayList<>(List.of(file.toString()));
        args.addAll(Arrays.asList(more));
        var out = new ByteArrayOutputStream();
        int code = Verify.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void what_was_not_changed_is_intact() throws IOException {
        var said = verify(SIGNED, "--root", dir.resolve("root.der").toString());
        assertThat(said.text())
                .startsWith("Intact.")
                .contains("Rector of Technology, Rector, University of Technology, MN")
                .contains("PAdES-BASELINE-LTA, TOTAL_PASSED", "Times on the document: ");
        assertThat(said.code()).isZero();
    }

    @Test
    void a_byte_behind_it_is_a_change() throws IOException {
        var longer = Arrays.copyOf(SIGNED, SIGNED.length + 1);
        longer[SIGNED.length] = '\n';
        var said = verify(longer, "--root", dir.resolve("root.der").toString());
        assertThat(said.text()).startsWith("Changed after signing.").contains("added after");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void without_a_root_nobody_vouches() throws IOException {
        var said = verify(SIGNED);
        assertThat(said.text()).startsWith("Intact.").contains("no root was given");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void files_that_are_none_are_said() throws IOException {
        assertThat(Verify.run(List.of(), new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(2);
        assertThat(verify(SIGNED, "--root", dir.resolve("none").toString()).code()).isEqualTo(2);
        var no = Files.writeString(dir.resolve("no.pem"), "no certificate");
        assertThat(verify(SIGNED, "--root", no.toString()).code()).isEqualTo(2);
    }

    private static final Ceremony CEREMONY = Ceremony.of(AUTHORITY);

    @Test
    void a_bundle_that_nobody_touched_is_valid_and_tells_what_happened() throws IOException {
        var said = verify(CEREMONY.bundle().zip(), "--root", dir.resolve("root.der").toString());
        assertThat(said.text())
                .startsWith("Valid.")
                .contains("signed by party-2: certificate ", "mode client")
                .contains("receipts by system: of 150, screens 147")
                .contains("Hash of the last line: " + CEREMONY.chain().head().grouped())
                .doesNotContain("The root in the bundle");
        assertThat(said.code()).isZero();
    }

    @Test
    void without_a_root_the_one_in_the_bundle_is_to_be_compared() throws IOException {
        var said = verify(CEREMONY.bundle().zip());
        assertThat(said.text())
                .startsWith("Valid.")
                .contains("The root in the bundle has the fingerprint")
                .contains(Sha256.of(AUTHORITY.root()).grouped(), "compare it");
        assertThat(said.code()).isZero();
    }

    @Test
    void a_bundle_of_another_instance_is_not_valid_by_this_root() throws IOException {
        var other = Ceremony.of(Authority.make("Khural, another", NOW, DICE)).bundle().zip();
        var said = verify(other, "--root", dir.resolve("root.der").toString());
        assertThat(said.text()).startsWith("Not valid.").contains("No root that was given");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void a_bundle_that_can_not_be_read_is_said() throws IOException {
        var zip = CEREMONY.bundle().zip();
        var said = verify(Arrays.copyOf(zip, zip.length - 1));
        assertThat(said.text()).startsWith("This is no bundle that can be read: ");
        assertThat(said.code()).isEqualTo(2);
    }

    /** "Not valid." must stand there, whatever the file would like the terminal to do. */
    @Test
    void a_file_can_not_write_to_the_terminal() throws IOException {
        var chain = CEREMONY.chain().and(NOW, "\033[2J", "Val\u202edi.", Map.of("\n", "\r"));
        var said = verify(CEREMONY.with(Map.of(Bundle.EVIDENCE, chain.bytes())).zip());
        assertThat(said.text())
                .contains("\uFFFD[2J by Val\uFFFDdi.: \uFFFD \uFFFD")
                .doesNotContain("\033", "\u202e", "\r");
    }
}
