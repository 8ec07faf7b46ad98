package org.exeat.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Point;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.junit.jupiter.api.Test;

/** What covers a face is told by where it is dark, and by features that are not in their places. */
class CaptureQualityAssessorTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 200;
  private static final Box FACE = new Box(20, 20, 120, 150);
  private static final Point LEFT_EYE = new Point(55, 85);
  private static final Point RIGHT_EYE = new Point(105, 85);
  private static final Point MOUTH = new Point(80, 140);

  /** An even face. */
  private static byte[] skin(int brightness) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    java.util.Arrays.fill(rgb, (byte) brightness);
    return rgb;
  }

  private static void paint(byte[] rgb, Point middle, int halfWidth, int halfHeight, int value) {
    for (int y = (int) middle.y() - halfHeight; y <= middle.y() + halfHeight; y++) {
      for (int x = (int) middle.x() - halfWidth; x <= middle.x() + halfWidth; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[(y * WIDTH + x) * 3 + c] = (byte) value;
        }
      }
    }
  }

  private static Landmarks landmarks(Point left, Point right, Point mouth) {
    List<Point> points = new ArrayList<>(Collections.nCopies(Landmarks.COUNT, mouth));
    for (int i = 0; i < 6; i++) {
      points.set(36 + i, left);
      points.set(42 + i, right);
    }
    double middle = (left.x() + right.x()) / 2;
    points.set(30, new Point(middle, left.y() + .55 * (mouth.y() - left.y())));
    points.set(8, new Point(middle, mouth.y() + 25));
    return new Landmarks(points);
  }

  private static CaptureQuality quality(byte[] rgb, Landmarks landmarks) {
    return CaptureQualityAssessor.assess(
        new Image(WIDTH, HEIGHT, rgb), FACE, new LandmarkPredictor.Found(landmarks, .01), 1);
  }

  private static double eyesVisible(byte[] rgb) {
    return quality(rgb, landmarks(LEFT_EYE, RIGHT_EYE, MOUTH))
        .value(QualityMeasure.EYES_VISIBLE)
        .orElseThrow();
  }

  private static Set<QualityMeasure> lacking(CaptureQuality quality) {
    return QualityPolicy.CAPTURE.shortfalls(quality).stream()
        .map(s -> s.requirement().measure())
        .collect(Collectors.toSet());
  }

  @Test
  void darkGlassesAreToldOnBrightAndOnDarkSkin() {
    for (int brightness : new int[] {220, 120, 60}) {
      byte[] bare = skin(brightness);
      paint(bare, LEFT_EYE, 10, 4, brightness / 4); // dark eyes are no glasses
      paint(bare, RIGHT_EYE, 10, 4, brightness / 4);
      assertEquals(1, eyesVisible(bare), .05, () -> "skin of " + brightness);
      byte[] glasses = skin(brightness);
      paint(glasses, new Point(55, 90), 20, 14, brightness / 3);
      paint(glasses, new Point(105, 90), 20, 14, brightness / 3);
      assertEquals(.33, eyesVisible(glasses), .05, () -> "skin of " + brightness);
      Set<QualityMeasure> lacking =
          lacking(quality(glasses, landmarks(LEFT_EYE, RIGHT_EYE, MOUTH)));
      assertTrue(lacking.contains(QualityMeasure.EYES_VISIBLE));
    }
  }

  @Test
  void aShadowOnOneSideOrOnTheForeheadIsNoGlasses() {
    byte[] side = skin(200);
    paint(side, new Point(40, 100), 40, 90, 90); // half of the face
    assertFalse(
        lacking(quality(side, landmarks(LEFT_EYE, RIGHT_EYE, MOUTH)))
            .contains(QualityMeasure.EYES_VISIBLE),
        () -> "half in shadow: " + eyesVisible(side));
    byte[] brim = skin(200);
    paint(brim, new Point(80, 45), 70, 20, 50);
    assertTrue(eyesVisible(brim) > .9, () -> "under a brim: " + eyesVisible(brim));
  }

  @Test
  void featuresThatLieTooCloseTogetherAreNotInTheirPlaces() {
    CaptureQuality right = quality(skin(150), landmarks(LEFT_EYE, RIGHT_EYE, MOUTH));
    assertEquals(55 / 150.0, right.value(QualityMeasure.EYES_TO_MOUTH).orElseThrow(), 1e-9);
    assertTrue(!lacking(right).contains(QualityMeasure.EYES_TO_MOUTH));
    CaptureQuality astray =
        quality(skin(150), landmarks(new Point(70, 85), new Point(90, 85), new Point(80, 105)));
    assertTrue(lacking(astray).contains(QualityMeasure.EYES_TO_MOUTH));
  }

  /** Lips are a line, a mask is not, however it is lit. */
  @Test
  void aCoveredMouthIsToldByTheLineThatIsMissing() {
    Landmarks landmarks = landmarks(LEFT_EYE, RIGHT_EYE, MOUTH);
    byte[] lips = skin(150);
    paint(lips, MOUTH, 18, 2, 110);
    assertFalse(lacking(quality(lips, landmarks)).contains(QualityMeasure.MOUTH_VISIBLE));
    byte[] mask = skin(150);
    for (int y = 100; y < HEIGHT; y++) {
      paint(mask, new Point(80, y), 60, 0, 230 - (y - 100));
    }
    assertTrue(lacking(quality(mask, landmarks)).contains(QualityMeasure.MOUTH_VISIBLE));
  }

  @Test
  void aMouthThatEveryLookFindsElsewhereIsNotTold() {
    Image image = new Image(WIDTH, HEIGHT, skin(150));
    Landmarks landmarks = landmarks(LEFT_EYE, RIGHT_EYE, MOUTH);
    CaptureQuality moves =
        CaptureQualityAssessor.assess(image, FACE, new LandmarkPredictor.Found(landmarks, .12), 1);
    assertTrue(lacking(moves).contains(QualityMeasure.MOUTH_SPREAD));
    assertFalse(lacking(quality(skin(150), landmarks)).contains(QualityMeasure.MOUTH_SPREAD));
  }

  /** Even, sloping and bent brightness is no line. */
  @Test
  void aParabolaDeviatesFromItselfByNothing() {
    double[] bent = new double[15];
    for (int i = 0; i < bent.length; i++) {
      bent[i] = 3 + 2 * i - .5 * i * i;
    }
    assertEquals(0, FaceSquare.deviation(bent), 1e-9);
    bent[7] += 10;
    assertTrue(FaceSquare.deviation(bent) > 2);
  }

  /** The forehead is cut off: the three others tell, and a shadow on one cheek is no glasses. */
  @Test
  void whereAPatchIsMissingTheOthersTell() {
    byte[] rgb = skin(200);
    paint(rgb, new Point(105, 60), 18, 8, 120);
    Landmarks high = landmarks(new Point(55, 25), new Point(105, 25), new Point(80, 80));
    assertEquals(1, quality(rgb, high).value(QualityMeasure.EYES_VISIBLE).orElseThrow(), .05);
  }

  @Test
  void aFaceThatThePictureCutsOffTellsNothingOfWhatIsBeyond() {
    byte[] rgb = skin(150);
    CaptureQuality low =
        quality(rgb, landmarks(new Point(55, 140), new Point(105, 140), new Point(80, HEIGHT - 4)));
    assertTrue(low.value(QualityMeasure.MOUTH_VISIBLE).isEmpty());
    assertEquals(1, low.value(QualityMeasure.EYES_VISIBLE).orElseThrow(), .05);
    CaptureQuality aside =
        quality(
            rgb,
            landmarks(new Point(WIDTH - 12, 85), new Point(WIDTH - 2, 85), new Point(152, 140)));
    assertTrue(aside.value(QualityMeasure.EYES_VISIBLE).isEmpty());
  }

  @Test
  void whatLiesBeyondThePictureIsNotGuessed() {
    CaptureQuality beyond =
        quality(
            skin(150),
            landmarks(new Point(-300, -200), new Point(-250, -200), new Point(-275, -150)));
    assertTrue(beyond.value(QualityMeasure.EYES_VISIBLE).isEmpty());
    assertTrue(lacking(beyond).contains(QualityMeasure.EYES_VISIBLE));
  }
}
