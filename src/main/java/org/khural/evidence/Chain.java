package org.khural.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khural.signing.Evidence;
import org.khural.signing.Sha256;

/**
 * The facts of an agreement, each with the hash of the one before. A chain by itself does not say
 * that its end is there, nor who made it: the certificate of completion does, under the seal.
 *
 * @param facts up to the first that does not hold
 * @param flaw where it is broken
 */
public record Chain(List<Fact> facts, Optional<Flaw> flaw) {
    /** The document with its empty fields: {@code sha256}. */
    public static final String FROZEN = "frozen";

    /**
     * A signature: {@code field}, {@code certificate} (SHA-256 of its DER), {@code sha256} of the
     * document with it, {@code mode}.
     */
    public static final String SIGNED = "signed";

    /** The {@code mode} of a signature that was made with a tool of the signatory's own. */
    private static final String BROUGHT = "upload";

    /** All have signed: {@code sha256} of the document with the last signature. */
    public static final String COMPLETED = "completed";

    /** All have signed, but one at least with a pen on paper: {@code sha256} as above. */
    public static final String CONCLUDED_ON_PAPER = "concludedOnPaper";

    public static final Chain EMPTY = new Chain(List.of(), Optional.empty());

    public enum Kind {
        /** It can not be read, or is not written in the canonical form. */
        NOT_A_FACT,
        /** Its hash is not that of what it says. */
        OTHER_HASH,
        /** It does not follow on the one before. */
        OTHER_PLACE,
        /** A fingerprint or a field is missing in it. */
        INCOMPLETE
    }

    /** {@code line} from 1. */
    public record Flaw(int line, Kind kind) {}

    public Chain {
        facts = List.copyOf(facts);
    }

    /** Of facts as they are written, each a line. */
    public static Chain of(Stream<String> lines) {
        return read(lines.collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a file with one fact in each line. */
    public static Chain read(byte[] file) {
        var facts = new ArrayList<Fact>();
        var last = Fact.NONE;
        int line = 0;
        for (int from = 0; from < file.length; ) {
            int end = from;
            while (end < file.length && file[end] != '\n') end++;
            line++;
            var fact = text(file, from, end).flatMap(Fact::read);
            var kind =
                    fact.isEmpty() ? Optional.of(Kind.NOT_A_FACT) : check(fact.get(), last, line);
            if (kind.isPresent()) return new Chain(facts, Optional.of(new Flaw(line, kind.get())));
            facts.add(fact.orElseThrow());
            last = fact.get().hash();
            from = end + 1;
        }
        return new Chain(facts, Optional.empty());
    }

    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        for (var fact : facts)
            out.writeBytes((fact.line() + "\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** With one fact more. */
    public Chain and(Instant at, String type, String actor, Map<String, String> data) {
        var all = new ArrayList<>(facts);
        all.add(Fact.of(facts.size() + 1L, head(), at, type, actor, data));
        return new Chain(all, flaw);
    }

    /** The hash of the last fact. */
    public Sha256 head() {
        return facts.isEmpty() ? Fact.NONE : facts.getLast().hash();
    }

    /**
     * What each signatory meant to sign, by the field: as it was begun last before the signature.
     */
    public Map<String, Sha256> intents() {
        var begun = new HashMap<String, Sha256>();
        var meant = new TreeMap<String, Sha256>();
        for (var fact : facts) {
            var who = fact.data().getOrDefault("signatory", "");
            if (fact.type().equals("signing")) {
                fact.sha256("intent").ifPresent(intent -> begun.put(who, intent));
            } else if (fact.type().equals(SIGNED) && begun.get(who) instanceof Sha256 intent) {
                meant.put(fact.data().getOrDefault("field", ""), intent);
            }
        }
        return meant;
    }

    /** It was signed to try everything. */
    public boolean isRehearsal() {
        return last(FROZEN).filter(frozen -> "true".equals(frozen.data().get("test"))).isPresent();
    }

    /** Of the document when the last had signed. */
    public Optional<Sha256> completed() {
        return last(COMPLETED)
                .or(() -> last(CONCLUDED_ON_PAPER))
                .flatMap(fact -> fact.sha256("sha256"));
    }

    /** Empty: it is broken, or nothing was frozen before somebody signed. */
    public Optional<Evidence> evidence() {
        if (flaw.isPresent()) return Optional.empty();
        var steps = facts.stream().filter(fact -> fact.type().equals(SIGNED)).toList();
        return last(FROZEN)
                .filter(frozen -> steps.stream().allMatch(step -> step.seq() > frozen.seq()))
                .flatMap(frozen -> frozen.sha256("sha256"))
                .map(frozen -> new Evidence(frozen, steps.stream().map(Chain::step).toList()));
    }

    private static Optional<Kind> check(Fact fact, Sha256 last, int line) {
        if (!fact.isSound()) return Optional.of(Kind.OTHER_HASH);
        if (fact.seq() != line || !fact.prev().equals(last)) return Optional.of(Kind.OTHER_PLACE);
        boolean isComplete =
                switch (fact.type()) {
                    case FROZEN, COMPLETED -> fact.sha256("sha256").isPresent();
                    case SIGNED ->
                            fact.data().containsKey("field")
                                    && fact.sha256("certificate").isPresent()
                                    && fact.sha256("sha256").isPresent();
                    default -> true;
                };
        return isComplete ? Optional.empty() : Optional.of(Kind.INCOMPLETE);
    }

    private static Evidence.Step step(Fact signed) {
        return new Evidence.Step(
                signed.data().getOrDefault("field", ""),
                signed.sha256("certificate").orElseThrow(),
                signed.sha256("sha256").orElseThrow(),
                isBrought(signed));
    }

    static boolean isBrought(Fact signed) {
        return BROUGHT.equals(signed.data().get("mode"));
    }

    boolean has(String type) {
        return last(type).isPresent();
    }

    private Optional<Fact> last(String type) {
        return facts.reversed().stream().filter(fact -> fact.type().equals(type)).findFirst();
    }

    /** Strictly: what is no UTF-8 would come out as a question mark, and that has a hash too. */
    private static Optional<String> text(byte[] file, int from, int end) {
        try {
            var line = ByteBuffer.wrap(Arrays.copyOfRange(file, from, end));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(line).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
