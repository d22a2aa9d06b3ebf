package org.khural.domain;

/** A thing that somebody asks for. It knows who may ask (its power) and when it is allowed. */
public interface Command {
    Power power();

    /** Decides without changing anything. Whether {@code by} has the power was settled before. */
    Decision decide(Workshop workshop, By by);
}
