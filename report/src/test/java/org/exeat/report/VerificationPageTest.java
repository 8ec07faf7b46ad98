package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VerificationPageTest {
  private static final String HOSTILE = "<script>alert('x')</script>\" onload=\"y";

  private static String page(String text, boolean fallsShort) {
    Holding holding =
        new Holding(
            Mark.REFERRED,
            text,
            text,
            text,
            List.of(new Holding.QualityRow("sharpness", text, fallsShort)));
    return new VerificationPage(
            text,
            text,
            text,
            new VerificationPage.Summary(text, 1, 2, 0, 1),
            List.of(
                new VerificationPage.Traveller(
                    "Document 1",
                    List.of(new Fact("Name", text)),
                    Optional.empty(),
                    Optional.empty(),
                    holding)),
            List.of(),
            List.of(),
            Matrix.empty(),
            List.of(new VerificationPage.UnreadFile("Photo 1", text)),
            List.of(new Explanation("Limits", List.of(text))))
        .html();
  }

  @Test
  void nothingThatIsShownBecomesMarkup() {
    String html = page(HOSTILE, false);
    assertFalse(html.contains("<script"), "a script got through");
    assertFalse(html.contains("\" onload"), "an attribute was broken open");
    assertTrue(html.contains("&lt;script&gt;"));
  }

  @Property(tries = 200)
  void anyTextLeavesThePageWhole(@ForAll String text) {
    String html = page("a" + text, true); // an empty text is left out
    assertTrue(html.startsWith("<!DOCTYPE html>") || html.startsWith("<!doctype html>"));
    assertEquals(page("plain", true).split("<", -1).length, html.split("<", -1).length);
  }

  @Test
  void qualityIsOpenWhereSomethingFallsShort() {
    assertTrue(page("plain", true).contains("<details open"));
    assertFalse(page("plain", false).contains("<details open"));
  }
}
