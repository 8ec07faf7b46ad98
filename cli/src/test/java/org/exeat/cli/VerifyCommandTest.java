package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job from the command line, on synthetic faces, good input and bad. */
class VerifyCommandTest extends CrossingTest {
  private JsonNode result() {
    return JsonMapper.shared().readTree(folder.resolve("result.json").toFile());
  }

  private String reason(int document) {
    JsonNode d = result().get("documents").get(document);
    return d.get("verdict").asString().equals("confirmed")
        ? "confirmed"
        : d.get("reason").asString();
  }

  @Test
  void confirmsAndAccountsForEverybody() throws IOException {
    photo("a.png", 0);
    photo("b.png", 1);
    photo("c.png", 0);
    document(1, 0);
    document(2, 1);
    assertEquals(0, verify(), err::toString);
    assertEquals("confirmed", reason(0));
    assertEquals("confirmed", reason(1));
    assertEquals(
        2, result().get("occupants").size(), "the same face in two photos is one occupant");
    assertTrue(result().get("coverage").get("complete").asBoolean());
    assertTrue(out.toString().contains("2 of 2 people captured"));
    String json = Files.readString(folder.resolve("result.json"));
    assertFalse(
        json.contains("SPECIMENSURNAME") || json.contains("\"X1\""),
        "no personal data in the result");
  }

  @Test
  void everyBadPieceHasItsReasonAndTheRestGoesOn() throws IOException {
    photo("a.png", 0);
    Files.writeString(folder.resolve("photos/b.jpg"), "not a picture at all");
    byte[] whole = Files.readAllBytes(FACES.resolve("picture1.png"));
    Files.write(folder.resolve("photos/c.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
    ImageIO.write(
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("photos/d.png").toFile());
    document(1, 0);
    document(2, 1, "surprise: 1");
    document(3, 1, "opted_out: true");
    document(4, 1);
    yaml(folder.resolve("documents/d4"), "X4", "date_of_birth_: 2020-01-01");
    document(5, 2);
    yaml(folder.resolve("documents/d5"), "SAME");
    document(6, 3);
    yaml(folder.resolve("documents/d6"), "SAME");
    assertEquals(1, verify(), err::toString);
    assertEquals("confirmed", reason(0));
    assertEquals("document_not_accepted", reason(1));
    assertTrue(
        result().get("documents").get(1).get("text").asString().contains("unknown key 'surprise'"));
    assertEquals("opted_out", reason(2));
    assertEquals("document_not_accepted", reason(4));
    assertTrue(result().get("documents").get(5).get("text").asString().contains("same number"));
    assertTrue(result().get("photos").get(1).get("unreadable").asString().contains("text file"));
    assertTrue(result().get("photos").get(2).has("unreadable"));
    assertEquals(0, result().get("photos").get(3).get("faces").asInt());
    assertFalse(result().get("coverage").get("complete").asBoolean());
    assertFalse((out.toString() + err).contains("SPECIMENSURNAME"));
  }

  @Test
  void minorsAndExpiredDocumentsGoToTheOfficer() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    document(2, 1);
    Files.writeString(folder.resolve("crossing.yaml"), "date: 1997-01-01\n");
    assertEquals(1, verify(), err::toString);
    assertEquals("exempt_by_age", reason(0));
    Files.writeString(folder.resolve("crossing.yaml"), "date: 2091-01-01\n");
    assertEquals(1, verify(), err::toString);
    assertEquals("document_not_accepted", reason(0));
    assertTrue(result().get("documents").get(0).get("text").asString().contains("expired"));
  }

  @Test
  void aLanesProfileOfTheModeSaysWhoseAgeGoesToTheOfficerAndHowManyCrossTogether()
      throws IOException {
    photo("a.png", 0);
    document(1, 0);
    document(2, 1);
    Files.writeString(folder.resolve("crossing.yaml"), "date: 1997-01-01\nmode: foot\n");
    String lane =
        Files.readString(HOME.resolve("scenes/lane-1/three-infrared.yaml"))
            .replace("modes: [vehicle]", "modes: [vehicle, foot]");
    Path file =
        Files.writeString(
            folder.resolve("lane.yaml"),
            lane
                + """
                profiles:
                  foot: {people: 1, ages: {under: 0, over: 150}, prompts: [look_at_camera]}
                """);
    assertEquals(1, verify("--lane", file.toString()), err::toString);
    assertEquals("confirmed", result().get("documents").get(0).get("verdict").asString());
    assertEquals("document_not_accepted", reason(1));
    String why = result().get("documents").get(1).get("text").asString();
    assertTrue(why.contains("is decided for (1)"), why);
  }

  @Test
  void inABusNobodySaysThatAllAreCapturedBeforeSomebodyCounted() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    Files.writeString(folder.resolve("crossing.yaml"), "mode: bus\n");
    assertEquals(1, verify(), err::toString);
    assertFalse(result().get("coverage").get("complete").asBoolean());
    assertTrue(out.toString().contains("before a count by officer or sensor"), out.toString());
    Files.writeString(folder.resolve("crossing.yaml"), "mode: bus\nofficer_count: 1\n");
    assertEquals(0, verify(), err::toString);
  }

