package org.exeat.capture;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Point;
import org.exeat.domain.Position;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.Detection;
import org.exeat.faces.Image;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MadeTemplate;
import org.exeat.faces.Template;

/** Shots of one face that nobody took. */
final class MadeShot {
  private MadeShot() {}

  /**
   * One of the camera "front".
   *
   * @param lacking measures of which nothing was found
   */
  static Shot of(int number, Instant taken, QualityMeasure... lacking) {
    return of("front", number, taken, new Position(0, 0, 1), lacking);
  }

  /** One of any camera, of a face that is seen somewhere. */
  static Shot of(
      String camera, int number, Instant taken, Position position, QualityMeasure... lacking) {
    return of(camera, number, taken, position, MadeTemplate.of(1, 0), lacking);
  }

  /** The same of somebody who looks so. */
  static Shot of(
      String camera,
      int number,
      Instant taken,
      Position position,
      Template template,
      QualityMeasure... lacking) {
    return of(camera, number, taken, position, template, new Box(0, 0, 2, 2), lacking);
  }

  /** The same, in the picture where a camera sees a face 15 cm wide. */
  static Shot seen(
      LaneCamera camera, int number, Instant taken, Position position, Template template) {
    CameraView view = new CameraView(camera);
    Point p = view.project(position).orElseThrow();
    double width =
        p.distanceTo(
            view.project(new Position(position.x() + .15, position.y(), position.z()))
                .orElseThrow());
    return of(
        camera.name(),
        number,
        taken,
        position,
        template,
        new Box(p.x() - width / 2, p.y() - width / 2, width, width));
  }

  private static Shot of(
      String camera,
      int number,
      Instant taken,
      Position position,
      Template template,
      Box box,
      QualityMeasure... lacking) {
    AnalyzedFace face =
        new AnalyzedFace(
            new Detection(box, 1),
            new Landmarks(Collections.nCopies(Landmarks.COUNT, box.center())),
            new CaptureQuality(Map.of()),
            new Image(2, 2, new byte[12]),
            template);
    List<QualityShortfall> shortfalls =
        QualityPolicy.CAPTURE.requirements().stream()
            .filter(r -> Arrays.asList(lacking).contains(r.measure()))
            .map(r -> new QualityShortfall(r, OptionalDouble.of(0)))
            .toList();
    return new Shot(
        camera, number, taken, new Sighting(number, face, shortfalls), Optional.empty(), position);
  }
}
