package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.exeat.domain.CrossingId;
import org.exeat.domain.LegalHold;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.Change;
import org.exeat.records.ledger.LedgerEntry.ChangeProposed;
import org.exeat.records.ledger.LedgerEntry.ChangeSettled;
import org.exeat.records.ledger.LedgerEntry.Settlement;
import org.exeat.records.ledger.LedgerFiles;
import org.exeat.records.ledger.Proposals;
import org.exeat.records.ledger.TwoPeople;
import org.exeat.records.vault.LegalHolds;

/**
 * What takes two people at a port that runs: another retention policy, legal holds and their end.
 * One proposes it, another approves it within a week, and then it is done at once; the ledger hears
 * of each step before it is done. Cut off at any moment, it is finished at the next start. Who may
 * do which is the caller's to ask. Thread-safe.
 */
public final class PortChanges {
  /** Proposals that may wait at a time. */
  static final int MOST = 100;

  private final Path ledger;
  private final CrossingBook book;
  private final EvidenceKeeping keeping;
  private final PolicyShelf shelf;
  private final Proposals proposals;
  private final SecureRandom random = new SecureRandom();

  private PortChanges(Path ledger, CrossingBook book, EvidenceKeeping keeping) throws IOException {
    this.ledger = ledger;
    this.book = book;
    this.keeping = keeping;
    shelf = PolicyShelf.beside(ledger);
    proposals = new Proposals(shelf.proposals());
  }

  /**
   * Opens the changes of a port. One that never had a policy of its own goes by the operator's from
   * now on, and the ledger hears of it; what was half done is finished.
   *
   * @param ledger folder
   * @param book of that ledger
   * @param keeping by the policy in force, or by the operator's
   * @param operators the operator's policy, as text
   * @param account of whoever starts the port
   * @throws InvalidInputException where the policy that the ledger told of last is not in the
   *     folder; the message says what to do
   */
  public static PortChanges open(
      Path ledger, CrossingBook book, EvidenceKeeping keeping, String operators, String account)
      throws IOException, InvalidInputException {
    PortChanges changes = new PortChanges(ledger, book, keeping);
    changes.finish();
    Optional<PolicyShelf.InForce> inForce = changes.shelf.which();
    Optional<PolicyShelf.InForce> told = changes.told(inForce);
    if (told.isPresent()) {
      if (!told.equals(inForce)) { // it was cut off, or somebody exchanged it
        PolicyShelf.Shelved policy = changes.shelf.get(told.get().sha256());
        changes.shelf.enforce(policy, told.get().entry());
        keeping.inForce().replace(policy.policy());
      }
      return changes;
    }
    PolicyShelf.Shelved first = PolicyShelf.Shelved.of(operators, "the policy");
    changes.shelf.put(first);
    long entry =
        book.append(
            List.of(
                new LedgerEntry.PolicyChanged(
                    book.now(),
                    book.officer(account),
                    first.policy().name(),
                    first.sha256(),
                    "the first policy of this port")));
    changes.shelf.enforce(first, entry);
    return changes;
  }

  /**
   * The policy that the ledger told of last, which is in force whatever the folder says; empty
   * where it never told of one.
   *
   * @param known where it is looked for from, as far as the folder knows
   */
  private Optional<PolicyShelf.InForce> told(Optional<PolicyShelf.InForce> known)
      throws IOException {
    book.checkpoint();
    LedgerFiles files = LedgerFiles.open(ledger, book.key());
    Optional<PolicyShelf.InForce> told =
        known.isPresent() ? told(files, known.get().entry()) : Optional.empty();
    return told.isPresent() ? told : told(files, 0);
  }

  private static Optional<PolicyShelf.InForce> told(LedgerFiles files, long from)
      throws IOException {
    long size = files.checkpoint().size();
    AtomicReference<PolicyShelf.InForce> newest = new AtomicReference<>();
    files.read(
        Math.clamp(from, 0, size),
        size,
        Set.of(LedgerEntry.PolicyChanged.class),
        (index, entry) ->
            newest.set(
                new PolicyShelf.InForce(((LedgerEntry.PolicyChanged) entry).sha256(), index)));
    return Optional.ofNullable(newest.get());
  }

