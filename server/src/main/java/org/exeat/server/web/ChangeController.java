package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.exeat.domain.CrossingId;
import org.exeat.domain.LegalHold;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.PolicyShelf;
import org.exeat.lane.PortChanges;
import org.exeat.lane.RefusedChangeException;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.TwoPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies and legal holds, which one proposes and another approves. */
@RestController
@RequestMapping("/api/v1/changes")
class ChangeController {
  private final Optional<PortChanges> changes;

  ChangeController(Changes changes) {
    this.changes = changes.changes();
  }

  /**
   * What waits for a second person.
   *
   * @param policy in force; null where the port keeps nothing, so that nothing can be changed
   * @param days for which a proposal waits
   * @param proposals the oldest first
   */
  record Proposals(@Nullable PolicyFile policy, int days, List<Proposal> proposals) {}

  /**
   * A retention policy.
   *
   * @param text of its file
   */
  record PolicyFile(String name, String sha256, String text) {
    static PolicyFile of(PolicyShelf.Shelved p) {
      return new PolicyFile(p.policy().name(), p.sha256(), p.text());
    }
  }

  /**
   * A proposal.
   *
   * @param id what it is called
   * @param what {@code policy}, {@code hold} or {@code hold_end}
   * @param crossing whose evidence; null for a policy
   * @param until when the hold would end by itself; null for the others
   * @param policy the proposed one; null for the others, and where its file is not as it was put
   *     there, so that it cannot be approved
   * @param held as the crossing is now; null where it is not
   * @param who proposed it, as the record calls them
   * @param own whether the account that asks did
   * @param over when it has waited too long
   */
  record Proposal(
      String id,
      String what,
      @Nullable String crossing,
      @Nullable Instant until,
      @Nullable PolicyFile policy,
      @Nullable Held held,
      String reason,
      String who,
      boolean own,
      Instant at,
      Instant over) {}

  /**
   * A crossing's hold.
   *
   * @param until when it ends by itself
   */
  record Held(Instant until, String reason) {}

  @GetMapping
  Proposals changes(@AuthenticationPrincipal Who who) throws IOException, InvalidInputException {
    int days = (int) TwoPeople.LONGEST.toDays();
    if (changes.isEmpty()) {
      return new Proposals(null, days, List.of());
    }
    PortChanges port = changes.get();
    List<Proposal> proposals = new ArrayList<>();
    for (LedgerEntry.ChangeProposed p : port.open()) {
      proposals.add(proposal(port, p, who));
    }
    return new Proposals(PolicyFile.of(port.policy()), days, proposals);
  }

  private static Proposal proposal(PortChanges port, LedgerEntry.ChangeProposed p, Who who)
      throws IOException {
    Optional<LegalHold> held = Optional.empty();
    if (p.crossing().isPresent()) {
      held = port.hold(p.crossing().get());
    }
    return new Proposal(
        p.proposal(),
        p.what().name().toLowerCase(Locale.ROOT),
        p.crossing().map(CrossingId::toString).orElse(null),
        p.until().orElse(null),
        proposed(port, p),
        held.map(h -> new Held(h.until(), h.reason())).orElse(null),
        p.reason(),
        p.officer().value(),
        port.isBy(who.account(), p),
        p.at(),
        p.at().plus(TwoPeople.LONGEST));
  }

  private static @Nullable PolicyFile proposed(PortChanges port, LedgerEntry.ChangeProposed p)
      throws IOException {
    try {
      return port.policy(p.proposal()).map(PolicyFile::of).orElse(null);
    } catch (InvalidInputException e) {
      return null; // the others are to be seen all the same, and this one to be refused
    }
  }

  /**
   * Another retention policy.
   *
   * @param text of its file
   * @param reason in words, no names; goes into the record
   */
  record OtherPolicy(String text, String reason) {
    OtherPolicy {
      requireNonNull(text);
      requireNonNull(reason);
    }
  }

