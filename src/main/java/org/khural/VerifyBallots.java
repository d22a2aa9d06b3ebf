package org.khural;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.khural.ballot.BallotKey;
import org.khural.ballot.Token;
import org.khural.domain.poll.Poll;
import org.khural.domain.poll.Slip;
import org.khural.domain.poll.Tally;
import org.khural.wire.Codec;
import org.khural.wire.Malformed;
import org.khural.wire.Slips;
import org.khural.wire.Slips.Published;

/**
 * {@code java -jar khural.jar verify-ballots FILE}: recounts a secret poll from its published
 * ballots alone, without a server and without the network. Ends with 0 if all is well, 1 if not, 2
 * if it is no such file. The page /verify-ballots does the same in a browser.
 */
final class VerifyBallots {
    private final Published file;
    private final List<String> wrong = new ArrayList<>();

    private VerifyBallots(Published file) {
        this.file = file;
    }

    static int run(List<String> args, PrintStream out) {
        if (args.size() != 1) {
            out.println("Usage: java -jar khural.jar verify-ballots FILE");
            return 2;
        }
        try {
            return run(Files.readString(Path.of(args.getFirst())), out);
        } catch (IOException e) {
            out.println("The file cannot be read: " + e.getMessage());
        } catch (Malformed e) {
            out.println("This is no file of ballots: " + e.path() + ": " + e.getMessage());
        }
        return 2;
    }

    /** The ballots of one poll, or an export of polls with those of all its secret ones. */
    private static int run(String text, PrintStream out) throws Malformed {
        var whole = Codec.read(text, Map.class);
        if (!(whole.get("polls") instanceof List<?> polls)) {
            return new VerifyBallots(Codec.read(text, Published.class)).report(out);
        }
        var boxes = new ArrayList<Published>();
        for (var poll : polls) {
            if (poll instanceof Map<?, ?> map && map.get("box") instanceof Map<?, ?> box) {
                boxes.add(Codec.read(Codec.json(box), Published.class));
            }
        }
        if (boxes.isEmpty()) {
            out.println("There is no secret poll in this file.");
            return 2;
        }
        // Choices of few are not published: nothing is wrong there, nor to be recounted.
        var codes = new ArrayList<Integer>();
        boolean isAnyPublished = boxes.stream().anyMatch(Published::isPublished);
        for (var box : boxes) {
            int code = new VerifyBallots(box).report(out);
            if (box.isPublished() || !isAnyPublished) codes.add(code);
        }
        if (codes.contains(1)) return 1;
        return codes.contains(2) ? 2 : 0;
    }

    private int report(PrintStream out) {
        if (!file.format().equals(Published.FORMAT) || file.version() != 1) {
            out.println("This is no file of ballots that this version knows.");
            return 2;
        }
        file.title().texts().values().stream().findFirst().ifPresent(out::println);
        if (!file.isPublished()) {
            out.println(file.keys().size() + " ballots were counted; choices are not published.");
            return 2;
        }
        check();
        wrong.forEach(each -> out.println("WRONG: " + each));
        tally(out);
        out.println(
                wrong.isEmpty()
                        ? "All " + file.ballots().size() + " ballots are valid and counted once."
                        : "These ballots do not bear out the result.");
        return wrong.isEmpty() ? 0 : 1;
    }

    private void check() {
        var key = BallotKey.of(file.publicKey());
        var last = "";
        for (var slip : file.ballots()) {
            check(slip, key);
            if (slip.key().compareTo(last) <= 0) {
                wrong.add("ballot " + slip.key() + " is there twice, or out of order");
            }
            last = slip.key();
        }
        if (!file.keys().equals(file.ballots().stream().map(Slip::key).toList())) {
            wrong.add("the list of receipts is not that of the ballots");
        }
        if (!hash(Slips.file(file.ballots())).equals(file.hash())) {
            wrong.add("the ballots are not those whose hash was recorded");
        }
        if (file.ballots().size() > file.tokens()) {
            wrong.add("more ballots than the " + file.tokens() + " tokens that were asked for");
        }
    }

    private void check(Slip slip, BallotKey key) {
        var token = new Token(slip.prefix(), slip.message(), slip.signature());
        var receipt = token.check(key, file.workshop().value(), file.poll().value());
        if (receipt.isEmpty()) wrong.add("ballot " + slip.key() + " has no valid signature");
        else if (!receipt.equals(Optional.of(slip.key()))) {
            wrong.add("ballot " + slip.key() + " has another receipt: " + receipt.get());
        }
        file.question()
                .refuse(slip.answer())
                .ifPresent(why -> wrong.add("ballot " + slip.key() + ": " + why.code()));
    }

    private void tally(PrintStream out) {
        var fitting =
                file.ballots().stream()
                        .filter(s -> file.question().refuse(s.answer()).isEmpty())
                        .map(s -> new Poll.Weighed(s.answer(), 1));
        var tally = Tally.of(file.question(), fitting, Optional.empty());
        out.println("Ballots: " + tally.ballots() + ", abstentions: " + tally.abstained());
        IntStream.range(0, tally.votes().size())
                .forEach(i -> out.println("  " + option(i) + ": " + tally.votes().get(i)));
        for (int i = 0; i < tally.runoff().size(); i++) {
            out.println("  round " + (i + 1) + ": " + tally.runoff().get(i).votes());
        }
        if (!tally.borda().isEmpty()) out.println("  Borda: " + tally.borda());
        tally.spread().ifPresent(s -> out.println("  median: " + s.median()));
    }

    private String option(int place) {
        var options = file.question().options();
        if (options.isEmpty()) return place == 0 ? "yes" : "no";
        return options.get(place).texts().values().iterator().next();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
