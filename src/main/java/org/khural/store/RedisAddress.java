package org.khural.store;

import java.net.URI;
import java.util.function.Supplier;

/** Where Redis is, asked for anew each time, as the embedded one may move. */
record RedisAddress(Supplier<String> source) {

    /** With user and password: for connecting, never for a log. */
    String url() {
        return source.get();
    }

    /** Host and port, never the password. */
    @Override
    public String toString() {
        try {
            URI uri = URI.create(url());
            return uri.getHost() + ":" + (uri.getPort() < 0 ? 6379 : uri.getPort());
        } catch (IllegalArgumentException e) {
            return "an address that cannot be read";
        }
    }
}
