package org.exeat.documents.lds;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every reader of a chip file, by file. */
final class Readers {
  /** Reads, and forgets what it read. */
  @FunctionalInterface
  interface Reader {
    void read(byte[] bytes) throws UnreadableFileException;
  }

  private static final Map<ChipFile, Reader> READERS =
      Map.of(
          ChipFile.DG2, DataGroup2::faces,
          ChipFile.EF_SOD, SecurityObject::of,
          ChipFile.EF_COM, DataGroupPresence::of,
          ChipFile.DG1, DataGroup1::mrz,
          ChipFile.DG7, DisplayedSignature::of,
          ChipFile.DG11, Details::ofPerson,
          ChipFile.DG12, Details::ofDocument,
          ChipFile.DG14, SecurityOptions::of);

  /** The files whose inside is read. */
  static final Set<ChipFile> READ = READERS.keySet();

  private Readers() {}

  /** The reader of a file; of those that have none, the one of its outermost object. */
  static Reader of(ChipFile file) {
    return READERS.getOrDefault(file, bytes -> Tlv.ofFile(file, bytes).children());
  }

  /** All of them. */
  static List<Reader> all() {
    return Arrays.stream(ChipFile.values()).map(Readers::of).toList();
  }
}
