package org.khural.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khural.store.CannotStart;

/** Whose word about an address counts, and which pages are ours. */
class OriginsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    203.0.113.7   |                               | 203.0.113.7
                    203.0.113.7   | 198.51.100.1                  | 203.0.113.7
                    10.1.2.3      | 198.51.100.1                  | 198.51.100.1
                    10.1.2.3      | 1.1.1.1, 198.51.100.1         | 198.51.100.1
                    10.1.2.3      | 198.51.100.1, 10.9.9.9        | 198.51.100.1
                    10.1.2.3      | 10.8.8.8, 10.9.9.9            | 10.1.2.3
                    10.1.2.3      | not an address                | 10.1.2.3
                    10.1.2.3      | 198.51.100.1, evil.example    | 10.1.2.3
                    0:0:0:0:0:0:0:1 | 2001:db8::7                 | 2001:db8::7
                    11.1.2.3      | 198.51.100.1                  | 11.1.2.3
                    """)
    void onlyATrustedProxySaysForWhomItAsks(String peer, String forwarded, String address) {
        var origins = origins("https://khural.example.org", "10.0.0.0/8", "::1");
        assertThat(origins.address(peer.strip(), forwarded)).isEqualTo(address.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "https://khural.example.org, https://khural.example.org, true",
        "https://khural.example.org:443, https://khural.example.org, true",
        "https://Khural.Example.org, https://khural.example.org, true",
        "https://khural.example.org, http://khural.example.org, false",
        "https://khural.example.org, https://khural.example.org.evil.example, false",
        "https://khural.example.org, https://evil.example, false",
        "https://khural.example.org, http://localhost, false",
        "https://localhost:8443, http://localhost:8443, false",
        "http://localhost:8080, http://127.0.0.1:8080, true",
        "http://127.0.0.1:8080, http://localhost:8080, true",
        "http://127.0.0.1:8080, 'http://[::1]:8080', true",
        "http://127.0.0.1:8080, http://localhost:8081, false",
        "http://127.0.0.1:8080, http://localhost, false",
        "http://192.168.1.5:8080, http://localhost:8080, true",
        "http://localhost:8080, http://localhost.evil.example:8080, false",
        "http://localhost:8080, null, false"
    })
    void aPageIsOursByItsOrigin(String publicUrl, String origin, boolean ours) {
        assertThat(origins(publicUrl).isOurs(origin)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "::1/129", ""})
    void whatIsNoNetworkIsNamed(String text) {
        assertThatThrownBy(() -> origins("http://localhost", text))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("http.trustedProxies");
    }

    private static Origins origins(String publicUrl, String... trusted) {
        return new Origins(
                new HttpSettings(
                        "127.0.0.1",
                        8080,
                        URI.create(publicUrl),
                        Optional.empty(),
                        List.of(trusted),
                        16,
                        Optional.empty()));
    }
}
