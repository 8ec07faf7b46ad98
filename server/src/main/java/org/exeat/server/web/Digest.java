package org.exeat.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a message says, as a SHA-256 of its parts with their lengths. For use by one thread. */
final class Digest {
  private final MessageDigest sha;

  Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  Digest with(byte[] part) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    sha.update(part);
    return this;
  }

  Digest with(String part) {
    return with(part.getBytes(StandardCharsets.UTF_8));
  }

  /** The end of it. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }
}
