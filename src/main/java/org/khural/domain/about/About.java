package org.khural.domain.about;

import java.util.List;
import java.util.Optional;
import org.khural.domain.LocalizedText;

/**
 * What the workshop is.
 *
 * @param hosts who invites, as shown on the hall display
 * @param zone IANA time zone of the hall; every screen shows its times
 * @param languages those in which the programme is given, the first one first
 * @param meeting where the video meeting is, for those who take part
 * @param isObserved whether anybody may watch, without a link and without a name
 */
public record About(
        LocalizedText title,
        LocalizedText hosts,
        String zone,
        List<String> languages,
        Optional<String> meeting,
        boolean isObserved) {
    private static final int LONGEST = 500;

    /** Printable, without quotes and angle brackets, and no name or password before the host. */
    private static final String HTTPS =
            "https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][!#-;=?-~]*)?";

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
        if (meeting.filter(m -> m.length() > LONGEST || !m.matches(HTTPS)).isPresent()) {
            throw new IllegalArgumentException("a link to a meeting is https://host/path");
        }
    }

    /** Without a video meeting, and for nobody but those who are invited. */
    public About(LocalizedText title, LocalizedText hosts, String zone, List<String> languages) {
        this(title, hosts, zone, languages, Optional.empty(), false);
    }

    /** As those see it who only watch: the meeting is for those who take part. */
    public About withoutMeeting() {
        return new About(title, hosts, zone, languages, Optional.empty(), isObserved);
    }
}
