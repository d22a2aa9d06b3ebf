package org.khural.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;

/** A page as it is shown: turned and cropped. In points. */
public record PageSize(float width, float height) {
    public static List<PageSize> of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var all = new ArrayList<PageSize>();
            for (var page : document.getPages()) all.add(of(page));
            return all;
        } catch (IOException e) {
            throw new SigningFailed("The document can not be read", e);
        }
    }

    private static PageSize of(PDPage page) {
        var box = page.getCropBox();
        return page.getRotation() % 180 == 0
                ? new PageSize(box.getWidth(), box.getHeight())
                : new PageSize(box.getHeight(), box.getWidth());
    }

    /** Whether a field lies on it as a whole. */
    public boolean holds(Field field) {
        return field.x() >= 0
                && field.y() >= 0
                && field.x() + field.width() <= width
                && field.y() + field.height() <= height;
    }
}
