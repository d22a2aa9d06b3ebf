package org.khural.edge;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.khural.domain.WorkshopId;
import org.khural.store.Blobs;

/**
 * Files that many ask for at once, kept ready: a hall of phones wants the same document. A file
 * that is named by its fingerprint never changes.
 */
final class Files {
    /** Bytes of all that is kept. */
    private static final long MOST = 96L << 20;

    private final Blobs blobs;
    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Future<Optional<byte[]>>> reading = new LinkedHashMap<>();
    private long size;

    Files(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Kept as well, and before any event names it. */
    Future<String> put(WorkshopId workshop, byte[] file) {
        return blobs.put(workshop, file).onSuccess(sha256 -> keep(name(workshop, sha256), file));
    }

    Future<Optional<byte[]>> get(WorkshopId workshop, String sha256) {
        var name = name(workshop, sha256);
        var ready = kept.get(name);
        if (ready != null) return Future.succeededFuture(Optional.of(ready));
        var asked = reading.get(name);
        if (asked != null) return asked;
        var found =
                blobs.get(workshop, sha256)
                        .onSuccess(file -> file.ifPresent(bytes -> keep(name, bytes)));
        if (found.isComplete()) return found;
        reading.put(name, found);
        return found.onComplete(v -> reading.remove(name));
    }

    /** Of a file that the state names: it is there, or the store is damaged. */
    Future<byte[]> need(WorkshopId workshop, String sha256) {
        return get(workshop, sha256)
                .map(file -> file.orElseThrow(() -> new IllegalStateException("No " + sha256)));
    }

    private void keep(String name, byte[] file) {
        if (kept.putIfAbsent(name, file) != null) return;
        size += file.length;
        for (var each = kept.entrySet().iterator(); size > MOST && each.hasNext(); ) {
            size -= each.next().getValue().length;
            each.remove();
        }
    }

    private static String name(WorkshopId workshop, String sha256) {
        return workshop.value() + "/" + sha256;
    }
}
