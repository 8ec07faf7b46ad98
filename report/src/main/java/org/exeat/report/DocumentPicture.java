package org.exeat.report;

import java.util.List;
import java.util.Optional;

/**
 * A picture that a document carries: a portrait, or the holder's signature.
 *
 * @param title such as "Portrait" or "Displayed signature"
 * @param caption format and size as the document has it, or why it is not shown; may be empty
 * @param picture as a browser can show it, where there is one
 */
public record DocumentPicture(String title, String caption, Optional<Picture> picture) {
  /** A picture wider than this many times its height is laid out as a strip. */
  private static final double STRIP = 1.4;

  static void write(Html to, List<DocumentPicture> pictures) {
    if (pictures.isEmpty()) {
      return;
    }
    to.open("div", "class", "pictures");
    pictures.forEach(each -> each.write(to));
    to.close().line();
  }

  private void write(Html to) {
    String shape =
        picture.isEmpty()
            ? "missing"
            : picture.filter(p -> p.width() > STRIP * p.height()).isPresent() ? "strip" : "upright";
    to.open("figure", "class", shape).open("div", "class", "plate");
    picture.ifPresentOrElse(
        shown -> shown.write(to, title), () -> to.element("span", "Not shown", "class", "absent"));
    to.close().open("figcaption").element("span", title, "class", "name", "dir", "auto");
    if (!caption.isBlank()) {
      to.element("span", caption, "class", "what", "dir", "auto");
    }
    to.close().close();
  }
}
