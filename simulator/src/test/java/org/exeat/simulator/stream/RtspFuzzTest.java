package org.exeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Any bytes from a client: messages, or the two exceptions that say why not; what is kept of a
 * request is bounded. A plain run reads the inputs in the resources only; {@code JAZZER_FUZZ=1} in
 * the environment makes it look for more.
 */
class RtspFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    RtspReader reader = new RtspReader(new ByteArrayInputStream(bytes));
    try {
      for (RtspMessage m = reader.next(); !(m instanceof RtspMessage.End); m = reader.next()) {
        if (m instanceof RtspMessage.Request request) {
          assertTrue(request.headers().size() <= RtspReader.MOST_HEADERS);
          TransportOffer.choose(request.headers().getOrDefault("transport", ""));
        }
      }
    } catch (IOException | RtspSyntaxException e) {
      assertTrue(e.getMessage() != null, "an exception without words");
    }
  }
}
