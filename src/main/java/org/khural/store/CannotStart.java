package org.khural.store;

/**
 * Why Khural does not start, as one sentence that tells an operator what to do; the code is stable
 * and names the kind of trouble. The sentence never holds a password.
 */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    public CannotStart(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    CannotStart(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** For example {@code data_dir.in_use}. */
    public String code() {
        return code;
    }
}
