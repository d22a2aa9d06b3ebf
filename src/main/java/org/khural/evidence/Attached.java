package org.khural.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * The data of a certificate inside of its PDF, so that one seal is on both: what people read and
 * what programs read.
 */
final class Attached {
    private static final int MOST_BYTES = 1_000_000;

    private Attached() {}

    static void put(PDDocument document, byte[] data) throws IOException {
        var file =
                new PDEmbeddedFile(document, new ByteArrayInputStream(data), COSName.FLATE_DECODE);
        file.setSubtype("application/json");
        file.setSize(data.length);
        var named = new PDComplexFileSpecification();
        named.setFile(Bundle.CERTIFICATE_DATA);
        named.setFileUnicode(Bundle.CERTIFICATE_DATA);
        named.setEmbeddedFile(file);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(Bundle.CERTIFICATE_DATA, named));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    /** Empty: there is none, or it is none that we would have made. */
    static Optional<byte[]> read(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var names = document.getDocumentCatalog().getNames();
            var files = names.getEmbeddedFiles().getNames();
            if (!files.keySet().equals(java.util.Set.of(Bundle.CERTIFICATE_DATA))) {
                return Optional.empty();
            }
            var file = Objects.requireNonNull(files.get(Bundle.CERTIFICATE_DATA));
            try (var in = file.getEmbeddedFile().createInputStream()) {
                var data = in.readNBytes(MOST_BYTES);
                return data.length < MOST_BYTES ? Optional.of(data) : Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            // Whatever is missing on the way there.
            return Optional.empty();
        }
    }
}
