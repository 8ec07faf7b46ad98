package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo as a new user runs it: a port that is up, and a carload of which the truth is known. */
class DemoCommandTest extends CommandTest {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void weights() {
    needWeights();
  }

  @Test
  void everybodyInTheSpecimenCarloadIsAccountedFor() throws Exception {
    Path car = folder.resolve("car");
    assertEquals(0, run("demo", "carload", "--out", car.toString()), err::toString);

    JsonNode result = JsonMapper.shared().readTree(car.resolve("result.json").toFile());
    List<String> verdicts = new ArrayList<>();
    result.get("documents").forEach(d -> verdicts.add(d.get("verdict").asString()));
    assertEquals(List.of("confirmed", "confirmed", "confirmed", "referred"), verdicts);
    assertEquals(5, result.get("occupants").size());

    String page = Files.readString(car.resolve("report.html"));
    assertTrue(page.contains("no document for this face"));
    assertFalse(page.contains("http://") || page.contains("https://"), "the page fetches nothing");
    assertFalse(page.contains("<script"));
    assertTrue(out.toString().contains("report.html"));
    assertFalse(out.toString().contains("SPECIMEN,"), "no names in the terminal");
    assertTheCrossingIsRecordedAndNobodyNamed(car);
  }

  /** It is interrupted, and started again on what it recorded. */
  @Test
  void aPortIsUpAndItsRecordGoesOn() throws Exception {
    Path port = folder.resolve("port");
    assertEquals(0, untilItIsServed(port), err::toString);
    assertTrue(out.toString().contains("Account officer, first password "), out::toString);
    assertEquals(0, run("ledger", "verify", port.resolve("ledger").toString()), out::toString);
    out.getBuffer().setLength(0);
    assertEquals(0, untilItIsServed(port), err::toString);
    assertFalse(out.toString().contains("first password"), out::toString);
    assertEquals(0, run("ledger", "verify", port.resolve("ledger").toString()), out::toString);
  }

  /** Interrupts the demo when its sign answers; gives its exit code. */
  private int untilItIsServed(Path port) throws Exception {
    AtomicInteger exit = new AtomicInteger(-1);
    Thread demo =
        Thread.ofPlatform()
            .start(() -> exit.set(run("demo", "--out", port.toString(), "--serve", "0")));
    while (demo.isAlive() && !out.toString().contains("Sign: ")) {
      demo.join(50);
    }
    Matcher sign = Pattern.compile("http://127[.]0[.]0[.]1:[0-9]+/").matcher(out.toString());
    assertTrue(sign.find(), () -> out.toString() + err);
    HttpResponse<String> shown =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(sign.group() + "api/v1/lanes/1/sign")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, shown.statusCode());
    demo.interrupt();
    demo.join();
    return exit.get();
  }

  private void assertTheCrossingIsRecordedAndNobodyNamed(Path car) throws Exception {
    Path ledger = car.resolve("ledger");
    assertEquals(0, run("ledger", "verify", ledger.toString()), out::toString);
    assertTrue(out.toString().matches("(?s).*document_presented +4\\R.*"), out::toString);
    assertEquals(0, run("ledger", "prove", ledger.toString(), "10", "--out", car.toString()));
    assertTrue(out.toString().contains("\"outcome\":\"no_document_for_face\""), out::toString);
    byte[] journal = Files.readAllBytes(ledger.resolve("journal"));
    String recorded = new String(journal, StandardCharsets.ISO_8859_1);
    assertTrue(recorded.contains("document_presented"), "what is looked through is the record");
    int looked = 0;
    try (Stream<Path> zones = Files.walk(car.resolve("documents"))) {
      for (Path zone : zones.filter(f -> f.endsWith("DG1.bin")).toList()) {
        String text = Files.readString(zone, StandardCharsets.ISO_8859_1);
        for (String part : text.substring(10).split("<+", -1)) {
          if (part.length() >= 4) {
            looked++;
            assertFalse(recorded.contains(part), "a part of a zone is in the ledger");
          }
        }
      }
    }
    assertTrue(looked >= 8, looked + " parts of zones were looked for");
  }

  @Test
  void aFolderWithSomethingElseIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "precious");
    assertEquals(2, run("demo", "carload", "--out", folder.toString()));
    assertTrue(err.toString().contains("no specimen carload"), err::toString);
    assertFalse(Files.exists(folder.resolve("photos")));
  }
}
