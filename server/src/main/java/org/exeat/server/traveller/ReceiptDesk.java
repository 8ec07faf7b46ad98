package org.exeat.server.traveller;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.UnreadableImageException;
import org.exeat.records.receipt.InvalidReceiptException;
import org.exeat.records.receipt.PublishedReceipts;
import org.exeat.records.receipt.ReceiptCheck;

/**
 * Checks the receipts that travellers show, by what the port publishes, and keeps nothing of them;
 * {@link Pickups} holds those that were issued just now. Thread-safe.
 */
public final class ReceiptDesk {
  /** Most bytes of a photograph's file. */
  public static final int MOST_BYTES = 4 << 20;

  /** Most pixels of a photograph: what telephones take without being asked for more. */
  private static final long MOST_PIXELS = 13_000_000;

  /** Photographs that are looked at together; each takes up to 150 MB. */
  private static final int TOGETHER = 2;

  private static final long PATIENCE_SECONDS = 10;

  /** What a receipt can show, in the order in which it is read. */
  private static final List<String> CLAIMS =
      List.of(
          "iss",
          "direction",
          "day",
          "time",
          "confirmed_by",
          "issuing_state",
          "document_number",
          "date_of_birth",
          "crossing");

  private final PublishedReceipts published;
  private final Codes codes;
  private final InstantSource clock;
  private final Semaphore looking = new Semaphore(TOGETHER);
  private final Pickups pickups;

  /**
   * Makes one.
   *
   * @param published by the port
   * @param codes to read photographs
   * @param clock by which the status list's age is judged
   */
  public ReceiptDesk(PublishedReceipts published, Codes codes, InstantSource clock) {
    this.published = published;
    this.codes = codes;
    this.clock = clock;
    pickups = new Pickups(clock);
  }

  /** What came of a check. */
  public sealed interface Checked {
    /**
     * The port signed it.
     *
     * @param status whether it has been revoked since
     * @param shown claims and their values, in the order in which they are read
     * @param hidden claims that it does not show
     */
    record Proved(ReceiptCheck.Status status, Map<String, String> shown, Set<String> hidden)
        implements Checked {
      @Override
      public String toString() {
        return "Proved[withheld]";
      }
    }

    /** It proves nothing. */
    record Worthless(InvalidReceiptException.Reason reason) implements Checked {}
  }

  /** Checks a receipt's text. */
  public Checked check(String receipt) throws IOException {
    Instant now = clock.instant();
    try {
      ReceiptCheck.Proved proved = published.check(receipt, now);
      Set<String> hidden = new LinkedHashSet<>(CLAIMS);
      hidden.removeAll(proved.shown().keySet());
      return new Checked.Proved(proved.status(), ordered(proved.shown()), hidden);
    } catch (InvalidReceiptException e) {
      return new Checked.Worthless(e.reason());
    }
  }

  private static Map<String, String> ordered(Map<String, String> shown) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String claim : CLAIMS) {
      String value = shown.get(claim);
      if (value != null) {
        ordered.put(claim, value);
      }
    }
    shown.forEach(ordered::putIfAbsent);
    return ordered;
  }

  /**
   * The text of the code on a photograph.
   *
   * @param file JPEG or PNG, {@link #MOST_BYTES} at most
   * @return empty where no code is found, or it is another kind of file
   * @throws UnreadableImageException where it is broken, or has too many pixels
   * @throws BusyException where too many are looked at already
   */
  public Optional<String> read(byte[] file)
      throws UnreadableImageException, BusyException, InterruptedException {
    if (!photograph(file)) {
      return Optional.empty();
    }
    if (!looking.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new BusyException();
    }
    try {
      return codes.read(ImageDecoder.decode(file, MOST_PIXELS));
    } finally {
      looking.release();
    }
  }

  /** The signature of JPEG or PNG: what telephones and screens make, and nothing else. */
  private static boolean photograph(byte[] file) {
    return file.length > 1
        && (file[0] == (byte) 0xff && file[1] == (byte) 0xd8
            || file[0] == (byte) 0x89 && file[1] == 'P');
  }

  /** Too many photographs are looked at already. */
  public static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Receipts that were issued just now, for their holders. */
  public Pickups pickups() {
    return pickups;
  }

  /** The port's address, as receipts name it. */
  public String issuer() {
    return published.issuer();
  }

  /** The published keys, a JSON Web Key Set. */
  public String keys() throws IOException {
    return published.keys();
  }
}