  @Test
  void anothersFaceIsReferredAndTheOfficersCountRules() throws IOException {
    photo("a.png", 0);
    document(1, 4);
    Files.writeString(folder.resolve("crossing.yaml"), "officer_count: 3\n");
    assertEquals(1, verify(), err::toString);
    assertEquals("face_does_not_match", reason(0));
    assertEquals(3, result().get("coverage").get("present").asInt());
  }

  @Test
  void aBusloadOfSixtyFacesInOnePhotoIsAccountedFor() throws IOException {
    mosaic(folder.resolve("photos/bus.png"), 10, 6);
    document(1, 0);
    assertEquals(1, run("verify", folder.toString()), err::toString);
    int faces = result().get("photos").get(0).get("faces").asInt();
    assertTrue(faces >= 50, faces + " of 60 faces were found");
    assertEquals(
        faces, result().get("occupants").size(), "faces of one photo are different people");
    assertEquals("too_close_to_call", reason(0), "twelve faces are the same");
  }

  @Test
  void aPortraitWithTwoFacesAndAPhotoWithoutOneAreReferred() throws IOException {
    Files.createDirectories(folder.resolve("photos"));
    ImageIO.write(
        new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("photos/a.png").toFile());
    document(1, 0);
    document(2, 1);
    mosaic(folder.resolve("documents/d2/portrait.png"), 2, 1);
    assertEquals(1, verify(), err::toString);
    assertEquals("no_face_for_document", reason(0));
    assertEquals("image_not_good_enough", reason(1));
    assertTrue(result().get("documents").get(1).get("text").asString().contains("face"));
    assertEquals(0, result().get("coverage").get("captured").asInt());
  }

  @Test
  void aPictureOf40000By40000IsRefusedFromItsHeader() throws IOException {
    photo("a.png", 0);
    byte[] file = Files.readAllBytes(FACES.resolve("picture1.png"));
    ByteBuffer.wrap(file).putInt(16, 40_000).putInt(20, 40_000);
    CRC32 crc = new CRC32();
    crc.update(file, 12, 17);
    ByteBuffer.wrap(file).putInt(29, (int) crc.getValue());
    Files.write(folder.resolve("photos/b.png"), file);
    document(1, 0);
    assertEquals(1, verify(), "nobody knows whom the photo shows");
    assertEquals("confirmed", reason(0));
    String why = result().get("photos").get(1).get("unreadable").asString();
    assertTrue(why.contains("40000x40000"), why);
  }

