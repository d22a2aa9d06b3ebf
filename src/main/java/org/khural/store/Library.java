package org.khural.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The functions that run inside Redis. Their names carry a hash of their text: loading never
 * changes what a node of another version calls, and an adopted Redis either has exactly this text
 * or not.
 */
final class Library {
    private static final String PLACE = "@LIBRARY@";

    static final Library KHURAL = read("khural.lua");

    private final String name;
    private final String source;

    private Library(String text) {
        String hash = Sha256.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        name = "khural_" + hash;
        source = text.replace(PLACE, name);
    }

    private static Library read(String resource) {
        try (InputStream in = Library.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new Library(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    /** What FUNCTION LOAD takes. */
    String source() {
        return source;
    }

    /** The name by which FCALL knows one of the functions. */
    String function(String plain) {
        return name + "_" + plain;
    }
}
