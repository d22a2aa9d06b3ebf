package org.khural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khural.ballot.BallotKey;
import org.khural.ballot.Blinding;
import org.khural.ballot.SigningKey;
import org.khural.domain.LocalizedText;
import org.khural.domain.PollId;
import org.khural.domain.WorkshopId;
import org.khural.domain.poll.Answer;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Slip;
import org.khural.wire.Codec;
import org.khural.wire.Slips;
import org.khural.wire.Slips.Published;

/** A stranger with the file alone, and files in which something is not right. */
class VerifyBallotsTest {
    private static final SigningKey KEY = SigningKey.make();
    private static final SigningKey OTHER = SigningKey.make();

    @TempDir Path dir;

    private record Said(int code, String text) {}

    private Said verify(String content) throws IOException {
        var file = Files.writeString(dir.resolve("ballots.json"), content);
        return run(file.toString());
    }

    private static Said run(String... args) {
        var bytes = new ByteArrayOutputStream();
        int code =
                VerifyBallots.run(
                        List.of(args), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private static Slip slip(SigningKey key, Answer answer) {
        var blinding = new Blinding(KEY.publicKey(), "launch", "budget");
        var signed = key.sign(Base64.getUrlDecoder().decode(blinding.blinded()));
        // A number below the one modulus may be above the other, which signs none of those.
        while (signed.isEmpty()) {
            blinding = new Blinding(KEY.publicKey(), "launch", "budget");
            signed = key.sign(Base64.getUrlDecoder().decode(blinding.blinded()));
        }
        var token = blinding.token(Base64.getUrlEncoder().encodeToString(signed.get()));
        var receipt =
                token.check(BallotKey.of(KEY.publicKey()), "launch", "budget")
                        .orElse("f".repeat(64));
        return new Slip(receipt, token.prefix(), token.message(), token.signature(), answer);
    }

    private static List<Slip> six() {
        var slips = new ArrayList<Slip>();
        for (int i = 0; i < 6; i++)
            slips.add(slip(KEY, i == 5 ? Answer.ABSTAIN : Answer.pick(i % 2)));
        return sorted(slips);
    }

    private static List<Slip> sorted(List<Slip> slips) {
        return slips.stream().sorted(Comparator.comparing(Slip::key)).toList();
    }

    private static String file(List<Slip> slips, int tokens) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256").digest(Slips.file(slips));
        return Codec.json(
                new Published(
                        Published.FORMAT,
                        1,
                        new WorkshopId("launch"),
                        new PollId("budget"),
                        LocalizedText.of("en", "The budget"),
                        new Question.YesNo(),
                        KEY.publicKey(),
                        tokens,
                        HexFormat.of().formatHex(hash),
                        true,
                        slips.stream().map(Slip::key).toList(),
                        slips));
    }

    @Test
    void a_good_file_is_recounted() throws Exception {
        var said = verify(file(six(), 6));
        assertThat(said.text())
                .contains("The budget", "yes: 3", "no: 2", "abstentions: 1", "All 6 ballots");
        assertThat(said.code()).isZero();
    }

    @Test
    void an_export_of_polls_is_recounted_poll_by_poll() throws Exception {
        var good = file(six(), 6);
        var few = file(List.of(), 3).replace("\"isPublished\":true", "\"isPublished\":false");
        var bad = good.replaceFirst("\"options\":\\[0\\]", "\"options\":[1]");
        var whole = verify(export("null", good, few));
        assertThat(whole.text()).contains("yes: 3", "All 6 ballots", "are not published");
        assertThat(whole.code()).isZero();
        assertThat(verify(export(good, bad)).code()).isEqualTo(1);
        assertThat(verify(export(few)).code()).isEqualTo(2);
        assertThat(verify(export("null")).text()).contains("no secret poll");
    }

    private static String export(String... boxes) {
        var polls = new ArrayList<String>();
        for (var box : boxes) polls.add("{\"id\":\"budget\",\"box\":" + box + "}");
        return "{\"format\":\"khural.polls\",\"polls\":[" + String.join(",", polls) + "]}";
    }

    private void isWrong(UnaryOperator<List<Slip>> change, int tokens, String why)
            throws Exception {
        var said = verify(file(change.apply(new ArrayList<>(six())), tokens));
        assertThat(said.text()).contains("WRONG", why, "do not bear out");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void what_is_not_right_is_named() throws Exception {
        isWrong(s -> sorted(with(s, slip(OTHER, Answer.pick(0)))), 7, "no valid signature");
        isWrong(s -> sorted(with(s, s.getFirst())), 7, "is there twice");
        isWrong(List::reversed, 6, "out of order");
        isWrong(s -> sorted(with(s, slip(KEY, Answer.pick(9)))), 7, "poll.not_such_an_answer");
        isWrong(s -> s, 5, "more ballots than the 5 tokens");
    }

    private static List<Slip> with(List<Slip> slips, Slip more) {
        slips.add(more);
        return slips;
    }

    @Test
    void a_choice_that_was_changed_after_the_count_has_another_hash() throws Exception {
        var good = file(six(), 6);
        var said = verify(good.replaceFirst("\"options\":\\[0\\]", "\"options\":[1]"));
        assertThat(said.text()).contains("WRONG: the ballots are not those whose hash");
    }

    @Test
    void what_is_no_such_file_is_said_to_be_none() throws Exception {
        assertThat(verify("{}").code()).isEqualTo(2);
        assertThat(verify("not json").code()).isEqualTo(2);
        assertThat(run(dir.resolve("nowhere").toString()).code()).isEqualTo(2);
        assertThat(run().text()).startsWith("Usage");
    }
}
