package org.exeat.lane;

import java.util.List;
import org.exeat.capture.Sighting;
import org.exeat.faces.Image;

/** One picture of the vehicle. */
public sealed interface Photo {
  /** Number, from 0, in the order given. */
  int number();

  /**
   * It was read.
   *
   * @param faces found in it, the most confident first
   */
  record Seen(int number, Image image, List<Sighting> faces) implements Photo {
    public Seen {
      faces = List.copyOf(faces);
    }
  }

  /**
   * It could not be read or analysed.
   *
   * @param why in words; names no file
   */
  record Unreadable(int number, String why) implements Photo {}
}
