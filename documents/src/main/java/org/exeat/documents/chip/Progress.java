package org.exeat.documents.chip;

import org.exeat.documents.lds.ChipFile;

/** Is told how reading goes on; DG2 takes seconds. Called from the reading thread. */
@FunctionalInterface
public interface Progress {
  /** Does nothing. */
  Progress NONE = (file, done, total) -> {};

  /**
   * After each answer of the chip.
   *
   * @param file being read
   * @param done bytes so far, 1 to total
   * @param total bytes that the file announces
   */
  void read(ChipFile file, int done, int total);
}
