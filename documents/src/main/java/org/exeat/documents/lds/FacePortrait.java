package org.exeat.documents.lds;

/**
 * One picture of a face in DG2. Its {@code toString} shows no content.
 *
 * @param format of the record around the picture
 * @param width as the record states it, pixels, 0 to 65535; 0 where it does not
 * @param height the same
 * @param picture the coded picture, as it was read
 */
public record FacePortrait(Format format, int width, int height, byte[] picture) {
  /** Standard of the record around the picture. */
  public enum Format {
    /** ISO/IEC 19794-5:2005, binary. */
    ISO_19794_5("ISO/IEC 19794-5"),
    /** ISO/IEC 39794-5:2019, ASN.1. */
    ISO_39794_5("ISO/IEC 39794-5");

    private final String title;

    Format(String title) {
      this.title = title;
    }

    /** As the standard is cited. */
    public String title() {
      return title;
    }
  }

  /** How the picture is coded. */
  public enum Coding {
    JPEG,
    JPEG_2000,
    /** Neither of the two that Doc 9303 allows. */
    OTHER
  }

  /** Both standards have numbers of two bytes for the size of a picture. */
  static final int MOST_PIXELS_A_SIDE = 0xFFFF;

  public FacePortrait {
    if (Math.min(width, height) < 0 || Math.max(width, height) > MOST_PIXELS_A_SIDE) {
      throw new IllegalArgumentException(
          "a picture has 0 to " + MOST_PIXELS_A_SIDE + " pixels a side: " + width + "×" + height);
    }
    picture = picture.clone();
  }

  /**
   * How the picture is coded, by its own first bytes: what the record around it states is wrong in
   * documents that are in use, and in Doc 9303's own example.
   */
  public Coding coding() {
    return begins(0xFF, 0xD8, 0xFF)
        ? Coding.JPEG
        : begins(0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20) || begins(0xFF, 0x4F, 0xFF, 0x51)
            ? Coding.JPEG_2000
            : Coding.OTHER;
  }

  private boolean begins(int... magic) {
    if (picture.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((picture[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy. */
  @Override
  public byte[] picture() {
    return picture.clone();
  }

  @Override
  public String toString() {
    return "FacePortrait[" + format.title() + ", " + coding() + ", picture withheld]";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FacePortrait p
        && p.format == format
        && p.width == width
        && p.height == height
        && java.util.Arrays.equals(p.picture, picture);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(picture);
  }
}
