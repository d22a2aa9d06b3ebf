package org.khural.support;

import static org.khural.support.Scenario.card;
import static org.khural.support.Scenario.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.khural.domain.Actor;
import org.khural.domain.Command;
import org.khural.domain.DelegationId;
import org.khural.domain.DisplayId;
import org.khural.domain.EntryId;
import org.khural.domain.ItemId;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;
import org.khural.domain.Power;
import org.khural.domain.RequestId;
import org.khural.domain.SessionId;
import org.khural.domain.Workshop;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.Item;
import org.khural.domain.agenda.ItemKind;
import org.khural.domain.agenda.Session;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.Channel;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.chair.Lead;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.display.Scene;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.FloorEntry;
import org.khural.domain.floor.Kind;
import org.khural.domain.floor.ListCommand;
import org.khural.domain.floor.Policy;
import org.khural.domain.floor.QueueCommand;
import org.khural.domain.floor.SpeechCommand;
import org.khural.domain.floor.Terms;
import org.khural.domain.people.Admission;
import org.khural.domain.people.Entrance;
import org.khural.domain.people.ImportPeople;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.Person;
import org.khural.domain.people.PostCommand;
import org.khural.domain.people.Role;
import org.khural.domain.people.WalkInCommand;
import org.khural.domain.poll.MandateCommand;
import org.khural.domain.poll.VoteCommand;
import org.khural.domain.request.RequestCommand;
import org.khural.domain.request.Requests;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.SessionCommand;

/**
 * What people might ask for next: well-formed commands by anybody, mostly sensible, often not. The
 * same dice give the same whims.
 */
public final class Whims {
    /** What notes say: only those who run the floor may ever see it. */
    public static final String NOTE = "for the chair only";

    /** Those who may come by the code. */
    public static final List<PersonId> WALK_INS =
            IntStream.range(0, 40).mapToObj(i -> new PersonId("walk-in-" + i)).toList();

    private static final String CODE = "K7M2QX";
    private static final List<PersonId> PEOPLE = everybody();
    private static final List<DelegationId> DELEGATIONS =
            List.of(Cast.MINISTRY, Cast.UNIVERSITY, Cast.INSTITUTE, new DelegationId("academy"));

    private final Random dice;
    private final Workshop workshop;
    private final Instant now;
    private final List<PersonId> people;
    private final PollWhims polls;
    private final SigningWhims signing;

    public Whims(Random dice, Workshop workshop, Instant now) {
        this(dice, workshop, now, PEOPLE);
    }

    /** The last four of the people are those who may be erased. */
    public Whims(Random dice, Workshop workshop, Instant now, List<PersonId> people) {
        this.dice = dice;
        this.workshop = workshop;
        this.now = now;
        this.people = people;
        this.polls = new PollWhims(dice, workshop, now, people);
        this.signing = new SigningWhims(dice, workshop, now, people);
    }

    private static List<PersonId> everybody() {
        var all = new ArrayList<>(Cast.ALL);
        IntStream.rangeClosed(1, 4).forEach(i -> all.add(new PersonId("p" + i)));
        return all;
    }

    public record Ask(Actor who, Command command) {}

    /** Mostly by somebody who may. */
    public Ask next() {
        var command = anything();
        return new Ask(chance(75) ? able(command) : anybody(), command);
    }

    private Actor able(Command command) {
        return switch (command) {
            case FloorCommand.Withdraw(var entry) -> ownerOf(entry);
            case FloorCommand.Finish(var entry) -> ownerOf(entry);
            case QueueCommand.Ready(var entry) -> ownerOf(entry);
            case QueueCommand.NotReady(var entry) -> ownerOf(entry);
            case QueueCommand.ComeLater(var entry) -> ownerOf(entry);
            case SpeechCommand.Yield yield -> chance(50) ? ownerOf(yield.entry()) : holder();
            case RequestCommand.TakeBack(var request) -> askerOf(request);
            case LeadCommand.ReturnLead back ->
                    Actor.of(workshop.chair().lead().map(Lead::person).orElse(person()));
            case PeopleCommand.WithdrawErasure() -> Actor.of(leaving());
            case VoteCommand vote -> polls.voter(vote);
            case MandateCommand mandate -> polls.holder(mandate);
            case SignCommand sign -> signing.signatory(sign);
            default -> able(command.power());
        };
    }

