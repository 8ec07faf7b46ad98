package org.exeat.lane;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.lds.ChipFiles;

/** A document as it was handed over, before anybody has read it. No {@code toString} shows it. */
public sealed interface HandedOver {
  /**
   * Files on a disk.
   *
   * @param folder of the files of its chip or of {@code document.yaml}, see {@link PresentedFolder}
   */
  record Folder(Path folder) implements HandedOver {
    @Override
    public String toString() {
      return "Folder[withheld]";
    }
  }

  /**
   * What a reader took off its chip, in memory.
   *
   * @param files all that were read
   */
  record Chip(ChipFiles files) implements HandedOver {
    @Override
    public String toString() {
      return "Chip[withheld]";
    }
  }

  /**
   * What was read off its page, in memory. Nobody signed it, so that it confirms nobody by itself.
   *
   * @param zone lines of the machine readable zone
   * @param portrait a picture as {@link org.exeat.faces.ImageDecoder} reads it; empty where none
   *     was taken; not to be changed any more
   */
  record Page(List<String> zone, Optional<byte[]> portrait) implements HandedOver {
    public Page {
      zone = List.copyOf(zone);
    }

    @Override
    public String toString() {
      return "Page[withheld]";
    }
  }
}
