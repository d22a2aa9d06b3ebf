package org.khural.wire;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What goes over the wire and into the log changes only on purpose: {@code bin/golden} rewrites,
 * the diff is the review.
 */
class GoldenTest {
    @Test
    void typesOfTheBrowser() {
        Golden.check(Path.of("web/src/live/wire.gen.ts"), TypeScript.all());
    }
}
