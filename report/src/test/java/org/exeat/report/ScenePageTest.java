package org.exeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.LaneStructure;
import org.exeat.domain.Mode;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ScenePageTest {
  private static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x";
  private static final Picture DOT = Picture.ofJpeg(new byte[] {1, 2, 3}, 4, 3);

  private static LaneCamera camera(String name, double x, double y) {
    return new LaneCamera(
        name,
        new Position(x, y, 1.7),
        new Position(-2, 0, 1.2),
        12,
        2.8,
        4,
        1,
        85,
        new LaneCamera.Sensor(5.6, 1280, 720, Spectrum.VISIBLE, LaneCamera.Shutter.GLOBAL, 0),
        new LaneCamera.Exposure(
            .004, .0001, 30, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
        Optional.empty());
  }

  private static LanePlan plan() {
    return new LanePlan(
        new Lane(
            HOSTILE,
            "Specimen",
            Direction.EXIT,
            Set.of(Mode.VEHICLE),
            3.4,
            14,
            4,
            new Lane.Trigger(-2, .4),
            List.of(camera("front", 4, 1.8), camera("left", -1, 3)),
            List.of(
                new LaneLamp(
                    "white",
                    new Position(4, 2, 2),
                    new Position(-2, 0, 1),
                    Spectrum.VISIBLE,
                    40,
                    2000,
                    .2,
                    LaneLamp.Use.NIGHT,
                    Optional.empty())),
            List.of(
                new LaneStructure(
                    LaneStructure.Kind.BOOTH, new Position(-3, 2.3, 0), new Position(0, 4, 2.8))),
            Map.of()),
        180,
        4.5,
        1.8);
  }

  @Test
  void thePageShowsThePlanAndWhatEachCameraSeesAndRunsNothing() {
    ScenePage page =
        new ScenePage(
            HOSTILE,
            HOSTILE,
            plan(),
            List.of(
                new ScenePage.View("front", "52 px between the eyes", DOT),
                new ScenePage.View(HOSTILE, HOSTILE, DOT)));
    ParsedPage parsed = new ParsedPage(page.html());
    parsed.fetchesNothingAndRunsNothing();
    assertEquals(List.of("front", HOSTILE), ParsedPage.texts(parsed.all("h2")));
    assertEquals(2, parsed.all("img").size());
    for (Element image : parsed.all("img")) {
      assertTrue(image.getAttribute("alt").startsWith("What camera "), image.getAttribute("alt"));
    }
    assertTrue(parsed.text().contains("Lane " + HOSTILE + " from above"));
    assertTrue(parsed.text().contains("vehicle at the stop line"));
    assertTrue(parsed.text().contains("lamp white"));
    List<Element> told =
        parsed.all("text").stream().filter(t -> t.getTextContent().contains("m high")).toList();
    assertEquals(2, told.size());
    assertTrue(value(told.getLast(), "y") - value(told.getFirst(), "y") > 13, "one below another");
  }

  /** Forward is right, the left of the lane is up, at 46 pixels a metre. */
  @Test
  void whatStandsFartherForwardIsFartherRightOnThePlan() {
    ParsedPage parsed = new ParsedPage(new ScenePage("t", "s", plan(), List.of()).html());
    Element lamp =
        parsed.all("circle").stream()
            .filter(c -> c.getTextContent().equals("lamp white"))
            .findFirst()
            .orElseThrow();
    List<Element> outlines =
        parsed.all("rect").stream().filter(r -> r.getAttribute("fill").equals("none")).toList();
    Element vehicle = outlines.getLast();
    double front = value(vehicle, "x") + value(vehicle, "width");
    assertEquals(4.5 * 46, value(vehicle, "width"), .1);
    assertEquals(4 * 46, value(lamp, "cx") - front, .2);
    double middle = value(vehicle, "y") + value(vehicle, "height") / 2;
    assertEquals(2 * 46, middle - value(lamp, "cy"), .2);
  }

  private static double value(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void theLayoutsPageHasACellForEachRowAndHour() {
    LayoutPage page =
        new LayoutPage(
            HOSTILE,
            "ten vehicles",
            List.of(
                new LayoutPage.Layout(
                    HOSTILE,
                    List.of("08", "12", "16"),
                    List.of(
                        new LayoutPage.Row("row 1", List.of(1.0, .5, 0.0)),
                        new LayoutPage.Row("row 2", List.of(.25, .1, .07))))));
    ParsedPage parsed = new ParsedPage(page.html());
    parsed.fetchesNothingAndRunsNothing();
    List<String> texts = ParsedPage.texts(parsed.all("text"));
    for (String hour : List.of("08", "12", "16")) {
      assertTrue(texts.stream().anyMatch(t -> t.contains(hour)), texts::toString);
    }
    for (String share : List.of("100", "50", "0", "25", "10", "7")) {
      assertTrue(
          texts.stream().anyMatch(t -> t.replaceAll("[^0-9]", "").equals(share)), texts::toString);
    }
  }
}
