package org.exeat.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.UnreadableImageException;

/**
 * The frames of one camera as a folder of pictures {@code NNNNNN.jpg}, six digits each, at equal
 * distances in time. A number that is missing is a frame that was lost. Other files are not looked
 * at. The names are read once, at the opening.
 *
 * <p>Threads as {@link FrameSource} says; a picture being read is not waited for.
 */
public final class FolderSource implements FrameSource {
  private static final Pattern NAME = Pattern.compile("\\d{6}\\.jpg");

  private final String camera;
  private final double framesPerSecond;
  private final Instant start;
  private final Queue<Path> files;
  private volatile boolean closed;

  private FolderSource(String camera, List<Path> files, double framesPerSecond, Instant start) {
    this.camera = camera;
    this.framesPerSecond = framesPerSecond;
    this.start = start;
    this.files = new ArrayDeque<>(files);
  }

  /**
   * Opens a folder.
   *
   * @param camera name in its lane
   * @param framesPerSecond above 0, at most 1000
   * @param start the time of the picture 000000, so that cameras whose first pictures have other
   *     numbers keep together
   * @throws IOException where the folder cannot be read or has no such picture
   */
  public static FolderSource open(String camera, Path folder, double framesPerSecond, Instant start)
      throws IOException {
    if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "a frame rate is above 0 and at most 1000 per second, not " + framesPerSecond);
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> NAME.matcher(f.getFileName().toString()).matches()).sorted().toList();
    } catch (UncheckedIOException e) {
      throw new IOException("the folder " + folder + " cannot be read", e);
    } catch (IOException e) {
      throw new IOException("the folder " + folder + " cannot be read: " + e, e);
    }
    if (files.isEmpty()) {
      throw new IOException("there are no pictures 000000.jpg, 000001.jpg … in " + folder);
    }
    return new FolderSource(camera, files, framesPerSecond, start);
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (closed) {
      return Optional.empty();
    }
    Path file = files.poll();
    if (file == null) {
      return Optional.empty();
    }
    long sequence = number(file);
    Instant time = start.plus(Duration.ofNanos(Math.round(sequence * 1e9 / framesPerSecond)));
    return Optional.of(new Frame(camera, sequence, time, read(file)));
  }

  private static Image read(Path file) throws IOException {
    try {
      return ImageDecoder.read(file);
    } catch (UnreadableImageException e) {
      throw new IOException(file + " is no usable picture: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e, e);
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString(), 0, 6, 10);
  }

  @Override
  public void close() {
    closed = true;
  }
}
