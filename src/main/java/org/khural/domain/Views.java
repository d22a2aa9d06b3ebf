package org.khural.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.khural.domain.agenda.AgendaView;
import org.khural.domain.agreement.AgreementView;
import org.khural.domain.attendance.AttendanceView;
import org.khural.domain.chair.ChairView;
import org.khural.domain.display.DisplayView;
import org.khural.domain.floor.FloorView;
import org.khural.domain.people.EntranceView;
import org.khural.domain.people.PeopleView;
import org.khural.domain.poll.PollView;
import org.khural.domain.request.RequestsView;
import org.khural.domain.session.UndoView;

/**
 * The windows onto a workshop: per chapter, who sees what. Nothing else of the state leaves the
 * server.
 */
public final class Views {
    /**
     * One chapter as one audience sees it.
     *
     * @param reads the parts of the state that the view is made of; while they are identical, so is
     *     the view
     */
    public record Window(
            String chapter,
            Set<Audience> audiences,
            Function<Workshop, List<?>> reads,
            BiFunction<Workshop, Audience, ?> of,
            Again again) {
        Window(
                String chapter,
                Set<Audience> audiences,
                Function<Workshop, List<?>> reads,
                BiFunction<Workshop, Audience, ?> of) {
            this(chapter, audiences, reads, of, (last, w, a) -> of.apply(w, a));
        }
    }

    /** What an audience was shown of a state. */
    public record Last(Workshop workshop, Object view) {}

    /**
     * Draws what {@code of} would, and takes over from the last time what has not changed: for
     * chapters in which many things are over and one goes on.
     */
    public interface Again {
        Object draw(Last last, Workshop workshop, Audience audience);
    }

    private static final Set<Audience> ALL_AUDIENCES = EnumSet.allOf(Audience.class);
    private static final Set<Audience> STAFF =
            EnumSet.of(Audience.CHAIR, Audience.ORGANISER, Audience.ASSISTANT);

    public static final List<Window> ALL =
            List.of(
                    new Window(
                            "about",
                            ALL_AUDIENCES,
                            w -> List.of(w.about()),
                            (w, a) ->
                                    a == Audience.OBSERVER
                                            ? w.about().withoutMeeting()
                                            : w.about()),
                    new Window(
                            "agenda",
                            ALL_AUDIENCES,
                            w -> List.of(w.agenda(), w.people(), w.rehearsal()),
                            (w, a) -> AgendaView.of(w)),
                    new Window(
                            "attendance",
                            ALL_AUDIENCES,
                            w -> List.of(w.attendance()),
                            (w, a) -> AttendanceView.of(w)),
                    new Window(
                            "chair",
                            ALL_AUDIENCES,
                            w -> List.of(w.chair(), w.people()),
                            (w, a) -> ChairView.of(w)),
                    new Window(
                            "floor",
                            ALL_AUDIENCES,
                            w -> List.of(w.floor(), w.agenda().active(), w.people()),
                            FloorView::of),
                    new Window(
                            "requests",
                            EnumSet.of(Audience.CHAIR),
                            w -> List.of(w.requests(), w.people(), w.attendance()),
                            (w, a) -> RequestsView.of(w)),
                    new Window(
                            "poll",
                            ALL_AUDIENCES,
                            w ->
                                    List.of(
                                            w.polls(),
                                            w.people(),
                                            // How many are here, of those who are just asked.
                                            w.polls().isAnyRunning() ? w.attendance() : ""),
                            PollView::of,
                            PollView::again),
                    new Window(
                            "agreement",
                            ALL_AUDIENCES,
                            w -> List.of(w.agreements()),
                            AgreementView::of),
                    new Window(
                            "display", ALL_AUDIENCES, w -> List.of(w.displays()), DisplayView::of),
                    new Window(
                            "people",
                            STAFF,
                            w -> List.of(w.people(), w.attendance(), w.polls().mandates()),
                            PeopleView::of),
                    new Window(
                            "entrance",
                            EnumSet.of(Audience.CHAIR, Audience.ORGANISER, Audience.DISPLAY),
                            w -> List.of(w.people().entrance()),
                            EntranceView::of),
                    new Window(
                            "undo",
                            EnumSet.of(Audience.CHAIR, Audience.LEAD),
                            w -> List.of(w.undo(), w.people(), w.chair(), w.floor()),
                            UndoView::of),
                    new Window("powers", ALL_AUDIENCES, w -> List.of(), (w, a) -> Power.of(a)));

    private Views() {}
}
