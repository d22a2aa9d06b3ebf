package org.khural.domain.agreement;

import java.util.Optional;
import org.khural.domain.LocalizedText;

/**
 * An institution that the agreement is between.
 *
 * @param id within its agreement: 1 to 40 of a-z, 0-9 and -
 * @param country two letters (ISO 3166-1)
 */
public record Party(String id, LocalizedText name, Optional<String> country) {
    public Party {
        if (!id.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("an id is 1 to 40 of a-z, 0-9 and -");
        }
        if (country.filter(c -> !c.matches("[A-Z]{2}")).isPresent()) {
            throw new IllegalArgumentException("a country is two capital letters");
        }
    }
}
