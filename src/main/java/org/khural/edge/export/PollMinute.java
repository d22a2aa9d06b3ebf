package org.khural.edge.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.khural.domain.DelegationId;
import org.khural.domain.poll.Certification;
import org.khural.domain.poll.Question;
import org.khural.domain.poll.Rules;
import org.khural.domain.poll.Stage;
import org.khural.domain.poll.Tally;
import org.khural.domain.poll.Verdict;

/**
 * What the minutes say of a poll: the verdict, the numbers, by which rule, and who stands for it.
 */
record PollMinute(Language language, PollRecord of) {
    String text() {
        if (of.isVoid()) return join(List.of(voided(), round()));
        if (of.verdict().isEmpty()) {
            return join(List.of(say("minute.STAGE." + stage(), Map.of())));
        }
        return join(
                List.of(result(of.verdict().get()), casting(), objection(), certified(), round()));
    }

    private String stage() {
        var stage = of.poll().stage();
        if (stage.isPrepared()) return "READY";
        return stage.isRunning() ? "OPEN" : "CLOSED";
    }

    private String voided() {
        var reason = of.poll().conclusion().reason().map(language::of).orElse("");
        return say("minute.VOID", Map.of("reason", reason));
    }

    private String result(Verdict verdict) {
        var key = of.isSilence() ? "minute.SILENCE." : "minute.";
        var said = say(key + verdict.outcome(), Map.of("chosen", chosen(verdict), "n", seconds()));
        if (of.tally().isEmpty()) {
            return stop(said) + (of.isTooFew() ? " " + say("minute.few", Map.of()) : "");
        }
        var brackets = conditions();
        return stop(
                said
                        + say("minute.colon", Map.of())
                        + numbers(of.tally().get())
                        + (brackets.isEmpty()
                                ? ""
                                : say("minute.brackets", Map.of("what", brackets))));
    }

    private String seconds() {
        return String.valueOf(of.poll().rules().seconds());
    }

