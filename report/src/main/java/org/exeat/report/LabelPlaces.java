package org.exeat.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.exeat.domain.Box;
import org.exeat.report.Photo.FaceBox;

/**
 * Where the labels of faces stand on a photograph. Labels keep their size while the photograph
 * scales, so they are placed as for the narrowest screen: what does not overlap there overlaps
 * nowhere.
 */
final class LabelPlaces {
  /** Width of a photograph on the narrowest screen provided for, CSS pixels. */
  private static final double NARROW = 320;

  /** Height of a label, CSS pixels. */
  private static final double TALL = 22;

  private LabelPlaces() {}

  private enum Side {
    ABOVE,
    BELOW,
    INSIDE_BELOW,
    INSIDE_ABOVE
  }

  private record Place(Box area, String style) {}

  /** A style attribute for each face, in order. */
  static List<String> of(Picture picture, List<FaceBox> faces) {
    double scale = Math.min(1, NARROW / picture.width());
    Box frame = new Box(0, 0, picture.width() * scale, picture.height() * scale);
    List<Box> boxes = faces.stream().map(face -> scaled(face.box(), scale)).toList();
    List<Box> taken = new ArrayList<>();
    List<String> styles = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      List<Box> others = new ArrayList<>(boxes);
      others.remove(i);
      Place place = best(candidates(faces.get(i).label(), boxes.get(i), frame), taken, others);
      taken.add(place.area());
      styles.add(place.style());
    }
    return List.copyOf(styles);
  }

  private static Place best(List<Place> candidates, List<Box> labels, List<Box> faces) {
    Place best = candidates.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Place candidate : candidates) {
      double cost = 8 * covered(candidate.area(), labels) + covered(candidate.area(), faces);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    return best;
  }

  private static List<Place> candidates(String label, Box box, Box frame) {
    double wide = Math.min(30 + 7.2 * label.codePointCount(0, label.length()), frame.width());
    double left = clamp(box.x(), frame.width());
    double right = clamp(box.right(), frame.width());
    double top = clamp(box.y(), frame.height());
    double bottom = clamp(box.bottom(), frame.height());
    List<Place> fitting = new ArrayList<>();
    List<Place> all = new ArrayList<>();
    for (Side side : Side.values()) {
      double y =
          switch (side) {
            case ABOVE -> top - TALL;
            case BELOW -> bottom;
            case INSIDE_BELOW -> bottom - TALL;
            case INSIDE_ABOVE -> top;
          };
      String vertical =
          switch (side) {
            case ABOVE -> "bottom:" + percent(frame.height() - top, frame.height());
            case BELOW -> "top:" + percent(bottom, frame.height());
            case INSIDE_BELOW -> "bottom:" + percent(frame.height() - bottom, frame.height());
            case INSIDE_ABOVE -> "top:" + percent(top, frame.height());
          };
      List<Place> two =
          List.of(
              new Place(
                  new Box(left, y, wide, TALL), "left:" + percent(left, frame.width()) + vertical),
              new Place(
                  new Box(right - wide, y, wide, TALL),
                  "right:" + percent(frame.width() - right, frame.width()) + vertical));
      all.addAll(two);
      two.stream().filter(place -> inside(place.area(), frame)).forEach(fitting::add);
    }
    if (fitting.isEmpty()) {
      double y = Math.max(0, Math.min(top, frame.height() - TALL));
      all.addFirst(
          new Place(new Box(0, y, wide, TALL), "left:0;top:" + percent(y, frame.height())));
      return all.subList(0, 1);
    }
    return fitting;
  }

  private static double covered(Box area, List<Box> by) {
    double sum = 0;
    for (Box other : by) {
      double w = Math.min(area.right(), other.right()) - Math.max(area.x(), other.x());
      double h = Math.min(area.bottom(), other.bottom()) - Math.max(area.y(), other.y());
      sum += w > 0 && h > 0 ? w * h : 0;
    }
    return sum;
  }

  private static boolean inside(Box area, Box frame) {
    return area.x() >= 0
        && area.y() >= 0
        && area.right() <= frame.width() + 0.01
        && area.bottom() <= frame.height() + 0.01;
  }

  private static Box scaled(Box box, double by) {
    return new Box(box.x() * by, box.y() * by, box.width() * by, box.height() * by);
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(value, most));
  }

  private static String percent(double part, double whole) {
    return String.format(Locale.ROOT, "%.2f%%;", 100 * part / whole);
  }
}