  /**
   * Finishes what was being settled when an earlier run was cut off, or a disk failed.
   *
   * @throws IOException where it still cannot be
   */
  public synchronized void finish() throws IOException, InvalidInputException {
    List<Proposals.Open> half = new ArrayList<>();
    for (Proposals.Open p : proposals.all()) {
      if (p.settling().isPresent()) {
        half.add(p);
      }
    }
    if (half.isEmpty()) {
      return;
    }
    half.sort(Comparator.comparing(p -> p.settling().orElseThrow().at()));
    book.checkpoint();
    LedgerFiles files = LedgerFiles.open(ledger, book.key());
    for (Proposals.Open p : half) {
      ChangeSettled settled = p.settling().orElseThrow();
      OptionalLong entry = files.find(settled);
      if (entry.isEmpty()) {
        proposals.waiting(p);
      } else {
        if (settled.settlement() == Settlement.APPROVED) {
          carryOut(p.proposed(), entry.getAsLong() + 1);
        }
        proposals.remove(p);
      }
    }
  }

  /** The policy in force. */
  public PolicyShelf.Shelved policy() throws IOException, InvalidInputException {
    return shelf.inForce().orElseThrow();
  }

  /** A policy that was proposed; empty where no proposal of one is called so. */
  public Optional<PolicyShelf.Shelved> policy(String proposal)
      throws IOException, InvalidInputException {
    Optional<String> sha256 = proposals.get(proposal).flatMap(p -> p.proposed().sha256());
    return sha256.isEmpty() ? Optional.empty() : Optional.of(shelf.get(sha256.get()));
  }

  /** What waits for a second person, the oldest first; what has waited too long is forgotten. */
  public synchronized List<ChangeProposed> open() throws IOException {
    for (Proposals.Open p : proposals.all()) {
      if (p.settling().isEmpty() && over(p.proposed())) {
        proposals.remove(p);
      }
    }
    return proposals.all().stream().map(Proposals.Open::proposed).toList();
  }

  private boolean over(ChangeProposed p) {
    return book.now().isAfter(p.at().plus(TwoPeople.LONGEST));
  }

  /** Whether an account is the one that proposed something. */
  public boolean isBy(String account, ChangeProposed proposed) {
    return proposed.officer().equals(book.officer(account));
  }

  /**
   * Proposes another policy.
   *
   * @param text of its file, see {@link RetentionFile}
   * @param reason in words; goes into the ledger, no names
   * @throws InvalidInputException where the text is no policy; the message names line and key
   */
  public synchronized ChangeProposed proposePolicy(String account, String text, String reason)
      throws IOException, InvalidInputException, RefusedChangeException {
    PolicyShelf.Shelved policy = PolicyShelf.Shelved.of(text, "policy");
    if (policy.sha256().equals(policy().sha256())) {
      throw new RefusedChangeException("This policy is in force already.");
    }
    shelf.put(policy);
    return propose(
        new ChangeProposed(
            book.now(),
            name(),
            Change.POLICY,
            Optional.empty(),
            Optional.empty(),
            Optional.of(policy.policy().name()),
            Optional.of(policy.sha256()),
            book.officer(account),
            reason));
  }

  /**
   * Proposes to keep a crossing's evidence beyond its time.
   *
   * @param until the last day, UTC
   * @param reason such as the number of an order; no names
   */
  public synchronized ChangeProposed proposeHold(
      String account, CrossingId crossing, LocalDate until, String reason)
      throws IOException, RefusedChangeException {
    Instant end = until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (!end.isAfter(book.now())) {
      throw new RefusedChangeException("The last day of a hold must not be over already.");
    }
    requireKept(crossing);
    requireLonger(crossing, end);
    return propose(hold(Change.HOLD, account, crossing, Optional.of(end), reason));
  }

  /** Proposes to end a hold before its time. */
  public synchronized ChangeProposed proposeEnd(String account, CrossingId crossing, String reason)
      throws IOException, RefusedChangeException {
    requireHold(crossing);
    return propose(hold(Change.HOLD_END, account, crossing, Optional.empty(), reason));
  }

  private ChangeProposed hold(
      Change what, String account, CrossingId crossing, Optional<Instant> until, String reason) {
    return new ChangeProposed(
        book.now(),
        name(),
        what,
        Optional.of(crossing),
        until,
        Optional.empty(),
        Optional.empty(),
        book.officer(account),
        reason);
  }

