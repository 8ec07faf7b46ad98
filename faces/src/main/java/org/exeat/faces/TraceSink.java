package org.exeat.faces;

import java.util.function.Supplier;

/**
 * Takes what the stages of a recipe made, so that every verdict can be explained by the pictures
 * and numbers that led to it. Keys are stable and part of the documented interface:
 *
 * <ul>
 *   <li>{@code photo.N.detections}: list of {@link Detection}
 *   <li>{@code photo.N.face.M.landmarks}: {@link Landmarks}
 *   <li>{@code photo.N.face.M.quality}: the measures
 *   <li>{@code photo.N.face.M.crop}: {@link Image}, the aligned face
 * </ul>
 *
 * <p>A lane's capture offers {@code frame.CAMERA.SEQUENCE}: what was looked at in one frame of a
 * camera, and what became of it. A document's portrait has {@code document.N} in place of {@code
 * photo.N}. Templates are never traced.
 */
@FunctionalInterface
public interface TraceSink {
  /** Takes nothing; the suppliers are never asked. */
  TraceSink NONE = (key, value) -> {};

  /**
   * Offers a stage's result.
   *
   * @param value made only if asked for
   */
  void offer(String key, Supplier<?> value);
}
