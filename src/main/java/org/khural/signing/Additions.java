package org.khural.signing;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * What was added to a document may be one signature or times, what proves them, and nothing else. A
 * time covers every byte before it, and anybody can have one made: whoever adds a note and then a
 * time leaves no byte uncovered, and the library takes the note for the filling in of a form. Nor
 * does anybody know what a signatory's own tool adds beside the signature. So the document as it
 * was and the document as it is are walked through side by side.
 */
final class Additions {
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");

    /** Of a field that nobody sees and that does nothing. */
    private static final Set<COSName> FIELD =
            Set.of(
                    COSName.TYPE,
                    COSName.SUBTYPE,
                    COSName.FT,
                    COSName.T,
                    COSName.V,
                    COSName.F,
                    COSName.P,
                    COSName.RECT,
                    COSName.AP);

    /** What a tool writes into a field in which it signs. */
    private static final Set<COSName> SIGNED = Set.of(COSName.V, COSName.AP, COSName.F, COSName.FF);

    /** Of what a tool says of itself and of its work. */
    private static final Set<COSName> WRITTEN = Set.of(COSName.MOD_DATE, COSName.PRODUCER);

    private record Pair(@Nullable COSBase before, @Nullable COSBase after) {}

    private final Deque<Pair> open = new ArrayDeque<>();
    private final Map<COSBase, COSBase> seen = new IdentityHashMap<>();
    private final @Nullable COSBase root;
    private final @Nullable COSBase form;
    private final @Nullable COSBase info;

    /** In which was signed; null: times only were added. */
    private final @Nullable COSBase own;

    private Additions(COSDictionary trailer, @Nullable COSBase own) {
        this.own = own;
        info = trailer.getDictionaryObject(COSName.INFO);
        root = trailer.getDictionaryObject(COSName.ROOT);
        form =
                root instanceof COSDictionary known
                        ? known.getDictionaryObject(COSName.ACRO_FORM)
                        : null;
    }

    /**
     * @param until how many bytes the last signature covers
     */
    static boolean areTimesOnly(byte[] pdf, int until) throws IOException {
        try (var before = Loader.loadPDF(Arrays.copyOf(pdf, until));
                var after = Loader.loadPDF(pdf)) {
            return isSame(before, after, null);
        }
    }

    /**
     * @param until where the signature begins
     * @param field in which it is, and in which there was none
     */
    static boolean areOfSignature(byte[] pdf, int until, String field) throws IOException {
        try (var before = Loader.loadPDF(Arrays.copyOf(pdf, until));
                var after = Loader.loadPDF(pdf)) {
            for (var each : before.getSignatureFields()) {
                if (!field.equals(each.getFullyQualifiedName())) continue;
                return each.getSignature() == null && isSame(before, after, each.getCOSObject());
            }
            return false;
        }
    }

    private static boolean isSame(PDDocument before, PDDocument after, @Nullable COSBase own)
            throws IOException {
        var old = before.getDocument().getTrailer();
        var now = after.getDocument().getTrailer();
        var walk = new Additions(old, own);
        walk.compare(old.getItem(COSName.ROOT), now.getItem(COSName.ROOT));
        // Whoever writes in its own name only may add these.
        if (own == null || walk.info != null) {
            walk.compare(old.getItem(COSName.INFO), now.getItem(COSName.INFO));
        }
        return walk.isSame();
    }

    /** Not by recursion: a list of bookmarks can be longer than the stack. */
    private boolean isSame() throws IOException {
        while (!open.isEmpty()) {
            var pair = open.pop();
            if (!isSame(direct(pair.before()), direct(pair.after()))) return false;
        }
        return true;
    }

    private boolean isSame(@Nullable COSBase before, @Nullable COSBase after) throws IOException {
        if (before == null || after == null) return before == after;
        if (!(before instanceof COSDictionary) && !(before instanceof COSArray)) {
            return before.equals(after);
        }
        var known = seen.put(before, after);
        if (known != null) return known == after;
        return switch (before) {
            case COSArray array -> after instanceof COSArray other && isSame(array, other, false);
            case COSStream stream -> after instanceof COSStream other && isSame(stream, other);
            case COSDictionary dictionary ->
                    after instanceof COSDictionary other
                            && !(after instanceof COSStream)
                            && isSame(dictionary, other);
            default -> false;
        };
    }

