package org.khural.live;

/** A message that is encoded once and written to many sockets. */
public record Frame(String text) {}
