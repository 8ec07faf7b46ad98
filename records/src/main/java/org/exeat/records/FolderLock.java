package org.exeat.records;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * That only one process, and in it only one owner, has a folder. What this process holds is known
 * before the file is touched: closing any handle of a locked file would end the lock.
 */
public final class FolderLock implements AutoCloseable {
  private static final Set<Path> HELD = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes the folder, by a file {@code lock} in it; empty where somebody has it. */
  public static Optional<FolderLock> take(Path folder) throws IOException {
    synchronized (HELD) {
      Path real = folder.toRealPath();
      if (HELD.contains(real)) {
        return Optional.empty();
      }
      FileChannel channel =
          FileChannel.open(
              real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() == null) {
          channel.close();
          return Optional.empty();
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      HELD.add(real);
      return Optional.of(new FolderLock(real, channel));
    }
  }

  /** Lets go of it. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      HELD.remove(folder);
      channel.close();
    }
  }
}
