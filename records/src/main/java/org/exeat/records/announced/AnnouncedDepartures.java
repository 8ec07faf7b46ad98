package org.exeat.records.announced;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.records.DurableFile;
import org.exeat.records.FolderLock;
import org.exeat.records.ledger.EntrySink;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.AnnouncementGone.Cause;

/**
 * The announcements of a port, until they are used or their day is over. Each lies in a file whose
 * name, and whose key, come out of the code that the travellers have, and of the port's secret:
 *
 * <pre>
 * announcements-key           32 secret bytes
 * 2026-11-30/NAME             an announcement for that day, AES-256-GCM after its nonce of 12 bytes,
 *                             padded, so that its length does not tell how many travel
 * gone/EVIDENCE-CAUSE         what is erased or about to be, until the ledger has heard of it: the
 *                             file that it was; done first when they are opened
 * lock                        held while it is open
 * </pre>
 *
 * So there is no list of who means to leave: who has the folder sees how many announcements there
 * are for a day, and no more. Thread-safe; one process at a time.
 */
public final class AnnouncedDepartures implements AutoCloseable {
  /** How long beforehand a departure can be announced, days. */
  public static final int MOST_AHEAD = 30;

  /** Days around its own on which a code is taken: days of zones differ, and queues last. */
  private static final int AROUND = 1;

  private static final String GONE = "gone";

