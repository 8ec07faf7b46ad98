package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.exeat.capture.Strays.Found;
import org.junit.jupiter.api.Test;

/** Who can be of one car, and who is a fragment. */
class StraysTest {
  private static final Found DRIVER = found(-4.8, 3, 40);

  /** In one track, good enough at least once. */
  private static Found found(double x, int cameras, int sightings) {
    return new Found(x, cameras, sightings, sightings, true);
  }

  private static List<Integer> who(int counted, Found... found) {
    return Strays.whole(List.of(found), Strays.here(List.of(found)), counted);
  }

  @Test
  void theNextDriverOfAQueueIsNobodyOfThisCar() {
    // lane-1, seed 21: seen past the car by one camera, for long
    assertEquals(List.of(0), who(0, DRIVER, found(-7.6, 1, 17)));
    assertEquals(List.of(1), who(2, found(-8, 1, 17), DRIVER), "whatever was counted");
  }

  @Test
  void aChildInTheThirdRowIsSomebody() {
    assertEquals(List.of(0, 1), who(0, DRIVER, found(-6.5, 1, 9)));
    assertEquals(
        List.of(0, 1), who(0, DRIVER, found(-7.8, 2, 9)), "two cameras agree on the place");
    assertEquals(List.of(0), who(0, found(-9, 1, 9)), "nobody else is known");
    assertEquals(
        List.of(0, 1),
        who(0, found(-9, 1, 20), found(-4, 2, 3)),
        "who is hardly known pushes nobody out");
  }

  @Test
  void aFaceThatWasHardlySeenIsAFragmentUnlessOthersCountedMore() {
    Found few = new Found(-5.1, 1, 3, 3, false);
    Found fewer = new Found(-5.2, 1, 2, 2, false);
    assertEquals(List.of(0), who(0, DRIVER, few, fewer));
    assertEquals(List.of(0, 1), who(2, DRIVER, few, fewer), "the one that was seen more stays");
    assertEquals(List.of(0, 1, 2), who(3, DRIVER, few, fewer));
    assertEquals(
        List.of(0),
        who(0, DRIVER, new Found(-5.1, 2, 19, 6, false)),
        "often, and by two cameras, and nobody followed it: a head restraint");
    assertEquals(
        List.of(0, 1), who(0, DRIVER, new Found(-5.1, 2, 11, 7, false)), "a camera followed it");
    assertEquals(List.of(0, 1), who(0, DRIVER, found(-5.1, 2, 3)), "two cameras saw it well");
    assertEquals(List.of(0), who(0, DRIVER, found(-5.1, 1, 4)), "one camera did");
    assertEquals(
        List.of(0, 1), who(0, DRIVER, found(-5.1, 1, 5)), "and then more often: a child behind");
    assertEquals(
        List.of(0, 1), who(0, found(-4.8, 3, 9), few), "nobody has been seen for long yet");
    assertEquals(
        List.of(0),
        who(0, new Found(-4.8, 6, 12, 2, false)),
        "nor does somebody whom six cameras saw twice so far make a fragment of himself");
    assertEquals(
        List.of(0, 1),
        who(2, DRIVER, found(-5.1, 1, 3), new Found(-5.6, 3, 11, 4, false)),
        "whom a camera saw well stays before what nobody is sure of");
    assertEquals(
        List.of(0, 1, 2), Strays.here(List.of(DRIVER, few, fewer)), "and all of them are counted");
  }
}
