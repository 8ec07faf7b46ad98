package org.exeat.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.exeat.records.ledger.LedgerEntry.Change;
import org.exeat.records.ledger.LedgerEntry.ChangeProposed;
import org.exeat.records.ledger.LedgerEntry.ChangeSettled;
import org.exeat.records.ledger.LedgerEntry.Settlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor sees from the files alone what a server let one person do that takes two. */
class TwoPeopleTest {
  private static final Instant AT = Entries.START;
  private static final Pseudonyms PEOPLE = new Pseudonyms(new byte[32]);
  private static final Pseudonym ANN = PEOPLE.officer("ann");
  private static final Pseudonym BOB = PEOPLE.officer("bob");

  @TempDir Path folder;

  private static ChangeProposed proposed(String name, Change what) {
    boolean policy = what == Change.POLICY;
    return new ChangeProposed(
        AT,
        name,
        what,
        policy ? Optional.empty() : Optional.of(Entries.id(1)),
        what == Change.HOLD ? Optional.of(AT.plusSeconds(99)) : Optional.empty(),
        policy ? Optional.of("shorter") : Optional.empty(),
        policy ? Optional.of("ab".repeat(32)) : Optional.empty(),
        ANN,
        "order 12");
  }

  private static ChangeSettled settled(
      ChangeProposed p, Settlement how, Pseudonym who, Duration later) {
    return new ChangeSettled(
        AT.plus(later), p.proposal(), p.crossing(), how, who, Optional.empty());
  }

  private List<String> findings(LedgerEntry... entries) throws Exception {
    Clock clock = Clock.fixed(AT.plus(Duration.ofDays(30)), ZoneOffset.UTC);
    Path in = folder.resolve("ledger");
    Ledger.create(in, "records.example/port-7");
    try (Ledger ledger = Ledger.open(in, clock)) {
      ledger.append(List.of(entries));
      ledger.checkpoint();
    }
    return LedgerCheck.run(LedgerFiles.folder(in), LedgerFiles.key(in), 2, done -> {}).findings();
  }

  @Test
  void whatTwoWantedIsSound() throws Exception {
    ChangeProposed policy = proposed("a1", Change.POLICY);
    ChangeProposed hold = proposed("a2", Change.HOLD);
    ChangeProposed end = proposed("a3", Change.HOLD_END);
    ChangeProposed none = proposed("a4", Change.HOLD);
    ChangeProposed back = proposed("a5", Change.HOLD);
    ChangeSettled one = settled(policy, Settlement.APPROVED, BOB, Duration.ofDays(7));
    ChangeSettled two = settled(hold, Settlement.APPROVED, BOB, Duration.ZERO);
    ChangeSettled three = settled(end, Settlement.APPROVED, BOB, Duration.ZERO);
    assertEquals(
        List.of(),
        findings(
            policy,
            hold,
            none,
            back,
            one,
            policy.approved(one.at()),
            settled(none, Settlement.REFUSED, BOB, Duration.ZERO),
            two,
            hold.approved(two.at()),
            settled(back, Settlement.WITHDRAWN, ANN, Duration.ZERO),
            end,
            three,
            end.approved(three.at())));
  }

  @Test
  void whoApprovesTheirOwnProposalIsFound() throws Exception {
    ChangeProposed hold = proposed("a2", Change.HOLD);
    ChangeSettled own = settled(hold, Settlement.APPROVED, ANN, Duration.ZERO);
    assertEquals(
        List.of("entry 1: who proposes does not approve it: that takes a second person"),
        findings(hold, own, hold.approved(own.at())));
  }

  @Test
  void whatCameTooLateOrTwiceOrFromNowhereIsFound() throws Exception {
    ChangeProposed hold = proposed("a2", Change.HOLD);
    ChangeSettled late = settled(hold, Settlement.APPROVED, BOB, Duration.ofDays(7).plusMillis(1));
    ChangeSettled nowhere =
        settled(proposed("a9", Change.HOLD), Settlement.REFUSED, BOB, Duration.ZERO);
    assertEquals(
        List.of(
            "entry 1: this proposal was made already",
            "entry 2: a proposal is over after 7 days",
            "entry 4: there is no such proposal, or it is over",
            "entry 5: there is no such proposal, or it is over"),
        findings(hold, hold, late, hold.approved(late.at()), late, nowhere));
  }

  @Test
  void whatHappenedOtherwiseThanItWasApprovedIsFound() throws Exception {
    ChangeProposed hold = proposed("a2", Change.HOLD);
    ChangeSettled approved = settled(hold, Settlement.APPROVED, BOB, Duration.ZERO);
    LedgerEntry longer =
        new LedgerEntry.HoldPlaced(
            approved.at(), Entries.id(1), ANN, "order 12", AT.plusSeconds(100));
    assertEquals(
        List.of("entry 2: what was approved right before is not what follows"),
        findings(hold, approved, longer));
  }

  @Test
  void whatNobodyApprovedIsFound() throws Exception {
    LedgerEntry first = new LedgerEntry.PolicyChanged(AT, ANN, "strict", "ab".repeat(32), "first");
    LedgerEntry other = new LedgerEntry.PolicyChanged(AT, ANN, "long", "cd".repeat(32), "why not");
    assertEquals(
        List.of("entry 1: a policy took the place of another without a second person"),
        findings(first, other));
  }

  /** What is approved and what follows are written together, so that no checkpoint parts them. */
  @Test
  void whatDidNotHappenIsFound() throws Exception {
    ChangeProposed hold = proposed("a2", Change.HOLD);
    assertEquals(
        List.of("what was approved last did not happen: its entry is missing"),
        findings(hold, settled(hold, Settlement.APPROVED, BOB, Duration.ZERO)));
  }
}
