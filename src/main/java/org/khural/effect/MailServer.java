package org.khural.effect;

import java.util.Optional;

/** The server that takes letters, as the operator configured it. */
public record MailServer(
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<String> password,
        String from) {
    public enum Tls {
        STARTTLS,
        TLS,
        NONE
    }

    /** Without the password: this lands in logs. */
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + ", " + tls + "]";
    }
}
