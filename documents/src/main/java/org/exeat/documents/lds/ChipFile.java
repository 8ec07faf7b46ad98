package org.exeat.documents.lds;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of the eMRTD application, ICAO Doc 9303 part 10, tables 33 to 38: outer tag, file
 * identifier, short file identifier.
 */
public enum ChipFile {
  /** Which data groups there are. */
  EF_COM(0x60, 0x011E, 0x1E, "common data"),
  /** The issuing state's signature over the hashes of the data groups. */
  EF_SOD(0x77, 0x011D, 0x1D, "document security object"),
  /** The machine readable zone. */
  DG1(0x61, 0x0101, 0x01, "machine readable zone"),
  /** Portraits. */
  DG2(0x75, 0x0102, 0x02, "face"),
  /** Fingers; needs terminal authentication, never read. */
  DG3(0x63, 0x0103, 0x03, "fingers"),
  /** Irises; needs terminal authentication, never read. */
  DG4(0x76, 0x0104, 0x04, "irises"),
  /** Displayed portrait. */
  DG5(0x65, 0x0105, 0x05, "displayed portrait"),
  /** Reserved. */
  DG6(0x66, 0x0106, 0x06, "reserved"),
  /** Displayed signature or usual mark. */
  DG7(0x67, 0x0107, 0x07, "displayed signature"),
  /** Data features. */
  DG8(0x68, 0x0108, 0x08, "data features"),
  /** Structure features. */
  DG9(0x69, 0x0109, 0x09, "structure features"),
  /** Substance features. */
  DG10(0x6A, 0x010A, 0x0A, "substance features"),
  /** Additional personal details. */
  DG11(0x6B, 0x010B, 0x0B, "additional personal details"),
  /** Additional document details. */
  DG12(0x6C, 0x010C, 0x0C, "additional document details"),
  /** Optional details of the issuing state. */
  DG13(0x6D, 0x010D, 0x0D, "optional details"),
  /** Security options: Chip Authentication, PACE, Active Authentication parameters. */
  DG14(0x6E, 0x010E, 0x0E, "security options"),
  /** Active Authentication public key. */
  DG15(0x6F, 0x010F, 0x0F, "active authentication key"),
  /** Persons to notify. */
  DG16(0x70, 0x0110, 0x10, "persons to notify");

  private final int tag;
  private final int fid;
  private final int sfi;
  private final String content;

  ChipFile(int tag, int fid, int sfi, String content) {
    this.tag = tag;
    this.fid = fid;
    this.sfi = sfi;
    this.content = content;
  }

  /** Outer tag. */
  public int tag() {
    return tag;
  }

  /** File identifier, two bytes. */
  public int fid() {
    return fid;
  }

  /** Short file identifier, five bits. */
  public int sfi() {
    return sfi;
  }

  /** What it holds, in a few words. */
  public String content() {
    return content;
  }

  /** As Doc 9303 writes it, such as {@code EF.SOD}, {@code DG2}. */
  public String title() {
    return name().toUpperCase(Locale.ROOT).replace('_', '.');
  }

  /** Number of the data group, 1 to 16; empty for EF.COM and EF.SOD. */
  public Optional<Integer> dataGroup() {
    return this == EF_COM || this == EF_SOD
        ? Optional.empty()
        : Optional.of(Integer.parseInt(name().substring(2)));
  }

  /** The file with that outer tag. */
  public static Optional<ChipFile> ofTag(int tag) {
    return Arrays.stream(values()).filter(f -> f.tag == tag).findFirst();
  }

  /**
   * The file of a data group.
   *
   * @param number 1 to 16
   */
  public static ChipFile ofDataGroup(int number) {
    if (number < 1 || number > 16) {
      throw new IllegalArgumentException("data groups are numbered 1 to 16, not " + number);
    }
    return valueOf("DG" + number);
  }
}
