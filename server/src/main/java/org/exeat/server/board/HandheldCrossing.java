package org.exeat.server.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.exeat.capture.CoverageState;
import org.exeat.capture.HandheldCapture;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Mode;
import org.exeat.faces.UnreadableImageException;

/**
 * One crossing as an officer takes it with a telephone: which messages have come, and what of whom.
 * Guarded by its desk.
 */
final class HandheldCrossing {
  private final String key;
  private final String account;
  private final CrossingId id;
  private final Instant opened;
  private final Mode mode;
  private final HandheldCapture capture;
  private final KeyedHash hashes = new KeyedHash();
  private final Map<String, Sent> sent = new HashMap<>();

  /** Travellers by the digests of their photographs. */
  private final Map<String, Integer> photographs = new HashMap<>();

  private final Map<Integer, HandheldView.Photograph> newest = new TreeMap<>();
  private final Map<Integer, List<Integer>> documents = new TreeMap<>();
  private final Set<Integer> optedOut = new TreeSet<>();
  private boolean everybodyOptedOut;
  private int people;

  private record Sent(String digest, Object answer) {}

  HandheldCrossing(
      String key,
      String account,
      CrossingId id,
      Instant opened,
      Mode mode,
      HandheldCapture capture) {
    this.key = key;
    this.account = account;
    this.id = id;
    this.opened = opened;
    this.mode = mode;
    this.capture = capture;
  }

  String key() {
    return key;
  }

  String account() {
    return account;
  }

  CrossingId id() {
    return id;
  }

  Mode mode() {
    return mode;
  }

  int people() {
    return people;
  }

  void people(int counted) {
    people = counted;
  }

  int messages() {
    return sent.size();
  }

  /**
   * What a message was answered that came before.
   *
   * @throws IllegalArgumentException where it said something else then
   */
  <A> Optional<A> before(String message, String digest, Class<A> kind) {
    Sent s = sent.get(message);
    if (s == null) {
      return Optional.empty();
    }
    if (!s.digest().equals(hashes.of(digest)) || !kind.isInstance(s.answer())) {
      throw new IllegalArgumentException("this Idempotency-Key came before with something else");
    }
    return Optional.of(kind.cast(s.answer()));
  }

  void remember(String message, String digest, Object answer) {
    sent.put(message, new Sent(hashes.of(digest), answer));
  }

  /** No two people have one photograph: one that comes again makes nobody more. */
  void requireAnother(String digest, int traveller) {
    if (photographs.getOrDefault(hashes.of(digest), traveller) != traveller) {
      throw new IllegalArgumentException(
          "this very photograph came before, of another traveller: take one of each");
    }
  }

  HandheldView.Photograph photographed(int traveller, byte[] picture, String digest, Instant now)
      throws UnreadableImageException {
    HandheldCapture.Look look = capture.add(traveller, picture, now);
    photographs.put(hashes.of(digest), traveller);
    HandheldView.Photograph said =
        new HandheldView.Photograph(
            look.faces(),
            look.good(),
            look.shortfalls().stream().map(s -> Desk.word(s.requirement().measure())).toList());
    newest.put(traveller, said);
    return said;
  }

  void handedOver(int traveller, int document) {
    documents.computeIfAbsent(traveller, t -> new ArrayList<>()).add(document);
  }

  List<Integer> documents(int traveller) {
    return List.copyOf(documents.getOrDefault(traveller, List.of()));
  }

  boolean optedOut(int traveller) {
    return optedOut.contains(traveller);
  }

  /** One chooses an officer. */
  void optOut(int traveller) {
    optedOut.add(traveller);
    newest.remove(traveller);
    capture.forget(traveller);
  }

  /** Everybody does: nothing stays of what was seen of anybody. */
  void optOutAll() {
    everybodyOptedOut = true;
    newest.clear();
    capture.forgetAll();
  }

  /** Nor of those who chose an officer at the console, by their documents. */
  void forgetHolders(Set<Integer> chose) {
    documents.forEach((traveller, of) -> {
      if (of.stream().anyMatch(chose::contains)) {
        optOut(traveller);
      }
    });
  }

  /** Occupants, from 0, by the documents of the same travellers, from 1. */
  Map<Integer, Integer> laid() {
    Map<Integer, Integer> laid = new TreeMap<>();
    List<Integer> seen = capture.travellers();
    for (int o = 0; o < seen.size(); o++) {
      List<Integer> of = documents(seen.get(o));
      if (!of.isEmpty()) {
        laid.put(of.getLast(), o); // one that was typed again
      }
    }
    return laid;
  }

  CoverageState coverage(int presented) {
    return capture.coverage(people, presented);
  }

  /** The machine has decided: faces are the board's from now on, until the crossing closes. */
  void end() {
    capture.forgetAll();
    photographs.clear();
  }

  HandheldView view(String state) {
    Set<Integer> all = new TreeSet<>(newest.keySet());
    all.addAll(documents.keySet());
    all.addAll(optedOut);
    return new HandheldView(
        key,
        id.toString(),
        state,
        Desk.word(mode),
        people,
        opened,
        everybodyOptedOut,
        all.stream()
            .map(t ->
                new HandheldView.Traveller(t, newest.get(t), documents(t), optedOut.contains(t)))
            .toList());
  }
}
