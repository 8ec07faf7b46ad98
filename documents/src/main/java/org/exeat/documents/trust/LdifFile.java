package org.exeat.documents.trust;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * LDIF, RFC 2849, as the ICAO PKD writes it: entries of {@code name: text} and {@code name::
 * base64} lines, a blank line after each; a line that begins with a space goes on with the line
 * before it; a line that begins with {@code #} is a comment.
 *
 * <p>A value that is to be fetched ({@code name:< file:///...}) makes its entry unreadable: a file
 * that somebody handed in does not decide what this machine opens.
 */
final class LdifFile {
  /** Takes what one entry holds. */
  @FunctionalInterface
  interface Reader {
    /** An entry that can be read. */
    void entry(Entry entry);
  }

  private LdifFile() {}

  /**
   * Reads all entries; one that breaks the rules is refused by its line, and the others are read.
   */
  static void read(byte[] bytes, Reader reader, List<Refusal> refused) {
    List<String> lines = new ArrayList<>(); // of one entry, unfolded
    int number = 0;
    int first = 0;
    StringBuilder line = new StringBuilder();
    for (String raw : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (raw.startsWith(" ") && !line.isEmpty()) {
        line.append(raw, 1, raw.length());
        continue;
      }
      add(line, lines);
      if (raw.isEmpty()) {
        entry(first, lines, reader, refused);
        lines.clear();
      } else {
        line.append(raw);
        first = lines.isEmpty() ? number : first;
      }
    }
    add(line, lines);
    entry(first, lines, reader, refused);
  }

  private static void add(StringBuilder line, List<String> lines) {
    boolean version =
        lines.isEmpty() && line.toString().toLowerCase(Locale.ROOT).startsWith("version:");
    if (!line.isEmpty() && line.charAt(0) != '#' && !version) {
      lines.add(line.toString());
    }
    line.setLength(0);
  }

  private static void entry(int first, List<String> lines, Reader reader, List<Refusal> refused) {
    if (lines.isEmpty()) {
      return;
    }
    String piece = "the LDIF entry at line " + first;
    if (lines.stream().anyMatch(LdifFile::pointsElsewhere)) {
      refused.add(new Refusal(piece, "it points to another file instead of holding a value"));
      return;
    }
    try {
      reader.entry(
          LDIFReader.decodeEntry(
              true, TrailingSpaceBehavior.STRIP, null, lines.toArray(String[]::new)));
    } catch (LDIFException e) {
      refused.add(new Refusal(piece, "it breaks RFC 2849"));
    }
  }

  private static boolean pointsElsewhere(String line) {
    return line.startsWith("<", line.indexOf(':') + 1);
  }
}
