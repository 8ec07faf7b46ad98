package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;
import org.exeat.domain.Point;
import org.exeat.domain.Position;
import org.exeat.domain.QualityMeasure;
import org.exeat.faces.Detection;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MeasuredFace;
import org.junit.jupiter.api.Test;

/** From pictures to places in the lane, seats and ways. */
class CameraViewTest {
  private static final LaneCamera FRONT = MadeCamera.FRONT;
  private static final CameraView VIEW = new CameraView(FRONT);
  private static final Lane LANE =
      new Lane(
          "1",
          "Specimen",
          Direction.EXIT,
          Set.of(Mode.VEHICLE),
          3.4,
          14,
          4,
          new Lane.Trigger(-2.5, 1),
          List.of(FRONT),
          List.of(),
          List.of(),
          Map.of());

  /** A grown-up's face that looks at the camera, its eyes' middle at a place. */
  private static MeasuredFace face(Position at) {
    return face(at, 1, 1, 3);
  }

  /** The same by what is measured of it, against the distance of a grown-up's eyes. */
  private static MeasuredFace face(Position at, double apart, double toMouth, double box) {
    Point middle = VIEW.project(at).orElseThrow();
    double dx = at.x() - 2.8;
    double dy = at.y() - 1.8;
    double dz = at.z() - 1.7;
    // along the view: towards (-2.6, 0, 1.2)
    double length = Math.sqrt(5.4 * 5.4 + 1.8 * 1.8 + .5 * .5);
    double along = (dx * -5.4 + dy * -1.8 + dz * -.5) / length;
    double eyes = 12 / 5.6 * 1280 * .063 / along;
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Landmarks.COUNT; i++) {
      double side = i >= 36 && i < 42 ? -.5 : i >= 42 && i < 48 ? .5 : 0;
      double down = i >= 48 ? 1 : 0;
      points.add(new Point(middle.x() + side * apart * eyes, middle.y() + down * toMouth * eyes));
    }
    return new MeasuredFace(
        new Detection(new Box(middle.x() - eyes, middle.y() - eyes, 2 * eyes, box * eyes), .9),
        new Landmarks(points),
        new CaptureQuality(new EnumMap<>(Map.of(QualityMeasure.INTER_EYE_DISTANCE, eyes))));
  }

  @Property(tries = 200)
  void aFaceIsFoundWhereItIs(
      @ForAll @DoubleRange(min = -5, max = -1) double x,
      @ForAll @DoubleRange(min = -.8, max = .8) double y,
      @ForAll @DoubleRange(min = 1, max = 1.6) double z) {
    Position found = VIEW.position(face(new Position(x, y, z)));
    assertEquals(x, found.x(), .02);
    assertEquals(y, found.y(), .02);
    assertEquals(z, found.z(), .02);
  }

  /** A head that turns aside shows its eyes nearer to each other, one that nods its mouth. */
  @Test
  void theLongestOfWhatIsMeasuredTellsTheDistance() {
    Position at = new Position(-2.4, .37, 1.2);
    double right = VIEW.distance(face(at, 1, .9, 2.9));
    assertEquals(right, VIEW.distance(face(at, .6, 1.19, 2.9)), 1e-9);
    assertEquals(right, VIEW.distance(face(at, .6, .9, 3.4)), 1e-9);
    // what was measured in the median of those who face the camera to 12 degrees (lane-1, seed 21)
    assertEquals(right, VIEW.distance(face(at, .975, 1.088, 3.212)), .03 * right);
  }

  @Property(tries = 200)
  void aWayAlongTheLaneIsSeenWithoutTheFacesSize(
      @ForAll @DoubleRange(min = -5, max = -2) double x,
      @ForAll @DoubleRange(min = 0, max = 1.5) double way) {
    Position from = new Position(x, .37, 1.2);
    Point now = VIEW.project(new Position(x + way, .37, 1.2)).orElseThrow();
    assertEquals(way, VIEW.shift(from, now).orElseThrow(), 1e-6);
  }

  @Test
  void nothingIsToldOfAPointFarFromTheLineAlongTheLane() {
    Point high = VIEW.project(new Position(-2, .37, 2.2)).orElseThrow();
    assertEquals(Optional.empty(), VIEW.shift(new Position(-2.5, .37, 1.2), high));
  }

  @Test
  void bystandersLieOutsideOfTheZone() {
    OccupantZone zone = OccupantZone.of(LANE);
    assertTrue(VIEW.mayLieIn(zone, face(new Position(-2.4, .37, 1.2))), "the driver");
    assertTrue(VIEW.mayLieIn(zone, face(new Position(-4, -.4, 1.35))), "the third row");
    assertFalse(VIEW.mayLieIn(zone, face(new Position(-3, -3.5, 1.2))), "the next lane");
    assertFalse(VIEW.mayLieIn(zone, face(new Position(-8.5, .4, 1.2))), "the vehicle behind");
    assertFalse(VIEW.mayLieIn(zone, face(new Position(-2, 0, 2.6))), "an advertisement");
  }

  @Test
  void theRegionHoldsAllHeads() {
    Box region = VIEW.region(OccupantZone.of(LANE)).orElseThrow();
    for (double y : new double[] {-.4, 0, .4}) {
      Point p = VIEW.project(new Position(-2.4, y, 1.2)).orElseThrow();
      assertTrue(region.x() <= p.x() && p.x() <= region.right(), region + " " + p);
      assertTrue(region.y() <= p.y() && p.y() <= region.bottom(), region + " " + p);
    }
  }

  @Test
  void seatsAreToldByPlaceAndDoubtIsTold() {
    Place sharp = new Place(-2.4, .37, .01, 0, .01);
    SeatEstimate driver = SeatEstimate.of(sharp, 0, .1);
    assertEquals(Optional.of(1), driver.row());
    assertEquals(Optional.of(SeatEstimate.Side.LEFT), driver.side());
    assertEquals(Optional.of(2), SeatEstimate.of(new Place(-3.3, .37, .01, 0, .01), 0, .1).row());
    assertEquals(Optional.of(3), SeatEstimate.of(new Place(-4.1, .37, .01, 0, .01), 0, .1).row());
    SeatEstimate doubtful = SeatEstimate.of(new Place(-2.95, .2, .6, 0, .3), 0, .6);
    assertTrue(doubtful.rowConfidence() < .8, () -> "row with " + doubtful.rowConfidence());
  }

  @Test
  void twoStatementsAboutOnePlaceAreSurerThanEither() {
    Place a = new Place(-2.4, .3, .25, 0, .01);
    Place b = new Place(-2.6, .4, .01, 0, .25);
    Place.Sum both = Place.Sum.of(a).plus(Place.Sum.of(b));
    assertTrue(both.place().xx() < .01 && both.place().yy() < .01);
    assertEquals(-2.59, both.place().x(), .02);
    assertEquals(.304, both.place().y(), .02);
    // the difference, (0.2, -0.1) m, has a variance of 0.26 m² each way
    assertEquals(
        Math.log(3.5 / (2 * Math.PI * .26)) - .05 / .26 / 2, both.oneRatherThanAnywhere(3.5), 1e-9);
    assertEquals(0, Place.Sum.of(a).oneRatherThanAnywhere(3.5), 1e-9);
    Place aslant = new Place(-2.5, .2, .1, .05, .06);
    assertEquals(
        both.oneRatherThanAnywhere(3.5)
            + Place.Sum.of(both.place()).plus(Place.Sum.of(aslant)).oneRatherThanAnywhere(3.5),
        both.plus(Place.Sum.of(aslant)).oneRatherThanAnywhere(3.5),
        1e-9);
    Place.Sum far = Place.Sum.of(new Place(-5.6, .4, .01, 0, .25));
    assertTrue(Place.Sum.of(a).plus(far).oneRatherThanAnywhere(3.5) < 0);
  }
}
