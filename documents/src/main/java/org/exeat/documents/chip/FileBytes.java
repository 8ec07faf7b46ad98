package org.exeat.documents.chip;

import java.util.Arrays;

/** A file's bytes exactly as the chip gave them, with tag and length. Immutable. */
public final class FileBytes {
  private final byte[] bytes;

  private FileBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies. */
  public static FileBytes of(byte[] bytes) {
    return new FileBytes(bytes.clone());
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Number of bytes. */
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "FileBytes[" + bytes.length + " bytes withheld]";
  }
}
