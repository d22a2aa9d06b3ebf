package org.khural.edge;

import java.util.Map;

/** An error of a call, as a stable code and an HTTP status. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int status;
    final String code;
    final transient Map<String, Object> args;

    Refusal(int status, String code) {
        this(status, code, Map.of());
    }

    /** {@code args} fill the sentence that stands for the code. */
    Refusal(int status, String code, Map<String, Object> args) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.args = args;
    }

    static Refusal malformed(String path, String problem) {
        return new Refusal(400, "malformed", Map.of("path", path, "problem", problem));
    }
}
