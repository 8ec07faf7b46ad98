package org.exeat.documents.lds;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * DG11, additional personal details, and DG12, additional document details: Doc 9303 part 10,
 * 4.7.11 and 4.7.12, tables 49 and 50. A tag list {@code 5C}, then the fields; text is UTF-8,
 * several entries of one field stand in {@code A0 { 02 number, entry × number }}, {@code <}
 * separates parts.
 *
 * @param fields in the order of the file; their values are personal, and {@code toString} shows
 *     none
 */
public record Details(List<Field> fields) {
  private static final int REPEATED = 0xA0;
  private static final int COUNT = 0x02;

  private static final Map<Integer, String> PERSONAL =
      Map.ofEntries(
          Map.entry(0x5F0E, "Full name"),
          Map.entry(0x5F0F, "Other name"),
          Map.entry(0x5F10, "Personal number"),
          Map.entry(0x5F2B, "Full date of birth"),
          Map.entry(0x5F11, "Place of birth"),
          Map.entry(0x5F42, "Permanent address"),
          Map.entry(0x5F12, "Telephone"),
          Map.entry(0x5F13, "Profession"),
          Map.entry(0x5F14, "Title"),
          Map.entry(0x5F15, "Personal summary"),
          Map.entry(0x5F16, "Proof of citizenship"),
          Map.entry(0x5F17, "Other travel document number"),
          Map.entry(0x5F18, "Custody information"));

  private static final Map<Integer, String> DOCUMENT =
      Map.ofEntries(
          Map.entry(0x5F19, "Issuing authority"),
          Map.entry(0x5F26, "Date of issue"),
          Map.entry(0x5F1A, "Other person"),
          Map.entry(0x5F1B, "Endorsements and observations"),
          Map.entry(0x5F1C, "Tax or exit requirements"),
          Map.entry(0x5F1D, "Picture of the front"),
          Map.entry(0x5F1E, "Picture of the rear"),
          Map.entry(0x5F55, "Personalised at"),
          Map.entry(0x5F56, "Personalisation system"));

  /** Dates that some states write as packed decimal digits. */
  private static final List<Integer> DATES = List.of(0x5F2B, 0x5F26, 0x5F55);

  private static final List<Integer> PICTURES = List.of(0x5F16, 0x5F1D, 0x5F1E);

  /**
   * One field.
   *
   * @param tag such as {@code 0x5F0E}
   * @param label in English
   * @param value text, or for pictures their size in words
   */
  public record Field(int tag, String label, String value) {
    @Override
    public String toString() {
      return "Field[" + label + " withheld]";
    }
  }

  public Details {
    fields = List.copyOf(fields);
  }

  /** Reads DG11. */
  public static Details ofPerson(byte[] bytes) throws UnreadableFileException {
    return of(ChipFile.DG11, bytes, PERSONAL);
  }

  /** Reads DG12. */
  public static Details ofDocument(byte[] bytes) throws UnreadableFileException {
    return of(ChipFile.DG12, bytes, DOCUMENT);
  }

  /**
   * Writes DG11 or DG12 with single text fields, in order.
   *
   * @param fields their labels are not written
   */
  public static byte[] encode(ChipFile file, List<Field> fields) {
    byte[][] parts = new byte[fields.size() + 1][];
    byte[] tags = new byte[2 * fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      int tag = fields.get(i).tag();
      tags[2 * i] = (byte) (tag >>> 8);
      tags[2 * i + 1] = (byte) tag;
      parts[i + 1] = TlvWriter.object(tag, fields.get(i).value().getBytes(StandardCharsets.UTF_8));
    }
    parts[0] = TlvWriter.object(0x5C, tags);
    return TlvWriter.object(file.tag(), parts);
  }

  private static Details of(ChipFile file, byte[] bytes, Map<Integer, String> labels)
      throws UnreadableFileException {
    List<Field> fields = new ArrayList<>();
    for (Tlv child : Tlv.ofFile(file, bytes).children()) {
      List<Tlv> entries =
          child.tag() == REPEATED
              ? child.children().stream().filter(c -> c.tag() != COUNT).toList()
              : List.of(child);
      for (Tlv entry : entries) {
        Optional<String> label = Optional.ofNullable(labels.get(entry.tag()));
        if (label.isPresent()) {
          fields.add(new Field(entry.tag(), label.get(), text(file, entry)));
        }
      }
    }
    return new Details(fields);
  }

  private static String text(ChipFile file, Tlv field) throws UnreadableFileException {
    byte[] value = field.value();
    if (PICTURES.contains(field.tag())) {
      return value.length + " bytes";
    }
    if (DATES.contains(field.tag()) && (value.length == 4 || value.length == 7)) {
      StringBuilder digits = new StringBuilder();
      for (byte b : value) {
        digits.append(String.format(Locale.ROOT, "%02X", b));
      }
      return digits.toString();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(
          "field " + Tlv.hex(field.tag()) + " of " + file.title() + " is not UTF-8 text", e);
    }
  }
}
