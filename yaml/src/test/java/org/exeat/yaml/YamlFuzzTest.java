package org.exeat.yaml;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Any text as a file: a record or a refusal that names the file. A plain run reads the inputs in
 * the resources only; {@code JAZZER_FUZZ=1} in the environment makes it look for more.
 */
class YamlFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          try {
            assertNotNull(Port.READER.parse(text, "f.yaml", Port.class).value());
          } catch (InvalidYamlException e) {
            assertTrue(e.getMessage().startsWith("f.yaml"), e.getMessage());
          }
        });
  }
}
