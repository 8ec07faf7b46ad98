package org.exeat.documents.mrz;

import static org.exeat.documents.mrz.Specimens.DAY;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Any bytes as a zone: the reader never throws, faults lie within the lines, and what is sound is
 * written as it was read. A plain run reads the inputs in the resources only; {@code JAZZER_FUZZ=1}
 * in the environment makes it look for more.
 */
class MrzFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    MrzPropertiesTest.holds(MrzReader.read(text, DAY));
    for (MrzFormat format : MrzFormat.values()) {
      MrzPropertiesTest.holds(MrzReader.read(text, format, DAY));
    }
  }
}
