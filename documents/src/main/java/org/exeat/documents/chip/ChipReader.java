package org.exeat.documents.chip;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.exeat.documents.chip.AccessControl.Opened;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.ChipFolder;

/**
 * Reads a travel document's chip, stage by stage, ICAO Doc 9303 part 11, 4.2: open it, read its
 * files, let it prove its key. What the files say, and who signed them, is for others.
 *
 * <p>Files are looked for one by one, whatever EF.COM lists: that list is not signed, and a copy
 * could leave out the key that would give it away. DG3 and DG4 need terminal authentication and are
 * not tried. Stateless; may be used by several threads, each with a card of its own.
 */
public final class ChipReader {
  /** Nothing genuine is refused; a chip that lies about a length costs no more memory than this. */
  public static final int DEFAULT_LARGEST_FILE = ChipFolder.MAX_BYTES;

  private static final List<ChipFile> REQUIRED =
      List.of(ChipFile.EF_COM, ChipFile.EF_SOD, ChipFile.DG1);
  private static final List<ChipFile> READ =
      List.of(
          ChipFile.EF_COM,
          ChipFile.EF_SOD,
          ChipFile.DG1,
          ChipFile.DG2,
          ChipFile.DG7,
          ChipFile.DG11,
          ChipFile.DG12,
          ChipFile.DG14,
          ChipFile.DG15);

  private final int largestFile;
  private final SecureRandom random = new SecureRandom();

  /** With {@link #DEFAULT_LARGEST_FILE}. */
  public ChipReader() {
    this(DEFAULT_LARGEST_FILE);
  }

  /**
   * A reader with a limit of its own.
   *
   * @param largestFile most bytes that a file may announce, at least 1
   */
  public ChipReader(int largestFile) {
    if (largestFile < 1) {
      throw new IllegalArgumentException("the largest file has at least one byte");
    }
    this.largestFile = largestFile;
  }

  /**
   * Reads the document on a reader.
   *
   * @throws ChipException where it was not read in full
   */
  public ChipContents read(CardReader reader, AccessKey key, Progress progress)
      throws ChipException {
    return read(reader.connect(), key, progress);
  }

  /** Reads a card, and lets go of it. */
  ChipContents read(CardTransport card, AccessKey key, Progress progress) throws ChipException {
    try (ChipSession session = new ChipSession(card)) {
      FileTransfer transfer = new FileTransfer(session, largestFile);
      Opened opened = new AccessControl(session, transfer).open(key);
      ChipFiles files = files(transfer, progress);
      ChipAuthenticity chip =
          new ChipProof(session, transfer, random).prove(opened.mapping(), files);
      return new ChipContents(files, opened.protocol(), chip);
    }
  }

  private static ChipFiles files(FileTransfer transfer, Progress progress) throws ChipException {
    Map<ChipFile, byte[]> files = new EnumMap<>(ChipFile.class);
    for (ChipFile file : READ) {
      transfer
          .read(
              file.name(),
              file.fid(),
              file.tag(),
              (done, total) -> progress.read(file, done, total))
          .ifPresent(bytes -> files.put(file, bytes));
    }
    for (ChipFile file : REQUIRED) {
      if (!files.containsKey(file)) {
        throw new ChipException(
            ChipException.Kind.PROTOCOL, file.name() + ": the chip does not give it");
      }
    }
    return new ChipFiles(files);
  }
}
