package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the cameras to the record, on one vehicle with few frames. */
class LaneCommandTest extends CommandTest {
  @TempDir Path folder;

  @BeforeEach
  void weights() {
    needWeights();
  }

  @Test
  void aVehicleCrossesAndEveryStepIsInTheLedger() throws Exception {
    String ledger = folder.resolve("ledger").toString();
    String scene = CaptureCommandTest.fewFrames(folder.resolve("scene")).toString();
    assertEquals(2, run("lane", scene, "--ledger", ledger), "there is no ledger");
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    assertEquals(2, run("lane", scene, "--ledger", ledger, "--direction", "sideways"));
    assertEquals(2, run("lane", scene, "--ledger", ledger, "--retention", "policy.yaml"));
    assertTrue(err.toString().contains("--vault"), err.toString());
    assertEquals(2, run("lane", scene, "--ledger", ledger, "--announced", "announced"));
    assertTrue(err.toString().contains("--serve"), err.toString());
    assertEquals(
        0, run("lane", scene, "--ledger", ledger, "--vehicles", "1", "--runs", "1"), err::toString);
    String said = out.toString();
    assertTrue(said.contains("document 1  occupant 1"), said);
    assertTrue(said.contains("closed: "), said);
    assertEquals(0, run("ledger", "verify", ledger));
    for (String kind :
        List.of("opened", "document_presented", "occupant_captured", "assessed", "closed")) {
      assertTrue(out.toString().contains(kind), kind);
    }
    assertTrue(out.toString().contains("0 crossings are open."), out.toString());
    assertFalse(said.contains("SPECIMEN"), "nobody is named");
  }

  /**
   * Until it is interrupted; who waited for an officer is closed then, and confirmed people are.
   */
  @Test
  void officersSeeItInTheBrowser() throws Exception {
    String ledger = folder.resolve("ledger").toString();
    String scene = CaptureCommandTest.fewFrames(folder.resolve("scene")).toString();
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    AtomicInteger exit = new AtomicInteger(-1);
    Thread lane =
        Thread.ofPlatform()
            .start(() ->
                exit.set(
                    run(
                        "lane",
                        scene,
                        "--ledger",
                        ledger,
                        "--vehicles",
                        "1",
                        "--runs",
                        "1",
                        "--serve",
                        "0",
                        "--announced",
                        folder.resolve("announced").toString())));
    while (lane.isAlive() && !out.toString().contains("No more vehicles come")) {
      lane.join(50);
    }
    String said = out.toString();
    assertTrue(lane.isAlive(), () -> said + err);
    Matcher console = Pattern.compile("Console: (http://127.0.0.1:[0-9]+/)").matcher(said);
    assertTrue(console.find(), said);
    assertTrue(said.contains("Account officer, first password "), said);
    assertTrue(Files.isRegularFile(folder.resolve("accounts.json")));
    String sign = answer(console.group(1) + "api/v1/lanes/1/sign");
    assertTrue(sign.contains("\"vehicle\":false"), sign);
    assertTrue(said.contains("For travellers: " + console.group(1) + "console/traveller.html"));
    String notice = answer(console.group(1) + "api/v1/notice");
    assertTrue(notice.contains("\"port\":\"records.example/port-7\""), notice);
    assertTrue(notice.contains("\"name\":\"strict\""), notice);
    assertTrue(notice.contains("\"receipts\":null"), notice);
    assertTrue(notice.contains("\"most_documents\":60"), notice);
    lane.interrupt();
    lane.join();
    assertEquals(0, exit.get(), err::toString);
    assertTrue(out.toString().contains("Asked to end"), out.toString());
    assertEquals(0, run("ledger", "verify", ledger));
    assertTrue(out.toString().contains("0 crossings are open."), out.toString());
    assertFalse(out.toString().contains("abandoned"), out.toString());
  }

  private static String answer(String address) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode());
    return answer.body();
  }

  @Test
  void aSimulatedDayIsHeldAgainstTheTruth() throws IOException {
    Path scene = CaptureCommandTest.fewFrames(folder.resolve("scene"));
    Path to = folder.resolve("day");
    assertEquals(
        0,
        run(
            "evaluate",
            "day",
            scene.toString(),
            "--vehicles",
            "1",
            "--runs",
            "1",
            "--no-prompts",
            "--bystanders",
            "3",
            "--out",
            to.toString()),
        err::toString);
    String text = Files.readString(to.resolve("day.txt"));
    assertTrue(
        text.contains("1 vehicles, beside the lane 3 people on average, nobody asked"), text);
    assertTrue(text.contains("\nbystanders whose face a camera saw; of these kept "), text);
    assertTrue(text.contains("Calibrated by synthetic-2026-11"), text);
    assertTrue(text.contains("People, link by link"), text);
    assertEquals(text, out.toString());
    assertTrue(text.contains("confirmed, rightly"), text);
    assertTrue(text.contains("documents presented, and in the ledger  1, 1"), text);
    assertTrue(text.contains("The ledger is as it must be."), text);
  }
}
