package org.khural.signing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document may be signed: whoever opens it must see the same, today and in ten years, and
 * nothing in it may act.
 *
 * @param pages 0 if it can not be read
 */
public record Inspection(int pages, List<Finding> findings) {
    /** Larger ones are not read. */
    public static final int MOST_BYTES = 20_000_000;

    public static final int MOST_PAGES = 300;

    /** Of all streams together, unpacked: a small file can hold what no memory does. */
    private static final long MOST_UNPACKED = 500_000_000;

    private static final int MOST_OBJECTS = 500_000;

    /** Points: two centimetres, and the largest page that readers show (ISO 32000-1, annex C). */
    private static final float SMALLEST_PAGE = 56;

    private static final float LARGEST_PAGE = 14_400;

    public enum Code {
        NOT_A_PDF,
        TOO_LARGE,
        TOO_MANY_PAGES,
        ENCRYPTED,
        /** JavaScript. */
        SCRIPT,
        /** It starts something, sends something, plays something or leads into another file. */
        ACTION,
        /** An XFA form: what is seen is not what the pages say. */
        XFA,
        /** Fields of a form: they can be filled in after the signing. */
        FORM,
        SIGNED_ALREADY,
        /** Layers can be switched off. */
        LAYERS,
        ATTACHMENT,
        /** {@code about} the font: elsewhere other letters may be seen. */
        FONT_NOT_EMBEDDED,
        /** JPEG 2000: what draws it in a browser is a program of its own, which we do not admit. */
        IMAGE_FORMAT,
        /** {@code about} what is not there: who adds to the file later could supply it. */
        DANGLING,
        /** A part that signing writes anew was written anew before: browsers look for the first. */
        GENERATION,
        PAGE_SIZE,
        NO_PAGE
    }

    /** {@code page} from 1, where it is of one. */
    public record Finding(Code code, Optional<Integer> page, String about) {}

    private static final Set<String> ACTIONS =
            Set.of(
                    "Launch",
                    "SubmitForm",
                    "ImportData",
                    "ResetForm",
                    "GoToR",
                    "GoToE",
                    "Rendition",
                    "Movie",
                    "Sound",
                    "RichMediaExecute",
                    "SetOCGState",
                    "Hide");

    public static Inspection of(byte[] pdf) {
        if (pdf.length > MOST_BYTES) return only(Code.TOO_LARGE);
        try (var document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted()) return only(Code.ENCRYPTED);
            return new Reading(document).read();
        } catch (InvalidPasswordException e) {
            return only(Code.ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes at bytes that are no PDF.
            return only(Code.NOT_A_PDF);
        }
    }

    private static Inspection only(Code code) {
        return new Inspection(0, List.of(new Finding(code, Optional.empty(), "")));
    }

    /** One walk over everything that can be reached from the document. */
    private static final class Reading {
        private final PDDocument document;
        private final Set<Finding> findings = new LinkedHashSet<>();
        private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private long unpacked;

        Reading(PDDocument document) {
            this.document = document;
        }

        Inspection read() throws IOException {
            int pages = document.getNumberOfPages();
            if (pages == 0) found(Code.NO_PAGE, "");
            if (pages > MOST_PAGES) found(Code.TOO_MANY_PAGES, "" + pages);
            readCatalog();
            for (int i = 0; i < Math.min(pages, MOST_PAGES); i++)
                readPage(document.getPage(i), i + 1);
            walk(document.getDocument().getTrailer(), Optional.empty());
            return new Inspection(pages, List.copyOf(findings));
        }

        private void readCatalog() {
            var catalog = document.getDocumentCatalog();
            var root = catalog.getCOSObject();
            lookAtGeneration(document.getDocument().getTrailer().getItem(COSName.ROOT));
            lookAtGeneration(root.getItem(COSName.ACRO_FORM));
            lookAtGeneration(root.getItem(COSName.PAGES));
            if (catalog.getOCProperties() != null) found(Code.LAYERS, "");
            var form = catalog.getAcroForm(null);
            if (form == null) return;
            if (form.hasXFA()) found(Code.XFA, "");
            for (var field : form.getFieldTree()) {
                boolean isSigned = field.getCOSObject().getItem(COSName.V) != null;
                boolean isSignature = "Sig".equals(field.getFieldType());
                var name = field.getFullyQualifiedName();
                found(isSignature && isSigned ? Code.SIGNED_ALREADY : Code.FORM, name);
            }
        }

