package org.khural.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khural.support.Cast.*;
import static org.khural.support.Scenario.START;
import static org.khural.support.Signing.*;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khural.domain.Command;
import org.khural.domain.agreement.Agreement;
import org.khural.domain.agreement.CeremonyCommand;
import org.khural.domain.agreement.ServerCommand;
import org.khural.domain.agreement.ServerCommand.SettleNotice;
import org.khural.domain.agreement.SignCommand;
import org.khural.domain.agreement.Terms;
import org.khural.domain.people.PeopleCommand.SetAddress;
import org.khural.signing.Authority;
import org.khural.support.Scenario;

/** Each signatory who has an address hears once how an agreement ended. */
class MailPartiesTest {
    private static final Authority KEYS =
            Authority.make("Khural test", Instant.now(), new SecureRandom());

    private final Vertx vertx = Vertx.vertx();
    private final FakeSmtp smtp = new FakeSmtp();
    private byte[] sealed = "%PDF-sealed".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @AfterEach
    void end() throws Exception {
        smtp.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void what_was_sealed_is_told_once_to_each_who_has_an_address() throws Exception {
        var now = sealed(RECTOR_ADDRESS);
        assertThat(pending(now)).hasSize(1);
        var said = run(now);
        assertThat(said).isEqualTo(new SettleNotice(PACT, RECTOR, true));
        var letter = smtp.letters.getFirst();
        assertThat(letter)
                .contains("Message-ID: <ended-" + now.workshop().id() + "-pact-" + RECTOR + "@")
                .contains("Subject: Signed: Agreement")
                .contains("00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000003")
                .contains("https://khural.example.org/verify")
                .contains("filename=\"agreement.pdf\"");
        var after = now.and(said);
        assertThat(pending(after)).isEmpty();
        var pact = after.workshop().agreements().agreement(PACT).orElseThrow();
        assertThat(pact.last().orElseThrow().type()).isEqualTo("notified");
        assertThat(pact.conclusion().orElseThrow().type()).isEqualTo("sealed");
        assertThat(pact.stage().name()).isEqualTo("SEALED");
    }

    @Test
    void a_large_file_is_not_attached() throws Exception {
        sealed = new byte[5_000_001];
        run(sealed(RECTOR_ADDRESS));
        assertThat(smtp.letters.getFirst()).doesNotContain("agreement.pdf\"");
    }

    @ParameterizedTest
    @CsvSource({"declined, Declined by", "cancelled, Cancelled by", "expired, The time to sign"})
    void what_ended_without_being_concluded_is_told_too(String how, String words) throws Exception {
        var now = addressed(ended(how), RECTOR_ADDRESS);
        run(now);
        assertThat(smtp.letters.getFirst())
                .contains("Subject: Ended: Agreement", words, "Signatures given: 0 / 2")
                .doesNotContain("{", "}");
    }

    @Test
    void an_address_that_is_refused_is_not_tried_again_and_a_day_later_none_is() throws Exception {
        var now = sealed(FakeSmtp.REFUSED);
        var said = run(now);
        assertThat(said).isEqualTo(new SettleNotice(PACT, RECTOR, false));
        assertThat(pending(now.and(said))).isEmpty();
        assertThat(pending(now.after(Duration.ofHours(25).toSeconds()))).isEmpty();
    }

    @Test
    void nobody_is_told_while_it_goes_on_or_was_a_rehearsal() {
        assertThat(pending(addressed(opened(), RECTOR_ADDRESS))).isEmpty();
        var quiet = opened().and(RECTOR, new SignCommand.Decline(PACT, "Not like this"));
        assertThat(pending(addressed(quiet, RECTOR_ADDRESS))).isEmpty();
        var test = frozen(terms(Terms.Order.CALLED, false, true));
        var cancelled = test.and(ORGANISER, new CeremonyCommand.Cancel(PACT, "Another day"));
        assertThat(pending(addressed(cancelled, RECTOR_ADDRESS))).isEmpty();
    }

    private static final String RECTOR_ADDRESS = "rector@example.org";

    private static Scenario addressed(Scenario now, String address) {
        return now.and(ORGANISER, new SetAddress(RECTOR, Optional.of(address)));
    }

    private static Scenario sealed(String address) {
        var files =
                new Agreement.Sealed(revision(3), revision(4), revision(5), START.plusSeconds(900));
        return addressed(
                signed(signed(opened(), RECTOR, revision(1)), EXPERT, revision(2))
                        .and(new ServerCommand.Seal(PACT, files)),
                address);
    }

    private static Scenario ended(String how) {
        return switch (how) {
            case "declined" ->
                    opened().and(EXPERT, new SignCommand.Decline(PACT, "Not like this"))
                            .after(5)
                            .and(new ServerCommand.TellDecline(PACT));
            case "cancelled" ->
                    frozen(terms()).and(ORGANISER, new CeremonyCommand.Cancel(PACT, "Another day"));
            default ->
                    opened().after(Duration.ofDays(3).toSeconds())
                            .and(new ServerCommand.Expire(PACT));
        };
    }

    private List<Work.Task> pending(Scenario now) {
        return work(now).pending(now.workshop());
    }

    private Command run(Scenario now) throws Exception {
        return pending(now).getFirst().run().get().await(20, TimeUnit.SECONDS);
    }

    private MailParties work(Scenario now) {
        var server =
                new MailServer(
                        "127.0.0.1",
                        smtp.port(),
                        MailServer.Tls.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        "khural@example.org");
        return new MailParties(
                Optional.of(new Postman(vertx, server)),
                (workshop, sha256) -> Future.succeededFuture(Optional.of(sealed)),
                Future.succeededFuture(KEYS),
                URI.create("https://khural.example.org"),
                now::now);
    }
}