  @Test
  void aPortraitThatNobodySignedConfirmsNobodyByItself() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    assertEquals(
        1,
        run(
            "verify",
            folder.toString(),
            "--calibration",
            folder.resolve("calibration.yaml").toString()));
    assertEquals("portrait_not_proven", reason(0));
    assertTrue(out.toString().contains("Look at the document"), out::toString);
  }

  @Test
  void aZoneInsteadOfFieldsIsCheckedToo() throws IOException {
    photo("a.png", 0);
    Path good = Files.createDirectories(folder.resolve("documents/d1"));
    Files.copy(FACES.resolve("picture0.png"), good.resolve("portrait.png"));
    String first = "P<UTOSPECIMENSURNAME<<ALEX<<<<<<<<<<<<<<<<<<";
    String second = "L898902C36UTO7408122M9004159ZE184226B<<<<<1";
    Files.writeString(good.resolve("document.yaml"), "mrz: ['" + first + "', '" + second + "0']\n");
    verify();
    assertEquals("document_not_accepted", reason(0));
    String text = result().get("documents").get(0).get("text").asString();
    assertTrue(text.contains("line 2, position"), text);
    assertFalse(text.contains("L898902C"), text);
  }

  @Test
  void traceHoldsWhatEachStageMade() throws IOException {
    photo("a.png", 0);
    document(1, 0);
    Path trace = folder.resolve("trace");
    assertEquals(
        0,
        run(
            "verify",
            folder.toString(),
            "--accept-unproven",
            "--calibration",
            folder.resolve("calibration.yaml").toString(),
            "--trace",
            trace.toString()));
    for (String picture : List.of("photo.0", "document.0")) {
      JsonNode boxes =
          JsonMapper.shared().readTree(trace.resolve(picture + ".detections.json").toFile());
      assertEquals(1, boxes.size());
      assertTrue(boxes.get(0).get("box").get("width").asDouble() > 50);
      JsonNode landmarks =
          JsonMapper.shared().readTree(trace.resolve(picture + ".face.0.landmarks.json").toFile());
      assertEquals(68, landmarks.get("points").size());
      assertTrue(Files.exists(trace.resolve(picture + ".face.0.quality.json")));
      assertEquals(
          150, ImageIO.read(trace.resolve(picture + ".face.0.crop.png").toFile()).getWidth());
    }
  }

  /** The test faces side by side, over and over. */
  private static void mosaic(Path file, int columns, int rows) throws IOException {
    BufferedImage image = new BufferedImage(columns * 160, rows * 160, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < columns * rows; i++) {
      BufferedImage face = ImageIO.read(FACES.resolve("picture" + i % 5 + ".png").toFile());
      g.drawImage(face, i % columns * 160, i / columns * 160, 160, 160, null);
    }
    g.dispose();
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void unusableInputEndsWithAMessageAndCode2() throws IOException {
    assertEquals(2, verify());
    assertTrue(err.toString().contains("photos/"), err::toString);
    assertEquals(
        2,
        run(
            "verify",
            folder.resolve("nowhere").toString(),
            "--calibration",
            folder.resolve("calibration.yaml").toString()));
    assertTrue(err.toString().contains("no such folder"));
    photo("a.png", 0);
    assertEquals(1, run("verify", folder.toString()), "the shipped calibration is taken");
    Files.writeString(folder.resolve("broken.yaml"), "points: [1, 2\n");
    assertEquals(
        2,
        run(
            "verify",
            folder.toString(),
            "--calibration",
            folder.resolve("broken.yaml").toString()));
    assertTrue(err.toString().contains("broken.yaml"), err::toString);
    assertEquals(2, run("verify", folder.toString(), "--model", folder.toString()));
    assertTrue(err.toString().contains("model.yaml"));
    assertFalse(err.toString().contains("\tat "), "no stack trace");
  }

  @Test
  void compareNeedsOneFaceEach() {
    Path face = FACES.resolve("picture0.png");
    assertEquals(
        0,
        run(
            "compare",
            face.toString(),
            face.toString(),
            "--calibration",
            folder.resolve("calibration.yaml").toString()));
    assertEquals(2, run("compare", face.toString(), folder.resolve("calibration.yaml").toString()));
    assertTrue(err.toString().contains("text file"), err::toString);
  }
}
