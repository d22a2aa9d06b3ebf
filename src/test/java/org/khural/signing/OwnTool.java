package org.khural.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * A program at somebody's desk that signs PDFs, with a certificate of an authority that nobody here
 * has heard of. It shares nothing with what is tested.
 *
 * @param algorithm of the signature
 * @param format of the signature in the PDF
 */
public record OwnTool(
        KeyPair keys, X509CertificateHolder certificate, String algorithm, String format) {
    private static final Provider BC = new BouncyCastleProvider();
    private static final long DAY = 86_400_000;

    public static OwnTool rsa(int bits) {
        var size = new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
        return of("RSA", size, "SHA256withRSA");
    }

    public static OwnTool curve(String name, String algorithm) {
        return of("EC", new ECGenParameterSpec(name), algorithm);
    }

    private static OwnTool of(String kind, AlgorithmParameterSpec size, String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(kind, BC);
            generator.initialize(size);
            var keys = generator.generateKeyPair();
            var now = System.currentTimeMillis();
            var certificate = issue(keys, algorithm, new Date(now - DAY), new Date(now + DAY));
            return new OwnTool(keys, certificate, algorithm, "ETSI.CAdES.detached");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public OwnTool in(String format) {
        return new OwnTool(keys, certificate, algorithm, format);
    }

    public OwnTool over() {
        var long_ago = new Date(System.currentTimeMillis() - 2 * DAY);
        var ended = new Date(System.currentTimeMillis() - DAY);
        return new OwnTool(keys, issue(keys, algorithm, long_ago, ended), algorithm, format);
    }

    public Sha256 fingerprint() {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public X509Certificate x509() throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }

    private static X509CertificateHolder issue(KeyPair of, String how, Date from, Date to) {
        try {
            var generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var issuer = generator.generateKeyPair();
            var builder =
                    new JcaX509v3CertificateBuilder(
                            new X500Name("CN=Another authority,C=CN"),
                            BigInteger.valueOf(System.nanoTime()),
                            from,
                            to,
                            new X500Name(
                                    "CN=President of the Institute,O=Institute of Sciences,C=CN"),
                            of.getPublic());
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            return builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] sign(byte[] base, String field, Instant at) {
        return sign(base, field, at, document -> {});
    }

    /** {@code more}: what the tool does to the document beside signing. */
    public byte[] sign(byte[] base, String field, Instant at, Consumer<PDDocument> more) {
        try (var document = Loader.loadPDF(base)) {
            var into =
                    document.getSignatureFields().stream()
                            .filter(each -> field.equals(each.getFullyQualifiedName()))
                            .findFirst()
                            .orElseThrow();
            var signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(COSName.getPDFName(format));
            var when = new GregorianCalendar();
            when.setTimeInMillis(at.toEpochMilli());
            signature.setSignDate((Calendar) when);
            into.setValue(signature);
            keepingPlace(into, () -> document.addSignature(signature));
            more.accept(document);
            var out = new ByteArrayOutputStream();
            var saving = document.saveIncrementalForExternalSigning(out);
            saving.setSignature(cms(saving.getContent().readAllBytes()));
            return out.toByteArray();
        } catch (IOException | CMSException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The library makes what has no picture disappear from the page. */
    private static void keepingPlace(PDSignatureField field, Step step) throws IOException {
        var widget = field.getWidgets().getFirst().getCOSObject();
        var place = widget.getItem(COSName.RECT);
        var page = widget.getItem(COSName.P);
        step.run();
        widget.setItem(COSName.RECT, place);
        widget.setItem(COSName.P, page);
    }

    private byte[] cms(byte[] covered)
            throws CMSException, OperatorCreationException, IOException, GeneralSecurityException {
        ContentSigner signer =
                new JcaContentSignerBuilder(algorithm).setProvider(BC).build(keys.getPrivate());
        DigestCalculatorProvider digests =
                new JcaDigestCalculatorProviderBuilder().setProvider(BC).build();
        var info = new SignerInfoGeneratorBuilder(digests);
        if (format.startsWith("ETSI")) {
            var named = new SigningCertificateV2(new ESSCertIDv2(hash()));
            var attribute =
                    new Attribute(
                            PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named));
            var table = new AttributeTable(attribute);
            info.setSignedAttributeGenerator(
                    parameters ->
                            new DefaultSignedAttributeTableGenerator(table)
                                    .getAttributes(parameters)
                                    .remove(CMSAttributes.signingTime)
                                    .remove(CMSAttributes.cmsAlgorithmProtect));
        }
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(info.build(signer, certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator.generate(new CMSProcessableByteArray(covered), false).getEncoded();
    }

    private byte[] hash() throws IOException {
        return java.util.HexFormat.of().parseHex(fingerprint().hex());
    }
}
