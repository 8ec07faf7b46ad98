package org.exeat.documents.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A specimen with a few bytes changed. Bytes at random hardly get past the outermost lengths; these
 * leave the lengths alone mostly, and reach certificates, extensions and signatures.
 */
final class ChangedSpecimen {
  private static final int MOST_CHANGES = 8;

  private final byte[] specimen;

  /** Takes a resource beside the tests. */
  ChangedSpecimen(String resource) {
    specimen = bytes(resource);
  }

  /** Whether the bytes are few enough to be changes: two for the place, one for the value, each. */
  static boolean describedBy(byte[] bytes) {
    return bytes.length <= 3 * MOST_CHANGES;
  }

  /** The specimen after the changes. */
  byte[] after(byte[] changes) {
    byte[] changed = specimen.clone();
    for (int i = 0; i + 2 < changes.length; i += 3) {
      int place = (changes[i] & 0xFF) << 8 | changes[i + 1] & 0xFF;
      changed[place % changed.length] = changes[i + 2];
    }
    return changed;
  }

  static byte[] bytes(String resource) {
    try (InputStream in = ChangedSpecimen.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
