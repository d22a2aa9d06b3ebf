package org.khural.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The way from one view to the next, as a JSON Patch (RFC 6902), or the whole view where that is
 * less.
 */
public final class Difference {
    private static final EnumSet<DiffFlags> FLAGS =
            EnumSet.of(DiffFlags.OMIT_COPY_OPERATION, DiffFlags.OMIT_VALUE_ON_REMOVE);

    /** Below so many steps a patch is smaller than any view worth patching. */
    private static final int FEW = 8;

    private Difference() {}

    /** Empty if nothing changed. */
    public static Optional<JsonNode> between(JsonNode before, JsonNode after) {
        if (before == after || before.equals(after)) return Optional.empty();
        if (!before.isContainerNode() || !after.isContainerNode()) return Optional.of(whole(after));
        var patch = JsonDiff.asJson(before, after, FLAGS);
        if (patch.size() <= FEW || patch.toString().length() * 2 < after.toString().length()) {
            return Optional.of(patch);
        }
        return Optional.of(whole(after));
    }

    private static JsonNode whole(JsonNode after) {
        var patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "replace").put("path", "").set("value", after);
        return patch;
    }
}
