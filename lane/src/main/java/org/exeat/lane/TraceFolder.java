package org.exeat.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.TraceSink;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the stages offer into a folder: {@code KEY.png} where it is a picture, else {@code
 * KEY.json}, the record's components by name, lengths in pixels of the photo, angles in degrees.
 * The keys are those of {@link TraceSink}. The folder then holds faces: it is as sensitive as the
 * photos. Thread-safe.
 */
public final class TraceFolder implements TraceSink {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;

  /** Makes the folder where it is missing. */
  public TraceFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /**
   * Writes the value.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  @Override
  public void offer(String key, Supplier<?> value) {
    try {
      if (value.get() instanceof Image image) {
        Files.write(folder.resolve(key + ".png"), ImageEncoder.png(image));
      } else {
        Files.writeString(folder.resolve(key + ".json"), MAPPER.writeValueAsString(value.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the trace " + key + " cannot be written", e);
    }
  }
}
