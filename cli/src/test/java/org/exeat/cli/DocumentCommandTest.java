package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Specimens made, imported, listed, audited and inspected from the command line. */
class DocumentCommandTest extends CommandTest {

  @TempDir static Path folder = Path.of("");

  private static final StringWriter MADE = new StringWriter();

  @BeforeAll
  static void specimens() {
    assertEquals(
        0, run(MADE, MADE, "specimen", "--out", folder.resolve("set").toString()), MADE::toString);
    assertEquals(
        0,
        run(
            MADE,
            MADE,
            "trust",
            "import",
            "--trust",
            store().toString(),
            "--root",
            set("trust/csca-1.cer").toString(),
            set("trust/master-list.ml").toString(),
            set("trust/pkd.ldif").toString(),
            set("trust/revocations-next.crl").toString()),
        MADE::toString);
  }

  private static Path set(String name) {
    return folder.resolve("set").resolve(name);
  }

  private static Path store() {
    return folder.resolve("store");
  }

  private int inspect(Path... files) {
    String[] arguments = new String[6 + files.length];
    List<String> head =
        List.of("document", "inspect", "--trust", store().toString(), "--out", page().toString());
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i < 6 ? head.get(i) : files[i - 6].toString();
    }
    return run(arguments);
  }

  private static Path page() {
    return folder.resolve("document.html");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "td1|0|Authentic, signed by UTO",
        "td2|0|Authentic, signed by UTO",
        "td3|0|Authentic, signed by UTO",
        "td3-iso-39794|0|ISO/IEC 39794-5",
        "td1-residence-card|0|Authentic, signed by UTO",
        "td3-stateless|0|XXA",
        "td3-refugee|0|XXB",
        "td3-next-key|0|over 1 links",
        "td3-expired|1|expired on",
        "td3-altered-zone|1|Altered: DG1",
        "td3-altered-portrait|1|Altered: DG2",
        "td3-wrong-signer|1|Signature invalid",
        "td3-foreign-signer|1|its signer belongs to QU",
        "td3-revoked|1|(keyCompromise)",
        "td3-unknown-issuer|1|Issuer unknown",
        "td3-no-revocation-list|1|Revocation undetermined",
        "td3-truncated|1|Unreadable",
        "mrv-a|0|No chip: the printed zone is sound"
      })
  void eachSpecimenIsSaidToBeWhatItIs(String specimen, int code, String words) throws IOException {
    assertEquals(code, inspect(set("documents/" + specimen)), () -> out.toString() + err);
    String html = Files.readString(page());
    assertTrue(html.contains(words) || out.toString().contains(words), out::toString);
    assertTrue(html.contains("SPECIMEN"), "the page shows the fields");
    assertFalse(html.contains("http://") || html.contains("<script"), "the page fetches nothing");
    boolean forged = html.contains("Speaks against the document");
    assertEquals(
        List.of("altered", "wrong", "foreign", "revoked").stream().anyMatch(specimen::contains),
        forged,
        "what is only unknown does not look forged");
  }

  @Test
  void aPrintedZoneThatIsNotTheChipsIsNamed() throws IOException {
    inspect(set("documents/td3"), set("documents/td1/mrz.txt"));
    assertTrue(err.toString().contains("one printed zone"), err::toString);
    Path mixed = Files.createDirectories(folder.resolve("mixed"));
    for (String file : List.of("EF_SOD.bin", "DG1.bin", "DG2.bin")) {
      Files.copy(set("documents/td3").resolve(file), mixed.resolve(file));
    }
    Files.copy(set("documents/td3-expired/mrz.txt"), mixed.resolve("mrz.txt"));
    assertEquals(1, inspect(mixed), "what is printed and what is signed differ");
    assertTrue(
        out.toString().contains("the printed zone is not the one in the chip"), out::toString);
  }

  @Test
  void twoZonesThatCannotBeReadAreNotTheSame() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    for (String file : List.of("EF_SOD.bin", "DG2.bin")) {
      Files.copy(set("documents/td3").resolve(file), broken.resolve(file));
    }
    Files.write(broken.resolve("DG1.bin"), new byte[] {0x61, 0});
    Files.writeString(broken.resolve("mrz.txt"), "neither one\n");
    assertEquals(1, inspect(broken));
    assertTrue(out.toString().contains("one of the two cannot be read"), out::toString);
    assertFalse(out.toString().contains("the same"), out::toString);
  }

  @Test
  void chipFilesAreKeptWhereNobodyElseLooks() throws Exception {
    Path kept = PrivateFile.folder(folder.resolve("kept"));
    assertEquals(
        "rwx------",
        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    assertThrows(org.exeat.lane.InvalidInputException.class, () -> PrivateFile.folder(kept));
  }

  @Test
  void rubbishIsNamed() throws IOException {
    assertEquals(2, run("document", "inspect"));
    assertEquals(2, inspect(folder.resolve("nothing-here")));
    Path rubbish = Files.writeString(folder.resolve("rubbish.bin"), "rubbish");
    assertEquals(2, inspect(rubbish));
    assertTrue(err.toString().contains("which no chip file has"), err::toString);
    Path text = Files.writeString(folder.resolve("rubbish.txt"), "hello\nworld\n");
    assertEquals(1, inspect(text));
    assertTrue(out.toString().contains("No chip: the printed zone is faulty"), out::toString);
    assertEquals(
        2, run("document", "inspect", "--trust", folder.resolve("no").toString(), text.toString()));
    assertFalse(err.toString().contains("at org."), err::toString);
  }

  @Test
  void verifyComparesOnlyWhatAStateSigned() throws IOException {
    needWeights();
    Path crossing = Files.createDirectories(folder.resolve("crossing"));
    List<String> presented =
        List.of(
            "td3", "td3-altered-portrait", "td3-revoked", "td3-truncated", "td3-unknown-issuer");
    for (int i = 0; i < presented.size(); i++) {
      Path document = Files.createDirectories(crossing.resolve("documents/" + i));
      try (var files = Files.list(set("documents/" + presented.get(i)))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".bin")).toList()) {
          Files.copy(file, document.resolve(file.getFileName().toString()));
        }
      }
    }
    Files.createDirectories(crossing.resolve("photos"));
    Files.copy(set("documents/td3-unknown-issuer/portrait.jpg"), crossing.resolve("photos/a.jpg"));
    for (List<String> more : List.of(List.<String>of(), List.of("--accept-unproven"))) {
      List<String> arguments =
          new java.util.ArrayList<>(
              List.of("verify", crossing.toString(), "--trust", store().toString()));
      arguments.addAll(more);
      assertEquals(1, run(arguments.toArray(new String[0])), () -> out.toString() + err);
      JsonNode documents =
          JsonMapper.shared().readTree(crossing.resolve("result.json").toFile()).get("documents");
      assertEquals("authentic", documents.get(0).get("authenticity").asString());
      for (int i = 1; i <= 3; i++) {
        assertEquals("document_not_accepted", documents.get(i).get("reason").asString());
      }
      JsonNode unknown = documents.get(4);
      assertEquals("issuer_unknown", unknown.get("authenticity").asString());
      // The person in the photograph is this document's holder, to the pixel.
      if (more.isEmpty()) {
        assertEquals("portrait_not_proven", unknown.get("reason").asString());
      } else {
        assertEquals("confirmed", unknown.get("verdict").asString());
      }
    }
  }

  @Test
  void theStoreIsListedAndAudited() throws IOException {
    assertEquals(0, run("trust", "list", "--trust", store().toString()), err::toString);
    assertTrue(out.toString().contains("CSCA Utopia 1"), out::toString);
    assertTrue(out.toString().contains("1 revoked"), out::toString);
    Path html = folder.resolve("trust.html");
    assertEquals(
        1,
        run(
            "trust",
            "audit",
            "--trust",
            store().toString(),
            "--expect",
            "UT,FR",
            "--out",
            html.toString()),
        err::toString);
    assertTrue(out.toString().contains("Without an authority: FR"), out::toString);
    assertTrue(Files.readString(html).contains("France"));
  }

  @Test
  void whatIsDistrustedIsGoneAndStaysGone() throws IOException {
    Path own = folder.resolve("own-store");
    String[] imports = {
      "trust",
      "import",
      "--trust",
      own.toString(),
      "--root",
      set("trust/csca-1.cer").toString(),
      set("trust/master-list.ml").toString()
    };
    assertEquals(0, run(imports));
    String sha256 =
        org.exeat.documents.lds.ChipFiles.sha256(Files.readAllBytes(set("trust/csca-1.cer")));
    assertEquals(
        0, run("trust", "distrust", "--trust", own.toString(), "--why", "key lost", sha256));
    assertEquals(
        2, run("trust", "distrust", "--trust", own.toString(), "--why", "key lost", sha256));
    assertEquals(
        1,
        run(
            "document",
            "inspect",
            "--trust",
            own.toString(),
            "--out",
            page().toString(),
            set("documents/td3").toString()));
    assertTrue(out.toString().contains("Issuer unknown"), out::toString);
    assertEquals(1, run("trust", "import", "--trust", own.toString(), set("trust").toString()));
    assertTrue(out.toString().contains("give it as root"), out::toString);
    assertEquals(0, run(imports), "giving it as root brings it back");
  }

  @Test
  void aMasterListWithoutItsRootIsRefusedWithItsReason() {
    Path empty = folder.resolve("empty-store");
    assertEquals(
        1,
        run(
            "trust",
            "import",
            "--trust",
            empty.toString(),
            set("trust/master-list.ml").toString()));
    assertTrue(
        out.toString().contains("nobody in the trust store answers for the signer"), out::toString);
    assertEquals(
        2, run("trust", "import", "--trust", empty.toString(), folder.resolve("no.ml").toString()));
    assertEquals(
        2,
        run(
            "trust",
            "import",
            "--trust",
            empty.toString(),
            "--root-sha256",
            "12",
            set("trust/csca-1.cer").toString()));
  }
}
