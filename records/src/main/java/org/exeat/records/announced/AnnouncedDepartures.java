package org.exeat.records.announced;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.exeat.domain.AnnouncedDeparture;
import org.exeat.domain.TravelDocument;
import org.exeat.records.DurableFile;
import org.exeat.records.FolderLock;
import org.exeat.records.StrictJson;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.AnnouncementGone.Cause;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The announcements of a port, until they are used or their day is over. Each lies in a file whose
 * name, and whose key, come out of the code that the travellers have, and of the port's secret:
 *
 * <pre>
 * announcements-key           32 secret bytes
 * 2026-11-30/NAME             an announcement for that day, AES-256-GCM after its nonce of 12 bytes
 * gone/EVIDENCE-CAUSE         what is erased or about to be, until the ledger has heard of it: the
 *                             file that it was
 * lock                        held while it is open
 * </pre>
 *
 * So there is no list of who means to leave: who has the folder sees how many do on a day, at most.
 * Thread-safe; one process at a time.
 */
public final class AnnouncedDepartures implements AutoCloseable {
  /** How long beforehand a departure can be announced, days. */
  public static final int MOST_AHEAD = 30;

  /** Days around its own on which a code is taken: days of zones differ, and queues last. */
  private static final int AROUND = 1;

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int NAME_BYTES = 16;
  private static final String GONE = "gone";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = new StrictJson().mapper();

  private final Path folder;
  private final FolderLock lock;
  private final SecretKeySpec secret;

  /** What a file says. Names are not in it. */
  private record Text(LocalDate day, List<Document> documents) {}

  private record Document(
      String documentCode,
      String issuingState,
      String documentNumber,
      LocalDate dateOfBirth,
      LocalDate dateOfExpiry) {
    static Document of(TravelDocument d) {
      return new Document(
          d.documentCode(),
          d.issuingState(),
          d.documentNumber(),
          d.dateOfBirth(),
          d.dateOfExpiry());
    }

    TravelDocument document() {
      return new TravelDocument(
          documentCode, issuingState, documentNumber, "", "", dateOfBirth, dateOfExpiry);
    }
  }

  /**
   * An announcement that is there.
   *
   * @param evidence what the ledger calls it by
   */
  public record Found(AnnouncedDeparture departure, Evidence evidence) {}

  /**
   * An announcement that was made.
   *
   * @param code for the travellers, and kept nowhere
   * @param evidence what the ledger calls it by
   */
  public record Made(AnnouncementCode code, Evidence evidence) {}

  /** Where the ledger hears of something. */
  @FunctionalInterface
  public interface Entries {
    /** Appends entries, all or none. */
    void append(List<? extends LedgerEntry> entries) throws IOException;
  }

