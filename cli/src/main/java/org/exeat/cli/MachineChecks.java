package org.exeat.cli;

import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exeat.capture.VideoSource;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.ModelException;
import org.exeat.faces.UnreadableImageException;

/** Looks at the machine that Exeat runs on. */
final class MachineChecks {
  private static final long GIB = 1L << 30;
  private static final int WRITES = 40;

  /** Of one write to the disk, milliseconds: each step of a crossing waits for one. */
  private static final double SLOW = 20;

  private MachineChecks() {}

  static DoctorFinding java() {
    Runtime.Version v = Runtime.version();
    String words = v + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return v.feature() >= 25
        ? DoctorFinding.ok("Java", words)
        : DoctorFinding.fail("Java", words, "install a JDK of version 25 or newer");
  }

  /** Processors and memory. */
  static DoctorFinding memory() throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    long heap = Runtime.getRuntime().maxMemory();
    Path kernels = Path.of("/proc/meminfo");
    long free = Long.MAX_VALUE;
    if (Files.isReadable(kernels)) {
      try (Stream<String> lines = Files.lines(kernels)) {
        free =
            lines
                .filter(l -> l.startsWith("MemAvailable:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(free);
      }
    }
    String words =
        processors
            + " processors, Java may take "
            + gib(heap)
            + (free == Long.MAX_VALUE ? "" : ", " + gib(free) + " are free");
    return heap < 2 * GIB || free < 2 * GIB
        ? DoctorFinding.warn(
            "memory", words, "a lane takes some 2 GiB; EXEAT_JAVA_OPTS=-Xmx3g gives Java more")
        : DoctorFinding.ok("memory", words);
  }

  /** Room, and how long a write takes until it is on the disk. */
  static DoctorFinding disk(Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    double[] took = new double[WRITES];
    Path file;
    try {
      file = Files.createTempFile(folder, ".doctor", "");
    } catch (IOException e) {
      return DoctorFinding.fail("disk", "nothing can be written in " + folder, "see who owns it");
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
      for (int i = 0; i < WRITES; i++) {
        long begun = System.nanoTime();
        channel.write(ByteBuffer.allocate(4096), 4096L * i);
        channel.force(false);
        took[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(took);
    String words =
        String.format(
            Locale.ROOT,
            "%s free below %s; a write is on the disk in %.2f ms, the slowest of %d in %.1f ms",
            gib(free),
            folder,
            took[WRITES / 2],
            WRITES,
            took[WRITES - 1]);
    if (free < GIB) {
      return DoctorFinding.fail("disk", words, "make room: a full disk stops the record");
    }
    if (free < 10 * GIB) {
      return DoctorFinding.warn("disk", words, "make room before it is full");
    }
    return took[WRITES / 2] > SLOW
        ? DoctorFinding.warn("disk", words, "lanes wait for each step; use a faster disk")
        : DoctorFinding.ok("disk", words);
  }

  /** Whether somebody sets the clock: entries and receipts carry it. */
  static DoctorFinding clock() throws InterruptedException {
    Optional<String> said =
        run("timedatectl", "show", "--property=NTPSynchronized", "--value")
            .or(() ->
                Files.exists(Path.of("/run/systemd/timesync/synchronized"))
                    ? Optional.of("yes")
                    : Optional.empty());
    return switch (said.orElse("")) {
      case "yes" -> DoctorFinding.ok("clock", "synchronised");
      case "no" ->
          DoctorFinding.warn(
              "clock", "not synchronised", "let NTP set it: timedatectl set-ntp true");
      default ->
          DoctorFinding.warn(
              "clock",
              "nobody says whether it is synchronised",
              "see that NTP, or the machine that this one runs in, sets it");
    };
  }

  private static Optional<String> run(String... command) {
    try {
      Process p =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      if (!p.waitFor(3, TimeUnit.SECONDS)) {
        p.destroyForcibly();
        return Optional.empty();
      }
      String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return p.exitValue() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** The library that reads pictures. */
  static DoctorFinding pictures() {
    try {
      Image read = ImageDecoder.decode(ImageEncoder.jpeg(new Image(8, 8, new byte[192]), 90));
      return read.width() == 8
          ? DoctorFinding.ok("pictures", "OpenCV loads")
          : DoctorFinding.fail("pictures", "OpenCV reads wrongly", "install Exeat anew");
    } catch (UnreadableImageException | LinkageError | RuntimeException e) {
      return DoctorFinding.fail(
          "pictures",
          "OpenCV does not load: " + e.getClass().getSimpleName(),
          "Exeat runs on Linux x86-64 with glibc");
    }
  }

  /** The library that reads live cameras. */
  static DoctorFinding video() throws InterruptedException {
    try {
      VideoSource.open(
              "none", "/none/of/that/name.mp4", VideoSource.Options.live(InstantSource.system()))
          .close();
      return DoctorFinding.ok("video", "FFmpeg loads");
    } catch (IOException e) {
      return DoctorFinding.ok("video", "FFmpeg loads"); // it looked for the file
    } catch (LinkageError | RuntimeException e) {
      return DoctorFinding.fail(
          "video",
          "FFmpeg does not load: " + e.getClass().getSimpleName(),
          "Exeat runs on Linux x86-64 with glibc");
    }
  }

  /** Weights, and the library that runs them. */
  static DoctorFinding networks(FaceOptions faces) {
    try (FaceAnalyzer analyzer = faces.open()) {
      return DoctorFinding.ok(
          "face networks", "they load, as " + analyzer.model().sha256().substring(0, 12) + "…");
    } catch (ModelException | IOException e) {
      return DoctorFinding.fail(
          "face networks", String.valueOf(e.getMessage()), "./exeat demo fetches the weights");
    } catch (LinkageError e) {
      return DoctorFinding.fail(
          "face networks",
          "ONNX Runtime does not load: " + e.getClass().getSimpleName(),
          "Exeat runs on Linux x86-64 with glibc");
    }
  }

  /**
   * Whether something can listen there.
   *
   * @param port of this machine
   */
  static DoctorFinding port(int port) {
    String subject = "port " + port;
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return DoctorFinding.ok(subject, "free");
    } catch (BindException e) {
      return DoctorFinding.warn(
          subject,
          "taken, or not for this user",
          "if no server of this port runs, choose another for --serve");
    } catch (IOException e) {
      return DoctorFinding.fail(subject, "cannot be listened at", "choose another for --serve");
    }
  }

  /** What a PC/SC reader of documents needs. */
  static DoctorFinding reader() {
    return Files.exists(Path.of("/run/pcscd/pcscd.comm"))
        ? DoctorFinding.ok("document reader", "pcscd runs")
        : DoctorFinding.fail(
            "document reader", "pcscd does not run", "install and start it: apt-get install pcscd");
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
  }
}
