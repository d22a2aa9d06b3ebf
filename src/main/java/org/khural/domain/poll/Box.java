package org.khural.domain.poll;

import java.util.Optional;
import org.khural.domain.SeatId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What the log knows of a secret poll: the key that tokens are signed with, who was given one, and
 * after the close all ballots, in the order of their keys. Nothing links a seat and a ballot: a
 * token is signed blindly (RFC 9474).
 *
 * @param publicKey X.509 SubjectPublicKeyInfo, base64; empty until it is made
 * @param counted the ballots; empty until the box is read
 * @param file the SHA-256 of the file that has them with their signatures
 * @param isKeyGone the private key is destroyed, and the store's files are free of it
 */
public record Box(
        Optional<String> publicKey,
        PMap<SeatId, Token> tokens,
        Optional<PVector<Counted>> counted,
        Optional<String> file,
        boolean isKeyGone) {
    public static final Box NONE =
            new Box(
                    Optional.empty(),
                    HashTreePMap.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    /**
     * @param blinded what the browser asks to sign, base64url
     * @param signature of it, base64url; empty until it is made; an empty text if it is no number
     *     that can be signed
     */
    public record Token(String blinded, Optional<String> signature) {}

    /**
     * @param key the SHA-256 of the token's message, in hex: the receipt
     * @param answer what the ballot says
     */
    public record Counted(String key, Answer answer) {}

    Box keyed(String key) {
        return new Box(Optional.of(key), tokens, counted, file, isKeyGone);
    }

    Box with(SeatId seat, Token token) {
        return new Box(publicKey, tokens.plus(seat, token), counted, file, isKeyGone);
    }

    Box counted(String name, Iterable<Counted> ballots) {
        PVector<Counted> all = TreePVector.empty();
        for (var each : ballots) all = all.plus(each);
        return new Box(publicKey, tokens, Optional.of(all), Optional.of(name), isKeyGone);
    }

    Box withoutKey() {
        return new Box(publicKey, tokens, counted, file, true);
    }

    /** More ballots than tokens: somebody has signed what nobody asked for. */
    public boolean isOverfull() {
        return counted.filter(ballots -> ballots.size() > tokens.size()).isPresent();
    }
}
