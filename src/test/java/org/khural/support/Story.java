package org.khural.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khural.domain.Actor;
import org.khural.domain.By;
import org.khural.domain.Command;
import org.khural.domain.Decision;
import org.khural.domain.DelegationId;
import org.khural.domain.DisplayId;
import org.khural.domain.Entry;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.Limits;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Ref;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.WorkshopId;
import org.khural.domain.about.About;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.display.Scene;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.Kind;
import org.khural.domain.floor.QueueCommand;
import org.khural.domain.floor.SpeechCommand;
import org.khural.domain.people.Card;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Role;
import org.khural.domain.request.RequestCommand;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.SessionCommand;

/**
 * A small workshop in which a little of everything has happened, told by commands alone: Ann has
 * the floor, Ben stands by, Eva waits, Dora was erased, a display hangs in the hall and keeps to
 * the speaker; one poll is certified, others run; of an agreement one has signed and one signs.
 */
public final class Story {
    public static final WorkshopId WORKSHOP = new WorkshopId("story");
    public static final PersonId CHAIR = new PersonId("chair");
    public static final PersonId ORGANISER = new PersonId("organiser");
    public static final PersonId ASSISTANT = new PersonId("assistant");
    public static final PersonId ANN = new PersonId("ann");
    public static final PersonId BEN = new PersonId("ben");
    public static final PersonId DORA = new PersonId("dora");
    public static final PersonId EVA = new PersonId("eva");
    public static final DisplayId WALL = new DisplayId("wall");

    private static final DelegationId TECHNOLOGY = new DelegationId("technology");
    private static final DelegationId ARTS = new DelegationId("arts");
    private static final SessionId MORNING = new SessionId("morning");
    private static final ItemId OPENING = new ItemId("opening");
    static final ItemId DISCUSSION = new ItemId("discussion");

    private final List<Entry> entries = new ArrayList<>();
    private Workshop workshop = Workshop.empty(WORKSHOP);
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    private Story() {
        prepare();
        open();
        discuss();
        new StoryOfPolls(this::by, this::system, () -> workshop).tell();
        new StoryOfSigning(this::by, this::system).tell();
        by(CHAIR, new DisplayCommand.PinDisplay(WALL, Optional.of(Scene.SPEAKER)));
    }

    public static Workshop workshop() {
        return new Story().workshop;
    }

    /** One entry for each thing that was asked, as the log holds them. */
    public static List<Entry> entries() {
        return List.copyOf(new Story().entries);
    }

    private void prepare() {
        system(
                new AboutCommand.Describe(
                        new About(
                                text("From plans to actions", "Төлөвлөгөөнөөс үйл ажиллагаанд"),
                                text("Ministry of Education", "Боловсролын яам"),
                                "Asia/Ulaanbaatar",
                                List.of("en", "mn"))));
        person(ORGANISER, Optional.empty(), "Organiser", Set.of(Role.ORGANISER));
        by(
                ORGANISER,
                new PeopleCommand.AddDelegation(TECHNOLOGY, text("Technology", "Технологи"), 1));
        by(ORGANISER, new PeopleCommand.AddDelegation(ARTS, text("Arts", "Урлаг"), 2));
        person(CHAIR, Optional.empty(), "Vice-Minister", Set.of());
        person(ASSISTANT, Optional.empty(), "Floor assistant", Set.of(Role.ASSISTANT));
        person(ANN, Optional.of(TECHNOLOGY), "Rector", Set.of());
        person(BEN, Optional.of(TECHNOLOGY), "Professor", Set.of());
        person(DORA, Optional.of(ARTS), "Dean", Set.of());
        person(EVA, Optional.of(ARTS), "Vice-Rector", Set.of());
        by(ORGANISER, new PeopleCommand.IssueLink(ANN, "link-of-ann"));
        by(
                ORGANISER,
                new PeopleCommand.EditDelegation(
                        TECHNOLOGY, text("Technology", "Технологи"), 1, Optional.of(ANN)));
        by(ORGANISER, new ChairCommand.ArrangeSeat(List.of(CHAIR, EVA)));
        by(
                ORGANISER,
                new AgendaCommand.AddSession(
                        MORNING,
                        text("Morning", "Өглөө"),
                        now.plus(Duration.ofMinutes(10)),
                        now.plus(Duration.ofHours(2))));
        item(OPENING, "Opening remarks", ItemKind.REMARKS, 10, Optional.empty());
        item(DISCUSSION, "Discussion", ItemKind.DISCUSSION, 30, Optional.of(EVA));
    }

