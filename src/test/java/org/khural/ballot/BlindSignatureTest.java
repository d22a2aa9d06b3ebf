package org.khural.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 9474: its own numbers, and what must not pass for a token. */
class BlindSignatureTest {
    private static final SigningKey KEY = SigningKey.make();
    private static final SigningKey OTHER = SigningKey.make();
    private final BallotKey key = BallotKey.of(KEY.publicKey());

    /** Appendix A.1 of RFC 9474; the same file is read by the browser's test. */
    private static final Map<?, ?> RFC = rfc();

    private static Map<?, ?> rfc() {
        try (var file = BlindSignatureTest.class.getResourceAsStream("/rfc9474.json")) {
            return new ObjectMapper().readValue(file, Map.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BigInteger number(String name) {
        return new BigInteger((String) RFC.get(name), 16);
    }

    private static byte[] bytes(String name) {
        return HexFormat.of().parseHex((String) RFC.get(name));
    }

    private static SigningKey ofTheRfc() throws GeneralSecurityException {
        var p = number("p");
        var q = number("q");
        var one = BigInteger.ONE;
        var e = number("e");
        var d = e.modInverse(p.subtract(one).multiply(q.subtract(one)));
        var spec =
                new RSAPrivateCrtKeySpec(
                        p.multiply(q),
                        e,
                        d,
                        p,
                        q,
                        d.mod(p.subtract(one)),
                        d.mod(q.subtract(one)),
                        q.modInverse(p));
        return new SigningKey(
                (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
    }

    @Test
    void the_numbers_of_the_rfc_come_out() throws Exception {
        var signer = ofTheRfc();
        assertThat(signer.sign(bytes("blinded"))).hasValue(bytes("blindSignature"));

        var modulus = number("p").multiply(number("q"));
        var signature = number("blindSignature").multiply(number("inv")).mod(modulus);
        assertThat(signature).isEqualTo(number("signature"));

        var message = HexFormat.of().parseHex((String) RFC.get("prefix") + RFC.get("msg"));
        assertThat(BallotKey.of(signer.publicKey()).verifies(message, bytes("signature"))).isTrue();

        var encoded = Blinding.encode(message, bytes("salt"), modulus.bitLength() - 1);
        var factor = number("inv").modInverse(modulus);
        assertThat(Blinding.blind(encoded, factor, modulus)).isEqualTo(number("blinded"));
    }

    private Token token(SigningKey signer, String poll) {
        var blinding = new Blinding(KEY.publicKey(), "launch", poll);
        return blinding.token(
                Token.encoded(
                        signer.sign(Base64.getUrlDecoder().decode(blinding.blinded()))
                                .orElseThrow()));
    }

    @Test
    void a_token_of_the_poll_is_known_by_its_receipt() {
        var token = token(KEY, "budget");
        var receipt = token.check(key, "launch", "budget").orElseThrow();
        assertThat(receipt).matches("[0-9a-f]{64}");
        assertThat(token.check(key, "launch", "budget")).hasValue(receipt);
        assertThat(token(KEY, "budget").check(key, "launch", "budget")).isNotEqualTo(receipt);
    }

    @Test
    void a_key_survives_its_way_through_the_store() {
        var again = SigningKey.of(KEY.bytes());
        assertThat(again.publicKey()).isEqualTo(KEY.publicKey());
        assertThat(token(again, "budget").check(key, "launch", "budget")).isPresent();
        assertThatThrownBy(() -> SigningKey.of(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BallotKey.of("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_another_poll_of_another_workshop_by_another_key_or_forged_it_is_none() {
        var token = token(KEY, "budget");
        assertThat(token.check(key, "launch", "other")).isEmpty();
        assertThat(token.check(key, "launcher", "budget")).isEmpty();
        assertThat(token.check(BallotKey.of(OTHER.publicKey()), "launch", "budget")).isEmpty();
        assertThat(token(OTHER, "budget").check(key, "launch", "budget")).isEmpty();
        var fresh = Token.encoded(new byte[32]);
        assertThat(new Token(fresh, token.message(), token.signature()))
                .matches(t -> t.check(key, "launch", "budget").isEmpty());
        assertThat(new Token(token.prefix(), fresh, token.signature()))
                .matches(t -> t.check(key, "launch", "budget").isEmpty());
        assertThat(new Token(token.prefix(), token.message(), Token.encoded(new byte[256])))
                .matches(t -> t.check(key, "launch", "budget").isEmpty());
    }

    /** The last character of 43 carries four bits: sixteen texts would be one token. */
    @Test
    void there_is_one_way_to_write_a_token() {
        var token = token(KEY, "budget");
        var last = token.message().charAt(42);
        for (char other :
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (other == last) continue;
            var text = token.message().substring(0, 42) + other;
            assertThat(new Token(token.prefix(), text, token.signature()))
                    .matches(t -> t.check(key, "launch", "budget").isEmpty());
        }
        for (var bad : new String[] {"", "*".repeat(43), token.message() + "=", "ä".repeat(43)}) {
            assertThat(new Token(token.prefix(), bad, token.signature()))
                    .matches(t -> t.check(key, "launch", "budget").isEmpty());
        }
    }

    @Test
    void what_no_browser_of_ours_would_send_is_not_signed() {
        assertThat(KEY.sign(new byte[256])).isEmpty();
        assertThat(KEY.sign(new byte[255])).isEmpty();
        var huge = new byte[256];
        java.util.Arrays.fill(huge, (byte) 0xff);
        assertThat(KEY.sign(huge)).isEmpty();
    }

    @Test
    void the_same_number_has_the_same_signature() {
        var number = new byte[256];
        number[255] = 42;
        assertThat(KEY.sign(number)).hasValue(KEY.sign(number).orElseThrow());
    }
}