  private String name() {
    byte[] name = new byte[16];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  private void requireKept(CrossingId crossing) throws IOException, RefusedChangeException {
    if (keeping.vault().kept(crossing).isEmpty()
        && (keeping.stays().isEmpty() || !keeping.stays().get().keeps(crossing))) {
      throw new RefusedChangeException("Nothing is kept of this crossing.");
    }
  }

  private void requireHold(CrossingId crossing) throws IOException, RefusedChangeException {
    if (hold(crossing).isEmpty()) {
      throw new RefusedChangeException("This crossing has no hold.");
    }
  }

  /** A hold takes another's place, and who approves one does not mean to shorten it. */
  private void requireLonger(CrossingId crossing, Instant until)
      throws IOException, RefusedChangeException {
    if (hold(crossing).map(h -> h.until().isAfter(until)).orElse(false)) {
      throw new RefusedChangeException(
          "This crossing is held for longer already: first propose the end of that hold.");
    }
  }

  /** A crossing's hold, which may be over by itself; empty where it has none. */
  public Optional<LegalHold> hold(CrossingId crossing) throws IOException {
    return keeping.vault().holds().all().stream()
        .filter(h -> h.crossing().equals(crossing))
        .findFirst();
  }

  private ChangeProposed propose(ChangeProposed proposed)
      throws IOException, RefusedChangeException {
    if (open().size() >= MOST) {
      throw new RefusedChangeException(
          MOST + " proposals wait already: decide some of them, or take some back.");
    }
    book.append(List.of(proposed));
    proposals.add(proposed);
    return proposed;
  }

  /**
   * A second person approves a proposal; what was proposed holds when this returns.
   *
   * @throws RefusedChangeException where the account proposed it, or it cannot be done any more
   */
  public synchronized void approve(String account, String proposal)
      throws IOException, InvalidInputException, RefusedChangeException {
    settle(account, proposal, Settlement.APPROVED, Optional.empty());
  }

  /** A second person refuses a proposal, and says why. */
  public synchronized void refuse(String account, String proposal, String reason)
      throws IOException, InvalidInputException, RefusedChangeException {
    settle(account, proposal, Settlement.REFUSED, Optional.of(reason));
  }

  /** Who proposed it takes it back. */
  public synchronized void withdraw(String account, String proposal)
      throws IOException, InvalidInputException, RefusedChangeException {
    settle(account, proposal, Settlement.WITHDRAWN, Optional.empty());
  }

  private void settle(
      String account, String proposal, Settlement settlement, Optional<String> reason)
      throws IOException, InvalidInputException, RefusedChangeException {
    finish(); // one after the other, or an older one would be carried out over a newer
    Proposals.Open open =
        proposals
            .get(proposal)
            .orElseThrow(
                () -> new RefusedChangeException("There is no such proposal, or it is over."));
    ChangeProposed proposed = open.proposed();
    ChangeSettled settled =
        new ChangeSettled(
            book.now(), proposal, proposed.crossing(), settlement, book.officer(account), reason);
    Optional<String> refused = TwoPeople.refuse(proposed, settled);
    if (refused.isPresent()) {
      throw new RefusedChangeException(refused.get() + ".");
    }
    LegalHolds holds = keeping.vault().holds();
    synchronized (holds) { // no retention run destroys meanwhile what is to be held
      if (settlement == Settlement.APPROVED) {
        requirePossible(proposed);
      }
      proposals.settling(open, settled);
      if (settlement == Settlement.APPROVED) {
        long entry = book.append(List.of(settled, proposed.approved(settled.at())));
        carryOut(proposed, entry + 1);
      } else {
        book.append(List.of(settled));
      }
    }
    proposals.remove(open);
  }

  /** Whether what was proposed some days ago can still be done as both mean it. */
  private void requirePossible(ChangeProposed p)
      throws IOException, InvalidInputException, RefusedChangeException {
    switch (p.what()) {
      case POLICY -> shelf.get(p.sha256().orElseThrow());
      case HOLD -> {
        CrossingId crossing = p.crossing().orElseThrow();
        Instant until = p.until().orElseThrow();
        if (!until.isAfter(book.now())) {
          throw new RefusedChangeException("The last day of this hold is over.");
        }
        requireKept(crossing);
        requireLonger(crossing, until);
        if (open().stream()
            .anyMatch(o -> o.what() == Change.HOLD_END && o.crossing().equals(p.crossing()))) {
          throw new RefusedChangeException(
              "The end of this crossing's hold is proposed, too: that has to be settled first.");
        }
      }
      case HOLD_END -> requireHold(p.crossing().orElseThrow());
    }
  }

  /**
   * @param entry number of the entry that tells of it
   */
  private void carryOut(ChangeProposed p, long entry) throws IOException, InvalidInputException {
    LegalHolds holds = keeping.vault().holds();
    switch (p.what()) {
      case POLICY -> {
        PolicyShelf.Shelved policy = shelf.get(p.sha256().orElseThrow());
        shelf.enforce(policy, entry);
        keeping.inForce().replace(policy.policy());
      }
      case HOLD ->
          holds.place(
              new LegalHold(p.crossing().orElseThrow(), p.reason(), p.until().orElseThrow()));
      case HOLD_END -> {
        CrossingId crossing = p.crossing().orElseThrow();
        if (hold(crossing).isPresent()) {
          holds.end(crossing);
        }
      }
    }
  }
}
