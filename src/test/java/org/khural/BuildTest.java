package org.khural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildTest {
    @Test
    void theSameClassesHaveTheSameNameWhichFitsAKey() {
        assertThat(Build.id()).isEqualTo(Build.id()).matches("[A-Za-z0-9._-]{1,64}");
    }
}
