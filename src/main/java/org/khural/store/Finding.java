package org.khural.store;

/** One thing about the Redis in use that an operator should know; the code is stable. */
public record Finding(String code, String sentence) {}
