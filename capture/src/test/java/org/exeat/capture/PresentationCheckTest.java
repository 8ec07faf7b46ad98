package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.exeat.capture.PresentationCheck.Look;
import org.exeat.faces.SheetBorder;
import org.junit.jupiter.api.Test;

/** Heads turn from camera to camera, pictures do not; pictures have edges. */
class PresentationCheckTest {
  private static final int DISTANCES = 36;

  /** Two cameras at 60° to each other see the same face, which turns by a share of it. */
  private static List<Look> looks(double share, int moments) {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < moments; i++) {
      Instant t = Instant.EPOCH.plusMillis(1000L * i);
      double yaw = 5 * i;
      looks.add(new Look("front", t, -165, yaw));
      // -165° is 195°: from there to 135° it is 60° clockwise
      looks.add(new Look("right", t.plusMillis(100), 135, yaw + 60 * share));
    }
    return looks;
  }

  private static SheetBorder border(double left, double right, double top, int at) {
    return new SheetBorder(profile(left, at), profile(right, at + 3), profile(top, at));
  }

  private static List<Double> profile(double edge, int at) {
    List<Double> profile = new ArrayList<>(Collections.nCopies(DISTANCES, .1));
    profile.set(at, edge);
    return profile;
  }

  private static final List<SheetBorder> NO_EDGES =
      List.of(border(.2, .1, .4, 4), border(.1, .2, .3, 8));
  private static final List<SheetBorder> RECTANGLE =
      List.of(border(.8, .7, .9, 12), border(.7, .7, .8, 12));

  @Test
  void aHeadTurnsFromCameraToCamera() {
    PresentationCheck head = PresentationCheck.of(looks(.6, 5), NO_EDGES);
    assertEquals(.6, head.relief().orElseThrow(), 1e-9);
    assertFalse(head.suspected());
    assertFalse(
        PresentationCheck.of(looks(.9, 5), RECTANGLE).suspected(), "before a pillar, but a head");
  }

  @Test
  void aPictureIsFlatAndHasEdges() {
    PresentationCheck picture = PresentationCheck.of(looks(0, 5), RECTANGLE);
    assertEquals(0, picture.relief().orElseThrow(), 1e-9);
    assertTrue(picture.suspected());
    assertTrue(PresentationCheck.of(List.of(), RECTANGLE).suspected(), "seen by one camera only");
  }

  @Test
  void nothingIsSaidOfWhatWasHardlySeen() {
    PresentationCheck one = PresentationCheck.of(looks(0, 1), List.of(RECTANGLE.getFirst()));
    assertEquals(Optional.empty(), one.relief());
    assertEquals(Optional.empty(), one.border());
    assertFalse(one.suspected());
  }

  @Test
  void looksThatLieFarApartInTimeAreNotCompared() {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      looks.add(new Look(i % 2 == 0 ? "front" : "right", Instant.EPOCH.plusSeconds(i), 30 * i, 0));
    }
    assertEquals(Optional.empty(), PresentationCheck.of(looks, NO_EDGES).relief());
  }

  @Test
  void edgesThatMoveAgainstTheFaceAreNoPictures() {
    List<SheetBorder> pillars = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pillars.add(border(.9, .9, .9, 2 + 6 * i));
    }
    PresentationCheck check = PresentationCheck.of(List.of(), pillars);
    assertTrue(check.border().orElseThrow() < .3, check::toString);
    assertFalse(check.suspected());
  }
}
