package org.exeat.faces;

import java.util.List;

/** Finds faces. Implementations are thread-safe. */
public interface FaceDetector extends AutoCloseable {
  /**
   * Finds the faces in a picture of any size.
   *
   * @return the most confident first; empty where there is none
   * @throws InferenceException where the network breaks
   */
  List<Detection> detect(Image image);

  @Override
  void close();
}
