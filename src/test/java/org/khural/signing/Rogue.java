package org.khural.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;

/** Somebody who dates documents without being asked to. */
public final class Rogue {
    private Rogue() {}

    /** With a time of this authority on all that there is, so that the last byte is covered. */
    public static byte[] timed(byte[] pdf, Authority authority) {
        var time = authority.time();
        var chain = List.of(time.certificate(), authority.root());
        var clock = new KeyEntityTSPSource(time.key(), time.certificate(), chain);
        clock.setTsaPolicy("1.2.3");
        clock.setAcceptedDigestAlgorithms(List.of(DigestAlgorithm.SHA256));
        clock.setProductionTime(Date.from(Signatory.NOW.plusSeconds(20)));
        var service = new PAdESService(new CommonCertificateVerifier());
        service.setTspSource(clock);
        var parameters = new PAdESTimestampParameters();
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        var out = new ByteArrayOutputStream();
        try {
            service.timestamp(new InMemoryDocument(pdf), parameters).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