    private Actor askerOf(RequestId request) {
        var known = workshop.requests().request(request);
        return Actor.of(known.map(Requests.Request::person).orElseGet(this::person));
    }

    private PersonId leaving() {
        var all = workshop.people().leaving().keySet().stream().sorted().toList();
        return all.isEmpty() ? person() : pick(all);
    }

    private Actor ownerOf(EntryId entry) {
        return Actor.of(workshop.floor().entry(entry).map(e -> e.who().person()).orElse(person()));
    }

    private Actor able(Power power) {
        var seat = workshop.chair().seat();
        return switch (power) {
            case RUN_FLOOR, CHOOSE_SCENE -> chance(50) ? lead() : holder();
            case RUN_SESSION, RULE_ON_REQUESTS -> holder();
            case TAKE_CHAIR -> Actor.of(seat.isEmpty() ? person() : pick(seat));
            case PREPARE, MANAGE_LINKS, MANAGE_DISPLAYS, ADMIT -> Actor.of(Cast.ORGANISER);
            case SYSTEM -> Actor.SYSTEM;
            case COMPOSE_POLLS -> chance(50) ? Actor.of(Cast.ORGANISER) : lead();
            case RUN_POLLS -> chance(20) ? lead() : holder();
            case CONFIRM_RESULT -> Actor.of(seat.isEmpty() ? person() : pick(seat));
            case COUNT_VOTES -> chance(50) ? Actor.of(Cast.ASSISTANT) : holder();
            case VOTE_FOR_OTHERS -> Actor.of(Cast.ASSISTANT);
            case CANCEL_AGREEMENT -> chance(50) ? Actor.of(Cast.ORGANISER) : holder();
            default -> Actor.of(person());
        };
    }

    private Actor holder() {
        return Actor.of(workshop.chair().holder().orElse(Cast.CHAIR));
    }

    private Actor lead() {
        return workshop.chair().lead().map(lead -> Actor.of(lead.person())).orElseGet(this::holder);
    }

    private Actor anybody() {
        if (chance(20)) return Actor.SYSTEM;
        if (chance(10)) return new Actor.Screen(display());
        return Actor.of(chance(5) ? Cast.STRANGER : person());
    }

    private Command anything() {
        var erasing = workshop.people().erasing();
        if (!erasing.isEmpty() && chance(10)) {
            return new PeopleCommand.ConfirmKeyDestroyed(erasing.iterator().next());
        }
        boolean isPaused =
                workshop.floor()
                        .current()
                        .filter(e -> e.stage() == FloorEntry.Stage.PAUSED)
                        .isPresent();
        if (isPaused && chance(5))
            return new FloorCommand.Resume(onFloor().orElseThrow(), tenure());
        if (workshop.rehearsal().isPresent() && chance(2)) {
            return new SessionCommand.EndRehearsal(tenure());
        }
        if (workshop.chair().holder().isEmpty() && chance(30)) return chair();
        boolean live = workshop.agenda().currentSession().filter(Session::isLive).isPresent();
        boolean mayRehearse = workshop.agenda().current().isEmpty();
        if (mayRehearse && chance(10))
            return new SessionCommand.StartRehearsal(session(), tenure());
        if (!live && chance(30)) return any(this::running, this::running, this::agenda);
        if (workshop.agenda().active().isEmpty() && chance(30)) return takeUp();
        if (chance(10)) return any(this::people, this::walkIn);
        if (chance(11)) return signing.anything();
        if (chance(workshop.polls().isAnyRunning() ? 40 : 25)) return polls.anything();
        if (chance(45))
            return any(
                    this::request,
                    this::withdraw,
                    this::give,
                    this::call,
                    this::end,
                    this::giveWay);
        if (chance(45)) return any(this::floor, this::queue, this::list);
        if (chance(25)) return any(this::leading, this::asked);
        if (chance(40)) return any(this::undo, this::undo, this::takeUp, this::running);
        if (chance(40)) return any(this::attend, this::attend, this::record);
        return any(this::chair, this::agenda, this::agenda, this::people, this::rest);
    }

