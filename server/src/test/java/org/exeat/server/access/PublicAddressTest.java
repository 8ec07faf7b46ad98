package org.exeat.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://port-7.example, https://port-7.example",
    "HTTPS://Port-7.Example/, https://port-7.example",
    "https://port-7.example:8443, https://port-7.example:8443",
    "http://192.0.2.7:8080, http://192.0.2.7:8080",
    "https://[2001:db8::7]:8443/, https://[2001:db8::7]:8443",
  })
  void anOriginIsTaken(String text, String origin) {
    assertEquals(origin, PublicAddress.of("address", text).origin());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "port-7.example",
        "//port-7.example",
        "ftp://port-7.example",
        "https:port-7.example",
        "https://",
        "https://user:secret-7@port-7.example",
        "https://port-7.example/console",
        "https://port-7.example?lane=1",
        "https://port-7.example#x",
        "https://port-7.example:0",
        "https://port-7.example:65536",
        "https://port 7.example",
        "https://port_7.example",
      })
  void anythingElseIsRefusedAndNotRepeated(String text) {
    String said =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> PublicAddress.of("--address", text))
                .getMessage());
    assertTrue(said.startsWith("--address must be https://HOST or https://HOST:PORT"), said);
    assertFalse(said.contains("7"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "127.0.0.1",
        "127.9.9.9",
        "[::1]",
        "0.0.0.0",
        "[::]"
      })
  void whatLeadsATelephoneToItselfIsRefused(String host) {
    assertTrue(PublicAddress.isOfOneMachine(host));
    String said =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> PublicAddress.of("address", "https://" + host + ":8443"))
                .getMessage());
    assertTrue(said.contains("that telephones reach"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"port-7.example", "localhost.example", "192.0.2.7", "[2001:db8::7]"})
  void otherHostsAreReached(String host) {
    assertFalse(PublicAddress.isOfOneMachine(host));
  }
}
