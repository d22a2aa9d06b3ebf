package org.khural.signing;

/** What the libraries of this package can not do with the keys or bytes that they were given. */
public final class SigningFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    SigningFailed(String what, Throwable cause) {
        super(what, cause);
    }

    SigningFailed(String what) {
        super(what);
    }
}