    private Command request() {
        var person = chance(70) ? Optional.<PersonId>empty() : Optional.of(person());
        var kind = chance(80) ? Kind.STATEMENT : pick(Kind.values());
        var item = chance(75) ? workshop.agenda().active().orElse(item()) : item();
        return new FloorCommand.RequestFloor(
                item, person, kind, pick("", "", NOTE, "\u0958e\u0301"));
    }

    private Command withdraw() {
        return chance(60)
                ? new FloorCommand.Withdraw(waiting())
                : new FloorCommand.Finish(onFloor().orElse(entry()));
    }

    private Command give() {
        return new FloorCommand.GiveFloor(
                waiting(), chance(90) ? onFloor() : maybe(entry()), tenure());
    }

    private Command call() {
        return new FloorCommand.Call(waiting(), tenure());
    }

    private Command end() {
        return new FloorCommand.End(onFloor().orElse(entry()), tenure());
    }

    private Command giveWay() {
        return new SpeechCommand.Yield(onFloor().orElse(entry()), waiting(), tenure());
    }

    private Command floor() {
        return any(
                () -> new FloorCommand.Pause(onFloor().orElse(entry()), tenure()),
                () -> new FloorCommand.Resume(onFloor().orElse(entry()), tenure()),
                () -> new FloorCommand.Extend(onFloor().orElse(waiting()), seconds(), tenure()),
                () -> new FloorCommand.Move(waiting(), maybe(waiting()), tenure()),
                () -> new FloorCommand.Remove(waiting(), tenure()),
                () -> new FloorCommand.OpenList(item(), tenure()),
                () -> new FloorCommand.CloseList(item(), maybe(10 + dice.nextInt(60)), tenure()),
                () -> new FloorCommand.CloseListOnTime(item(), soon()));
    }

    private Command queue() {
        return any(
                () -> new QueueCommand.Admit(aside(), tenure()),
                () -> new QueueCommand.Decline(aside(), pick("", "Not now"), tenure()),
                () -> new QueueCommand.Ready(called()),
                () -> new QueueCommand.NotReady(called()),
                () -> new QueueCommand.ComeLater(waiting()),
                () -> new QueueCommand.Defer(waiting(), item(), tenure()),
                () -> new QueueCommand.RaiseHand(onItem(), NOTE, kind()),
                () -> new QueueCommand.NameSpeaker(waiting(), person()),
                () -> new QueueCommand.Inscribe(item(), person(), pick(Channel.values())),
                () -> new SpeechCommand.Whisper(onFloor().orElse(entry()), "", tenure()),
                () -> new SpeechCommand.EndOnTime(onFloor().orElse(entry()), soon()),
                () -> new SpeechCommand.LastWord(waiting(), onFloor(), tenure()));
    }

    private Command list() {
        return any(
                () -> new ListCommand.AgreeTerms(onItem(), terms(), tenure()),
                () -> new ListCommand.AgreeTerms(onItem(), terms(), tenure()),
                () -> new ListCommand.ClearList(onItem(), tenure()),
                () -> new ListCommand.TransferList(onItem(), item(), tenure()));
    }

    private Terms terms() {
        return new Terms(pick(Policy.values()), chance(50), chance(40), chance(40), chance(20));
    }

    private Command leading() {
        return any(
                () ->
                        new LeadCommand.GrantLead(
                                person(), onItem(), maybe(1 + dice.nextInt(5)), tenure()),
                () ->
                        new LeadCommand.GrantLead(
                                person(), onItem(), maybe(1 + dice.nextInt(5)), tenure()),
                () -> new LeadCommand.RecallLead(tenure()),
                () -> new LeadCommand.ReturnLead(),
                () -> new LeadCommand.EndLeadOnTime(soon()));
    }

