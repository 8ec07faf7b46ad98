package org.exeat.documents.lds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;

/**
 * Any bytes as DG2: faces, at least one, each of which is written and read as the same again, or a
 * refusal with its reason.
 */
class DataGroup2FuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    assertTimeout(Duration.ofSeconds(5), () -> read(bytes));
  }

  private static void read(byte[] bytes) throws UnreadableFileException {
    List<FacePortrait> faces;
    try {
      faces = DataGroup2.faces(bytes);
    } catch (UnreadableFileException e) {
      assertFalse(String.valueOf(e.getMessage()).isBlank());
      return;
    }
    assertFalse(faces.isEmpty());
    for (FacePortrait face : faces) {
      assertEquals(
          List.of(face), DataGroup2.faces(DataGroup2.encode(face.format(), face)), "written anew");
    }
  }
}
