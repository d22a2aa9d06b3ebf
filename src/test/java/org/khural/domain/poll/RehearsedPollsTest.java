package org.khural.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Polling.*;
import static org.khural.support.Scenario.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khural.domain.chair.ChairCommand;
import org.khural.domain.session.SessionCommand;
import org.khural.support.Polling;
import org.khural.support.Scenario;

/** A rehearsal holds polls as any session does; afterwards none of them was held. */
class RehearsedPollsTest {
    private static final Scenario CHAIRED = invited().and(CHAIR, new ChairCommand.TakeChair(0));

    @Test
    void what_was_ready_is_ready_again_and_nobody_has_voted() {
        var ready = formal().readyIn(CHAIRED);
        var held = voted(rehearsing(ready));
        assertThat(held.workshop().polls().poll(POLL).orElseThrow().ballots()).hasSize(1);
        assertThat(wiped(held).workshop().polls()).isEqualTo(ready.workshop().polls());
    }

    @Test
    void what_was_composed_in_the_rehearsal_is_a_draft_of_what_it_was_then() {
        var old = opinion().draftIn(CHAIRED);
        var rehearsing =
                rehearsing(old)
                        .and(ORGANISER, formal().compose())
                        .and(ORGANISER, new ComposeCommand.MakeReady(POLL));
        var polls = wiped(voted(rehearsing)).workshop().polls();
        assertThat(polls.polls().values())
                .containsExactly(Poll.draft(POLL, formal().form(), Optional.empty()));
    }

    @Test
    void what_was_only_prepared_stays_as_it_is() {
        var ready = formal().readyIn(rehearsing(CHAIRED));
        assertThat(wiped(ready).workshop().polls()).isEqualTo(ready.workshop().polls());
        var discarded =
                rehearsing(formal().readyIn(CHAIRED))
                        .and(ORGANISER, new ComposeCommand.Discard(POLL));
        assertThat(wiped(discarded).workshop().polls()).isEqualTo(Polls.NONE);
    }

    @Test
    void a_call_for_objections_was_never_made() {
        var called =
                rehearsing(CHAIRED)
                        .and(
                                CHAIR,
                                new PollCommand.CallForObjections(
                                        POLL, text("Agreed?"), Optional.empty(), 30, TENURE));
        assertThat(wiped(called).workshop().polls()).isEqualTo(Polls.NONE);
    }

    /** Else whoever voted in the rehearsal would have two ballots in the real box. */
    @Test
    void a_secret_poll_that_was_rehearsed_gets_another_key() {
        var rehearsing = rehearsing(secret().readyIn(CHAIRED)).and(CHAIR, open());
        var asked = rehearsing.and(DEAN, new VoteCommand.AskToken(POLL, seat(DEAN), BLINDED));
        var wiped = wiped(asked);
        var poll = wiped.workshop().polls().poll(POLL).orElseThrow();
        assertThat(poll.stage()).isEqualTo(Stage.DRAFT);
        assertThat(poll.box()).isEqualTo(Box.NONE);
        var again = wiped.and(ORGANISER, new ComposeCommand.MakeReady(POLL));
        assertThat(again.workshop().polls().poll(POLL).orElseThrow().wantsKey()).isTrue();
    }

    @Test
    void what_was_held_before_the_rehearsal_stays_held() {
        var held = shown(formal().openIn(session().attending(DEAN)).and(DEAN, cast(DEAN, YES)));
        var over = held.and(CHAIR, new SessionCommand.CloseSession(MORNING, TENURE));
        var rehearsing =
                over.and(CHAIR, new SessionCommand.StartRehearsal(AFTERNOON, TENURE))
                        .and(CHAIR, new PollCommand.Certify(POLL, false, TENURE));
        assertThat(wiped(rehearsing).workshop().polls()).isEqualTo(held.workshop().polls());
    }

    private static Scenario rehearsing(Scenario scenario) {
        return scenario.and(CHAIR, new SessionCommand.StartRehearsal(MORNING, TENURE))
                .attending(DEAN);
    }

    private static Scenario voted(Scenario rehearsing) {
        return rehearsing.and(CHAIR, Polling.open()).and(DEAN, cast(DEAN, YES));
    }

    private static Scenario wiped(Scenario rehearsing) {
        return rehearsing.and(CHAIR, new SessionCommand.EndRehearsal(TENURE));
    }
}
