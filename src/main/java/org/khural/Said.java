package org.khural;

/**
 * What somebody said about a key, and where it stands: "in config/khural.yaml", "from --port", "by
 * default".
 */
record Said(String value, String where) {}
