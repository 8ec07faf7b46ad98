package org.exeat.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.exeat.domain.Box;

/**
 * A photograph and the faces found in it.
 *
 * @param name file name
 * @param picture the photograph; boxes are in its pixels
 * @param faces in the order in which they are named
 */
public record Photo(String name, Picture picture, List<FaceBox> faces) {

  /**
   * A face in a photograph.
   *
   * @param label such as "Occupant 2"
   * @param box where, in pixels of the picture
   * @param mark what became of the occupant
   */
  public record FaceBox(String label, Box box, Mark mark) {}

  /** Copies. */
  public Photo {
    faces = List.copyOf(faces);
  }

  void write(Html to) {
    int width = picture.width();
    int height = picture.height();
    to.open("figure", "class", "photo");
    to.open("div", "class", "frame", "style", "max-width:" + width + "px");
    picture.write(to, alt());
    String view = "0 0 " + width + " " + height;
    to.open("svg", "class", "overlay", "viewBox", view, "aria-hidden", "true");
    for (FaceBox face : faces) {
      rectangle(to, face.box(), "halo");
      rectangle(to, face.box(), face.mark().style());
    }
    to.close();
    List<String> places = LabelPlaces.of(picture, faces);
    for (int i = 0; i < faces.size(); i++) {
      FaceBox face = faces.get(i);
      String style = "label " + face.mark().style();
      to.open("span", "class", style, "style", places.get(i), "aria-hidden", "true");
      face.mark().sign(to);
      to.text(face.label()).close();
    }
    to.close().open("figcaption").element("span", name, "class", "file", "dir", "auto");
    to.text(" " + count()).close().close().line();
  }

  private String count() {
    return switch (faces.size()) {
      case 0 -> "No face found";
      case 1 -> "1 face";
      default -> faces.size() + " faces";
    };
  }

  private String alt() {
    String who =
        faces.stream()
            .map(f -> f.label() + " (" + f.mark().word().toLowerCase(Locale.ROOT) + ")")
            .collect(Collectors.joining(", "));
    return "Photograph " + name + ". " + count() + (who.isEmpty() ? "." : ": " + who + ".");
  }

  private static void rectangle(Html to, Box box, String style) {
    to.open(
            "rect",
            "class",
            style,
            "x",
            number(box.x()),
            "y",
            number(box.y()),
            "width",
            number(box.width()),
            "height",
            number(box.height()))
        .close();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
