package org.khural.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.khural.signing.Revisions.Signed;

/**
 * A document that went out and came back with one signature more, made with a tool that nobody here
 * knows (signing 5.4). What such a tool adds is looked through object by object; whether the
 * signature holds is the {@link Validator}'s to say.
 *
 * @param certificate SHA-256 of the signatory's, whoever issued it
 * @param at when it was made, as it says itself
 */
public record Brought(Sha256 certificate, Instant at) {
    public enum Why {
        /** It does not begin with what went out, or more than a signature was added. */
        CHANGED,
        /** Not one new signature, in the signatory's own field. */
        FIELD,
        FORMAT,
        /** The signature does not cover all but itself. */
        COVERAGE,
        ALGORITHM,
        /** It is not in the signature, or not valid now. */
        CERTIFICATE,
        /** The signature says no time, or none of the turn. */
        TIME,
        /** The signature does not hold. */
        BROKEN
    }

    /** {@code offset}: of the first byte that is another one. */
    public static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1;

        private final Why why;
        private final transient OptionalInt offset;

        public NotTaken(Why why) {
            this(why, OptionalInt.empty());
        }

        NotTaken(Why why, OptionalInt offset) {
            super(why.name());
            this.why = why;
            this.offset = offset;
        }

        public Why why() {
            return why;
        }

        public OptionalInt offset() {
            return offset;
        }
    }

    private static final Set<String> FORMATS = Set.of("ETSI.CAdES.detached", "adbe.pkcs7.detached");

    private static final COSName HYBRID = COSName.getPDFName("XRefStm");
    private static final Pattern TABLE = Pattern.compile("xref\\s|\\d{1,10} \\d{1,5} obj");

    /**
     * @param base as it went out
     * @param field the signatory's
     */
    public static Brought check(byte[] base, byte[] pdf, String field, Instant now)
            throws NotTaken {
        checkBeginning(base, pdf);
        try (var document = Loader.loadPDF(pdf)) {
            var signed = signed(base, pdf, field);
            var signature = signature(document, field);
            var format = Optional.ofNullable(signature.getSubFilter()).orElse("");
            if (!FORMATS.contains(format)) throw new NotTaken(Why.FORMAT);
            if (!signed.isWhole() || signed.end() != pdf.length || signed.from() < base.length) {
                throw new NotTaken(Why.COVERAGE);
            }
            checkTables(base, pdf, document);
            // What it would allow or forbid is not for one signatory to say.
            boolean isOfMore = signature.getCOSObject().containsKey(COSName.REFERENCE);
            if (isOfMore || !Additions.areOfSignature(pdf, base.length, field)) {
                throw new NotTaken(Why.CHANGED);
            }
            var at = signature.getSignDate();
            if (at == null) throw new NotTaken(Why.TIME);
            return new Brought(certificate(pdf, signed, now), at.toInstant());
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes at bytes that are no PDF.
            throw new NotTaken(Why.CHANGED);
        }
    }

    private static void checkBeginning(byte[] base, byte[] pdf) throws NotTaken {
        int differs = Arrays.mismatch(base, pdf);
        if (differs >= 0 && differs < base.length) {
            throw new NotTaken(Why.CHANGED, OptionalInt.of(differs));
        }
        if (pdf.length == base.length) throw new NotTaken(Why.FIELD);
    }

    /** A reader that finds no table makes one of its own, and not all make the same. */
    private static void checkTables(byte[] base, byte[] pdf, PDDocument document)
            throws IOException, NotTaken {
        try (var before = Loader.loadPDF(base)) {
            long at = document.getDocument().getStartXref();
            var trailer = document.getDocument().getTrailer();
            boolean isAppended =
                    at >= base.length
                            && at < pdf.length
                            && TABLE.matcher(text(pdf, (int) at)).lookingAt()
                            && trailer.getLong(COSName.PREV) == before.getDocument().getStartXref()
                            && trailer.containsKey(HYBRID)
                                    == before.getDocument().getTrailer().containsKey(HYBRID);
            if (!isAppended) throw new NotTaken(Why.CHANGED);
        }
    }

    private static String text(byte[] pdf, int from) {
        int to = Math.min(from + 20, pdf.length);
        return new String(pdf, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The one that is new. */
    private static Signed signed(byte[] base, byte[] pdf, String field)
            throws IOException, NotTaken {
        var more = Revisions.of(pdf).signed();
        int before = Revisions.of(base).signed().size();
        var own = Optional.of(field);
        var mine = more.stream().filter(each -> each.field().equals(own)).toList();
        if (more.size() != before + 1 || mine.size() != 1 || mine.getFirst().isTime()) {
            throw new NotTaken(Why.FIELD);
        }
        return mine.getFirst();
    }

    private static PDSignature signature(PDDocument document, String field) throws NotTaken {
        for (var each : document.getSignatureFields()) {
            if (field.equals(each.getFullyQualifiedName())) return each.getSignature();
        }
        throw new NotTaken(Why.FIELD);
    }

    private static Sha256 certificate(byte[] pdf, Signed signed, Instant now) throws NotTaken {
        var cms = Cms.of(pdf, signed).orElseThrow(() -> new NotTaken(Why.CERTIFICATE));
        if (!cms.isStrong()) throw new NotTaken(Why.ALGORITHM);
        if (!cms.certificate().isValidOn(Date.from(now))) throw new NotTaken(Why.CERTIFICATE);
        return cms.fingerprint();
    }
}
