package org.exeat.documents.chip;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.exeat.documents.lds.ChipFile;

/**
 * A PC/SC service with vsmartcard's virtual reader: the one that runs, or one of its own that goes
 * with it. One test process at a time has it.
 */
final class VirtualReader implements AutoCloseable {
  static final String PACKAGES = "pcscd vsmartcard-vpcd vsmartcard-vpicc python3-pycryptodome";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SERVICE = Path.of("/usr/sbin/pcscd");
  private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
  private static final Path MODULE = Path.of("/usr/lib/python3/site-packages/virtualsmartcard");
  private static final Path SOCKET = Path.of("/run/pcscd/pcscd.comm");
  private static final String PYTHON = "/usr/bin/python3";

  /** The first slot of Debian's /etc/reader.conf.d/vpcd, 0x8C7B. */
  private static final String NAME = "Virtual PCD 00 00";

  static final int PORT = 35963;

  private final FileChannel lock;
  private final Optional<Process> own;

  private VirtualReader(FileChannel lock, Optional<Process> own) {
    this.lock = lock;
    this.own = own;
  }

  /** Skips the calling test, with the reason, where there can be none. */
  static VirtualReader open() throws IOException {
    assumeTrue(
        List.of(SERVICE, DRIVER, MODULE, Path.of(PYTHON)).stream().allMatch(Files::exists),
        "needs Debian's packages " + PACKAGES);
    FileChannel lock =
        FileChannel.open(
            Path.of(System.getProperty("java.io.tmpdir"), "exeat-virtual-reader.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    lock.lock();
    boolean running = answers();
    if (!running && !"root".equals(System.getProperty("user.name"))) {
      lock.close();
    }
    assumeTrue(lock.isOpen(), "needs a running pcscd, or root to start one");
    VirtualReader reader =
        new VirtualReader(
            lock, running ? Optional.empty() : Optional.of(started(SERVICE + "", "--foreground")));
    try {
      await("pcscd", VirtualReader::answers);
      return reader;
    } catch (RuntimeException | AssertionError e) {
      reader.close();
      throw e;
    }
  }

  CardReader reader() throws ChipException {
    List<CardReader> found =
        Readers.ofThisMachine().all().stream().filter(r -> r.name().equals(NAME)).toList();
    assumeTrue(!found.isEmpty(), "the running pcscd does not have the reader " + NAME);
    return found.getFirst();
  }

  /** vpicc's passport with these files, on the reader. */
  Process passport(Map<ChipFile, byte[]> files, Path folder)
      throws IOException, URISyntaxException, ChipException {
    for (Map.Entry<ChipFile, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(String.format("%04x", file.getKey().fid())), file.getValue());
    }
    Path script =
        Path.of(Objects.requireNonNull(VirtualReader.class.getResource("epass.py")).toURI());
    Process process = started(PYTHON, script.toString(), Integer.toString(PORT), folder.toString());
    reader().awaitCard(PATIENCE);
    return process;
  }

  /** Whether Python has what vpicc needs. */
  static boolean hasCiphers() throws IOException {
    return ended(started(PYTHON, "-c", "import Cryptodome")) == 0;
  }

  void awaitEmpty() throws ChipException {
    assertTrue(reader().awaitRemoval(PATIENCE), "the reader does not become empty");
  }

  private static Process started(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", MODULE.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  /** Ends a process and waits for its end. */
  static void stop(Process process) {
    process.destroyForcibly();
    ended(process);
  }

  private static int ended(Process process) {
    try {
      assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "does not end");
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean answers() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(SOCKET));
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what + " does not come up");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Override
  public void close() throws IOException {
    own.ifPresent(process -> {
      // Asked, not forced: it takes its socket away.
      process.destroy();
      ended(process);
    });
    lock.close();
  }
}
