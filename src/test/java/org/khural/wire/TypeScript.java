package org.khural.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khural.domain.Audience;
import org.khural.domain.Chapters;
import org.khural.domain.Command;
import org.khural.domain.LocalizedText;
import org.khural.domain.Me;
import org.khural.domain.Power;
import org.khural.domain.Rejection;
import org.khural.domain.Views;
import org.khural.domain.Workshop;

/** The TypeScript types of everything that goes over the wire, read off the Java records. */
final class TypeScript {
    private static final int WIDTH = 110;

    /** Written by hand: the two shapes that are JSON on the server and typed in a browser. */
    private static final Map<String, String> JSON =
            Map.of("views", "Views", "patches", "Record<string, JsonPatch>");

    private final Map<String, String> unions = new TreeMap<>();
    private final Map<String, String> interfaces = new TreeMap<>();
    private final Map<String, Class<?>> names = new HashMap<>();

    private TypeScript() {}

    static String all() {
        return new TypeScript().file();
    }

    private String file() {
        type(Me.class);
        var views = views();
        var commands = commands();
        var asked = messages(ClientMessage.class);
        var said = messages(ServerMessage.class);
        var parts = new ArrayList<String>();
        parts.add(HEAD + ids());
        parts.add(String.join("", unions.values()));
        parts.addAll(interfaces.values());
        parts.add(
                "/** Chapter to view. Those with a question mark are not for every audience. */\n"
                        + views);
        parts.add(
                "/** What a browser may ask for; the server's own commands are left out. */\n"
                        + commands);
        parts.add(
                "/** Which power a command needs; what one may do is in `Me.powers`. */\n"
                        + powers());
        parts.add(rejections());
        parts.add(asked);
        parts.add(
                "/** RFC 6902. */\nexport type JsonPatch = { op: string; path: string; from?: string; value?: unknown }[];\n");
        parts.add(said);
        return String.join("\n", parts);
    }

    private static final String HEAD =
            """
            // Written by bin/golden from the Java records; do not edit. Units and meanings stand beside the records.
            type Id<Name extends string> = string & { readonly __id?: Name };
            """;

    private static String ids() {
        var lines =
                Values.STRINGS.stream()
                        .map(Class::getSimpleName)
                        .sorted()
                        .map(n -> "export type " + n + " = Id<'" + n + "'>;\n");
        return lines.collect(Collectors.joining())
                + "/** Epoch milliseconds of the server's clock. */\nexport type Instant = number;\n"
                + "/** Language to text. */\nexport type LocalizedText = Record<string, string>;\n";
    }

    private String views() {
        var fields = new StringBuilder();
        for (var window : Views.ALL) {
            boolean everybody = window.audiences().size() == Audience.values().length;
            fields.append("  ").append(window.chapter()).append(everybody ? ": " : "?: ");
            fields.append(type(viewOf(window.chapter()))).append(";\n");
        }
        return "export interface Views {\n" + fields + "}\n";
    }

