package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A holder enters, is looked up, leaves, and is looked up again. */
class StayCommandTest extends CrossingTest {
  /** The specimen of ICAO Doc 9303. */
  private static final String ZONE =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  @TempDir Path port = Path.of("");

  private List<String> stores() {
    return List.of(
        "--vault",
        port.resolve("vault").toString(),
        "--password-file",
        port.resolve("password").toString(),
        "--stays",
        port.resolve("stays").toString());
  }

  private int cross(String direction) throws IOException {
    Files.writeString(folder.resolve("crossing.yaml"), "direction: " + direction + "\n");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--ledger",
                port.resolve("ledger").toString(),
                "--retention",
                HOME.resolve("policies/example-12-hours-and-14-days.yaml").toString()));
    all.addAll(stores());
    return verify(all.toArray(String[]::new));
  }

  private String show() {
    out.getBuffer().setLength(0);
    assertEquals(
        0,
        run(
            "stay",
            "show",
            "--ledger",
            port.resolve("ledger").toString(),
            "--stays",
            port.resolve("stays").toString(),
            "--zone",
            port.resolve("zone.txt").toString(),
            "--request",
            "counter 3"),
        err::toString);
    return out.toString();
  }

  @Test
  void anEntryIsPairedWithTheExitAndEveryLookIsRecorded() throws IOException {
    Path policy = HOME.resolve("policies/example-12-hours-and-14-days.yaml");
    String ledger = port.resolve("ledger").toString();
    Files.writeString(port.resolve("password"), "correct horse\n");
    Files.writeString(port.resolve("zone.txt"), ZONE);
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    photo("a.png", 1);
    document(1, 1);
    yaml(folder.resolve("documents/d1"), "L898902C3");

    assertEquals(0, cross("entry"), err::toString);
    assertTrue(out.toString().contains("Kept as stays: of 1 holders;"), out.toString());
    String entered = show();
    assertTrue(
        entered.matches(
            "(?s).*Z, records.example/port-7, confirmed by the face +not on record +-.*"),
        entered);
    assertTrue(entered.contains("That does not say that the holder has not left."), entered);
    assertTrue(entered.contains("fewer than 100 people"), entered);

    assertEquals(0, cross("exit"), err::toString);
    String left = show();
    assertTrue(left.matches("(?s).*by the face +\\d{4}-.*by the face +[12] days?\\s.*"), left);
    assertFalse(left.contains("No departure is on record"), left);

    List<String> retention =
        new ArrayList<>(List.of("retention", "run", policy.toString(), "--ledger", ledger));
    retention.addAll(stores());
    out.getBuffer().setLength(0);
    assertEquals(0, run(retention.toArray(String[]::new)), err::toString);
    assertTrue(out.toString().contains("6 are kept"), out.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run("ledger", "verify", ledger));
    assertTrue(out.toString().matches("(?s).*viewed +3\\s.*"), out.toString());
    assertFalse(out.toString().contains("L898902C3"), out.toString());
  }

  @Test
  void whoIsReferredAgainAndAgainGetsANewReference() throws IOException {
    String ledger = port.resolve("ledger").toString();
    Files.writeString(port.resolve("password"), "correct horse\n");
    Files.writeString(port.resolve("zone.txt"), ZONE);
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    photo("a.png", 1);
    document(1, 1);
    yaml(folder.resolve("documents/d1"), "L898902C3");
    assertEquals(2, renew("1"), "no crossing is on record");
    assertTrue(err.toString().contains("no crossing on record"), err.toString());
    assertEquals(0, cross("exit"), err::toString);
    assertEquals(2, renew("3"), "nobody is in it");
    assertEquals(0, renew("1"), err::toString);
    List<String> show = holder("redress", "show");
    assertEquals(0, run(show.toArray(String[]::new)), err::toString);
    assertTrue(
        out.toString().contains("the machine confirmed 1, an officer 0, and nobody 0."),
        out.toString());
    assertTrue(out.toString().contains("3 of the latest 5"), out.toString());
    assertEquals(0, run("ledger", "verify", ledger));
    assertTrue(out.toString().matches("(?s).*portrait_renewed +1\\s.*"), out.toString());
  }

  private List<String> holder(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(
        List.of(
            "--ledger",
            port.resolve("ledger").toString(),
            "--zone",
            port.resolve("zone.txt").toString(),
            "--request",
            "counter 3"));
    return all;
  }

  private int renew(String picture) throws IOException {
    Path photo = port.resolve("new.png");
    Files.write(
        photo,
        Files.readAllBytes(
            picture.equals("3") ? blank() : FACES.resolve("picture" + picture + ".png")));
    List<String> all = holder("redress", "portrait");
    all.addAll(
        List.of(
            "--photo",
            photo.toString(),
            "--consent",
            "--retention",
            HOME.resolve("policies/example-12-hours-and-14-days.yaml").toString()));
    all.addAll(stores());
    return run(all.toArray(String[]::new));
  }

  private Path blank() throws IOException {
    Path file = port.resolve("blank.png");
    ImageIO.write(new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    return file;
  }

  @Test
  void withoutAPolicyNothingIsKept() throws IOException {
    photo("a.png", 1);
    document(1, 1);
    assertEquals(2, verify("--ledger", port.resolve("l").toString(), "--stays", port.toString()));
    assertTrue(err.toString().contains("--stays goes with --retention"), err.toString());
  }
}
