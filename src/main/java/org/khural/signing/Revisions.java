package org.khural.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * What each signature of a document covers, read from its bytes and by nobody's judgement. What
 * nobody has signed lies behind the last one.
 *
 * @param signed in the order of the bytes, which is the order in which they were signed
 * @param length of the whole file
 */
public record Revisions(List<Signed> signed, long length) {
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * @param field the name of the form's field; empty: in none
     * @param from where its value begins: hexadecimal digits in angle brackets
     * @param to behind the value
     * @param end how many bytes of the file it covers, its value apart
     * @param isWhole it covers everything from the first byte to {@code end} but its own value
     * @param isTime a time on the document and not somebody's signature
     */
    public record Signed(
            Optional<String> field,
            long from,
            long to,
            long end,
            boolean isWhole,
            boolean isTime) {}

    /**
     * @throws IOException if it is no PDF
     */
    public static Revisions of(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var all = new ArrayList<Signed>();
            for (var field : document.getSignatureFields()) {
                Optional.ofNullable(field.getSignature())
                        .map(signature -> signature.getCOSObject())
                        .ifPresent(dictionary -> all.add(signed(field, dictionary, pdf)));
            }
            all.sort(Comparator.comparingLong(Signed::end));
            return new Revisions(all, pdf.length);
        }
    }

    /**
     * How long the first part of a file is that has this fingerprint and ends at an end-of-file
     * mark. Each byte is read once: a file can be full of such marks.
     *
     * @param until no longer than this
     */
    public static OptionalInt prefix(byte[] pdf, Sha256 wanted, long until) {
        var digest = Sha256.digest();
        int read = 0;
        for (int at = 0; at + END.length <= until; at++) {
            if (!Arrays.equals(pdf, at, at + END.length, END, 0, END.length)) continue;
            for (int end = at + END.length; end <= Math.min(until, at + END.length + 2); end++) {
                if (end > read) digest.update(pdf, read, end - read);
                read = end;
                if (Sha256.soFar(digest).equals(wanted)) return OptionalInt.of(end);
            }
        }
        return OptionalInt.empty();
    }

    private static Signed signed(PDSignatureField field, COSDictionary dictionary, byte[] pdf) {
        boolean isTime =
                COSName.getPDFName("DocTimeStamp").equals(dictionary.getCOSName(COSName.TYPE));
        var name = Optional.ofNullable(field.getFullyQualifiedName());
        var range = range(dictionary);
        if (range.length != 4) return new Signed(name, 0, 0, 0, false, isTime);
        long end = range[2] + range[3];
        boolean isWhole = range[0] == 0 && isOwnValue(pdf, range[1], range[2]) && end <= pdf.length;
        return new Signed(name, range[1], range[2], end, isWhole, isTime);
    }

    private static long[] range(COSDictionary dictionary) {
        if (!(dictionary.getDictionaryObject(COSName.BYTERANGE) instanceof COSArray array)) {
            return new long[0];
        }
        var range = new long[array.size()];
        for (int i = 0; i < range.length; i++) {
            range[i] = array.getObject(i) instanceof COSNumber number ? number.longValue() : -1;
        }
        return range;
    }

    /**
     * What is left out is one string of hexadecimal digits, brackets included, and nothing else.
     */
    private static boolean isOwnValue(byte[] pdf, long from, long to) {
        if (from < 0 || to > pdf.length || to - from < 2) return false;
        if (pdf[(int) from] != '<' || pdf[(int) to - 1] != '>') return false;
        var inner = Arrays.copyOfRange(pdf, (int) from + 1, (int) to - 1);
        return new String(inner, StandardCharsets.ISO_8859_1).matches("[0-9A-Fa-f]*");
    }
}