    /**
     * By name: the chapter {@code floor} is seen as {@code FloorView.of}; two are the state itself.
     */
    static Type viewOf(String chapter) {
        try {
            if (chapter.equals("about"))
                return Workshop.class.getMethod("about").getGenericReturnType();
            if (chapter.equals("powers"))
                return Power.class.getMethod("of", Audience.class).getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
        var name =
                chapter.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + chapter.substring(1)
                        + "View";
        return Chapters.COMMANDS.stream()
                .flatMap(root -> find(root.getPackageName() + "." + name).stream())
                .flatMap(view -> Arrays.stream(view.getMethods()))
                .filter(method -> method.getName().equals("of"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + ".of"))
                .getGenericReturnType();
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private String commands() {
        return "export type Command ="
                + asked().map(c -> "\n  | " + tagged("type", Chapters.nameOf(c), c))
                        .collect(Collectors.joining())
                + ";\n";
    }

    private static String powers() {
        return "export const POWER_OF: Record<Command['type'], Power> = {\n"
                + asked().map(c -> "  '" + Chapters.nameOf(c) + "': '" + power(c) + "',\n")
                        .collect(Collectors.joining())
                + "};\n";
    }

    /** Sorted, so that a moved record changes nothing. */
    private static Stream<Class<?>> asked() {
        return Chapters.COMMANDS.stream()
                .<Class<?>>flatMap(root -> Arrays.stream(root.getPermittedSubclasses()))
                .filter(c -> power(c) != Power.SYSTEM)
                .sorted(Comparator.comparing(c -> Chapters.nameOf(c)));
    }

    private static Power power(Class<?> command) {
        return ((Command) Samples.full(command)).power();
    }

    private static String rejections() {
        return "export const rejectionCodes = [\n"
                + Chapters.REJECTIONS.stream()
                        .flatMap(root -> Arrays.stream(root.getEnumConstants()))
                        .map(Rejection::code)
                        .map(code -> "  '" + code + "',\n")
                        .collect(Collectors.joining())
                + "] as const;\nexport type RejectionCode = (typeof rejectionCodes)[number];\n";
    }

    private String messages(Class<?> root) {
        return "export type "
                + root.getSimpleName()
                + " ="
                + records(root)
                        .map(m -> "\n  | " + tagged("is", Json.nameOf(m), m))
                        .collect(Collectors.joining())
                + ";\n";
    }

    private static Stream<Class<?>> records(Class<?> root) {
        return Arrays.stream(root.getPermittedSubclasses())
                .flatMap(each -> each.isRecord() ? Stream.of(each) : records(each));
    }

    private String tagged(String tag, String name, Class<?> record) {
        var tagged = Stream.concat(Stream.of(tag + ": '" + name + "'"), fields(record).stream());
        return tagged.collect(Collectors.joining("; ", "{ ", " }"));
    }

    private List<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(this::field).toList();
    }

    private String field(RecordComponent component) {
        var type =
                component.getGenericType().getTypeName().contains(JsonNode.class.getName())
                        ? JSON.get(component.getName())
                        : type(component.getGenericType());
        return component.getName() + ": " + type;
    }

    private String type(Type type) {
        if (type instanceof ParameterizedType generic) return generic(generic);
        var raw = (Class<?>) type;
        if (raw == String.class) return "string";
        if (raw == boolean.class) return "boolean";
        if (Set.of(int.class, long.class, double.class, Integer.class, Long.class).contains(raw)) {
            return "number";
        }
        if (raw == Object.class) return "unknown";
        if (raw == Command.class) return "Command";
        if (raw == Instant.class || raw == LocalizedText.class) return raw.getSimpleName();
        if (Values.STRINGS.contains(raw)) return raw.getSimpleName();
        if (raw.isEnum()) return union(raw);
        if (raw.isRecord()) return declare(raw);
        if (Chapters.KINDS.contains(raw)) return kinds(raw);
        throw new AssertionError(raw + " may not go over the wire");
    }

    private String generic(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var of = type.getActualTypeArguments();
        if (raw == Optional.class) return type(of[0]) + " | null";
        if (Map.class.isAssignableFrom(raw))
            return "Record<" + type(of[0]) + ", " + type(of[1]) + ">";
        if (Collection.class.isAssignableFrom(raw)) return type(of[0]) + "[]";
        throw new AssertionError(type + " may not go over the wire");
    }

    private String declare(Class<?> record) {
        var name = nameOf(record);
        if (interfaces.putIfAbsent(name, "") == null) {
            var fields =
                    fields(record).stream()
                            .map(f -> "  " + f + ";\n")
                            .collect(Collectors.joining());
            interfaces.put(name, "export interface " + name + " {\n" + fields + "}\n");
        }
        return name;
    }

    /** Several kinds of one thing, told apart by {@code is}. */
    private String kinds(Class<?> root) {
        var name = root.getSimpleName();
        if (unions.putIfAbsent(name, "") == null) {
            var all = records(root).map(m -> "\n  | " + tagged("is", Json.nameOf(m), m)).toList();
            unions.put(name, "export type " + name + " =" + String.join("", all) + ";\n");
        }
        return name;
    }

    private String union(Class<?> type) {
        var name = nameOf(type);
        var constants =
                Arrays.stream(type.getEnumConstants())
                        .map(c -> "'" + ((Enum<?>) c).name() + "'")
                        .toList();
        var line = "export type " + name + " = " + String.join(" | ", constants) + ";\n";
        unions.put(
                name,
                line.length() <= WIDTH
                        ? line
                        : "export type "
                                + name
                                + " =\n  | "
                                + String.join("\n  | ", constants)
                                + ";\n");
        return name;
    }

    /**
     * A nested record carries the name of the record around it; and of two chapters that call
     * theirs the same, the later one's carries its chapter.
     */
    private String nameOf(Class<?> type) {
        var outer = type.getDeclaringClass();
        var name = (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
        if (names.computeIfAbsent(name, n -> type) == type) return name;
        var chapter = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return chapter.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + chapter.substring(1)
                + name;
    }
}