    private void open() {
        by(ORGANISER, new DisplayCommand.PairDisplay(WALL, "Wall"));
        by(CHAIR, new ChairCommand.TakeChair(0));
        by(CHAIR, new SessionCommand.OpenSession(MORNING, 1));
        by(
                CHAIR,
                new SessionCommand.TakeUpItem(
                        OPENING, Optional.empty(), SessionCommand.Rest.KEEP, 1));
        by(DORA, new AttendanceCommand.Attend(Channel.HALL));
        by(ANN, new AttendanceCommand.Attend(Channel.HALL));
        by(BEN, new AttendanceCommand.Attend(Channel.ONLINE));
        by(EVA, new AttendanceCommand.Attend(Channel.HALL));
        by(ORGANISER, new PeopleCommand.ErasePerson(DORA));
    }

    private void discuss() {
        by(
                CHAIR,
                new SessionCommand.TakeUpItem(
                        DISCUSSION, Optional.of(OPENING), SessionCommand.Rest.KEEP, 1));
        by(ANN, request(Optional.empty(), Kind.STATEMENT, "On the laboratories"));
        by(ANN, request(Optional.of(BEN), Kind.QUESTION, ""));
        by(EVA, request(Optional.empty(), Kind.STATEMENT, "Театр ба кино"));
        by(CHAIR, new FloorCommand.Call(new EntryId("f2"), 1));
        by(CHAIR, new FloorCommand.GiveFloor(new EntryId("f1"), Optional.empty(), 1));
        by(CHAIR, new FloorCommand.Pause(new EntryId("f1"), 1));
        by(CHAIR, new FloorCommand.Resume(new EntryId("f1"), 1));
        by(CHAIR, new LeadCommand.GrantLead(EVA, DISCUSSION, Optional.of(60), 1));
        by(ASSISTANT, new QueueCommand.RaiseHand(DISCUSSION, "Row F, left", Kind.STATEMENT));
        by(BEN, new RequestCommand.Make(Kind.TECHNICAL, "No sound from the hall"));
        by(EVA, new SpeechCommand.Whisper(new EntryId("f1"), "", 1));
        by(CHAIR, new FloorCommand.CloseList(DISCUSSION, Optional.of(300), 1));
        by(CHAIR, new FloorCommand.Move(new EntryId("f3"), Optional.of(new EntryId("f2")), 1));
    }

    private void person(
            PersonId id, Optional<DelegationId> delegation, String capacity, Set<Role> roles) {
        var name = "name of " + id;
        var card =
                new Card(
                        Optional.of(LocalizedText.of("en", name)),
                        Optional.of(LocalizedText.of("en", capacity)));
        system(new PeopleCommand.AddPerson(id, delegation, card, 1, roles));
    }

    private void item(
            ItemId id, String title, ItemKind kind, int minutes, Optional<PersonId> lead) {
        var plan =
                new Item.Plan(
                        LocalizedText.of("en", title),
                        kind,
                        now.plus(Duration.ofMinutes(10)),
                        minutes,
                        lead,
                        300);
        by(ORGANISER, new AgendaCommand.AddItem(id, MORNING, plan));
    }

    private static Command request(Optional<PersonId> person, Kind kind, String note) {
        return new FloorCommand.RequestFloor(DISCUSSION, person, kind, note);
    }

    static LocalizedText text(String en, String mn) {
        return LocalizedText.of("en", en, "mn", mn);
    }

    private void system(Command command) {
        say(Actor.SYSTEM, Optional.empty(), command);
    }

    private void by(PersonId person, Command command) {
        var who = Actor.of(person);
        say(who, Optional.of(new Ref(who, "tab-" + person, entries.size() + 1)), command);
    }

    private void say(Actor who, Optional<Ref> ref, Command command) {
        now = now.plusSeconds(15);
        var decision = workshop.decide(command, new By(who, now, Limits.DEFAULT));
        if (!(decision instanceof Decision.Accepted(var events)) || events.isEmpty()) {
            throw new AssertionError(command + ": " + decision);
        }
        var step = new Entry.Step(ref, who, events);
        workshop = workshop.take(step, now);
        entries.add(new Entry(now, List.of(step)));
    }
}
