package org.exeat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.capture.HandheldCapture;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.exeat.domain.QualityRequirement;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.MadeFaces;
import org.exeat.faces.MeasuredFace;
import org.exeat.lane.MadeDay;
import org.exeat.server.Visitor.Answer;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.CarriedPort;
import org.exeat.server.board.LaneView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What officers' telephones tell, what comes twice, and who tells what is not theirs. A photograph
 * of so many pixels across shows somebody at so many degrees; one of 9 pixels shows nobody.
 */
class HandheldTest {
  private static final String CHOSEN = "four words and a dot.";
  private static final String BAY = "/api/v1/lanes/bay/handheld/";
  private static final String KEY = "0f3c5d7e-1111-4222";

  private CarriedPort made;
  private Accounts accounts;
  private ExeatServer server;
  private Visitor officer;

  private static final class Made implements HandheldCapture.Networks {
    private static CaptureQuality good() {
      Map<QualityMeasure, Double> values = new EnumMap<>(QualityMeasure.class);
      for (QualityRequirement r : QualityPolicy.CAPTURE.requirements()) {
        values.put(r.measure(), Math.min(r.most(), Math.max(r.least(), r.least() + .1)));
      }
      return new CaptureQuality(values);
    }

    @Override
    public List<MeasuredFace> find(Image image) {
      AnalyzedFace face = MadeFaces.at(image.width());
      return image.width() == 9
          ? List.of()
          : List.of(new MeasuredFace(face.detection(), face.landmarks(), good()));
    }

    @Override
    public AnalyzedFace describe(Image image, MeasuredFace face) {
      return MadeFaces.at(image.width());
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    made = new CarriedPort(folder, new Made(), MadeDay::new);
    accounts = new Accounts(folder.resolve("accounts.json"), Instant::now);
    for (String name : List.of("officer", "other")) {
      accounts.change(name, accounts.add(name, Set.of(Role.OFFICER)), CHOSEN);
    }
    server = MadeServer.start(made, accounts);
    officer = signedIn("officer");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    made.close();
  }

  private Visitor signedIn(String account) throws Exception {
    Visitor visitor = new Visitor(server);
    assertEquals(200, visitor.signIn(account, CHOSEN).status());
    return visitor;
  }

  private static byte[] photo(int degrees) {
    return ImageEncoder.jpeg(new Image(degrees, 8, new byte[degrees * 8 * 3]), 90);
  }

  private void open(String mode, int people) throws Exception {
    Answer a = officer.send("PUT", BAY + KEY, opening(mode, people));
    assertEquals(200, a.status(), a.body());
    assertTrue(a.body().contains("\"state\":\"open\""), a.body());
  }

  private static String opening(String mode, int people) {
    return "{\"mode\":\"" + mode + "\",\"people\":" + people + "}";
  }

  private Answer photograph(Visitor by, int traveller, String message, byte[] picture)
      throws Exception {
    return by.sendPicture(
        BAY + KEY + "/photographs?traveller=" + traveller, picture, "Idempotency-Key", message);
  }

  private Answer document(Visitor by, int traveller, String message, int degrees) throws Exception {
    return by.send(
        "POST",
        BAY + KEY + "/documents",
        "{\"traveller\":" + traveller + ",\"zone\":[\"" + degrees + "\"],\"as_it_is\":true}",
        "Idempotency-Key",
        message);
  }

  private static void refused(int status, String words, Answer a) {
    assertEquals(status, a.status(), a.body());
    assertTrue(a.body().contains(words), a.body());
  }

  private LaneView.Crossing atLine() {
    LaneView.Crossing c = made.view().crossing();
    if (c == null) {
      throw new IllegalStateException("nobody is at the line");
    }
    return c;
  }

  @Test
  void peopleOfABusAreACrossingOnRecord() throws Exception {
    open("bus", 2);
    Answer good = photograph(officer, 1, "photo-0001", photo(12));
    assertEquals("{\"faces\":1,\"good\":true,\"reasons\":[]}", good.body());
    Answer nobody = photograph(officer, 2, "photo-0002", photo(9));
    assertEquals("{\"faces\":0,\"good\":false,\"reasons\":[]}", nobody.body());
    assertEquals(200, photograph(officer, 2, "photo-0003", photo(100)).status());
    assertEquals(
        "{\"document\":1,\"faults\":[",
        document(officer, 1, "paper-0001", 12).body().substring(0, 24));
    assertEquals(200, document(officer, 2, "paper-0002", 100).status());
    Answer end = officer.send("POST", BAY + KEY + "/end", "{\"people\":2}");
    assertTrue(end.body().contains("\"state\":\"over\""), "both confirmed: " + end.body());
    assertEquals(2, made.port().shift().closed().getFirst().confirmed());
    Map<String, Long> kinds = made.kinds();
    for (Map.Entry<String, Long> e :
        Map.of("opened", 1L, "document_presented", 2L, "occupant_captured", 2L, "closed", 1L)
            .entrySet()) {
      assertEquals(e.getValue(), kinds.get(e.getKey()), e.getKey() + " of " + kinds);
    }
  }

