package org.khural.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Where a place on a page as it is shown lies on the page as it is in the file (ISO 32000-1, 7.7.3
 * and 14.11.2): there it may be turned, and only a part of it may be shown.
 *
 * @param media the whole page
 * @param shown the part of it
 * @param turned clockwise, in degrees
 */
record PagePlace(PDRectangle media, PDRectangle shown, int turned) {
    /** From the upper left of the whole page, not turned; in points. */
    record Box(float x, float y, float width, float height) {}

    static List<PagePlace> of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var all = new ArrayList<PagePlace>();
            for (var page : document.getPages()) all.add(of(page));
            return all;
        } catch (IOException e) {
            throw new SigningFailed("The document can not be read", e);
        }
    }

    private static PagePlace of(PDPage page) {
        return new PagePlace(
                page.getMediaBox(), page.getCropBox(), Math.floorMod(page.getRotation(), 360));
    }

    Box box(Field field) {
        float left = shown.getLowerLeftX();
        float right = shown.getUpperRightX();
        float below = shown.getLowerLeftY();
        float above = shown.getUpperRightY();
        float width = field.width();
        float height = field.height();
        return switch (turned) {
            case 90 -> box(left + field.y(), below + field.x() + width, height, width);
            case 180 -> box(right - field.x() - width, below + field.y() + height, width, height);
            case 270 -> box(right - field.y() - height, above - field.x(), height, width);
            default -> box(left + field.x(), above - field.y(), width, height);
        };
    }

    /** {@code above}: its upper edge, counted upwards as in the file. */
    private Box box(float left, float above, float width, float height) {
        float x = left - media.getLowerLeftX();
        return new Box(x, media.getUpperRightY() - above, width, height);
    }
}
