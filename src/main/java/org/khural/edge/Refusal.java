package org.khural.edge;

/** An error of a call, as a stable code and an HTTP status. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int status;
    final String code;

    Refusal(int status, String code) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
    }
}
