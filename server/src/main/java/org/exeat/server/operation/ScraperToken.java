package org.exeat.server.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.access.SecretFile;

/**
 * What a collector of metrics sends as its bearer token (RFC 6750). Only the SHA-256 is kept, and
 * comparing takes the same time for all. Immutable.
 */
public final class ScraperToken {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{32,200}");
  private static final String BEARER = "Bearer ";

  private final byte[] hash;

  private ScraperToken(String token) {
    hash = hash(token);
  }

  /**
   * Reads it.
   *
   * @param file whose first line is the token: 32 to 200 letters, digits and {@code ._~+/=-}; only
   *     its owner may read it
   * @throws InvalidInputException where it is none, or others may read it
   */
  public static ScraperToken read(Path file) throws IOException, InvalidInputException {
    String token = SecretFile.firstLine(file, "token", "use another token");
    if (!TOKEN.matcher(token).matches()) {
      throw new InvalidInputException(
          file
              + " holds no token: its first line must be 32 to 200 letters, digits and ._~+/=-, such as openssl rand"
              + " -hex 32 makes");
    }
    return new ScraperToken(token);
  }

  /**
   * Whether it is what a header sends.
   *
   * @param authorization value of the header {@code Authorization}
   */
  public boolean isIn(String authorization) {
    return authorization.startsWith(BEARER)
        && MessageDigest.isEqual(hash, hash(authorization.substring(BEARER.length())));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "ScraperToken[withheld]";
  }
}
