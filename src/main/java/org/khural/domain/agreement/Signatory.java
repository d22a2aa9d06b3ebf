package org.khural.domain.agreement;

import java.util.Optional;
import org.khural.domain.LocalizedText;
import org.khural.domain.PersonId;

/**
 * Who signs, as what and for whom, in the words that will stand in the document for ever; copied
 * from the people when it was prepared, so that a later correction there changes nothing here.
 *
 * @param party an id of the agreement's parties
 * @param name as the certificate says it; the office, where no name is to be said
 * @param place where the signature goes
 */
public record Signatory(
        PersonId person,
        String party,
        LocalizedText name,
        LocalizedText capacity,
        KeyMode mode,
        Optional<Place> place) {
    public enum KeyMode {
        /** A key that the signatory's browser makes and keeps. */
        CLIENT,
        /** A token or program of the signatory's own; the signed file is brought here. */
        UPLOAD,
        /** A key that the server makes, uses once and forgets; and the evidence says so. */
        SERVER
    }

    /**
     * In points of 1/72 inch, from the upper left of the page as it is shown.
     *
     * @param page from 1
     */
    public record Place(int page, int x, int y, int width, int height) {
        public Place {
            boolean fits =
                    page >= 1
                            && page <= 300
                            && x >= 0
                            && y >= 0
                            && x <= 14_400
                            && y <= 14_400
                            && width >= 80
                            && width <= 600
                            && height >= 32
                            && height <= 400;
            if (!fits) {
                throw new IllegalArgumentException(
                        "a field is on a page, 80 to 600 points wide and 32 to 400 high");
            }
        }
    }

    Signatory at(Place place) {
        return new Signatory(person, party, name, capacity, mode, Optional.of(place));
    }
}
