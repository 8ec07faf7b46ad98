package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPageTest {
  private static final String HOSTILE = "<script>alert('x')</script>\" onload=\"y&amp;\u202Ez";
  private static final int PARTS = 9;

  /** A page with the parts of the given numbers, each field of which says {@code text}. */
  private static DocumentPage page(String text, Standing standing, List<Integer> parts) {
    String hash = "0123456789abcdef" + text;
    Picture picture = new Picture("AAAA", 300, 400);
    MachineReadableZone zone =
        new MachineReadableZone(
            text,
            List.of(text, "L898902C36UTO" + text),
            List.of(
                new MachineReadableZone.Fault(1, 1, 1, text, text, text, text, text),
                new MachineReadableZone.Fault(7, 90, 0, text, text, text, text, text)),
            List.of(
                new MachineReadableZone.CheckDigit(text, text, true),
                new MachineReadableZone.CheckDigit(text, text, false)));
    return new DocumentPage(
        text,
        text,
        text,
        part(0, parts, List.of(new Banner(standing, text, text, text))).stream().findFirst(),
        part(
            1,
            parts,
            Arrays.stream(CheckLine.Result.values())
                .map(result -> new CheckLine(text, result, text))
                .toList()),
        part(
            2,
            parts,
            List.of(
                new DocumentPicture(text, text, Optional.of(picture)),
                new DocumentPicture(text, text, Optional.empty()))),
        part(3, parts, List.of(new Fact(text, text))),
        part(4, parts, List.of(new FactGroup(text, List.of(new Fact(text, text))))),
        part(5, parts, List.of(zone)).stream().findFirst(),
        part(
            6,
            parts,
            Arrays.stream(FileLine.Cover.values())
                .map(cover -> new FileLine(text, text, 1234, hash, cover))
                .toList()),
        part(
            7,
            parts,
            List.of(
                new ChainCertificate(
                    text, text, text, text, text, text, text, hash, text, List.of(text)))),
        part(8, parts, List.of(new Explanation(text, List.of(text)))));
  }

  private static <T> List<T> part(int number, List<Integer> parts, List<T> content) {
    return parts.contains(number) ? content : List.of();
  }

  private static List<Integer> everything() {
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(i);
    }
    return parts;
  }

  private static ParsedPage parsed(String text) {
    return new ParsedPage(page(text, Standing.LOOK, everything()).html());
  }

  @Test
  void nothingThatIsShownBecomesMarkup() {
    String html = page(HOSTILE, Standing.GOOD, everything()).html();
    assertFalse(html.contains("<script"), "a script got through");
    assertFalse(html.contains("\" onload"), "an attribute was broken open");
    assertFalse(html.contains("\u202E"), "the reading direction can be turned");
    assertTrue(html.contains("&lt;script&gt;"));
    new ParsedPage(html).fetchesNothingAndRunsNothing();
  }

  @Property(tries = 100)
  void anyTextLeavesThePageWhole(@ForAll String text) {
    assertEquals(parsed("plain").size(), parsed("a" + text).size());
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void eachStandingHasItsShapeAndItsWord(Standing standing) {
    ParsedPage page = new ParsedPage(page("Headline", standing, List.of(0)).html());
    assertTrue(page.text().contains(standing.word()));
    assertEquals(1, page.all("svg").size());
    assertEquals(List.of("Headline"), ParsedPage.texts(page.all("h2")));
    assertEquals(2, page.withClass(standing.style()).size(), "the banner and its sign");
  }

  @Test
  void onlyWhatFailedLooksLikeAFailure() {
    ParsedPage page = new ParsedPage(page("x", Standing.LOOK, everything()).html());
    List<String> bad =
        ParsedPage.texts(page.withClass("bad")).stream().filter(s -> !s.isEmpty()).toList();
    assertEquals(List.of("Failed", "Covered, not as signed"), bad);
    for (CheckLine.Result result : CheckLine.Result.values()) {
      assertTrue(page.text().contains(result.word()), result.word());
    }
    for (FileLine.Cover cover : FileLine.Cover.values()) {
      assertTrue(page.text().contains(cover.words()), cover.words());
    }
    assertTrue(page.text().contains("1 passed, 1 failed, 1 undetermined, 1 not made."));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void aPartMayStandAloneOrBeAbsent(int part) {
    ParsedPage alone = new ParsedPage(page("words", Standing.GOOD, List.of(part)).html());
    alone.leavesNoEmptyHeading();
    assertEquals(1, alone.all("section").size());
    List<Integer> others = everything();
    others.remove((Object) part);
    new ParsedPage(page("words", Standing.GOOD, others).html()).leavesNoEmptyHeading();
  }

  @Test
  void nothingKnownLeavesNoHeading() {
    ParsedPage page = new ParsedPage(page("words", Standing.GOOD, List.of()).html());
    assertEquals(0, page.all("section").size());
    assertEquals(List.of(), page.all("h2"));
    parsed("words").leavesNoEmptyHeading();
  }

  @Test
  void emptyWordsAreLeftOut() {
    DocumentPage bare =
        new DocumentPage(
            "Title",
            "",
            "",
            Optional.of(new Banner(Standing.BAD, "Altered: DG2", "", "")),
            List.of(),
            List.of(),
            List.of(),
            List.of(new FactGroup("Additional personal details", List.of())),
            Optional.of(new MachineReadableZone("", List.of(), List.of(), List.of())),
            List.of(new FileLine("DG1", "", 0, "", FileLine.Cover.NOT_CHECKED)),
            List.of(new ChainCertificate("", "C=UT", "", "", "", "", "", "", "", List.of())),
            Collections.emptyList());
    ParsedPage page = new ParsedPage(bare.html());
    page.leavesNoEmptyHeading();
    assertEquals(
        List.of("Altered: DG2", "Files as read", "Certificate chain"),
        ParsedPage.texts(page.all("h2")));
    assertFalse(page.text().contains("What to do"));
    assertFalse(page.text().contains("Issuer"));
  }

  @Test
  void theWholeHashIsThere() {
    String hash = "00112233445566778899aabbccddeeff";
    ParsedPage page =
        new ParsedPage(
            new DocumentPage(
                    "Title",
                    "",
                    "",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    List.of(new FileLine("DG1", "", 93, hash, FileLine.Cover.COVERED)),
                    List.of(),
                    List.of())
                .html());
    assertEquals(List.of("001122334455…", hash), ParsedPage.texts(page.all("code")));
  }

  @Test
  void countsBelowNothingAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FileLine("DG1", "", -1, "", FileLine.Cover.COVERED));
  }
}
