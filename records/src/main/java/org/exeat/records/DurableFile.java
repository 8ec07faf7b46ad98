package org.exeat.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are whole on the disk, whatever happens to the power, or not there. */
public final class DurableFile {
  private DurableFile() {}

  /** Writes a file; one of that name is replaced in one step. */
  public static void replace(Path file, byte[] content) throws IOException {
    write(file, content);
    folder(file);
  }

  /** The same but for the folder, which {@link #folder} makes durable for several at once. */
  public static void write(Path file, byte[] content) throws IOException {
    Path part = part(file);
    fresh(part, content, false);
    move(part, file);
  }

  /** Writes a file that only its owner may read, where there is none. */
  public static void create(Path file, byte[] content) throws IOException {
    fresh(file, content, true);
    folder(file);
  }

  /** Makes a folder that only its owner may enter, and those above it; it is not there yet. */
  public static void createPrivateFolder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  /** The same as {@link #replace}, and only its owner may read the file. */
  public static void replacePrivate(Path file, byte[] content) throws IOException {
    Path part = part(file);
    fresh(part, content, true);
    move(part, file);
    folder(file);
  }

  /**
   * The same, and zeros over what was there before, which is worth something only where the disk
   * writes in place.
   */
  public static void replaceAndErase(Path file, byte[] content) throws IOException {
    try (FileChannel old = old(file)) {
      replacePrivate(file, content);
      erase(old);
    }
  }

  /** Deletes a file, with zeros over it. */
  public static void deleteAndErase(Path file) throws IOException {
    try (FileChannel old = old(file)) {
      Files.deleteIfExists(file);
      folder(file);
      erase(old);
    }
  }

  private static @Nullable FileChannel old(Path file) throws IOException {
    return Files.exists(file) ? FileChannel.open(file, StandardOpenOption.WRITE) : null;
  }

  private static void erase(@Nullable FileChannel old) throws IOException {
    if (old != null) {
      ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(old.size()));
      while (zeros.hasRemaining()) {
        old.write(zeros, zeros.position());
      }
      old.force(true);
    }
  }

  private static Path part(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    return part;
  }

  private static void move(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void fresh(Path file, byte[] content, boolean owner) throws IOException {
    FileAttribute<?>[] attributes =
        owner && file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, attributes)) {
      all(channel, content);
    }
  }

  private static void all(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /** That a name is in its folder is on the disk only when the folder is. */
  public static void folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
