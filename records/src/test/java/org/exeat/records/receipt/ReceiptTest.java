package org.exeat.records.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receipts: what they prove, how little can be shown, and what is refused. */
class ReceiptTest {
  private static final Instant NOW = Instant.parse("2026-11-28T16:30:00Z");
  private static final String PORT = "https://port-7.example";
  private static final Receipt RECEIPT =
      new Receipt(
          Direction.EXIT,
          LocalDate.of(2026, 11, 28),
          NOW,
          CrossingId.of(NOW, new Random(1)),
          false,
          "UTO",
          "L898902C3",
          LocalDate.of(1974, 8, 12));

  @TempDir Path folder;

  private Path office = Path.of("");
  private PortKeys keys;

  @BeforeEach
  void create() throws Exception {
    office = folder.resolve("receipts");
    ReceiptOffice.create(office, PORT, InstantSource.fixed(NOW));
    keys = PortKeys.read(Files.readString(office.resolve("public/keys.json")));
  }

  private ReceiptOffice open() throws IOException {
    return ReceiptOffice.open(office, InstantSource.fixed(NOW));
  }

  private ReceiptOffice.Issued issue() throws IOException {
    try (ReceiptOffice open = open()) {
      return open.issue(RECEIPT);
    }
  }

  private Optional<String> list() throws IOException {
    return Optional.of(Files.readString(office.resolve("public/status/1")));
  }

  private ReceiptCheck.Proved check(String receipt) throws Exception {
    return ReceiptCheck.check(receipt, keys, list(), NOW.plusSeconds(60));
  }

  private String refused(String receipt) {
    return assertThrows(InvalidReceiptException.class, () -> check(receipt)).getMessage();
  }

  @Test
  void itProvesWhatTheTravellerShows() throws Exception {
    String receipt = issue().text();
    assertTrue(receipt.length() < 1400, "it fits into a code: " + receipt.length());
    ReceiptCheck.Proved all = check(receipt);
    assertFalse(all.toString().contains("L898902C3"));
    assertEquals(
        Map.of(
            "iss", PORT,
            "direction", "exit",
            "day", "2026-11-28",
            "time", "2026-11-28T16:30:00Z",
            "crossing", RECEIPT.crossing().toString(),
            "confirmed_by", "machine",
            "issuing_state", "UTO",
            "document_number", "L898902C3",
            "date_of_birth", "1974-08-12"),
        all.shown());
    assertEquals(0, all.hidden());
    assertEquals(ReceiptCheck.Status.VALID, all.status());
    String little = ReceiptCheck.showing(receipt, Set.of());
    assertEquals(Set.of("iss", "direction", "day"), check(little).shown().keySet());
    assertEquals(6, check(little).hidden());
    String some = ReceiptCheck.showing(receipt, Set.of("issuing_state", "document_number"));
    assertEquals("L898902C3", check(some).shown().get("document_number"));
    String within = new String(Base64.getUrlDecoder().decode(little.split("\\.")[1]), UTF_8);
    assertFalse(within.contains("L898902C3") || within.contains("16:30"), within);
    assertTrue(
        assertThrows(
                InvalidReceiptException.class,
                () -> ReceiptCheck.showing(little, Set.of("document_number")))
            .getMessage()
            .contains("document_number"));
  }

  /** By the standards' words and the JDK alone. */
  @Test
  void othersCanCheckIt() throws Exception {
    String receipt = issue().text();
    String[] parts = receipt.split("~");
    String[] jwt = parts[0].split("\\.");
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode header = mapper.readTree(Base64.getUrlDecoder().decode(jwt[0]));
    assertEquals("ES256", header.get("alg").asString());
    assertEquals("dc+sd-jwt", header.get("typ").asString());
    ECKey key =
        JWKSet.parse(Files.readString(office.resolve("public/keys.json")))
            .getKeyByKeyId(header.get("kid").asString())
            .toECKey();
    Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(key.toECPublicKey());
    check.update((jwt[0] + "." + jwt[1]).getBytes(US_ASCII));
    assertTrue(check.verify(Base64.getUrlDecoder().decode(jwt[2])));
    Set<String> digests = new HashSet<>();
    mapper
        .readTree(Base64.getUrlDecoder().decode(jwt[1]))
        .get("_sd")
        .forEach(d -> digests.add(d.asString()));
    for (String disclosure : List.of(parts).subList(1, parts.length)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(disclosure.getBytes(US_ASCII));
      assertTrue(digests.remove(Base64.getUrlEncoder().withoutPadding().encodeToString(digest)));
    }
    assertEquals(Set.of(), digests);
  }