    private Command asked() {
        return any(
                () -> new RequestCommand.Make(chance(90) ? grantable() : kind(), NOTE),
                () -> new RequestCommand.Make(chance(90) ? grantable() : kind(), ""),
                () -> new RequestCommand.Grant(pending(), onFloor(), tenure()),
                () -> new RequestCommand.Grant(pending(), onFloor(), tenure()),
                () -> new RequestCommand.Decline(pending(), "Not now", tenure()),
                () -> new RequestCommand.TakeBack(pending()));
    }

    private RequestId pending() {
        var all = workshop.requests().pending();
        return all.isEmpty() ? new RequestId("r1") : pick(all).id();
    }

    private Kind grantable() {
        return pick(Kind.TECHNICAL, Kind.POINT_OF_ORDER, Kind.PRIVILEGE);
    }

    private Kind kind() {
        return chance(60) ? Kind.STATEMENT : pick(Kind.values());
    }

    private ItemId onItem() {
        return chance(85) ? workshop.agenda().active().orElse(item()) : item();
    }

    private EntryId called() {
        var called =
                workshop.floor()
                        .unfinished()
                        .filter(
                                e ->
                                        e.stage() == FloorEntry.Stage.CALLED
                                                || e.stage() == FloorEntry.Stage.PASSED)
                        .map(FloorEntry::id)
                        .toList();
        return called.isEmpty() ? entry() : pick(called);
    }

    private EntryId aside() {
        var aside =
                workshop.floor()
                        .unfinished()
                        .filter(e -> e.stage() == FloorEntry.Stage.REQUESTED)
                        .map(FloorEntry::id)
                        .toList();
        return aside.isEmpty() ? entry() : pick(aside);
    }

    private Command undo() {
        var act = Math.max(1, workshop.undo().count() - (chance(70) ? 0 : dice.nextInt(5)));
        return new SessionCommand.Undo(act, tenure());
    }

    private Command takeUp() {
        var active = workshop.agenda().active();
        return new SessionCommand.TakeUpItem(
                item(),
                chance(90) ? active : maybe(item()),
                pick(SessionCommand.Rest.values()),
                tenure());
    }

    private Command running() {
        return any(
                () -> new SessionCommand.OpenSession(session(), tenure()),
                () -> new SessionCommand.StartRehearsal(session(), tenure()),
                () -> new SessionCommand.EndRehearsal(tenure()),
                () -> new SessionCommand.OpenSession(session(), tenure()),
                () -> new SessionCommand.SuspendSession(maybe(words()), maybe(ahead()), tenure()),
                () -> new SessionCommand.ResumeSession(tenure()),
                () -> new SessionCommand.ResumeSession(tenure()),
                () ->
                        chance(30)
                                ? new SessionCommand.CloseSession(session(), tenure())
                                : new SessionCommand.ResumeSession(tenure()));
    }

    private Command attend() {
        return chance(90)
                ? new AttendanceCommand.Attend(pick(Channel.values()))
                : new AttendanceCommand.Leave();
    }

    private Command record() {
        return new AttendanceCommand.RecordAttendance(person(), maybe(pick(Channel.values())));
    }

    private Command chair() {
        return any(
                () -> new ChairCommand.ArrangeSeat(people.subList(0, dice.nextInt(5))),
                () -> new ChairCommand.TakeChair(tenure()),
                () -> new ChairCommand.TakeChair(tenure()),
                () -> new ChairCommand.HandOverChair(person(), tenure()),
                () -> new ChairCommand.HandOverChair(person(), tenure()),
                () -> new ChairCommand.HandOverChair(person(), tenure()),
                () -> new ChairCommand.LapseChair(tenure()));
    }

