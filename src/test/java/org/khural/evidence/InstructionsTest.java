package org.khural.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the bundle, given to the programs of others as they stand there. */
class InstructionsTest {
    private static final Ceremony CEREMONY = Ceremony.of(Ceremony.instance());
    private static final Bundle BUNDLE = CEREMONY.bundle();
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir Path dir;

    @BeforeEach
    void unpacked() throws IOException {
        for (var file : BUNDLE.files().entrySet()) {
            Files.write(dir.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<String> commandsWith(String word) {
        var all = new ArrayList<String>();
        var text = new String(BUNDLE.files().get(Bundle.HOW_TO_VERIFY), StandardCharsets.UTF_8);
        var found = COMMANDS.matcher(text);
        while (found.find()) if (found.group(1).contains(word)) all.add(found.group(1));
        return all;
    }

    private String run(String commands) throws IOException {
        var process =
                new ProcessBuilder("sh", "-c", "set -e\n" + commands)
                        .directory(dir.toFile())
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A check that did not take place is said, on the screen and in the report, never passed. */
    private void needs(String... tools) throws IOException {
        for (var tool : tools) {
            boolean isThere = !run("command -v " + tool + " || true").isBlank();
            if (!isThere) System.err.println("NOT RUN: " + tool + " is not on this machine");
            assumeTrue(isThere, tool + " is not on this machine: NOT RUN");
        }
    }

    @Test
    void nothing_is_left_to_fill_in() {
        var text = new String(BUNDLE.files().get(Bundle.HOW_TO_VERIFY), StandardCharsets.UTF_8);
        assertThat(text).doesNotContainPattern("\\{[a-z]+}");
        assertThat(commandsWith("java -jar"))
                .containsExactly("java -jar khural.jar verify bundle.zip --root ca.pem\n");
    }

    @Test
    void openssl_finds_each_signature_valid() throws IOException {
        needs("openssl", "perl");
        var signatures = commandsWith("openssl cms");
        var revisions = List.of(CEREMONY.once(), CEREMONY.twice());
        assertThat(signatures).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(run(signatures.get(i)))
                    .contains("successful", Ceremony.hex(revisions.get(i)));
        }
    }

    @Test
    void openssl_finds_each_time_valid() throws IOException {
        needs("openssl", "perl");
        assertThat(commandsWith("openssl ts")).hasSize(2);
        for (var time : commandsWith("openssl ts")) {
            assertThat(run(time)).contains("Verification: OK");
        }
    }

    @Test
    void openssl_finds_one_flipped_bit() throws IOException {
        needs("openssl", "perl");
        var pdf = CEREMONY.pdf().clone();
        pdf[CEREMONY.frozen().length / 2] ^= 1;
        Files.write(dir.resolve(Bundle.AGREEMENT), pdf);
        assertThat(run(commandsWith("openssl cms").getFirst())).contains("failure");
        assertThat(run(commandsWith("openssl ts").getFirst())).contains("FAILED");
    }

    @Test
    void the_fingerprints_are_found_by_others_too() throws IOException {
        needs("openssl", "perl");
        var frozen = Ceremony.hex(CEREMONY.frozen());
        assertThat(run(commandsWith("frozen").getFirst())).contains("= " + frozen, frozen + "\"}");
        var root = run(commandsWith("openssl x509").getFirst()).replace(":", "");
        assertThat(root)
                .containsIgnoringCase(
                        org.khural.signing.Sha256.of(CEREMONY.authority().root()).hex());
    }

    @Test
    void perl_recomputes_the_chain() throws IOException {
        needs("perl");
        var commands = commandsWith("sha256_hex").getFirst();
        assertThat(run(commands)).endsWith("7 " + CEREMONY.chain().head().hex() + "\n");
        var lines = new String(CEREMONY.chain().bytes(), StandardCharsets.UTF_8);
        for (var each :
                Map.of(
                                lines.replace("\"mn\"", "\"en\""), "line 3 was changed",
                                lines.substring(lines.indexOf('\n') + 1), "line 1 does not follow")
                        .entrySet()) {
            Files.writeString(dir.resolve(Bundle.EVIDENCE), each.getKey());
            assertThat(run(commands)).contains(each.getValue());
        }
    }

    @Test
    void pdfsig_finds_each_signature_valid_and_trusted() throws IOException {
        needs("pdfsig", "certutil");
        var said = run(commandsWith("pdfsig").getFirst());
        assertThat(Arrays.stream(said.split("Signature #")).filter(s -> s.contains("party-")))
                .hasSize(2)
                .allSatisfy(
                        signature ->
                                assertThat(signature)
                                        .contains(
                                                "Signature is Valid.", "Certificate is Trusted."));
    }
}
