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
import org.junit.jupiter.params.provider.ValueSource;

class TrustPageTest {
  private static final String HOSTILE = "<script>alert('x')</script>\" onload=\"y&amp;\u202Ez";
  private static final int PARTS = 6;

  /** A page with the parts of the given numbers, each field of which says {@code text}. */
  private static TrustPage page(String text, List<Integer> parts) {
    String hash = "0123456789abcdef" + text;
    var missing = List.of(new ExpectedStates.Missing(text, text, text));
    return new TrustPage(
        text,
        text,
        text,
        part(0, parts, List.of(new ExpectedStates(3, missing))).stream().findFirst(),
        part(1, parts, List.of(new TrustCounts(1, 2, 3, 4, 5, 6, 7, 8))).stream().findFirst(),
        part(
            2,
            parts,
            Arrays.stream(TrustState.ListState.values())
                .map(list -> new TrustState(text, text, 2, 1, 0, 2, 1, list, text))
                .toList()),
        part(3, parts, List.of(group(text, hash, 1), group(text, hash, 9))),
        part(
            4,
            parts,
            List.of(
                new ImportLine(
                    text, text, text, hash, 1, 2, 3, List.of(new ImportLine.Refusal(text, text))))),
        part(5, parts, List.of(new Explanation(text, List.of(text)))));
  }

  private static FindingGroup group(String text, String hash, int count) {
    var finding = new FindingGroup.Finding(text, text, text, hash);
    return new FindingGroup(text, text, Collections.nCopies(count, finding));
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
    return new ParsedPage(page(text, everything()).html());
  }

  private static ParsedPage of(
      List<ExpectedStates> expected, List<TrustState> states, List<ImportLine> imports) {
    return new ParsedPage(
        new TrustPage(
                "Title",
                "",
                "",
                expected.stream().findFirst(),
                Optional.empty(),
                states,
                List.of(new FindingGroup("Weak", "", List.of())),
                imports,
                List.of())
            .html());
  }

  @Test
  void nothingThatIsShownBecomesMarkup() {
    String html = page(HOSTILE, everything()).html();
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
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aPartMayStandAloneOrBeAbsent(int part) {
    ParsedPage alone = new ParsedPage(page("words", List.of(part)).html());
    alone.leavesNoEmptyHeading();
    assertEquals(1, alone.all("section").size());
    List<Integer> others = everything();
    others.remove((Object) part);
    new ParsedPage(page("words", others).html()).leavesNoEmptyHeading();
  }

  @Test
  void nothingKnownLeavesNoHeading() {
    ParsedPage page = new ParsedPage(page("words", List.of()).html());
    assertEquals(0, page.all("section").size());
    assertEquals(List.of(), page.all("h2"));
    parsed("words").leavesNoEmptyHeading();
  }

  @Test
  void whatIsMissingIsSaidFirst() {
    assertEquals("1 lacks an authority", parsed("words").all("h2").getFirst().getTextContent());
  }

  @Test
  void nothingMissingIsSaidToo() {
    ParsedPage page = of(List.of(new ExpectedStates(12, List.of())), List.of(), List.of());
    assertEquals(List.of("None lacks an authority"), ParsedPage.texts(page.all("h2")));
    assertTrue(page.text().contains("Of 12 states that are expected"));
    assertEquals(2, page.withClass("good").size());
    ParsedPage noList = of(List.of(new ExpectedStates(0, List.of())), List.of(), List.of());
    assertEquals(0, noList.all("section").size());
  }

  @Test
  void nothingThatIsMissingLooksBad() {
    ParsedPage page = parsed("words");
    assertEquals(List.of(), page.withClass("bad"));
    for (TrustState.ListState list : TrustState.ListState.values()) {
      assertTrue(page.text().contains(list.word()), list.word());
    }
  }

  @Test
  void longGroupsAndRefusalsAreFolded() {
    List<String> open =
        parsed("words").withClass("group").stream().map(e -> e.getAttribute("open")).toList();
    assertEquals(List.of("open", ""), open);
    assertEquals("", parsed("words").withClass("refused").getFirst().getAttribute("open"));
  }

  @Test
  void aStateWithoutAValidAuthorityNeedsALook() {
    TrustState none =
        new TrustState("UT", "", 0, 0, 0, 0, 0, TrustState.ListState.CURRENT, "2026-11-01");
    ParsedPage page = of(List.of(), List.of(none), List.of());
    assertEquals(2, page.withClass("look").size(), "the cell and its sign");
    assertTrue(page.text().contains("0 of 0"));
  }

  @Test
  void importsSayWhatTheyAdded() {
    var refused =
        List.of(
            new ImportLine.Refusal("first", "the same rule"),
            new ImportLine.Refusal("second", "another"),
            new ImportLine.Refusal("third", "the same rule"));
    ParsedPage page =
        of(
            List.of(),
            List.of(),
            List.of(
                new ImportLine("2026-11-20", "specimen", "a.ml", "", 1, 0, 2, refused),
                new ImportLine("2026-11-19", "specimen", "b.crl", "", 0, 2, 0, List.of()),
                new ImportLine("2026-11-18", "specimen", "c.ldif", "", 2, 1, 0, List.of()),
                new ImportLine("2026-11-17", "specimen", "d.cer", "", 0, 0, 1, List.of())));
    assertEquals(
        List.of(
            "Added 1 certificate; 2 already there.",
            "Added 2 revocation lists.",
            "Added 2 certificates and 1 revocation list.",
            "Nothing added; 1 already there."),
        ParsedPage.texts(page.withClass("outcome")));
    assertEquals(
        List.of("the same rule (2)", "another"), ParsedPage.texts(page.all("dt")), "once each");
    assertEquals(List.of("first", "third", "second"), ParsedPage.texts(page.all("dd")));
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrustState("UT", "", 1, 1, 0, 0, 3, TrustState.ListState.CURRENT, ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrustState("UT", "", 1, -1, 0, 0, 0, TrustState.ListState.CURRENT, ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExpectedStates(0, List.of(new ExpectedStates.Missing("UTO", "", ""))));
  }
}
