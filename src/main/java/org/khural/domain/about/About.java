package org.khural.domain.about;

import java.util.List;
import org.khural.domain.LocalizedText;

/**
 * What the workshop is.
 *
 * @param hosts who invites, as shown on the hall display
 * @param zone IANA time zone of the hall; every screen shows its times
 * @param languages those in which the programme is given, the first one first
 */
public record About(LocalizedText title, LocalizedText hosts, String zone, List<String> languages) {
    public static final About NONE =
            new About(
                    LocalizedText.of("en", "Workshop"),
                    LocalizedText.of("en", "Khural"),
                    "UTC",
                    List.of("en"));

    public About {
        try {
            java.time.ZoneId.of(zone);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("a zone is an IANA name: Asia/Ulaanbaatar");
        }
        if (languages.isEmpty()
                || languages.size() > 20
                || !languages.stream().allMatch(l -> l.matches("[a-z]{2,3}"))) {
            throw new IllegalArgumentException("languages are 1 to 20 of two or three letters");
        }
        languages = List.copyOf(languages);
    }
}