    private boolean isSame(COSStream before, COSStream after) throws IOException {
        try (var old = before.createRawInputStream();
                var now = after.createRawInputStream()) {
            return Arrays.equals(old.readAllBytes(), now.readAllBytes())
                    && isSame((COSDictionary) before, after);
        }
    }

    private boolean isSame(COSDictionary before, COSDictionary after) {
        var names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var old = before.getItem(name);
            var now = after.getItem(name);
            if (mayGrow(before, name)) {
                if (!isGrown(direct(old), direct(now))) return false;
            } else if (!mayChange(before, name)) compare(old, now);
        }
        return true;
    }

    /** The proofs lie there, and the flags say that there are signatures. */
    private boolean mayChange(COSDictionary in, COSName name) {
        return in == root && (name.equals(DSS) || name.equals(EXTENSIONS))
                || in == form && name.equals(COSName.SIG_FLAGS)
                || own != null && mayBeOfTool(in, name);
    }

    private boolean mayBeOfTool(COSDictionary in, COSName name) {
        return in == own && SIGNED.contains(name)
                || in == info && WRITTEN.contains(name)
                || in == root && (name.equals(COSName.METADATA) || name.equals(COSName.VERSION));
    }

    private boolean mayGrow(COSDictionary in, COSName name) {
        if (own != null) return false;
        return in == form && name.equals(COSName.FIELDS)
                || COSName.PAGE.equals(in.getCOSName(COSName.TYPE)) && name.equals(COSName.ANNOTS);
    }

    private boolean isGrown(@Nullable COSBase before, @Nullable COSBase after) {
        var old = before == null ? new COSArray() : before;
        if (after == null) return before == null;
        return old instanceof COSArray o && after instanceof COSArray n && isSame(o, n, true);
    }

    private boolean isSame(COSArray before, COSArray after, boolean mayGrow) {
        if (before.size() > after.size() || !mayGrow && before.size() != after.size()) return false;
        for (int i = 0; i < before.size(); i++) compare(before.get(i), after.get(i));
        for (int i = before.size(); i < after.size(); i++) {
            if (!isUnseenTime(direct(after.get(i)))) return false;
        }
        return true;
    }

    private static boolean isUnseenTime(@Nullable COSBase added) {
        return added instanceof COSDictionary field
                && FIELD.containsAll(field.keySet())
                && COSName.SIG.equals(field.getCOSName(COSName.FT))
                && field.getCOSDictionary(COSName.V) instanceof COSDictionary value
                && COSName.DOC_TIME_STAMP.equals(value.getCOSName(COSName.TYPE))
                && isEmpty(field.getDictionaryObject(COSName.RECT))
                && (!field.containsKey(COSName.AP)
                        || drawsNothing(field.getCOSDictionary(COSName.AP)));
    }

    /** A reader that does not scale into an empty rectangle must have nothing to draw either. */
    private static boolean drawsNothing(@Nullable COSDictionary looks) {
        return looks != null
                && looks.keySet().equals(Set.of(COSName.N))
                && looks.getCOSStream(COSName.N) instanceof COSStream normal
                && isEmpty(normal.getDictionaryObject(COSName.BBOX));
    }

    private static boolean isEmpty(@Nullable COSBase box) {
        if (!(box instanceof COSArray rectangle)) return false;
        for (int i = 0; i < rectangle.size(); i++) {
            if (!(rectangle.getObject(i) instanceof COSNumber n) || n.floatValue() != 0)
                return false;
        }
        return rectangle.size() == 4;
    }

    private void compare(@Nullable COSBase before, @Nullable COSBase after) {
        open.push(new Pair(before, after));
    }

    private static @Nullable COSBase direct(@Nullable COSBase item) {
        return item instanceof COSObject reference ? reference.getObject() : item;
    }
}
