/**
 * What Khural costs, measured from outside: real server processes under a crowd of sockets, and in
 * the same minutes the same work done by peers. Nothing here is part of the tests; {@code
 * bin/bench} runs it and docs/BENCHMARKS.md keeps what it said.
 */
package org.khural.bench;
