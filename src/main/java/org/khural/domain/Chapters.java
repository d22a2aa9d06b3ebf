package org.khural.domain;

import java.util.List;
import java.util.Locale;
import org.khural.domain.about.AboutCommand;
import org.khural.domain.about.AboutEvent;
import org.khural.domain.agenda.AgendaCommand;
import org.khural.domain.agenda.AgendaEvent;
import org.khural.domain.agenda.AgendaRejection;
import org.khural.domain.agreement.AgreementEvent;
import org.khural.domain.agreement.AgreementRejection;
import org.khural.domain.agreement.CeremonyCommand;
import org.khural.domain.agreement.DraftEvent;
import org.khural.domain.agreement.PrepareCommand;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.attendance.AttendanceCommand;
import org.khural.domain.attendance.AttendanceEvent;
import org.khural.domain.attendance.AttendanceRejection;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.chair.ChairEvent;
import org.khural.domain.chair.ChairRejection;
import org.khural.domain.chair.LeadEvent;
import org.khural.domain.display.DisplayCommand;
import org.khural.domain.display.DisplayEvent;
import org.khural.domain.display.DisplayRejection;
import org.khural.domain.floor.FloorCommand;
import org.khural.domain.floor.FloorEvent;
import org.khural.domain.floor.FloorRejection;
import org.khural.domain.floor.ListCommand;
import org.khural.domain.floor.QueueCommand;
import org.khural.domain.floor.QueueEvent;
import org.khural.domain.floor.SpeechCommand;
import org.khural.domain.people.PeopleCommand;
import org.khural.domain.people.PeopleEvent;
import org.khural.domain.people.PeopleRejection;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.BoxEvent;
import org.khural.domain.poll.ComposeCommand;
import org.khural.domain.poll.CountCommand;
import org.khural.domain.poll.MandateCommand;
import org.khural.domain.poll.PollCommand;
import org.khural.domain.poll.PollEvent;
import org.khural.domain.poll.PollRejection;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.TimeCommand;
import org.khural.domain.poll.VoteCommand;
import org.khural.domain.request.RequestCommand;
import org.khural.domain.request.RequestEvent;
import org.khural.domain.request.RequestRejection;
import org.khural.domain.session.LeadCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.domain.session.SessionEvent;
import org.khural.domain.session.SessionRejection;

/**
 * The roots of all chapters. A test proves that nothing is missing; codec, permission table and
 * TypeScript follow it.
 */
public final class Chapters {
    public static final List<Class<? extends Command>> COMMANDS =
            List.of(
                    AboutCommand.class,
                    PeopleCommand.class,
                    AttendanceCommand.class,
                    AgendaCommand.class,
                    ChairCommand.class,
                    LeadCommand.class,
                    FloorCommand.class,
                    QueueCommand.class,
                    SpeechCommand.class,
                    ListCommand.class,
                    RequestCommand.class,
                    ComposeCommand.class,
                    PollCommand.class,
                    VoteCommand.class,
                    CountCommand.class,
                    MandateCommand.class,
                    TimeCommand.class,
                    PrepareCommand.class,
                    CeremonyCommand.class,
                    SignCommand.class,
                    ServerCommand.class,
                    SessionCommand.class,
                    DisplayCommand.class);

    public static final List<Class<? extends Event>> EVENTS =
            List.of(
                    AboutEvent.class,
                    PeopleEvent.class,
                    AttendanceEvent.class,
                    AgendaEvent.class,
                    ChairEvent.class,
                    LeadEvent.class,
                    FloorEvent.class,
                    QueueEvent.class,
                    RequestEvent.class,
                    PollEvent.class,
                    BoxEvent.class,
                    DraftEvent.class,
                    AgreementEvent.class,
                    SessionEvent.class,
                    DisplayEvent.class);

    public static final List<Class<? extends Rejection>> REJECTIONS =
            List.of(
                    AccessRejection.class,
                    PeopleRejection.class,
                    AttendanceRejection.class,
                    AgendaRejection.class,
                    ChairRejection.class,
                    FloorRejection.class,
                    RequestRejection.class,
                    PollRejection.class,
                    AgreementRejection.class,
                    SessionRejection.class,
                    DisplayRejection.class);

    /** What commands, events and views hold of several kinds; told apart by {@code is}. */
    public static final List<Class<?>> KINDS = List.of(Question.class, Answer.class);

    private Chapters() {}

    /**
     * The wire name of a command or event: chapter and lower-camel record name, {@code
     * floor.requestFloor}.
     */
    public static String nameOf(Class<?> record) {
        var root = record.getPackageName();
        var chapter = root.substring(root.lastIndexOf('.') + 1);
        var name = record.getSimpleName();
        return chapter + "." + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    public static String nameOf(Event event) {
        return nameOf(event.getClass());
    }
}
