package org.khural.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that a test can write, and otherwise holds everybody to. */
final class Golden {
    private static final boolean WRITE = Boolean.getBoolean("khural.golden.write");

    private Golden() {}

    static void check(Path file, String expected) {
        try {
            if (WRITE) {
                Files.createDirectories(file.getParent());
                if (!Files.exists(file) || !Files.readString(file).equals(expected)) {
                    Files.writeString(file, expected);
                }
            }
            assertThat(file).as("bin/golden writes it").exists();
            assertThat(Files.readString(file))
                    .as("%s: bin/golden rewrites it", file)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
