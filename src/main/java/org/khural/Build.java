package org.khural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Names the code that folds a log into a state and writes it down, by its bytes. A version number
 * would not do: two builds of one version may fold alike logs into different states.
 */
final class Build {
    private static final List<String> FOLDING = List.of("org/khural/domain/", "org/khural/wire/");

    private Build() {}

    /** The same wherever the same classes run, and short enough for a key. */
    static String id() {
        try {
            var location = Build.class.getProtectionDomain().getCodeSource().getLocation();
            var source = Path.of(location.toURI());
            var classes = Files.isDirectory(source) ? ofFiles(source) : ofJar(source);
            var sum = new CRC32();
            classes.stream()
                    .sorted()
                    .forEach(each -> sum.update(each.getBytes(StandardCharsets.UTF_8)));
            return classes.size() + "-" + Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jar's directory knows the sums; nothing is unpacked. */
    private static List<String> ofJar(Path file) throws IOException {
        try (var jar = new ZipFile(file.toFile())) {
            return jar.stream()
                    .filter(entry -> FOLDING.stream().anyMatch(entry.getName()::startsWith))
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .toList();
        }
    }

    private static List<String> ofFiles(Path root) throws IOException {
        var all = new ArrayList<String>();
        for (var folder : FOLDING) {
            try (var files = Files.walk(root.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var sum = new CRC32();
                    sum.update(Files.readAllBytes(file));
                    all.add(root.relativize(file) + " " + sum.getValue());
                }
            }
        }
        return all;
    }
}
