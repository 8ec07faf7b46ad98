package org.exeat.server.traveller;

import java.util.Optional;
import org.exeat.faces.Image;

/** QR codes (ISO/IEC 18004), written and read. Thread-safe. */
public interface Codes {
  /**
   * A text as a code.
   *
   * @return an SVG document, with the quiet zone
   */
  String svg(String text);

  /** The text of the code on a photograph; empty where none is found. */
  Optional<String> read(Image photograph);
}
