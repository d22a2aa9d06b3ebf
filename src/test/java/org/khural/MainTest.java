package org.khural;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.micrometer.Label;
import org.junit.jupiter.api.Test;

final class MainTest {
    @Test
    void noFigureHasALabelThatAStrangerChooses() {
        assertThat(Main.metrics().getLabels())
                .doesNotContain(Label.HTTP_METHOD, Label.HTTP_PATH, Label.HTTP_ROUTE, Label.REMOTE);
    }
}
