package org.khural;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Command;
import org.khural.domain.DelegationId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.SessionId;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Role;

/**
 * The launch day, to be tried at once: institutions and roles, an agenda that begins in a few
 * minutes. No real person.
 */
final class Demo {
    static final WorkshopId WORKSHOP = new WorkshopId("launch-day");
    static final SessionId SESSION = new SessionId("from-plans-to-actions");

    /** Whose personal links are printed at the start. */
    static final List<PersonId> SHOWN =
            List.of(
                    new PersonId("organiser"),
                    new PersonId("chair"),
                    new PersonId("vice-chair"),
                    new PersonId("discussion-lead"),
                    new PersonId("floor-assistant"),
                    new PersonId("rector-technology"),
                    new PersonId("president-sciences"),
                    new PersonId("vice-rector-agriculture"),
                    new PersonId("expert-institute"));

    private static final String[] RECTOR = {"Rector", "Захирал", "Ректор", "校长", "Recteur"};
    private static final String[] PRESIDENT = {
        "President", "Ерөнхийлөгч", "Президент", "院长", "Président"
    };

    private final List<Command> commands = new ArrayList<>();
    private final Instant start;

    private Demo(Instant now) {
        start = Instant.ofEpochSecond((now.getEpochSecond() / 300 + 2) * 300);
    }

    /** Everything that the organiser of the day would have asked for; {@code zone}: of the hall. */
    static List<Command> commands(Instant now, String zone) {
        var demo = new Demo(now);
        demo.describe(zone);
        demo.delegations();
        demo.people();
        demo.agenda();
        demo.commands.add(
                new ChairCommand.ArrangeSeat(
                        List.of(new PersonId("chair"), new PersonId("vice-chair"))));
        return List.copyOf(demo.commands);
    }

    /** As what the two heads sign who sign the demo's agreement. */
    static LocalizedText capacity(PersonId head) {
        return text(head.value().startsWith("rector") ? RECTOR : PRESIDENT);
    }

    private void describe(String zone) {
        commands.add(
                new AboutCommand.Describe(
                        new About(
                                text(
                                        "From plans to actions",
                                        "Төлөвлөгөөнөөс үйл ажиллагаанд",
                                        "От планов к действиям",
                                        "从计划到行动",
                                        "Des plans aux actes"),
                                text(
                                        "Ministry of Education · National Commission",
                                        "Боловсролын яам · Үндэсний комисс",
                                        "Министерство образования · Национальная комиссия",
                                        "教育部 · 国家委员会",
                                        "Ministère de l’Éducation · Commission nationale"),
                                zone,
                                List.of("en", "mn", "ru", "zh", "fr"))));
    }

    private void delegations() {
        delegation(
                "ministry",
                "Ministry of Education",
                "Боловсролын яам",
                "Министерство образования",
                "教育部",
                "Ministère de l’Éducation");
        delegation(
                "commission",
                "National Commission",
                "Үндэсний комисс",
                "Национальная комиссия",
                "国家委员会",
                "Commission nationale");
        delegation(
                "technology",
                "University of Technology",
                "Технологийн их сургууль",
                "Технологический университет",
                "理工大学",
                "Université de technologie");
        delegation(
                "national",
                "National University",
                "Үндэсний их сургууль",
                "Национальный университет",
                "国立大学",
                "Université nationale");
        delegation(
                "agriculture",
                "University of Agriculture",
                "Хөдөө аж ахуйн их сургууль",
                "Аграрный университет",
                "农业大学",
                "Université d’agriculture");
        delegation(
                "sciences",
                "Institute of Sciences",
                "Шинжлэх ухааны хүрээлэн",
                "Институт наук",
                "科学技术研究院",
                "Institut des sciences");
        delegation(
                "institute",
                "International Institute",
                "Олон улсын хүрээлэн",
                "Международный институт",
                "国际研究所",
                "Institut international");
        delegation(
                "arts",
                "University of Arts",
                "Урлагийн их сургууль",
                "Университет искусств",
                "艺术大学",
                "Université des arts");
        delegation(
                "secretariat",
                "Secretariat",
                "Нарийн бичгийн дарга нарын газар",
                "Секретариат",
                "秘书处",
                "Secrétariat");
    }

