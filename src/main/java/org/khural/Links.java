package org.khural;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The links of the first start, on the terminal and in a file that only its owner can read. */
final class Links {
    private static final String FILE = "links.json";
    private static final Pattern LINE =
            Pattern.compile("\\{\"role\":\"([a-z0-9-]+)\",\"url\":\"([^\"]+)\"}");

    record Line(String role, String url) {
        String token() {
            return url.substring(url.indexOf('#') + 1);
        }
    }

    private Links() {}

    static void write(Path data, List<Line> lines) {
        var text = new StringBuilder("[\n");
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            text.append("  {\"role\":\"%s\",\"url\":\"%s\"}".formatted(line.role(), line.url()));
            text.append(i < lines.size() - 1 ? ",\n" : "\n");
        }
        text.append("]\n");
        try {
            var file = data.resolve(FILE);
            var ours = PosixFilePermissions.fromString("rw-------");
            Files.createDirectories(data);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ours));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Line> read(Path data) {
        var lines = new ArrayList<Line>();
        try {
            var file = data.resolve(FILE);
            if (!Files.exists(file)) return lines;
            var found = LINE.matcher(Files.readString(file));
            while (found.find()) lines.add(new Line(found.group(1), found.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static void print(Config config, int port, List<Line> lines) {
        var url = config.http().publicUrl();
        var out = new StringBuilder("\nKhural is ready: " + url + "\n");
        if (!lines.isEmpty())
            out.append("\nPersonal links (whoever has one enters as that person):\n");
        for (var line : lines) out.append("  %-24s %s%n".formatted(line.role(), line.url()));
        out.append("\n  %-24s %s/display%n".formatted("hall display", url));
        if (config.lan()) out.append(lan(config, port));
        out.append("\nEnd with Ctrl+C; everything is kept in ").append(config.data()).append(".\n");
        System.out.println(out);
    }

    private static String lan(Config config, int port) {
        if ("https".equals(config.http().publicUrl().getScheme())) return "";
        return "\nPhones in the hall need a secure origin: browsers refuse cookies and sockets of a plain http page of\n"
                + "another machine. Give http.publicUrl an https address that leads here (port "
                + port
                + "), with\nhttp.tls.cert and http.tls.key, or with a proxy as in config/Caddyfile.\n";
    }
}
