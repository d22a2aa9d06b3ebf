package org.khural.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.khural.signing.Authority;
import org.khural.signing.Pades;

/** The certificate of completion as a page to read, under the seal of the instance. */
public final class CompletionPdf {
    private CompletionPdf() {}

    /**
     * @param revoked by this authority (RFC 5280, in DER)
     */
    public static byte[] of(Completion completion, Authority authority, byte[] revoked) {
        var at = completion.at();
        var sealed = Pades.sealed(page(completion), authority, "Certificate of completion", at);
        return Pades.lasting(sealed, authority, revoked, at);
    }

    private static byte[] page(Completion completion) {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            Attached.put(document, completion.json());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
