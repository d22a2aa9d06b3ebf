package org.khural.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The instance's own certification authority, with the keys that it certified for itself: one that
 * dates (RFC 3161) and one that seals. Who trusts its root trusts what this instance says of its
 * signatories, and nothing more.
 */
public final class Authority {
    static final String ALGORITHM = "SHA256withECDSA";
    private static final Duration LIFE = Duration.ofDays(20 * 365L);
    private static final Duration HALF_LIFE = Duration.ofDays(10 * 365L);

    /** How long a list of what was revoked is the newest one. */
    private static final Duration LIST_LIFE = Duration.ofDays(30);

    /** A clock that is a little ahead must not make a certificate that is not valid yet. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    /** A key and its certificate. */
    record Entity(PrivateKey key, X509Certificate certificate) {
        /** In DER. */
        byte[] sign(byte[] bytes) {
            try {
                var signature = Signature.getInstance(ALGORITHM);
                signature.initSign(key);
                signature.update(bytes);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new SigningFailed("The instance can not sign", e);
            }
        }
    }

    private enum Name {
        ROOT,
        TIME,
        SEAL
    }

    private final Map<Name, Entity> entities;

    private Authority(Map<Name, Entity> entities) {
        this.entities = entities;
    }

    /** New keys (P-256) for an instance of this name. */
    public static Authority make(String instance, Instant now, SecureRandom dice) {
        try {
            var root = selfSigned(instance, now, dice);
            var alone = new Authority(Map.of(Name.ROOT, root));
            return new Authority(
                    Map.of(
                            Name.ROOT,
                            root,
                            Name.TIME,
                            alone.entity(instance + " time", now, Use.TIME, dice),
                            Name.SEAL,
                            alone.entity(sealOf(instance), now, Use.SIGN, dice)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new SigningFailed("The keys of the instance can not be made", e);
        }
    }

    /** From what {@link #toBytes} gave. */
    public static Authority read(byte[] bytes, char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return new Authority(
                    Map.of(
                            Name.ROOT, entity(store, Name.ROOT, password),
                            Name.TIME, entity(store, Name.TIME, password),
                            Name.SEAL, entity(store, Name.SEAL, password)));
        } catch (GeneralSecurityException | IOException e) {
            throw new SigningFailed("The keys of the instance can not be read", e);
        }
    }

    /** All keys and certificates, as a PKCS #12 file (RFC 7292). */
    public byte[] toBytes(char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var each : entities.entrySet()) {
                var entity = each.getValue();
                var chain =
                        each.getKey() == Name.ROOT
                                ? new Certificate[] {entity.certificate()}
                                : new Certificate[] {entity.certificate(), root()};
                store.setKeyEntry(each.getKey().name(), entity.key(), password, chain);
            }
            var out = new ByteArrayOutputStream();
            store.store(out, password);
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new SigningFailed("The keys of the instance can not be written", e);
        }
    }

    public X509Certificate root() {
        return get(Name.ROOT).certificate();
    }

    /** Of the one that dates. */
    public X509Certificate timeCertificate() {
        return time().certificate();
    }

    /** Whether it is the one that seals, for the instance with this root. */
    static boolean isSeal(Subject subject, X509Certificate root) {
        return subject.equals(Subject.of(sealOf(Subject.of(root).name())));
    }

    private static String sealOf(String instance) {
        return instance + " seal";
    }

    boolean isIssuerOf(X509Certificate certificate) {
        try {
            certificate.verify(root().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    Entity time() {
        return get(Name.TIME);
    }

    Entity seal() {
        return get(Name.SEAL);
    }

    /** A certificate for a key that a signatory made and keeps. */
    public X509Certificate certify(
            Subject subject, PublicKey key, Instant now, Duration life, SecureRandom dice) {
        try {
            return issue(subject, key, now, life, Use.SIGN, dice);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new SigningFailed("The certificate can not be made", e);
        }
    }

    /** Serial numbers as they are written down: in hexadecimal digits. */
    public static Map<BigInteger, Instant> bySerial(Map<String, Instant> revoked) {
        var all = new HashMap<BigInteger, Instant>();
        revoked.forEach((serial, at) -> all.put(new BigInteger(serial, 16), at));
        return all;
    }

    /**
     * The list of what was revoked (RFC 5280, 5).
     *
     * @param number higher than that of any list before
     * @param revoked when, by serial number
     * @return DER
     */
    public byte[] revocations(long number, Map<BigInteger, Instant> revoked, Instant now) {
        try {
            var list = new JcaX509v2CRLBuilder(root(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(LIST_LIFE)));
            revoked.forEach(
                    (serial, at) -> list.addCRLEntry(serial, Date.from(at), CRLReason.unspecified));
            var utils = new JcaX509ExtensionUtils();
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(root()));
            list.addExtension(
                    Extension.cRLNumber,
                    false,
                    new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.valueOf(number)));
            var signer = new JcaContentSignerBuilder(ALGORITHM).build(get(Name.ROOT).key());
            return list.build(signer).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new SigningFailed("The list of revoked certificates can not be made", e);
        }
    }

    private enum Use {
        TIME,
        SIGN
    }

    private Entity entity(String name, Instant now, Use use, SecureRandom dice)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var keys = keys(dice);
        var subject = Subject.of(name);
        var certificate = issue(subject, keys.getPublic(), now, HALF_LIFE, use, dice);
        return new Entity(keys.getPrivate(), certificate);
    }

    private X509Certificate issue(
            Subject subject, PublicKey key, Instant now, Duration life, Use use, SecureRandom dice)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var issuer = get(Name.ROOT);
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer.certificate(),
                        serial(dice),
                        Date.from(now.minus(SLACK)),
                        Date.from(now.plus(life)),
                        subject.distinguishedName(),
                        key);
        var utils = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                utils.createAuthorityKeyIdentifier(issuer.certificate()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        switch (use) {
            case TIME -> {
                usage(builder, KeyUsage.digitalSignature);
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            case SIGN -> usage(builder, KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
        }
        return signed(builder, issuer.key());
    }

    private static Entity selfSigned(String instance, Instant now, SecureRandom dice)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var keys = keys(dice);
        var name = Subject.of(instance).distinguishedName();
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        serial(dice),
                        Date.from(now.minus(SLACK)),
                        Date.from(now.plus(LIFE)),
                        name,
                        keys.getPublic());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        usage(builder, KeyUsage.keyCertSign | KeyUsage.cRLSign);
        return new Entity(keys.getPrivate(), signed(builder, keys.getPrivate()));
    }

    private static void usage(X509v3CertificateBuilder builder, int bits) throws CertIOException {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder(ALGORITHM).build(key);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static KeyPair keys(SecureRandom dice) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), dice);
        return generator.generateKeyPair();
    }

    /** At most 20 octets, and never negative (RFC 5280, 4.1.2.2). */
    private static BigInteger serial(SecureRandom dice) {
        return new BigInteger(127, dice).setBit(126);
    }

    private static Entity entity(KeyStore store, Name name, char[] password)
            throws GeneralSecurityException {
        if (!(store.getKey(name.name(), password) instanceof PrivateKey key)
                || !(store.getCertificate(name.name()) instanceof X509Certificate certificate)) {
            throw new SigningFailed("There is no key " + name + " among those of the instance");
        }
        return new Entity(key, certificate);
    }

    private Entity get(Name name) {
        var entity = entities.get(name);
        if (entity == null) throw new IllegalStateException("No key " + name);
        return entity;
    }
}
