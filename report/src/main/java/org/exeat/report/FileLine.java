package org.exeat.report;

import java.util.List;
import java.util.Locale;

/**
 * A file of the chip as it was read.
 *
 * @param name such as "DG2"
 * @param content in words, such as "Portrait of the holder"
 * @param bytes length of the file
 * @param sha256 of the bytes as read, hexadecimal; may be empty
 * @param cover what the signature says of it
 */
public record FileLine(String name, String content, long bytes, String sha256, Cover cover) {

  /** What the signature says of a file. */
  public enum Cover {
    COVERED("Covered, as signed", Sign.TICK, "good"),
    ALTERED("Covered, not as signed", Sign.CROSS, "bad"),
    /** What the file says proves nothing. */
    NOT_COVERED("Not covered", Sign.EXCLAMATION, "look"),
    /** The security object itself. */
    CARRIES_THE_SIGNATURE("Carries the signature", Sign.DASH, "unmade"),
    /** A file that no document's signature covers, such as EF.COM. */
    NEVER_COVERED("Never covered", Sign.DASH, "unmade"),
    /** The check was not made or did not come so far. */
    NOT_CHECKED("Not checked", Sign.QUESTION, "look");

    private final String words;
    private final Sign sign;
    private final String style;

    Cover(String words, Sign sign, String style) {
      this.words = words;
      this.sign = sign;
      this.style = style;
    }

    /** As it is shown. */
    public String words() {
      return words;
    }
  }

  /** Checks. */
  public FileLine {
    if (bytes < 0) {
      throw new IllegalArgumentException("a file of " + bytes + " bytes");
    }
  }

  static void write(Html to, List<FileLine> files) {
    if (files.isEmpty()) {
      return;
    }
    to.open("section", "aria-labelledby", "files").element("h2", "Files as read", "id", "files");
    Table.write(
        to,
        "files",
        "Each file of the chip",
        List.of("File", "Content", "Bytes", "Signature", "SHA-256"),
        rows -> files.forEach(file -> file.row(rows)));
    to.close().line();
  }

  private void row(Table rows) {
    rows.row(to -> to.text(name));
    rows.cell(content);
    rows.cell("number", to -> to.text(String.format(Locale.ROOT, "%,d", bytes)));
    rows.cell("result " + cover.style, this::cover);
    rows.cell("sha", to -> ShortHash.write(to, sha256));
  }

  private void cover(Html to) {
    cover.sign.write(to, cover.style);
    to.text(cover.words);
  }
}
