package org.khural.signing;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.VisualSignatureRotation;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Signatures on a PDF, at level B (EN 319 142-1) while people wait, and at level LTA afterwards.
 * Each is appended to the bytes before: what was signed once is never touched again.
 *
 * <p>The key of a signatory is not here: {@link #toSign} says what is to be signed, and {@link
 * #signed} puts in what came back. Both are given the same {@link Act}, and the same act gives the
 * same bytes.
 */
public final class Pades {
    /**
     * One signature that is being made.
     *
     * @param base the whole document so far
     * @param field an empty one of it
     * @param at by the server's clock; a validator shows it
     * @param reason what the signature says of itself
     * @param picture what is seen in the field, as PNG; from the same words the same bytes
     */
    public record Act(
            byte[] base,
            String field,
            X509Certificate certificate,
            X509Certificate issuer,
            Instant at,
            String reason,
            byte[] picture) {}

    /**
     * The policy of a time that an instance asserts itself. An arc that anybody may make from a
     * UUID (ITU-T X.667).
     */
    private static final String OWN_TIME = "2.25.37632943934004141812657780236215022307";

    /** Two numbers in DER: the form of a signature, and nobody's. */
    private static final byte[] ANY_VALUE = {0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01};

    private Pades() {}

    /** The document with all its empty fields: nothing but signatures is added to it later. */
    public static byte[] withFields(byte[] pdf, List<Field> fields) {
        DSSDocument document = new InMemoryDocument(pdf);
        var service = new PAdESService(new CommonCertificateVerifier());
        var pages = PagePlace.of(pdf);
        for (var field : fields) {
            var place = new SignatureFieldParameters();
            place.setFieldId(field.name());
            place.setPage(field.page());
            var box = pages.get(field.page() - 1).box(field);
            place.setOriginX(box.x());
            place.setOriginY(box.y());
            place.setWidth(box.width());
            place.setHeight(box.height());
            document = service.addNewSignatureField(document, place);
        }
        return bytes(document);
    }

    /** What the key signs with ECDSA and SHA-256: the signed attributes of the CMS, in DER. */
    public static byte[] toSign(Act act) {
        var service = new PAdESService(new CommonCertificateVerifier());
        return service.getDataToSign(new InMemoryDocument(act.base()), parameters(act)).getBytes();
    }

    /**
     * The document with the signature.
     *
     * @param value in DER, as {@link java.security.Signature} gives it
     */
    public static byte[] signed(Act act, byte[] value) {
        var service = new PAdESService(new CommonCertificateVerifier());
        var signature = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, value);
        var base = new InMemoryDocument(act.base());
        return bytes(service.signDocument(base, parameters(act), signature));
    }

    /**
     * What {@link #signed} appends to the base, with zeros where the signature will be: whoever has
     * the base can reckon the digest that is in {@link #toSign}, and see what it stands for.
     */
    public static byte[] prepared(Act act) {
        var signed = signed(act, ANY_VALUE);
        var increment = Arrays.copyOfRange(signed, act.base().length, signed.length);
        var last = last(signed);
        int before = act.base().length;
        int from = (int) last.from() + 1 - before;
        Arrays.fill(increment, from, (int) last.to() - 1 - before, (byte) '0');
        return increment;
    }

    /**
     * With the seal of the instance, which nobody sees on the page: for what the instance itself
     * says, and is not a signature of a person.
     *
     * @param reason what the seal says of itself
     */
    public static byte[] sealed(byte[] pdf, Authority authority, String reason, Instant at) {
        var seal = authority.seal();
        var parameters = level(seal.certificate(), authority.root(), at, reason);
        var service = new PAdESService(new CommonCertificateVerifier());
        var document = new InMemoryDocument(pdf);
        var toSign = service.getDataToSign(document, parameters).getBytes();
        var value = new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, seal.sign(toSign));
        return bytes(service.signDocument(document, parameters, value));
    }

    /**
     * Adds what a check needs when the certificates are long over: the list of what was revoked, a
     * time on each signature and one on the whole (level LTA). Of certificates that others issued
     * nobody here knows what was revoked, and nothing is fetched: they are taken as they are.
     */
    public static byte[] lasting(byte[] pdf, Authority authority, byte[] revocations, Instant at) {
        var trust = new Trust(authority.root(), revocations).and(strangers(pdf, authority));
        var service = new PAdESService(trust.verifier());
        service.setTspSource(clock(authority, at));
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_LTA);
        return bytes(service.extendDocument(new InMemoryDocument(pdf), parameters));
    }

    private static List<X509Certificate> strangers(byte[] pdf, Authority authority) {
        return signed(pdf).stream()
                .filter(each -> !each.isTime())
                .map(each -> Cms.of(pdf, each).flatMap(Cms::x509))
                .flatMap(Optional::stream)
                .filter(each -> !authority.isIssuerOf(each))
                .toList();
    }

    private static Revisions.Signed last(byte[] signed) {
        return signed(signed).getLast();
    }

    private static List<Revisions.Signed> signed(byte[] pdf) {
        try {
            return Revisions.of(pdf).signed();
        } catch (IOException e) {
            throw new SigningFailed("The document can not be read", e);
        }
    }

    /** Times that this instance asserts itself; of no worth against its own operator. */
    private static KeyEntityTSPSource clock(Authority authority, Instant at) {
        var time = authority.time();
        var chain = List.of(time.certificate(), authority.root());
        var source = new KeyEntityTSPSource(time.key(), time.certificate(), chain);
        source.setTsaPolicy(OWN_TIME);
        source.setAcceptedDigestAlgorithms(
                List.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512));
        source.setProductionTime(Date.from(at));
        return source;
    }

    private static PAdESSignatureParameters parameters(Act act) {
        var parameters = level(act.certificate(), act.issuer(), act.at(), act.reason());
        parameters.getImageParameters().getFieldParameters().setFieldId(act.field());
        // On a page that is turned the picture has to be turned back.
        parameters
                .getImageParameters()
                .getFieldParameters()
                .setRotation(VisualSignatureRotation.AUTOMATIC);
        parameters.getImageParameters().setImage(new InMemoryDocument(act.picture(), "seen.png"));
        return parameters;
    }

    private static PAdESSignatureParameters level(
            X509Certificate of, X509Certificate issuer, Instant at, String reason) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setEncryptionAlgorithm(EncryptionAlgorithm.ECDSA);
        var certificate = new CertificateToken(of);
        parameters.setSigningCertificate(certificate);
        parameters.setCertificateChain(certificate, new CertificateToken(issuer));
        parameters.bLevel().setSigningDate(Date.from(at));
        // Of reason and commitment a PAdES signature has one (EN 319 142-1, 5.3).
        parameters.setReason(reason);
        return parameters;
    }

    private static byte[] bytes(DSSDocument document) {
        var out = new ByteArrayOutputStream();
        try {
            document.writeTo(out);
        } catch (IOException e) {
            throw new SigningFailed("The document can not be written", e);
        }
        return out.toByteArray();
    }
}