    private Command agenda() {
        return any(
                () -> new AgendaCommand.AddSession(session(), words(), now, now.plusSeconds(3600)),
                () -> new AgendaCommand.EditSession(session(), words(), now, now.plusSeconds(60)),
                () -> new AgendaCommand.AddItem(item(), session(), plan()),
                () -> new AgendaCommand.EditItem(item(), plan()),
                () -> new AgendaCommand.MoveItem(item(), maybe(item())),
                () -> new AgendaCommand.Retime(session()),
                () -> new AgendaCommand.RemoveItem(item()));
    }

    private Command people() {
        return any(
                () -> new PeopleCommand.AddDelegation(delegation(), words(), rank()),
                () ->
                        new PeopleCommand.EditDelegation(
                                delegation(), words(), rank(), maybe(person())),
                () -> new PeopleCommand.RemoveDelegation(delegation()),
                () ->
                        new PeopleCommand.AddPerson(
                                person(), maybe(delegation()), card("X"), rank(), roles()),
                () ->
                        new PeopleCommand.EditPerson(
                                person(), maybe(delegation()), card("Y"), rank(), roles()),
                () -> new PeopleCommand.ErasePerson(erasable()),
                () -> new PeopleCommand.ConfirmKeyDestroyed(erasable()),
                () -> new PeopleCommand.IssueLink(person(), "link-" + dice.nextInt(1000, 9999)),
                () -> new PeopleCommand.RevokeLink(person()),
                () -> new PeopleCommand.ShareSeat(person(), maybe(person())),
                () -> new PeopleCommand.SetAddress(person(), maybe("a@example.org")),
                () ->
                        chance(50)
                                ? new PeopleCommand.AskErasure()
                                : new PeopleCommand.WithdrawErasure(),
                this::imported,
                this::walkIn,
                this::walkIn,
                () -> new PostCommand.MailLink(addressee(), letter(), "en"),
                this::settled);
    }

    private Command settled() {
        var pending =
                workshop.people().post().pending().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .toList();
        if (pending.isEmpty()) {
            return new PostCommand.SettleLetter(person(), letter(), Optional.empty());
        }
        var one = pick(pending);
        return new PostCommand.SettleLetter(one.getKey(), one.getValue().id(), Optional.empty());
    }

    private PersonId addressee() {
        var reached =
                people.stream()
                        .filter(
                                p ->
                                        workshop.people()
                                                .person(p)
                                                .flatMap(Person::address)
                                                .isPresent())
                        .toList();
        return reached.isEmpty() || chance(20) ? person() : pick(reached);
    }

    /** Mostly somebody who is not here yet. */
    private PersonId newcomer() {
        var absent =
                people.stream()
                        .filter(p -> workshop.people().person(p).isEmpty())
                        .filter(p -> workshop.people().entrance().waiting(p).isEmpty())
                        .toList();
        return absent.isEmpty() || chance(20) ? pick(WALK_INS) : pick(absent);
    }

    private Command imported() {
        var made = new ImportPeople.NewDelegation(delegation(), words(), rank());
        var row =
                new ImportPeople.Row(
                        newcomer(),
                        Optional.of(made.delegation()),
                        card("Z"),
                        rank(),
                        roles(),
                        chance(30),
                        maybe(person()),
                        Optional.empty());
        return new ImportPeople(List.of(made), List.of(row));
    }

    private Command walkIn() {
        return any(
                () -> new WalkInCommand.SetCode(maybe(code())),
                () -> new WalkInCommand.JoinByCode(newcomer(), CODE, card("W"), letter()),
                () -> new WalkInCommand.JoinByCode(newcomer(), CODE, card("W"), letter()),
                () -> new WalkInCommand.AdmitWalkIn(waitingToEnter()),
                () -> new WalkInCommand.DeclineWalkIn(waitingToEnter()),
                () -> new WalkInCommand.RenameWalkIn(walkedIn(), card("V")),
                () -> new WalkInCommand.MuteWalkIn(walkedIn(), chance(50)),
                () -> new WalkInCommand.ShowOutWalkIn(walkedIn()));
    }

    private Entrance.Code code() {
        return new Entrance.Code(CODE, pick(Admission.values()));
    }