    private void people() {
        person(
                "organiser",
                "secretariat",
                Set.of(Role.ORGANISER),
                "Organiser",
                "Зохион байгуулагч",
                "Организатор",
                "组织者",
                "Organisatrice");
        person(
                "floor-assistant",
                "secretariat",
                Set.of(Role.ASSISTANT),
                "Floor assistant",
                "Танхимын туслах",
                "Помощник в зале",
                "会场助理",
                "Assistant de salle");
        person(
                "chair",
                "ministry",
                Set.of(),
                "Vice-Minister",
                "Дэд сайд",
                "Заместитель министра",
                "副部长",
                "Vice-ministre");
        person(
                "vice-chair",
                "commission",
                Set.of(),
                "Secretary-General",
                "Ерөнхий нарийн бичгийн дарга",
                "Генеральный секретарь",
                "秘书长",
                "Secrétaire général");
        person("discussion-lead", "national", Set.of(), "Dean", "Декан", "Декан", "院长", "Doyenne");
        person("rector-technology", "technology", Set.of(), RECTOR);
        person(
                "professor-technology",
                "technology",
                Set.of(),
                "Professor",
                "Профессор",
                "Профессор",
                "教授",
                "Professeur");
        person(
                "vice-rector-agriculture",
                "agriculture",
                Set.of(),
                "Vice-Rector",
                "Дэд захирал",
                "Проректор",
                "副校长",
                "Vice-rectrice");
        person("president-sciences", "sciences", Set.of(), PRESIDENT);
        person(
                "expert-institute",
                "institute",
                Set.of(),
                "Expert",
                "Шинжээч",
                "Эксперт",
                "专家",
                "Experte");
        person("rector-arts", "arts", Set.of(), "Rector", "Захирал", "Ректор", "校长", "Rectrice");
        head("technology", "rector-technology", 3);
        head("agriculture", "vice-rector-agriculture", 5);
    }

    private void agenda() {
        commands.add(
                new AgendaCommand.AddSession(
                        SESSION,
                        text(
                                "From plans to actions",
                                "Төлөвлөгөөнөөс үйл ажиллагаанд",
                                "От планов к действиям",
                                "从计划到行动",
                                "Des plans aux actes"),
                        start,
                        start.plus(Duration.ofMinutes(145))));
        item(
                "opening",
                ItemKind.REMARKS,
                0,
                20,
                180,
                Optional.empty(),
                "Opening remarks",
                "Нээлтийн үг",
                "Приветственные слова",
                "开幕致辞",
                "Allocutions d’ouverture");
        item(
                "overview",
                ItemKind.PRESENTATION,
                20,
                20,
                900,
                Optional.empty(),
                "Overview of the project and its action plan",
                "Төсөл ба үйл ажиллагааны төлөвлөгөөний тойм",
                "Обзор проекта и плана действий",
                "项目及行动计划概览",
                "Aperçu du projet et de son plan d’action");
        item(
                "discussion",
                ItemKind.DISCUSSION,
                40,
                75,
                300,
                Optional.of(new PersonId("discussion-lead")),
                "Discussion: what each university will do by spring",
                "Хэлэлцүүлэг: их сургууль бүр хавар гэхэд юу хийх вэ",
                "Обсуждение: что сделает каждый университет к весне",
                "讨论：各大学春季前要做什么",
                "Discussion : ce que fera chaque université d’ici au printemps");
        item(
                "signing",
                ItemKind.SIGNING,
                115,
                30,
                120,
                Optional.empty(),
                "Signing of the agreement",
                "Гэрээнд гарын үсэг зурах",
                "Подписание соглашения",
                "签署协议",
                "Signature de l’accord");
    }

    private void delegation(String id, String... names) {
        int rank =
                (int)
                                commands.stream()
                                        .filter(PeopleCommand.AddDelegation.class::isInstance)
                                        .count()
                        + 1;
        commands.add(new PeopleCommand.AddDelegation(new DelegationId(id), text(names), rank));
    }

    private void person(String id, String delegation, Set<Role> roles, String... capacity) {
        commands.add(
                new PeopleCommand.AddPerson(
                        new PersonId(id),
                        Optional.of(new DelegationId(delegation)),
                        new Card(Optional.empty(), Optional.of(text(capacity))),
                        id.startsWith("professor") ? 2 : 1,
                        roles));
    }

    private void head(String delegation, String person, int rank) {
        var id = new DelegationId(delegation);
        var name =
                commands.stream()
                        .filter(PeopleCommand.AddDelegation.class::isInstance)
                        .map(PeopleCommand.AddDelegation.class::cast)
                        .filter(c -> c.delegation().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .name();
        commands.add(
                new PeopleCommand.EditDelegation(
                        id, name, rank, Optional.of(new PersonId(person))));
    }

    private void item(
            String id,
            ItemKind kind,
            int after,
            int minutes,
            int speech,
            Optional<PersonId> lead,
            String... title) {
        var plan =
                new Item.Plan(
                        text(title),
                        kind,
                        start.plus(Duration.ofMinutes(after)),
                        minutes,
                        lead,
                        speech);
        commands.add(new AgendaCommand.AddItem(new ItemId(id), SESSION, plan));
    }

    private static LocalizedText text(String... t) {
        return LocalizedText.of("en", t[0], "mn", t[1], "ru", t[2], "zh", t[3], "fr", t[4]);
    }
}
