package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.exeat.report.QrCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts from the lane to whoever is to believe them. */
class ReceiptCommandTest extends CrossingTest {
  @TempDir Path port = Path.of("");

  private String ledger = "";
  private String office = "";

  @BeforeEach
  void create() {
    ledger = port.resolve("ledger").toString();
    office = port.resolve("office").toString();
    assertEquals(0, run("ledger", "create", ledger, "--origin", "records.example/port-7"));
    assertEquals(0, run("receipt", "create", office, "--issuer", "https://port-7.example"));
  }

  /** The receipt of a traveller who is confirmed. */
  private Path handedOut() throws IOException {
    photo("a.png", 1);
    document(1, 1);
    Path to = port.resolve("handed-out");
    assertEquals(
        0,
        verify("--ledger", ledger, "--receipts", office, "--hand-out", to.toString()),
        err::toString);
    try (Stream<Path> files = Files.walk(to)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(".receipt")).toList();
      assertEquals(1, all.size());
      assertTrue(Files.size(all.getFirst().resolveSibling("document-1.pdf")) > 2000);
      return all.getFirst();
    }
  }

  private int check(Path receipt, boolean list) {
    out.getBuffer().setLength(0);
    String keys = office + "/public/keys.json";
    return list
        ? run(
            "receipt",
            "verify",
            receipt.toString(),
            "--keys",
            keys,
            "--status",
            office + "/public/status/1")
        : run("receipt", "verify", receipt.toString(), "--keys", keys);
  }

  @Test
  void itIsCheckedShownInPartAndRevoked() throws IOException {
    Path receipt = handedOut();
    assertEquals(0, check(receipt, true), err::toString);
    assertTrue(out.toString().contains("document number: "), out.toString());
    Path less = port.resolve("less.receipt");
    assertEquals(
        0, run("receipt", "show", receipt.toString(), "confirmed_by", "--out", less.toString()));
    assertEquals(0, check(less, false));
    assertTrue(out.toString().contains("5 more that the traveller does not show"));
    assertFalse(out.toString().contains("document number"), out.toString());
    assertEquals(2, run("receipt", "show", less.toString(), "time", "--out", less.toString()));

    String crossing = String.valueOf(String.valueOf(receipt.getParent()).replaceAll(".*/", ""));
    List<String> revoke =
        List.of("receipt", "revoke", office, crossing, "1", "--ledger", ledger, "--reason", "x");
    assertEquals(0, run(revoke.toArray(String[]::new)), err::toString);
    assertEquals(1, check(receipt, true));
    assertTrue(out.toString().contains("REVOKED"), out.toString());
    assertEquals(
        2, run("receipt", "revoke", office, crossing, "2", "--ledger", ledger, "--reason", "x"));
    assertEquals(0, run("receipt", "publish", office));
    assertEquals(1, check(receipt, true), "it stays so");
    assertEquals(0, run("ledger", "verify", ledger));
    Matcher kinds =
        Pattern.compile("receipt_issued +1\\s+receipt_revoked +1").matcher(out.toString());
    assertTrue(kinds.find(), out.toString());
  }

  @Test
  void aPhotographOfTheCodeIsReadToo() throws IOException {
    QrCode code = QrCode.of(Files.readString(handedOut()).strip());
    int side = 3 * (code.size() + 8);
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int mx = x / 3 - 4;
        int my = y / 3 - 4;
        boolean inside = mx >= 0 && my >= 0 && mx < code.size() && my < code.size();
        picture.setRGB(x, y, inside && code.dark(mx, my) ? 0x101010 : 0xf8f8f8);
      }
    }
    Path photo = port.resolve("photo.png");
    ImageIO.write(picture, "png", photo.toFile());
    assertEquals(0, check(photo, true), err::toString);
    assertEquals(2, check(FACES.resolve("picture1.png"), true));
    assertTrue(err.toString().contains("no code can be read"), err.toString());
  }

  @Test
  void halfOfWhatReceiptsTakeIsRefused() throws IOException {
    photo("a.png", 1);
    document(1, 1);
    assertEquals(2, verify("--receipts", office, "--ledger", ledger));
    assertTrue(err.toString().contains("--hand-out"), err.toString());
    assertEquals(
        2,
        verify(
            "--ledger",
            ledger,
            "--receipts",
            port.resolve("nowhere").toString(),
            "--hand-out",
            port.resolve("to").toString()));
    assertTrue(err.toString().contains("no office of receipts"), err.toString());
    assertEquals(0, run("ledger", "verify", ledger));
    assertFalse(out.toString().contains("opened"), "nothing was recorded of it");
    assertEquals(2, run("receipt", "create", office, "--issuer", "https://port-7.example"));
    assertEquals(2, run("receipt", "create", port.resolve("o").toString(), "--issuer", "port 7"));
  }
}
