package org.exeat.faces;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.exeat.faces.UnreadableImageException.Reason;

/**
 * What the first bytes of a picture's file say, read before anything is decoded.
 *
 * @param format of the file
 * @param width pixels as stored, before any turning
 * @param height pixels as stored
 */
record ImageHeader(Format format, long width, long height) {
  /** Formats that are read. */
  enum Format {
    JPEG,
    PNG,
    JPEG_2000
  }

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int JP2_SIGNATURE_BOX = 0x6a502020;
  private static final int JP2_IMAGE_HEADER_BOX = 0x69686472;
  private static final int J2K_START = 0xff4fff51;

  /** Reads the header of a file of a format that is read. */
  static ImageHeader of(byte[] file) throws UnreadableImageException {
    ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.BIG_ENDIAN);
    try {
      if (file.length >= 3
          && (file[0] & 0xff) == 0xff
          && (file[1] & 0xff) == 0xd8
          && (file[2] & 0xff) == 0xff) {
        return jpeg(b);
      }
      if (startsWith(file, PNG_SIGNATURE)) {
        if (b.getInt(12) != 0x49484452) {
          throw new UnreadableImageException(
              Reason.BROKEN, "the PNG file does not begin with its header");
        }
        return new ImageHeader(Format.PNG, b.getInt(16) & 0xffffffffL, b.getInt(20) & 0xffffffffL);
      }
      if (file.length >= 12 && b.getInt(0) == 12 && b.getInt(4) == JP2_SIGNATURE_BOX) {
        return jp2(b);
      }
      if (file.length >= 4 && b.getInt(0) == J2K_START) {
        return codestream(b, 2);
      }
    } catch (IndexOutOfBoundsException e) {
      throw new UnreadableImageException(Reason.TRUNCATED, "the file ends within its header", e);
    }
    throw new UnreadableImageException(
        Reason.FORMAT, "it is " + guess(file) + "; JPEG, PNG and JPEG 2000 pictures are read");
  }

  private static ImageHeader jpeg(ByteBuffer b) throws UnreadableImageException {
    int at = 2;
    while (true) {
      while ((b.get(at) & 0xff) == 0xff && (b.get(at + 1) & 0xff) == 0xff) {
        at++;
      }
      if ((b.get(at) & 0xff) != 0xff) {
        throw new UnreadableImageException(
            Reason.BROKEN, "the JPEG file has bytes where a marker belongs");
      }
      int marker = b.get(at + 1) & 0xff;
      boolean frame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (frame) {
        return new ImageHeader(
            Format.JPEG, b.getShort(at + 7) & 0xffff, b.getShort(at + 5) & 0xffff);
      }
      if (marker == 0xd9 || marker == 0xda) {
        throw new UnreadableImageException(
            Reason.BROKEN, "the JPEG file has no frame header before its data");
      }
      boolean alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
      at += alone ? 2 : 2 + Math.max(2, b.getShort(at + 2) & 0xffff);
    }
  }

  private static ImageHeader jp2(ByteBuffer b) throws UnreadableImageException {
    for (int at = 12; at < b.limit() - 8 && at < 4096; at++) {
      if (b.getInt(at) == JP2_IMAGE_HEADER_BOX) {
        return new ImageHeader(
            Format.JPEG_2000, b.getInt(at + 8) & 0xffffffffL, b.getInt(at + 4) & 0xffffffffL);
      }
    }
    throw new UnreadableImageException(Reason.BROKEN, "the JPEG 2000 file has no image header");
  }

  /** The SIZ marker segment, ISO/IEC 15444-1 A.5.1. */
  private static ImageHeader codestream(ByteBuffer b, int siz) {
    long width = (b.getInt(siz + 6) & 0xffffffffL) - (b.getInt(siz + 14) & 0xffffffffL);
    long height = (b.getInt(siz + 10) & 0xffffffffL) - (b.getInt(siz + 18) & 0xffffffffL);
    return new ImageHeader(Format.JPEG_2000, width, height);
  }

  /** Whether the file ends where its format says that a picture ends. */
  boolean complete(byte[] file) {
    return switch (format) {
      case JPEG -> jpegEnds(file);
      case PNG ->
          indexOfEnd(file, new byte[] {'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82})
              >= 0;
      case JPEG_2000 -> indexOfEnd(file, new byte[] {(byte) 0xff, (byte) 0xd9}) >= 0;
    };
  }

  /**
   * After the last start of scan there is an end marker; what an editor appended behind it does not
   * matter.
   */
  private static boolean jpegEnds(byte[] file) {
    for (int i = file.length - 2; i >= 2; i--) {
      if ((file[i] & 0xff) == 0xff) {
        int marker = file[i + 1] & 0xff;
        if (marker == 0xd9) {
          return true;
        }
        if (marker == 0xda) {
          return false;
        }
      }
    }
    return false;
  }

  /** Starts of scans in a JPEG file, with those of a thumbnail in it. */
  static int scans(byte[] file) {
    int scans = 0;
    for (int i = 2; i < file.length - 1; i++) {
      if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == 0xda) {
        scans++;
      }
    }
    return scans;
  }

  private static int indexOfEnd(byte[] file, byte[] end) {
    for (int i = file.length - end.length; i >= 0; i--) {
      boolean equal = true;
      for (int k = 0; k < end.length && equal; k++) {
        equal = file[i + k] == end[k];
      }
      if (equal) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return file.length >= start.length
        && indexOfEnd(java.util.Arrays.copyOf(file, start.length), start) == 0;
  }

  private static String guess(byte[] file) {
    if (startsWith(file, new byte[] {'G', 'I', 'F', '8'})) {
      return "a GIF file";
    }
    if (startsWith(file, new byte[] {'B', 'M'})) {
      return "a BMP file";
    }
    if (startsWith(file, new byte[] {'I', 'I', 42, 0})
        || startsWith(file, new byte[] {'M', 'M', 0, 42})) {
      return "a TIFF file";
    }
    if (startsWith(file, new byte[] {'R', 'I', 'F', 'F'})) {
      return "a RIFF file (WebP or the like)";
    }
    if (startsWith(file, new byte[] {'%', 'P', 'D', 'F'})) {
      return "a PDF file";
    }
    for (int i = 0; i < Math.min(64, file.length); i++) {
      if (file[i] < 9) {
        return "of an unknown format";
      }
    }
    return "a text file";
  }
}
