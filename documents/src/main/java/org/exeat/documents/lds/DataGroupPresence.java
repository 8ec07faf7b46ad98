package org.exeat.documents.lds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * EF.COM, Doc 9303 part 10, 4.6.1: {@code 60 { 5F01 LDS version, 5F36 Unicode version, 5C list of
 * outer tags }}. It is not signed: it may guide the reading and proves nothing.
 *
 * @param ldsVersion such as {@code 0107}
 * @param unicodeVersion such as {@code 040000}
 * @param files that it lists, those of known tags
 */
public record DataGroupPresence(String ldsVersion, String unicodeVersion, List<ChipFile> files) {
  public DataGroupPresence {
    files = List.copyOf(files);
  }

  /** Reads the file. */
  public static DataGroupPresence of(byte[] bytes) throws UnreadableFileException {
    Tlv file = Tlv.ofFile(ChipFile.EF_COM, bytes);
    List<ChipFile> files = new ArrayList<>();
    for (byte tag : file.need(0x5C).value()) {
      ChipFile.ofTag(tag & 0xFF).ifPresent(files::add);
    }
    return new DataGroupPresence(version(file.child(0x5F01)), version(file.child(0x5F36)), files);
  }

  private static String version(Optional<Tlv> field) {
    return field.map(f -> new String(f.value(), StandardCharsets.US_ASCII)).orElse("");
  }
}