    private String chosen(Verdict verdict) {
        return verdict.chosen().stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    private String quoted(int place) {
        return of.poll().question() instanceof Question.YesNo
                ? language.text(of.option(place))
                : say("minute.quoted", Map.of("text", language.text(of.option(place))));
    }

    private String numbers(Tally tally) {
        var abstained = Map.of("n", String.valueOf(tally.abstained()));
        return switch (of.poll().question()) {
            case Question.YesNo q ->
                    say(
                            "minute.yes_no",
                            Map.of(
                                    "yes", String.valueOf(tally.votes().get(0)),
                                    "no", String.valueOf(tally.votes().get(1)),
                                    "n", String.valueOf(tally.abstained())));
            case Question.Words q ->
                    say("minute.entries", Map.of("n", String.valueOf(of.poll().words().size())));
            case Question.Estimate q ->
                    tally.spread()
                            .map(
                                    s ->
                                            say(
                                                    "minute.spread",
                                                    Map.of(
                                                            "median", plain(s.median()),
                                                            "least", String.valueOf(s.least()),
                                                            "most", String.valueOf(s.most()),
                                                            "n", String.valueOf(tally.valid()))))
                            .orElseGet(() -> say("minute.abstained", abstained));
            case Question.Ranked(var options, var method) when decisive(tally).isPresent() ->
                    each(decisive(tally).get()) + "; " + say("minute.abstained", abstained);
            default -> each(tally.votes()) + "; " + say("minute.abstained", abstained);
        };
    }

    /** 3 and 3.5. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** The numbers that decide a ranking. */
    private Optional<List<Long>> decisive(Tally tally) {
        if (!(of.poll().question() instanceof Question.Ranked ranked)) return Optional.empty();
        return Optional.of(
                ranked.method() == Question.Ranked.Method.BORDA
                        ? tally.borda()
                        : tally.runoff().getLast().votes());
    }

    private String each(List<Long> votes) {
        return IntStream.range(0, votes.size())
                .mapToObj(i -> quoted(i) + " " + votes.get(i))
                .collect(Collectors.joining(", "));
    }

    /** "present at the opening: 42 of 50, quorum of 50 %, simple majority of valid votes" */
    private String conditions() {
        var poll = of.poll();
        var rules = poll.rules();
        if (!rules.isFormal()) return "";
        var all = new ArrayList<String>(how(rules));
        poll.opening()
                .ifPresent(
                        o ->
                                all.add(
                                        say(
                                                "minute.present",
                                                Map.of(
                                                        "present", String.valueOf(o.present()),
                                                        "eligible",
                                                                String.valueOf(o.eligible())))));
        if (rules.quorum() > 0) {
            all.add(say("minute.quorum", Map.of("n", String.valueOf(rules.quorum()))));
        }
        if (!(poll.question() instanceof Question.Estimate)
                && !(poll.question() instanceof Question.Words)
                && !(poll.question() instanceof Question.Quiz)) {
            all.add(rule());
        }
        return String.join(", ", all);
    }

    /** Whose votes, and by which way, where it was not by device and one for each seat. */
    private List<String> how(Rules rules) {
        var all = new ArrayList<String>();
        if (of.poll().isSecret()) all.add(say("minute.by.SECRET", Map.of()));
        switch (rules.mode()) {
            case HANDS, MIXED, ROLL_CALL -> all.add(say("minute.by." + rules.mode(), Map.of()));
            case DEVICE, NO_OBJECTION -> {}
        }
        if (rules.unit() == Rules.Unit.DELEGATION) {
            all.add(say("minute.by.DELEGATION", Map.of("n", String.valueOf(voters()))));
        }
        if (!rules.weights().isEmpty()) {
            all.add(say("minute.weights", Map.of("what", weights(rules))));
        }
        return all;
    }

    private int voters() {
        return of.poll().opening().map(o -> o.voters().size()).orElse(0);
    }

    private String weights(Rules rules) {
        return rules.weights().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> delegation(e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private String delegation(DelegationId id) {
        return of.workshop()
                .people()
                .delegation(id)
                .map(d -> language.of(d.name()))
                .orElse(id.value());
    }

    /** By which rule the numbers decide. */
    String rule() {
        var rules = of.poll().rules();
        return switch (of.poll().question()) {
            case Question.YesNo q -> majority(rules);
            case Question.OneOf q -> majority(rules);
            case Question.Ranked(var options, var method) -> say("rule." + method, Map.of());
            default -> say("rule.PLURALITY", Map.of());
        };
    }

    private String majority(Rules rules) {
        return say(
                "rule." + rules.majority(),
                Map.of("base", language.words().of("base." + rules.base())));
    }

    private String casting() {
        return of.poll()
                .casting()
                .map(place -> say("minute.casting", Map.of("chosen", quoted(place))))
                .orElse("");
    }

    /** An objection to the chair alone says that it was, and not whose. */
    private String objection() {
        return of.poll()
                .objection()
                .map(
                        o ->
                                o.isOpen()
                                        ? say("minute.objection", Map.of("who", who(o.by())))
                                        : say("minute.objection.closed", Map.of()))
                .orElse("");
    }

    private String certified() {
        if (!of.poll().rules().isFormal()) return "";
        if (of.isSilence() && of.poll().certification().isEmpty()) return "";
        return of.poll().certification().map(this::certified).orElse(say("minute.open", Map.of()));
    }

    private String certified(Certification by) {
        var said =
                say(
                        "minute.certified",
                        Map.of("who", who(by.by()), "time", language.time(by.at())));
        var confirmed =
                by.confirmedBy()
                        .map(c -> say("minute.confirmed", Map.of("who", who(c))))
                        .orElse(
                                of.poll().stage() == Stage.CERTIFIED
                                        ? ""
                                        : say("minute.unconfirmed", Map.of()));
        var quorum = by.hasQuorum() ? "" : say("minute.quorum_lost", Map.of());
        return join(List.of(said, confirmed, quorum));
    }

    private String round() {
        return of.poll()
                .roundOf()
                .flatMap(of.workshop().polls()::poll)
                .map(p -> say("minute.round", Map.of("title", language.of(p.form().title()))))
                .orElse("");
    }

    private String who(org.khural.domain.PersonId person) {
        return language.plate(of.plate(person));
    }

    /** The title is in reach of every sentence. */
    private String say(String key, Map<String, String> values) {
        var all = new java.util.HashMap<>(values);
        all.putIfAbsent("title", language.of(of.poll().form().title()));
        return language.words().say(key, all);
    }

    private String stop(String sentence) {
        return sentence + language.words().of("minute.stop");
    }

    private static String join(List<String> sentences) {
        return sentences.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }
}