  @Test
  void aChangedFieldIsRefused() throws Exception {
    String receipt = issue().text();
    String[] parts = receipt.split("~");
    String day = new String(Base64.getUrlDecoder().decode(parts[0].split("\\.")[1]), UTF_8);
    String otherDay =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(day.replace("2026-11-28", "2026-11-27").getBytes(UTF_8));
    assertTrue(
        refused(receipt.replace(parts[0].split("\\.")[1], otherDay)).contains("it was changed"));
    String shown = new String(Base64.getUrlDecoder().decode(parts[5]), UTF_8);
    assertTrue(shown.contains("document_number"), shown);
    String otherNumber =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(shown.replace("L898902C3", "L898902C4").getBytes(UTF_8));
    assertTrue(refused(receipt.replace(parts[5], otherNumber)).contains("did not sign"));
    assertTrue(refused(receipt + parts[5] + "~").contains("did not sign"), "shown twice");
    assertTrue(refused(receipt + "e30.e30.AA").contains("bound to a key"));
    assertTrue(refused(Files.readString(office.resolve("public/status/1")) + "~").contains("type"));
    assertTrue(refused("").contains("no receipt"));
    assertTrue(refused("~".repeat(20_000)).contains("16384 characters"));
  }

  @Test
  void noRubbishIsTakenForAReceipt() throws Exception {
    String receipt = issue().text();
    Map<String, String> all = check(receipt).shown();
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      StringBuilder changed = new StringBuilder(receipt);
      for (int c = random.nextInt(3); c >= 0; c--) {
        int at = random.nextInt(changed.length());
        switch (random.nextInt(3)) {
          case 0 -> changed.setCharAt(at, (char) (' ' + random.nextInt(95)));
          case 1 -> changed.deleteCharAt(at);
          default -> changed.setLength(Math.max(1, at));
        }
      }
      try {
        assertTrue(all.entrySet().containsAll(check(changed.toString()).shown().entrySet()));
      } catch (InvalidReceiptException e) {
        assertFalse(e.getMessage().contains("L898902C3"), e.getMessage());
      }
    }
  }

  @Test
  void anotherPortsKeysDoNotSay() throws Exception {
    String receipt = issue().text();
    Path other = folder.resolve("other");
    ReceiptOffice.create(other, PORT, InstantSource.fixed(NOW));
    keys = PortKeys.read(Files.readString(other.resolve("public/keys.json")));
    assertTrue(refused(receipt).contains("another port's"));
    assertThrows(InvalidReceiptException.class, () -> PortKeys.read("{\"keys\":[]}"));
    assertThrows(InvalidReceiptException.class, () -> PortKeys.read("rubbish"));
  }

  @Test
  void whatIsRevokedIsKnownByTheListAndOnlyByAFreshOne() throws Exception {
    ReceiptOffice.Issued wrong = issue();
    ReceiptOffice.Issued right = issue();
    Optional<String> before = list();
    try (ReceiptOffice open = open()) {
      open.revoke(wrong.number());
      open.revoke(wrong.number());
      int free = wrong.number().index() == 0 ? 1 : 0;
      ReceiptOffice.Number nobodys =
          new ReceiptOffice.Number(1, free == right.number().index() ? 2 : free);
      assertThrows(IllegalArgumentException.class, () -> open.revoke(nobodys));
      assertThrows(
          IllegalArgumentException.class, () -> open.revoke(new ReceiptOffice.Number(2, 0)));
    }
    assertEquals(ReceiptCheck.Status.REVOKED, check(wrong.text()).status());
    assertEquals(ReceiptCheck.Status.VALID, check(right.text()).status());
    Instant later = NOW.plus(Duration.ofDays(8));
    assertEquals(
        ReceiptCheck.Status.UNKNOWN,
        ReceiptCheck.check(wrong.text(), keys, before, later).status());
    assertEquals(
        ReceiptCheck.Status.UNKNOWN,
        ReceiptCheck.check(wrong.text(), keys, Optional.empty(), NOW).status());
  }

  @Test
  void anOfficeIsOpenOnceAndRemembersItsNumbers() throws Exception {
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      numbers.add(issue().number().index());
    }
    assertEquals(5, numbers.size());
    try (ReceiptOffice open = open()) {
      assertThrows(IOException.class, this::open);
      open.publish();
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> ReceiptOffice.create(office, PORT, InstantSource.fixed(NOW)));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(office.resolve("signing-key"))));
    Files.write(office.resolve("numbers/1"), new byte[9]);
    assertTrue(
        String.valueOf(assertThrows(IOException.class, this::open).getMessage())
            .contains("damaged"));
    for (String none : List.of("http://a.example", "https://", "port 7", "https://a.example/")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> ReceiptOffice.create(folder.resolve("none"), none, InstantSource.fixed(NOW)),
          none);
    }
    assertFalse(Files.exists(folder.resolve("none")));
  }

  /** The example of draft-ietf-oauth-status-list, 4.1. */
  @Test
  void aStatusListIsWrittenAsTheStandardHasIt() throws Exception {
    StatusList list = new StatusList(new byte[2]);
    for (int set : List.of(0, 3, 4, 5, 7, 8, 9, 13, 15)) {
      list.set(set);
    }
    assertEquals("eNrbuRgAAhcBXQ", list.compressed());
    StatusList read = StatusList.read("eNrbuRgAAhcBXQ");
    assertTrue(read.at(0) && !read.at(1) && read.at(15));
    assertThrows(InvalidReceiptException.class, () -> StatusList.read("eNrbuRg"));
    assertThrows(InvalidReceiptException.class, () -> StatusList.read("AAAA"));
    String bomb = new StatusList(new byte[(1 << 20) + 1]).compressed();
    assertThrows(InvalidReceiptException.class, () -> StatusList.read(bomb));
  }
}