        private void lookAtGeneration(@Nullable COSBase part) {
            var key = part == null ? null : part.getKey();
            if (key != null && key.getGeneration() != 0) found(Code.GENERATION, key.toString());
        }

        private void readPage(PDPage page, int number) throws IOException {
            lookAtGeneration(page.getCOSObject());
            var box = page.getCropBox();
            boolean isSmall = Math.min(box.getWidth(), box.getHeight()) < SMALLEST_PAGE;
            boolean isLarge = Math.max(box.getWidth(), box.getHeight()) > LARGEST_PAGE;
            if (isSmall || isLarge) {
                findings.add(new Finding(Code.PAGE_SIZE, Optional.of(number), ""));
            }
            walk(page.getCOSObject(), Optional.of(number));
        }

        /** Not by recursion: a file can be nested deeper than a stack is. */
        private void walk(COSBase from, Optional<Integer> page) throws IOException {
            Deque<COSBase> open = new ArrayDeque<>();
            open.push(from);
            while (!open.isEmpty()) {
                var next = open.pop();
                var base = direct(next);
                if (base == null) add(Code.DANGLING, page, String.valueOf(next.getKey()));
                if (base == null || !seen.add(base)) continue;
                if (seen.size() > MOST_OBJECTS) {
                    found(Code.TOO_LARGE, "");
                    return;
                }
                if (base instanceof COSArray array) {
                    for (int i = 0; i < array.size(); i++) push(open, array.get(i));
                } else if (base instanceof COSDictionary dictionary) {
                    if (dictionary instanceof COSStream stream) unpack(stream);
                    look(dictionary, page);
                    for (var key : dictionary.keySet()) {
                        // The way back up: other pages are walked by themselves.
                        if (!COSName.PARENT.equals(key)) push(open, dictionary.getItem(key));
                    }
                }
            }
        }

        private static void push(Deque<COSBase> open, @Nullable COSBase next) {
            if (next != null) open.push(next);
        }

        private static @Nullable COSBase direct(COSBase base) {
            return base instanceof COSObject object ? object.getObject() : base;
        }

        private void look(COSDictionary dictionary, Optional<Integer> page) throws IOException {
            if (dictionary.containsKey(COSName.JS)) add(Code.SCRIPT, page, "");
            var kind = dictionary.getCOSName(COSName.S);
            boolean isStructure = dictionary.containsKey(COSName.P);
            if (kind != null && !isStructure && ACTIONS.contains(kind.getName())) {
                add(Code.ACTION, page, kind.getName());
            }
            if (isJpeg2000(dictionary)) add(Code.IMAGE_FORMAT, page, "JPEG 2000");
            if (dictionary.containsKey(COSName.EF)) add(Code.ATTACHMENT, page, "");
            if (COSName.FONT.equals(dictionary.getCOSName(COSName.TYPE)))
                lookAtFont(dictionary, page);
        }

        private static boolean isJpeg2000(COSDictionary dictionary) {
            if (!(dictionary instanceof COSStream)) return false;
            var filters = dictionary.getDictionaryObject(COSName.FILTER);
            return COSName.JPX_DECODE.equals(filters)
                    || filters instanceof COSArray all
                            && all.toCOSNameStringList().contains(COSName.JPX_DECODE.getName());
        }

        private void lookAtFont(COSDictionary dictionary, Optional<Integer> page)
                throws IOException {
            // What a composite font is made of is looked at with it.
            var subtype = String.valueOf(dictionary.getNameAsString(COSName.SUBTYPE));
            if (subtype.startsWith("CIDFont")) return;
            var font = PDFontFactory.createFont(dictionary);
            if (!font.isEmbedded())
                add(Code.FONT_NOT_EMBEDDED, page, String.valueOf(font.getName()));
        }

        private void unpack(COSStream stream) throws IOException {
            if (unpacked > MOST_UNPACKED) return;
            try (InputStream in = stream.createInputStream()) {
                var buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    unpacked += n;
                    if (unpacked > MOST_UNPACKED) {
                        found(Code.TOO_LARGE, "");
                        return;
                    }
                }
            } catch (IOException e) {
                // A picture in a format that is not unpacked here is as large as it is.
                unpacked += stream.getLength();
            }
        }

        private void found(Code code, String about) {
            add(code, Optional.empty(), about);
        }

        private void add(Code code, Optional<Integer> page, String about) {
            findings.add(new Finding(code, page, about));
        }
    }
}
