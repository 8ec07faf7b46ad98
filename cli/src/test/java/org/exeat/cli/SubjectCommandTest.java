package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a holder gets to see, by the document that the holder shows. */
class SubjectCommandTest extends CrossingTest {
  /** ICAO Doc 9303 part 4, the specimen. */
  private static final String ZONE =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  @TempDir Path port = Path.of("");

  @Test
  void aHolderSeesTheOwnCrossingsWithProofs() throws IOException {
    String ledger = port.resolve("ledger").toString();
    Path zone = port.resolve("zone.txt");
    Files.writeString(zone, ZONE);
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    photo("a.png", 1);
    document(1, 1);
    assertEquals(0, verify("--ledger", ledger));
    yaml(folder.resolve("documents/d1"), "L898902C3");
    assertEquals(0, verify("--ledger", ledger));
    out.getBuffer().setLength(0);
    Path bundle = port.resolve("bundle");
    assertEquals(0, access(ledger, zone, bundle), err::toString);
    assertTrue(
        out.toString().contains("Crossings: 1, entries about the holder: 6;"), out.toString());
    String page = Files.readString(bundle.resolve("subject.html"));
    for (String says :
        List.of(
            "The document was presented",
            "Document 1: confirmed, similarity",
            "The crossing ended.",
            "The record was taken out by an official",
            "request 12")) {
      assertTrue(page.contains(says), says);
    }
    assertFalse(page.contains("L898902C3") || page.contains("ERIKSSON"), "the ledger knows none");
    try (Stream<Path> files = Files.list(bundle)) {
      List<Path> proofs = files.filter(f -> f.toString().endsWith(".tlog-proof")).toList();
      assertEquals(6, proofs.size());
      for (Path proof : proofs) {
        assertEquals(
            0,
            run(
                "ledger",
                "check",
                proof.toString(),
                "--key",
                Files.readString(Path.of(ledger, "log", "key")).strip()),
            err::toString);
      }
    }
    assertEquals(2, access(ledger, zone, bundle), "the folder is there");
    Files.writeString(zone, ZONE.replace("L898902C3", "L898902C4"));
    assertEquals(2, access(ledger, zone, port.resolve("other")));
    assertTrue(err.toString().contains("is faulty"), err.toString());
    assertFalse(err.toString().contains("L898902C4"), err.toString());
    assertEquals(2, run("statistics", ledger, LocalDate.now(ZoneOffset.UTC).toString()));
    assertTrue(err.toString().contains("the day is not over"), err.toString());
    assertEquals(0, run("waiting", ledger, "2020-01"), err::toString);
    assertTrue(out.toString().contains("not told, of fewer than 10"), out.toString());
    assertEquals(2, run("waiting", ledger, "2020-13"));
    assertEquals(0, run("ledger", "verify", ledger));
  }

  private int access(String ledger, Path zone, Path to) {
    return run(
        "subject",
        "access",
        ledger,
        "--zone",
        zone.toString(),
        "--request",
        "request 12",
        "--out",
        to.toString());
  }
}
