package org.khural.store;

import java.time.Instant;

/**
 * Whether Redis can be reached, since when (by this machine's clock, as that of Redis may be out of
 * reach), and if not, why: a sentence for an operator, without any password.
 */
public sealed interface RedisState {
    Instant since();

    record Up(Instant since) implements RedisState {}

    record Away(Instant since, String why) implements RedisState {}
}
