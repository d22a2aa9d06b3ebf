package org.khural.store;

class MemoryBoxTest extends BallotBoxContract {
    private final MemoryLog log = new MemoryLog();
    private final BallotBox box = new MemoryBox(log);

    @Override
    WorkshopLog log() {
        return log;
    }

    @Override
    BallotBox box() {
        return box;
    }

    @Override
    BallotBox otherNode() {
        return box;
    }
}
