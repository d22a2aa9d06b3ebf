package org.khural.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.khural.domain.Actor;
import org.khural.domain.Audience;
import org.khural.domain.Chapters;
import org.khural.domain.Command;
import org.khural.domain.Event;
import org.khural.domain.Me;
import org.khural.domain.Power;
import org.khural.domain.Views;
import org.khural.domain.Workshop;
import org.khural.support.Story;

/**
 * What goes over the wire and into the log changes only on purpose: {@code bin/golden} rewrites,
 * the diff is the review. Once a version is released, the file of a changed event or command is
 * kept beside the new one as {@code <type>.<n>.json}: every file here is read for ever.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Workshop WORKSHOP = Story.workshop();

    @Test
    void typesOfTheBrowser() {
        Golden.check(Path.of("web/src/live/wire.gen.ts"), TypeScript.all());
    }

    @ParameterizedTest
    @MethodSource
    void events(Class<? extends Event> type) {
        check(GOLDEN.resolve("events"), Event.class, type);
    }

    @ParameterizedTest
    @MethodSource
    void commands(Class<? extends Command> type) {
        check(GOLDEN.resolve("commands"), Command.class, type);
    }

    static Stream<Class<?>> events() {
        return records(Chapters.EVENTS);
    }

    static Stream<Class<?>> commands() {
        return records(Chapters.COMMANDS);
    }

    /**
     * A log holds what was ever said: no event and no command of a file here may lose its reader.
     */
    @Test
    void everyFileIsStillRead() throws IOException {
        assertThat(names("events")).isSubsetOf(events().map(Chapters::nameOf).toList());
        assertThat(names("commands")).isSubsetOf(commands().map(Chapters::nameOf).toList());
    }

    private static List<String> names(String folder) throws IOException {
        try (var files = Files.list(GOLDEN.resolve(folder))) {
            return files.map(f -> f.getFileName().toString().replaceFirst("(\\.\\d+)?\\.json$", ""))
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void views(Audience audience) {
        var folder =
                GOLDEN.resolve("views").resolve(audience.name().toLowerCase(java.util.Locale.ROOT));
        for (var window : Views.ALL) {
            if (!window.audiences().contains(audience)) continue;
            var view = Codec.view(window.of().apply(WORKSHOP, audience));
            Golden.check(folder.resolve(window.chapter() + ".json"), pretty(view));
        }
        var me = Codec.view(Me.of(WORKSHOP, somebody(audience), audience));
        Golden.check(folder.resolve("me.json"), pretty(me));
    }

    private static Actor somebody(Audience audience) {
        return switch (audience) {
            case CHAIR -> Actor.of(Story.CHAIR);
            case LEAD -> Actor.of(Story.EVA);
            case ORGANISER -> Actor.of(Story.ORGANISER);
            case ASSISTANT -> Actor.of(Story.ASSISTANT);
            case PARTICIPANT -> Actor.of(Story.ANN);
            case DISPLAY -> new Actor.Screen(Story.WALL);
            case OBSERVER -> new Actor.Observer("somebody");
        };
    }

    @Test
    void whoMayDoAndSeeWhat() {
        var powers = table("power", List.of(Power.values()), Power::isGrantedTo);
        var views =
                table(
                        "view",
                        Views.ALL.stream().map(Views.Window::chapter).toList(),
                        GoldenTest::sees);
        var commands =
                commands()
                        .map(c -> "%-28s %s".formatted(Chapters.nameOf(c), powerOf(c)))
                        .sorted()
                        .collect(
                                Collectors.joining(
                                        "\n", "command                      power\n", "\n"));
        Golden.check(GOLDEN.resolve("permissions.txt"), powers + "\n" + commands + "\n" + views);
    }

    private interface Cell<T> {
        boolean is(T row, Audience audience);
    }

    private static <T> String table(String what, List<T> rows, Cell<T> cell) {
        var lines = new StringBuilder("%-28s".formatted(what));
        for (var audience : Audience.values()) lines.append(" %-12s".formatted(audience));
        for (var row : rows) {
            lines.append("\n%-28s".formatted(row));
            for (var audience : Audience.values()) {
                lines.append(" %-12s".formatted(cell.is(row, audience) ? "yes" : "-"));
            }
        }
        return lines.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"))
                + "\n";
    }

    private static boolean sees(String chapter, Audience audience) {
        return Views.ALL.stream()
                .anyMatch(w -> w.chapter().equals(chapter) && w.audiences().contains(audience));
    }

    private static Power powerOf(Class<?> command) {
        return ((Command) Samples.full(command)).power();
    }

    private static Stream<Class<?>> records(List<? extends Class<?>> roots) {
        return roots.stream()
                .<Class<?>>flatMap(root -> Arrays.stream(root.getPermittedSubclasses()))
                .sorted(Comparator.comparing(c -> Chapters.nameOf(c)));
    }

    /** The newest file is what we write now, and all files are what we read, for ever. */
    private static <T> void check(Path folder, Class<T> root, Class<? extends T> type) {
        var name = Chapters.nameOf(type);
        var samples = List.of(Samples.full(type), Samples.bare(type)).stream().distinct().toList();
        var now = Json.MAPPER.createArrayNode();
        samples.forEach(sample -> now.add(write(root, sample)));
        var file = folder.resolve(name + ".json");
        Golden.check(file, pretty(now));
        assertThat(read(file, root)).isEqualTo(samples);
        for (var old : released(folder, name)) assertThat(kept(old, root)).isNotEmpty();
    }

    private static List<Path> released(Path folder, String name) {
        var files = new ArrayList<Path>();
        for (int n = 1; Files.exists(folder.resolve(name + "." + n + ".json")); n++) {
            files.add(folder.resolve(name + "." + n + ".json"));
        }
        return files;
    }

    private static <T> JsonNode write(Class<T> root, T value) {
        try {
            var text =
                    Json.MAPPER
                            .writerFor(root)
                            .withAttribute(Sealer.class, PlainSealer.INSTANCE)
                            .writeValueAsString(value);
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As the log is read: what was not yet is empty. */
    private static <T> List<T> kept(Path file, Class<T> root) {
        try {
            var list = Json.MAPPER.getTypeFactory().constructCollectionType(List.class, root);
            return Json.KEPT
                    .forType(list)
                    .withAttribute(Sealer.class, PlainSealer.INSTANCE)
                    .readValue(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static <T> List<T> read(Path file, Class<T> root) {
        try {
            return Json.MAPPER
                    .readerForListOf(root)
                    .withAttribute(Sealer.class, PlainSealer.INSTANCE)
                    .readValue(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static String pretty(JsonNode json) {
        return json.toPrettyString() + "\n";
    }
}
