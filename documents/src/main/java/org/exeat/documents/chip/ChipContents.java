package org.exeat.documents.chip;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.exeat.documents.lds.ChipFile;

/**
 * What was read from a chip, and how. Says nothing yet about who signed it.
 *
 * @param files what the chip gave, complete and as read; a file that is missing here is not on the
 *     chip, or not for this reader
 * @param access how the chip was opened
 * @param chip whether the chip proved its key
 */
public record ChipContents(
    Map<ChipFile, FileBytes> files, AccessProtocol access, ChipAuthenticity chip) {
  public ChipContents {
    EnumMap<ChipFile, FileBytes> copy = new EnumMap<>(ChipFile.class);
    copy.putAll(files);
    files = Collections.unmodifiableMap(copy);
  }

  /** A file, empty where the chip did not give it. */
  public Optional<FileBytes> file(ChipFile file) {
    return Optional.ofNullable(files.get(file));
  }
}
