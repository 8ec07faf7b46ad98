package org.exeat.documents.lds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Any bytes as each of the simple chip files: they are read or refused with a reason, and what is
 * read and written is read as the same again. A plain run reads the inputs in the resources only;
 * {@code JAZZER_FUZZ=1} in the environment makes it look for more.
 */
class TlvFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          for (Readers.Reader reader : Readers.all()) {
            try {
              reader.read(bytes);
            } catch (UnreadableFileException e) {
              assertFalse(String.valueOf(e.getMessage()).isBlank());
            }
          }
          objects(bytes);
          zone(bytes);
          details(bytes);
        });
  }

  /** Every object, down to the last: children fill their parent, and are what they are again. */
  private static void objects(byte[] bytes) throws UnreadableFileException {
    Deque<Tlv> left = new ArrayDeque<>();
    try {
      left.add(Tlv.of("a file", bytes.length == 0 ? 0 : bytes[0] & 0xFF, bytes));
    } catch (UnreadableFileException e) {
      return;
    }
    while (!left.isEmpty()) {
      Tlv object = left.poll();
      byte[] again = TlvWriter.object(object.tag(), object.value());
      assertArrayEquals(object.value(), Tlv.of("it", object.tag(), again).value());
      List<Tlv> children;
      try {
        children = object.children();
      } catch (UnreadableFileException e) {
        continue;
      }
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      children.forEach(child -> joined.writeBytes(child.encoded()));
      assertArrayEquals(object.value(), joined.toByteArray());
      left.addAll(children);
    }
  }

  private static void zone(byte[] bytes) throws UnreadableFileException {
    String mrz;
    try {
      mrz = DataGroup1.mrz(bytes);
    } catch (UnreadableFileException e) {
      return;
    }
    if (mrz.chars().allMatch(c -> c < 0x80)) {
      assertEquals(mrz, DataGroup1.mrz(DataGroup1.encode(mrz)));
    }
  }

  private static void details(byte[] bytes) throws UnreadableFileException {
    Details read;
    try {
      read = Details.ofPerson(bytes);
    } catch (UnreadableFileException e) {
      return;
    }
    byte[] once = Details.encode(ChipFile.DG11, read.fields());
    assertEquals(read.fields().size(), Details.ofPerson(once).fields().size());
  }
}
