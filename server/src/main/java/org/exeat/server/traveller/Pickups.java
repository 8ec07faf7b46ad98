package org.exeat.server.traveller;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exeat.domain.CrossingId;

/**
 * Receipts that travellers fetch with their telephone: each lies here for a quarter of an hour, in
 * memory only, under a code that the officer's screen shows to its holder, and is gone once it was
 * fetched. Nobody finds one by a name, a document or a crossing. Thread-safe.
 */
public final class Pickups {
  /** How long one lies here. */
  public static final Duration HELD = Duration.ofMinutes(15);

  /** Of more the oldest are gone. */
  private static final int MOST = 1_000;

  /** Bytes of a code: nobody guesses one. */
  private static final int CODE = 16;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, Offer> offers = new LinkedHashMap<>();

  private record Offer(CrossingId crossing, int document, String receipt, Instant until) {}

  /**
   * The code by which a document's holder fetches the receipt.
   *
   * @param document its number in the crossing, from 1
   * @param code 22 letters, digits, hyphens and underscores
   */
  public record Offered(int document, String code) {}

  public Pickups(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A receipt was issued.
   *
   * @param document its number in the crossing, from 1
   * @param receipt its text
   */
  public synchronized void offer(CrossingId crossing, int document, String receipt) {
    forget();
    while (offers.size() >= MOST) {
      offers.pollFirstEntry();
    }
    byte[] code = new byte[CODE];
    random.nextBytes(code);
    offers.put(
        Base64.getUrlEncoder().withoutPadding().encodeToString(code),
        new Offer(crossing, document, receipt, clock.instant().plus(HELD)));
  }

  /** Codes of a crossing's receipts that were not fetched yet, by the document. */
  public synchronized List<Offered> of(CrossingId crossing) {
    forget();
    List<Offered> own = new ArrayList<>();
    for (Map.Entry<String, Offer> o : offers.entrySet()) {
      if (o.getValue().crossing().equals(crossing)) {
        own.add(new Offered(o.getValue().document(), o.getKey()));
      }
    }
    return own;
  }

  /** Fetches a receipt; empty where none lies under the code, or not any more. */
  public synchronized Optional<String> fetch(String code) {
    forget();
    return Optional.ofNullable(offers.remove(code)).map(Offer::receipt);
  }

  private void forget() {
    Instant now = clock.instant();
    offers.values().removeIf(o -> !now.isBefore(o.until()));
  }
}