    private PersonId walkedIn() {
        var all =
                workshop.people().people().values().stream()
                        .filter(p -> p.walkIn() && !p.erased())
                        .map(Person::id)
                        .sorted()
                        .toList();
        return all.isEmpty() || chance(20) ? person() : pick(all);
    }

    private PersonId waitingToEnter() {
        var waiting = workshop.people().entrance().waiting().keySet().stream().sorted().toList();
        return waiting.isEmpty() || chance(20) ? person() : pick(waiting);
    }

    private String letter() {
        return "letter-" + dice.nextInt(1000, 1003);
    }

    private Command rest() {
        return any(
                () -> new AboutCommand.Describe(Scenario.about("Launch " + dice.nextInt(3))),
                () -> new DisplayCommand.PairDisplay(display(), "Hall"),
                () -> new DisplayCommand.RevokeDisplay(display()),
                () -> new DisplayCommand.ChooseScene(maybe(pick(Scene.WELCOME, Scene.SPEAKER))),
                () -> new DisplayCommand.PinDisplay(display(), maybe(pick(Scene.values()))));
    }

    /** The tenure that is, or sometimes the one before or after. */
    private long tenure() {
        return workshop.chair().tenure() + (chance(95) ? 0 : dice.nextInt(3) - 1);
    }

    private EntryId entry() {
        return Cast.entry(1 + dice.nextInt((int) workshop.floor().count() + 1));
    }

    private EntryId waiting() {
        var unfinished = workshop.floor().unfinished().map(FloorEntry::id).toList();
        return unfinished.isEmpty() || chance(10) ? entry() : pick(unfinished);
    }

    private Optional<EntryId> onFloor() {
        return workshop.floor().current().map(FloorEntry::id);
    }

    private Instant soon() {
        var deadline = workshop.nextDeadline();
        return deadline.isPresent() && chance(80)
                ? deadline.get().at()
                : now.plusSeconds(seconds());
    }

    private Instant ahead() {
        return chance(90) ? now.plusSeconds(1 + dice.nextInt(600)) : soon();
    }

    private int seconds() {
        return chance(5) ? 14_400 : (chance(50) ? 1 : -1) * (1 + dice.nextInt(600));
    }

    private Item.Plan plan() {
        return new Item.Plan(words(), pick(ItemKind.values()), now, 30, maybe(person()), 60);
    }

    private Set<Role> roles() {
        return chance(80) ? Set.of() : Set.of(pick(Role.values()));
    }

    private LocalizedText words() {
        return text("Words " + dice.nextInt(3));
    }

    private int rank() {
        return 1 + dice.nextInt(3);
    }

    private PersonId person() {
        return pick(people);
    }

    private PersonId erasable() {
        return people.get(people.size() - 1 - dice.nextInt(4));
    }

    private DelegationId delegation() {
        return pick(DELEGATIONS);
    }

    private SessionId session() {
        var open =
                workshop.agenda().sessions().stream()
                        .filter(session -> session.closed().isEmpty())
                        .map(Session::id)
                        .toList();
        return open.isEmpty() || chance(20)
                ? new SessionId("session-" + dice.nextInt(50))
                : pick(open);
    }

    private ItemId item() {
        var now = workshop.agenda().current().map(workshop.agenda()::itemsOf).orElse(List.of());
        return now.isEmpty() || chance(20) ? new ItemId("f" + dice.nextInt(150)) : pick(now).id();
    }

    private DisplayId display() {
        return new DisplayId("screen-" + dice.nextInt(3));
    }

    private <T> Optional<T> maybe(T thing) {
        return chance(50) ? Optional.of(thing) : Optional.empty();
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    @SafeVarargs
    private Command any(Supplier<Command>... whims) {
        return pick(whims).get();
    }

    @SafeVarargs
    private <T> T pick(T... things) {
        return pick(Arrays.asList(things));
    }

    private <T> T pick(List<T> things) {
        return pick(dice, things);
    }

    static <T> T pick(Random dice, List<T> things) {
        return things.get(dice.nextInt(things.size()));
    }
}