  @PostMapping("/policies")
  @ResponseStatus(HttpStatus.CREATED)
  Proposal policy(@RequestBody OtherPolicy other, @AuthenticationPrincipal Who who)
      throws IOException, InvalidInputException, RefusedChangeException {
    PortChanges port = port();
    return proposal(
        port, port.proposePolicy(who.account(), other.text(), words(other.reason())), who);
  }

  /**
   * A hold.
   *
   * @param crossing whose evidence
   * @param until the last day, UTC
   * @param reason such as the number of an order, no names; goes into the record
   */
  record Hold(String crossing, LocalDate until, String reason) {
    Hold {
      requireNonNull(crossing);
      requireNonNull(until);
      requireNonNull(reason);
    }
  }

  @PostMapping("/holds")
  @ResponseStatus(HttpStatus.CREATED)
  Proposal hold(@RequestBody Hold hold, @AuthenticationPrincipal Who who)
      throws IOException, InvalidInputException, RefusedChangeException {
    PortChanges port = port();
    return proposal(
        port,
        port.proposeHold(
            who.account(), CrossingId.parse(hold.crossing()), hold.until(), words(hold.reason())),
        who);
  }

  /**
   * The end of a hold before its time.
   *
   * @param crossing whose evidence is held
   * @param reason in words, no names; goes into the record
   */
  record HoldEnd(String crossing, String reason) {
    HoldEnd {
      requireNonNull(crossing);
      requireNonNull(reason);
    }
  }

  @PostMapping("/hold-ends")
  @ResponseStatus(HttpStatus.CREATED)
  Proposal end(@RequestBody HoldEnd end, @AuthenticationPrincipal Who who)
      throws IOException, InvalidInputException, RefusedChangeException {
    PortChanges port = port();
    return proposal(
        port,
        port.proposeEnd(who.account(), CrossingId.parse(end.crossing()), words(end.reason())),
        who);
  }

  /** A second person wants it too; it holds from now on. */
  @PostMapping("/{id}/approval")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void approve(@PathVariable String id, @AuthenticationPrincipal Who who)
      throws IOException, InvalidInputException, RefusedChangeException {
    port().approve(who.account(), id);
  }

  /**
   * Why it is refused.
   *
   * @param reason in words, no names; goes into the record
   */
  record Refusal(String reason) {
    Refusal {
      requireNonNull(reason);
    }
  }

  /** A second person does not want it. */
  @PostMapping("/{id}/refusal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void refuse(
      @PathVariable String id, @RequestBody Refusal refusal, @AuthenticationPrincipal Who who)
      throws IOException, InvalidInputException, RefusedChangeException {
    port().refuse(who.account(), id, words(refusal.reason()));
  }

  /** Who proposed it takes it back. */
  @PostMapping("/{id}/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable String id, @AuthenticationPrincipal Who who)
      throws IOException, InvalidInputException, RefusedChangeException {
    port().withdraw(who.account(), id);
  }

  private PortChanges port() {
    return changes.orElseThrow(() ->
        new Problem(
            HttpStatus.NOT_FOUND,
            "nothing is kept",
            "This port keeps nothing, so that nothing can be held or changed."));
  }

  private static String words(String reason) {
    String words = reason.strip();
    if (words.isEmpty() || words.length() > LedgerEntry.MOST_TEXT) {
      throw new IllegalArgumentException(
          "A reason has 1 to " + LedgerEntry.MOST_TEXT + " characters.");
    }
    return words;
  }

  @ExceptionHandler(RefusedChangeException.class)
  ProblemDetail refused(RefusedChangeException e) {
    return Problem.of(HttpStatus.CONFLICT, "not done", message(e));
  }

  /** A policy that is none: its own lines say why. */
  @ExceptionHandler(InvalidInputException.class)
  ProblemDetail none(InvalidInputException e) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "no policy", message(e));
  }

  private static String message(Exception e) {
    return Optional.ofNullable(e.getMessage()).orElse("It cannot be done.");
  }
}
