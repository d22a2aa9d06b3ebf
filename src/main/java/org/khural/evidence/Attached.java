package org.khural.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * The data of a certificate inside of its PDF, so that one seal is on both: what people read and
 * what programs read.
 */
final class Attached {
    private static final int MOST_BYTES = 1_000_000;

    private Attached() {}

    /** As a page with data belonging to it says it is one (PDF/A-3b, ISO 19005-3). */
    static byte[] to(byte[] pdf, byte[] data) {
        try (var document = Loader.loadPDF(pdf)) {
            var file =
                    new PDEmbeddedFile(
                            document, new ByteArrayInputStream(data), COSName.FLATE_DECODE);
            file.setSubtype("application/json");
            file.setSize(data.length);
            var named = new PDComplexFileSpecification();
            named.setFile(Bundle.CERTIFICATE_DATA);
            named.setFileUnicode(Bundle.CERTIFICATE_DATA);
            named.setEmbeddedFile(file);
            named.getCOSObject().setName("AFRelationship", "Data");
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of(Bundle.CERTIFICATE_DATA, named));
            var catalog = document.getDocumentCatalog();
            var names = new PDDocumentNameDictionary(catalog);
            names.setEmbeddedFiles(tree);
            catalog.setNames(names);
            var all = new COSArray();
            all.add(named);
            catalog.getCOSObject().setItem("AF", all);
            third(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second part allows nothing to be attached but its like. */
    private static void third(PDDocument document) throws IOException {
        var catalog = document.getDocumentCatalog();
        try (var in = catalog.getMetadata().createInputStream()) {
            var says = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var metadata = new PDMetadata(document);
            var now = says.replace("<pdfaid:part>2<", "<pdfaid:part>3<");
            metadata.importXMPMetadata(now.getBytes(StandardCharsets.UTF_8));
            catalog.setMetadata(metadata);
        }
    }

    /** Empty: there is none, or it is none that we would have made. */
    static Optional<byte[]> read(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var names = document.getDocumentCatalog().getNames();
            var files = names.getEmbeddedFiles().getNames();
            if (!files.keySet().equals(Set.of(Bundle.CERTIFICATE_DATA))) {
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