  private AnnouncedDepartures(Path folder, FolderLock lock) throws IOException {
    this.folder = folder;
    this.lock = lock;
    secret = new SecretKeySpec(key(folder.resolve("announcements-key")), "HmacSHA256");
    Files.createDirectories(folder.resolve(GONE));
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
   * Keeps an announcement; the ledger has to hear of it.
   *
   * @param now by which its day must not be over, nor more than {@link #MOST_AHEAD} days away
   * @throws IllegalArgumentException where it is
   */
  public synchronized Made announce(AnnouncedDeparture departure, Instant now) throws IOException {
    LocalDate today = day(now);
    if (departure.day().isBefore(today.minusDays(AROUND))
        || departure.day().isAfter(today.plusDays(MOST_AHEAD))) {
      throw new IllegalArgumentException(
          "a departure is announced for a day from today on, at most "
              + MOST_AHEAD
              + " days ahead");
    }
    AnnouncementCode code = AnnouncementCode.random();
    Path file = file(departure.day(), code);
    byte[] text =
        JSON.writeValueAsBytes(
            new Text(departure.day(), departure.documents().stream().map(Document::of).toList()));
    byte[] sealed = seal(code, text);
    Path of = file.getParent();
    if (of != null && Files.notExists(of)) {
      DurableFile.createPrivateFolder(of);
      DurableFile.folder(of);
    }
    DurableFile.replacePrivate(file, sealed);
    return new Made(code, Evidence.of(sealed));
  }

  /**
   * The announcement of a code, whatever its day; empty where there is none, or it is gone.
   *
   * @throws AnnouncementException where its file was changed
   */
  public synchronized Optional<Found> find(AnnouncementCode code) throws IOException {
    for (Path day : days()) {
      Path file = day.resolve(name(code));
      if (Files.exists(file)) {
        byte[] sealed = Files.readAllBytes(file);
        return Optional.of(new Found(open(code, sealed), Evidence.of(sealed)));
      }
    }
    return Optional.empty();
  }

  /** The announcement of a code, where its day has come and is not over. */
  public Optional<Found> due(AnnouncementCode code, Instant now) throws IOException {
    LocalDate today = day(now);
    return find(code)
        .filter(f ->
            !f.departure().day().isBefore(today.minusDays(AROUND))
                && !f.departure().day().isAfter(today.plusDays(AROUND)));
  }

  /** Erases the announcement of a code, if it is there; {@link #tell} tells the ledger. */
  public synchronized void forget(AnnouncementCode code, Cause cause) throws IOException {
    for (Path day : days()) {
      Path file = day.resolve(name(code));
      if (Files.exists(file)) {
        erase(file, cause);
      }
    }
  }

  /** Erases what was announced for days that are over, and returns how many that were. */
  public synchronized int forgetPast(Instant now) throws IOException {
    int gone = 0;
    for (Path day : days()) {
      if (LocalDate.parse(String.valueOf(day.getFileName())).isBefore(day(now).minusDays(AROUND))) {
        for (Path file : list(day)) {
          erase(file, Cause.EXPIRED);
          gone++;
        }
        Files.delete(day);
      }
    }
    return gone;
  }

  private void erase(Path file, Cause cause) throws IOException {
    Evidence evidence = Evidence.of(Files.readAllBytes(file));
    Path note = folder.resolve(GONE).resolve(evidence.sha256() + "-" + cause);
    DurableFile.replace(note, folder.relativize(file).toString().getBytes(UTF_8));
    DurableFile.deleteAndErase(file);
  }

  /** Tells the ledger what is gone, also what an earlier run had no time to erase or to tell. */
  public synchronized void tell(Entries ledger, Instant now) throws IOException {
    for (Path note : list(folder.resolve(GONE))) {
      Path file = folder.resolve(Files.readString(note)).normalize();
      if (file.startsWith(folder) && Files.exists(file)) {
        DurableFile.deleteAndErase(file);
      }
      String[] parts = String.valueOf(note.getFileName()).split("-", 2);
      try {
        ledger.append(
            List.of(
                new LedgerEntry.AnnouncementGone(
                    now, new Evidence(parts[0]), Cause.valueOf(parts[parts.length - 1]))));
      } catch (IllegalArgumentException e) {
        throw new AnnouncementException("the folder gone holds something else", e);
      }
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
    }
    files.sort(null);
    return files;
  }

  private static LocalDate day(Instant now) {
    return now.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private Path file(LocalDate day, AnnouncementCode code) {
    return folder.resolve(day.toString()).resolve(name(code));
  }

  private String name(AnnouncementCode code) {
    return HexFormat.of().formatHex(Arrays.copyOf(mac(code, "name"), NAME_BYTES));
  }

  private byte[] seal(AnnouncementCode code, byte[] text) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, code, nonce).doFinal(text);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-256-GCM", e);
    }
  }

  private AnnouncedDeparture open(AnnouncementCode code, byte[] sealed) throws IOException {
    try {
      Text text =
          JSON.readValue(
              cipher(Cipher.DECRYPT_MODE, code, Arrays.copyOf(sealed, NONCE))
                  .doFinal(sealed, NONCE, Math.max(0, sealed.length - NONCE)),
              Text.class);
      return new AnnouncedDeparture(
          text.day(), text.documents().stream().map(Document::document).toList());
    } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
      // a cause's words may hold the text
      throw new AnnouncementException(
          String.format(
              Locale.ROOT, "an announcement of %d bytes was changed or cut off", sealed.length));
    }
  }

  private Cipher cipher(int mode, AnnouncementCode code, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(mac(code, "seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private byte[] mac(AnnouncementCode code, String use) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal((use + "\n" + code.text()).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
