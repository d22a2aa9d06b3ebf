package org.khural.bench;

import org.khural.client.Tab;

/**
 * How a server is spoken to. What is said is alike, so that one reader does for all: a patch names
 * the marks that it leads from and to, a done names the ask and its mark.
 */
enum Dialect {
    KHURAL("/live") {
        @Override
        String join(String workshop, String tab, String mark) {
            var since = mark.isEmpty() ? "null" : '"' + mark + '"';
            return "{\"is\":\"join\",\"workshop\":\"%s\",\"tab\":\"%s\",\"as\":null,\"since\":%s}"
                    .formatted(workshop, tab, since);
        }
    },
    WS("/live"),
    SOCKET_IO("/socket.io/?EIO=4&transport=websocket") {
        @Override
        String join(String workshop, String tab, String mark) {
            return "40";
        }

        @Override
        String ask(long ref, String command) {
            return "42" + ref + "[\"ask\"," + super.ask(ref, command) + "]";
        }
    };

    final String path;

    Dialect(String path) {
        this.path = path;
    }

    /** What is said first; empty: nothing. */
    String join(String workshop, String tab, String mark) {
        return "";
    }

    String ask(long ref, String command) {
        return Tab.frame(ref, false, command);
    }
}