  /** Whoever sends again what has arrived makes nobody more, by whichever way. */
  @Test
  void whatIsReplayedCountsOnce() throws Exception {
    for (int i = 0; i < 2; i++) {
      open("foot", 2);
      assertEquals(
          "{\"faces\":1,\"good\":true,\"reasons\":[]}",
          photograph(officer, 1, "photo-0001", photo(12)).body());
      assertTrue(document(officer, 1, "paper-0001", 50).body().startsWith("{\"document\":1,"));
    }
    refused(422, "came before", photograph(officer, 1, "photo-0001", photo(13)));
    refused(422, "came before", document(officer, 1, "photo-0001", 12));
    refused(422, "of another traveller", photograph(officer, 2, "photo-0002", photo(12)));
    refused(422, "Idempotency-Key", photograph(officer, 2, "short", photo(14)));
    assertEquals(1, atLine().occupants().size());
    assertEquals(1, atLine().documents().size());
    refused(422, "came before", officer.send("PUT", BAY + KEY, opening("bus", 2)));

    String id = atLine().id();
    for (int i = 0; i < 2; i++) {
      Answer end = officer.send("POST", BAY + KEY + "/end", "{\"people\":2}");
      assertTrue(end.body().contains("\"state\":\"to_resolve\""), end.body());
    }
    assertEquals(1, made.view().pending().size());
    assertEquals(200, photograph(officer, 1, "photo-0001", photo(12)).status(), "as it was");
    refused(409, "is ended", photograph(officer, 2, "photo-0009", photo(15)));
    refused(409, "is ended", document(officer, 2, "paper-0009", 15));
    Answer again = officer.send("PUT", BAY + KEY, opening("foot", 2));
    assertTrue(again.body().contains(id), "the same crossing, and no other: " + again.body());
    assertEquals(1, made.view().pending().size());
  }

  /** A face without a portrait goes with its traveller's document, and confirms nobody. */
  @Test
  void whoIsPhotographedIsLookedAtWithTheOwnDocument() throws Exception {
    open("train", 2);
    document(officer, 2, "paper-0001", 200);
    photograph(officer, 1, "photo-0001", photo(30));
    officer.send("POST", BAY + KEY + "/opt-outs", "{\"traveller\":2}");
    refused(409, "not photographed", photograph(officer, 2, "photo-0002", photo(40)));
    Answer end = officer.send("POST", BAY + KEY + "/end", "{}");
    assertTrue(end.body().contains("\"opted_out\":true"), end.body());
    LaneView.Crossing c = made.view().pending().getFirst();
    assertEquals("opted_out", c.documents().getFirst().verdict());
    assertEquals(null, c.documents().getFirst().occupant());
    assertEquals(1, c.occupants().size());
    assertEquals(2, c.coverage().people());
  }

  @Test
  void everybodyMayChooseAnOfficer() throws Exception {
    open("bus", 2);
    photograph(officer, 1, "photo-0001", photo(12));
    document(officer, 1, "paper-0001", 12);
    assertEquals(1, atLine().occupants().size());
    assertEquals(200, officer.send("POST", BAY + KEY + "/opt-outs", "{}").status());
    refused(409, "not photographed", photograph(officer, 2, "photo-0002", photo(13)));
    officer.send("POST", BAY + KEY + "/end", "{}");
    LaneView.Crossing c = made.view().pending().getFirst();
    assertTrue(c.optedOut());
    assertEquals(0, c.occupants().size());
    assertEquals("opted_out", c.documents().getFirst().verdict());
  }

