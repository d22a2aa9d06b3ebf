package org.khural.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A sealed root cannot name records of other packages, so a test sees that none is forgotten. */
class ChaptersTest {
    private static final List<Class<?>> DOMAIN =
            new ClassFileImporter()
                            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                            .importPackages("org.khural.domain")
                            .stream()
                            .<Class<?>>map(JavaClass::reflect)
                            .toList();

    @Test
    void every_command_belongs_to_a_chapter() {
        assertThat(reachable(Chapters.COMMANDS)).isEqualTo(all(Command.class));
    }

    @Test
    void every_event_belongs_to_a_chapter() {
        assertThat(reachable(Chapters.EVENTS)).isEqualTo(all(Event.class));
    }

    @Test
    void every_refusal_belongs_to_a_chapter_and_has_a_code_of_its_own() {
        assertThat(Set.<Class<?>>copyOf(Chapters.REJECTIONS)).isEqualTo(all(Rejection.class));
        var codes = new ArrayList<String>();
        for (var chapter : Chapters.REJECTIONS) {
            for (var refusal : chapter.getEnumConstants()) codes.add(refusal.code());
        }
        assertThat(codes).doesNotHaveDuplicates().allMatch(c -> c.matches("[a-z]+\\.[a-z_]+"));
    }

    @Test
    void every_case_is_a_record_with_a_wire_name_of_its_own() {
        var cases = new ArrayList<>(reachable(Chapters.COMMANDS));
        cases.addAll(reachable(Chapters.EVENTS));
        assertThat(cases).allMatch(Class::isRecord);
        assertThat(cases.stream().map(Chapters::nameOf))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+\\.[a-z][A-Za-z]+"));
        assertThat(Chapters.nameOf(org.khural.domain.floor.FloorCommand.RequestFloor.class))
                .isEqualTo("floor.requestFloor");
    }

    private static Set<Class<?>> all(Class<?> root) {
        return DOMAIN.stream()
                .filter(root::isAssignableFrom)
                .filter(c -> !c.isInterface())
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> reachable(Collection<? extends Class<?>> roots) {
        var cases = new HashSet<Class<?>>();
        var open = new ArrayDeque<Class<?>>(roots);
        while (!open.isEmpty()) {
            var next = open.poll();
            if (next.isSealed()) open.addAll(List.of(next.getPermittedSubclasses()));
            else cases.add(next);
        }
        return cases;
    }
}