  /** What a note may name, and nothing else of the folder. */
  private static final Pattern ANNOUNCEMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}/[0-9a-f]{32}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final FolderLock lock;
  private final AnnouncementSeal seal;

  /** Codes that a crossing has, or had when it closed. */
  private final Set<AnnouncementCode> taken = new HashSet<>();

  private AnnouncedDepartures(Path folder, FolderLock lock) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.lock = lock;
    seal = new AnnouncementSeal(key(folder.resolve("announcements-key")));
    Files.createDirectories(this.folder.resolve(GONE));
    finish();
  }

  /**
   * Opens them, new ones where there are none.
   *
   * @throws AnnouncementException where another has them open
   */
  public static AnnouncedDepartures open(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      DurableFile.createPrivateFolder(folder);
    }
    FolderLock lock =
        FolderLock.take(folder)
            .orElseThrow(() ->
                new AnnouncementException(
                    "the announcements in "
                        + folder
                        + " are open already, here or in another process"));
    try {
      return new AnnouncedDepartures(folder, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static byte[] key(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] secret = new byte[32];
      RANDOM.nextBytes(secret);
      DurableFile.create(file, secret);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != 32) {
      throw new AnnouncementException(
          "announcements-key holds no key: it has " + key.length + " bytes, not 32");
    }
    return key;
  }

  /**
   * Keeps an announcement, and tells the ledger.
   *
   * @param now by which its day must not be over, nor more than {@link #MOST_AHEAD} days away
   * @return the code for the travellers, which is kept nowhere
   * @throws IllegalArgumentException where it is
   */
  public synchronized AnnouncementCode announce(
      AnnouncedDeparture departure, Instant now, EntrySink ledger) throws IOException {
    LocalDate today = day(now);
    if (departure.day().isBefore(today.minusDays(AROUND))
        || departure.day().isAfter(today.plusDays(MOST_AHEAD))) {
      throw new IllegalArgumentException(
          "a departure is announced for a day from today on, at most "
              + MOST_AHEAD
              + " days ahead");
    }
    AnnouncementCode code = AnnouncementCode.random();
    byte[] sealed = seal.seal(code, departure);
    Path of = folder.resolve(departure.day().toString());
    if (Files.notExists(of)) {
      DurableFile.createPrivateFolder(of);
      DurableFile.folder(of);
    }
    Path file = of.resolve(seal.name(code));
    DurableFile.replacePrivate(file, sealed);
    try {
      ledger.append(List.of(new LedgerEntry.DepartureAnnounced(now, Evidence.of(sealed))));
    } catch (IOException | RuntimeException e) {
      DurableFile.deleteAndErase(file); // nobody has been given its code
      throw e;
    }
    return code;
  }

  /**
   * The announcement of a code whose day has come and is not over, for one crossing: nobody else
   * gets it before {@link #release}. Empty where there is none, or another crossing has it.
   *
   * @throws AnnouncementException where its file was changed
   */
  public synchronized Optional<AnnouncedDeparture> take(AnnouncementCode code, Instant now)
      throws IOException {
    if (taken.contains(code)) {
      return Optional.empty();
    }
    Optional<AnnouncedDeparture> due = due(code, now);
    if (due.isPresent()) {
      taken.add(code);
    }
    return due;
  }

  /** The same without taking it. */
  public synchronized Optional<AnnouncedDeparture> due(AnnouncementCode code, Instant now)
      throws IOException {
    LocalDate today = day(now);
    Optional<Path> file = file(code);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    AnnouncedDeparture departure = seal.open(code, Files.readAllBytes(file.get()));
    boolean past = departure.day().isBefore(today.minusDays(AROUND));
    return past || departure.day().isAfter(today.plusDays(AROUND))
        ? Optional.empty()
        : Optional.of(departure);
  }

  /** The crossing that took it did not close: its travellers may come again. */
  public synchronized void release(AnnouncementCode code) throws IOException {
    Optional<Path> file = file(code);
    if (file.isPresent()) {
      Files.deleteIfExists(note(file.get(), Cause.USED));
    }
    taken.remove(code);
  }

  /**
   * The crossing that took it is about to close: from now on the code opens nothing, whatever
   * happens to the power. {@link #tell} erases it, after the closing.
   */
  public synchronized void spend(AnnouncementCode code) throws IOException {
    Optional<Path> file = file(code);
    if (file.isPresent()) {
      write(file.get(), Cause.USED);
    }
  }

  /** Erases the announcement of a code; returns whether there was one. */
  public synchronized boolean withdraw(AnnouncementCode code) throws IOException {
    Optional<Path> file = file(code);
    if (file.isPresent()) {
      write(file.get(), Cause.WITHDRAWN);
      DurableFile.deleteAndErase(file.get());
    }
    return file.isPresent();
  }

  /** Erases what was announced for days that are over, and returns how many that were. */
  public synchronized int forgetPast(Instant now) throws IOException {
    int gone = 0;
    for (Path day : days()) {
      if (LocalDate.parse(String.valueOf(day.getFileName())).isBefore(day(now).minusDays(AROUND))) {
        for (Path file : list(day)) {
          write(file, Cause.EXPIRED);
          DurableFile.deleteAndErase(file);
          gone++;
        }
        Files.delete(day);
      }
    }
    return gone;
  }

  private void write(Path file, Cause cause) throws IOException {
    DurableFile.replace(note(file, cause), folder.relativize(file).toString().getBytes(UTF_8));
  }

  private Path note(Path file, Cause cause) throws IOException {
    Evidence evidence = Evidence.of(Files.readAllBytes(file));
    return folder.resolve(GONE).resolve(evidence.sha256() + "-" + cause);
  }

  /** Erases what is noted as gone, also by an earlier run that had no time to. */
  private void finish() throws IOException {
    for (Path note : list(folder.resolve(GONE))) {
      String of = Files.readString(note);
      if (!ANNOUNCEMENT.matcher(of).matches()) {
        throw new AnnouncementException("a note of what is gone names something else");
      }
      Path file = folder.resolve(of);
      if (Files.exists(file)) {
        DurableFile.deleteAndErase(file);
      }
    }
  }

  /** Erases what is spent, and tells the ledger of all that is gone. */
  public synchronized void tell(EntrySink ledger, Instant now) throws IOException {
    finish();
    for (Path note : list(folder.resolve(GONE))) {
      String[] parts = String.valueOf(note.getFileName()).split("-", 2);
      LedgerEntry gone;
      try {
        gone =
            new LedgerEntry.AnnouncementGone(
                now, new Evidence(parts[0]), Cause.valueOf(parts[parts.length - 1]));
      } catch (IllegalArgumentException e) {
        throw new AnnouncementException("the folder gone holds something else", e);
      }
      ledger.append(List.of(gone));
      Files.delete(note);
    }
  }

  /** How many there are. */
  public synchronized int size() throws IOException {
    int size = 0;
    for (Path day : days()) {
      size += list(day).size();
    }
    return size;
  }

  private List<Path> days() throws IOException {
    List<Path> days = new ArrayList<>();
    for (Path file : list(folder)) {
      try {
        LocalDate.parse(String.valueOf(file.getFileName()));
        days.add(file);
      } catch (DateTimeParseException e) {
        // the key, the lock, what is gone
      }
    }
    return days;
  }

  /** What lies in a folder, but for writes that were cut off, of which nobody was told. */
  private static List<Path> list(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (file.toString().endsWith(".part")) {
          DurableFile.deleteAndErase(file);
        } else {
          files.add(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort(null);
    return files;
  }

  private static LocalDate day(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private Optional<Path> file(AnnouncementCode code) throws IOException {
    String name = seal.name(code);
    return days().stream().map(day -> day.resolve(name)).filter(Files::exists).findFirst();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
