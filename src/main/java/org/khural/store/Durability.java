package org.khural.store;

/** How safe an entry is when its append is answered; each level includes the one before. */
public enum Durability {
    /** In the memory of Redis, on its disk within a second: a crash of its machine loses that. */
    D0("everysec", 0),
    /** On its disk. Formal ballots and signatures are never taken below this. */
    D1("always", 0),
    /** In the memory of one replica too; without a replica nothing is ever answered. */
    D2("always", 1);

    private final String appendfsync;
    private final int replicas;

    Durability(String appendfsync, int replicas) {
        this.appendfsync = appendfsync;
        this.replicas = replicas;
    }

    String appendfsync() {
        return appendfsync;
    }

    int replicas() {
        return replicas;
    }
}