  /** The console's word counts at the telephone, too. */
  @Test
  void whoChoosesAnOfficerAtTheConsoleIsLetGoHere() throws Exception {
    open("bus", 2);
    photograph(officer, 1, "photo-0001", photo(12));
    document(officer, 1, "paper-0001", 12);
    String at = "/api/v1/crossings/" + atLine().id() + "/opt-outs";
    assertEquals(200, officer.send("POST", at, "{\"document\":1}").status());
    photograph(officer, 2, "photo-0002", photo(90));
    assertEquals(1, atLine().occupants().size(), "the first one's face is gone");
    assertEquals(200, officer.send("POST", at, "{}").status());
    refused(409, "not photographed", photograph(officer, 2, "photo-0003", photo(91)));
    officer.send("POST", BAY + KEY + "/end", "{}");
    assertEquals(0, made.view().pending().getFirst().occupants().size());
  }

  @Test
  void aFaultyZoneIsHandedOverOnlyAsItIs() throws Exception {
    open("bus", 1);
    List<String> zone = Zones.passport("T22000129", "ERIKSSON<<ANNA");
    String wrong = zone.get(1).substring(0, 43) + "x";
    Answer a =
        officer.send(
            "POST",
            BAY + KEY + "/documents",
            "{\"traveller\":1,\"zone\":[\"" + zone.get(0) + "\",\"" + wrong + "\"]}",
            "Idempotency-Key",
            "paper-0001");
    assertTrue(a.body().startsWith("{\"document\":null,\"faults\":[{"), a.body());
    assertFalse(a.body().contains("T22000129") || a.body().contains("ERIKSSON"), a.body());
    assertEquals(0, atLine().documents().size());
  }

  /** Another lane, another officer, another crossing: nothing of it opens. */
  @Test
  void whatIsNotTheirsIsClosedToThem() throws Exception {
    open("foot", 1);
    photograph(officer, 1, "photo-0001", photo(12));
    String platform = "/api/v1/lanes/platform/handheld/" + KEY;
    refused(
        404,
        "No crossing was opened in this lane",
        officer.sendPicture(
            platform + "/photographs?traveller=1", photo(13), "Idempotency-Key", "photo-0002"));
    refused(404, "No crossing", officer.send("POST", platform + "/end", "{}"));
    refused(404, "no lane of that name", officer.send("GET", "/api/v1/lanes/1/handheld", ""));

    Visitor other = signedIn("other");
    refused(409, "another officer", photograph(other, 1, "photo-0003", photo(14)));
    refused(409, "another officer", document(other, 1, "paper-0003", 14));
    refused(409, "another officer", other.send("POST", BAY + KEY + "/opt-outs", "{}"));
    refused(422, "came before", other.send("PUT", BAY + KEY, opening("foot", 1)));
    String second = "1f3c5d7e-1111-4222";
    refused(409, "has to be ended first", other.send("PUT", BAY + second, opening("foot", 1)));
    assertEquals(1, atLine().occupants().size());
    Answer there = other.send("GET", "/api/v1/lanes/bay/handheld", "");
    assertTrue(there.body().contains(KEY), "another officer may end it: " + there.body());
    assertEquals(200, other.send("POST", BAY + KEY + "/end", "{}").status());
    assertEquals(200, other.send("PUT", BAY + second, opening("foot", 1)).status());
  }

  @Test
  void aDeviceIsNoOfficer() throws Exception {
    String password = accounts.add("gate", Set.of(Role.DEVICE));
    open("foot", 1);
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("gate:" + password).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> a =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:"
                                + server.port()
                                + BAY
                                + KEY
                                + "/photographs?traveller=1"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(photo(12)))
                    .header("Content-Type", "image/jpeg")
                    .header("Idempotency-Key", "photo-0001")
                    .header("Authorization", basic)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(403, a.statusCode(), a.body());
    assertEquals(0, atLine().occupants().size());
  }

  @Test
  void rubbishIsRefused() throws Exception {
    open("foot", 1);
    refused(422, "cannot be used", photograph(officer, 1, "photo-0001", new byte[] {1, 2, 3}));
    refused(422, "1 to 60", photograph(officer, 61, "photo-0002", photo(12)));
    refused(422, "1 to 60", photograph(officer, 0, "photo-0003", photo(12)));
    refused(422, "16 to 64", officer.send("PUT", BAY + "short", opening("foot", 1)));
    refused(
        422,
        "none of those",
        officer.send("PUT", BAY + "1f3c5d7e-1111-4222", opening("rocket", 1)));
    refused(413, "8192 KiB", photograph(officer, 1, "photo-0004", new byte[(8 << 20) + 1]));
    assertEquals(0, atLine().occupants().size());
  }
}
