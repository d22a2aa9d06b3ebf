package org.khural.signing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Somebody with a key of their own, and a document to sign. */
public record Signatory(
        String field, KeyPair keys, X509Certificate certificate, X509Certificate issuer) {
    public static final SecureRandom DICE = new SecureRandom();

    /** The library extends signatures by its own clock. */
    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    public static Signatory of(Authority authority, String field, String name) {
        var keys = newKeys();
        var life = Duration.ofDays(30);
        var certificate = authority.certify(subject(name), keys.getPublic(), NOW, life, DICE);
        return new Signatory(field, keys, certificate, authority.root());
    }

    Pades.Act act(byte[] base) {
        return new Pades.Act(
                base, field, certificate, issuer, NOW, "Agreement on cooperation", picture());
    }

    public byte[] sign(byte[] base) {
        return Pades.signed(act(base), value(Pades.toSign(act(base))));
    }

    byte[] value(byte[] data) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Subject subject(String name) {
        return new Subject(
                name,
                Optional.of("Rector"),
                Optional.of("University of Technology"),
                Optional.of("MN"));
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] blank() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] picture() {
        try {
            var image = new BufferedImage(400, 140, BufferedImage.TYPE_BYTE_GRAY);
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
