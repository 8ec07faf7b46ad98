package org.exeat.records.retention;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.exeat.domain.CrossingId;
import org.exeat.domain.RetentionPlan;
import org.exeat.domain.RetentionPolicy;
import org.exeat.records.EvidenceStore;
import org.exeat.records.ledger.EntrySink;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.vault.LegalHolds;
import org.exeat.records.vault.Vault;

/**
 * Destroys what is due, tells the ledger, makes copies of the vault's keys worthless, and proves
 * that nothing is overdue. Cut off at any moment, the next run finishes it. Lanes may go on
 * meanwhile; a second run waits for the first.
 */
public final class RetentionRun {
  private final List<EvidenceStore> stores = new ArrayList<>();
  private final LegalHolds holds;
  private final boolean withStays;
  private final EntrySink ledger;
  private volatile boolean ended;

  /**
   * Between the stores of one port.
   *
   * @param stays the book of stays, where there is one: what is not named here the proof says
   *     nothing of
   */
  public RetentionRun(Vault vault, Optional<? extends EvidenceStore> stays, EntrySink ledger) {
    stores.add(vault);
    stays.ifPresent(stores::add);
    withStays = stays.isPresent();
    holds = vault.holds();
    this.ledger = ledger;
  }

  /**
   * What a run did.
   *
   * @param destroyed what was due
   * @param checked what the ledger says of the rest
   */
  public record Done(List<RetentionPlan.Item> destroyed, LedgerEntry.RetentionChecked checked) {
    public Done {
      destroyed = List.copyOf(destroyed);
    }
  }

  /**
   * Runs. Nobody places or ends a hold while something is destroyed, so that what is held is not.
   *
   * @param policy the one that holds when it begins to look
   * @param clock due is what is due then
   * @param renewing whether copies are made worthless too, where something was destroyed; that
   *     writes all keys anew
   * @throws InterruptedIOException where it was asked to {@link #end}
   */
  public synchronized Done run(
      Supplier<RetentionPolicy> policy, InstantSource clock, boolean renewing) throws IOException {
    List<RetentionPlan.Item> destroyed = new ArrayList<>();
    synchronized (holds) {
      Instant now = clock.instant();
      for (EvidenceStore store : stores) {
        tell(store, now); // of what an earlier run had no time to
        List<RetentionPlan.Item> due = store.against(policy.get(), holds.all(), now).due();
        destroy(store, due);
        tell(store, now);
        destroyed.addAll(due);
      }
    }
    for (EvidenceStore store : stores) {
      if (renewing && store.renewalDue()) {
        store.renew(() -> !ended);
      }
    }
    goOn();
    synchronized (holds) {
      return new Done(destroyed, check(policy.get(), clock.instant()));
    }
  }

  private LedgerEntry.RetentionChecked check(RetentionPolicy policy, Instant now)
      throws IOException {
    long kept = 0;
    long byHold = 0;
    int overdue = 0;
    int unreadable = 0;
    for (EvidenceStore store : stores) {
      EvidenceStore.Standing left = store.against(policy, holds.all(), now);
      kept += left.kept();
      byHold += left.held();
      overdue += left.due().size();
      unreadable += left.unreadable();
    }
    LedgerEntry.RetentionChecked checked =
        new LedgerEntry.RetentionChecked(
            now,
            policy.name(),
            withStays,
            Math.toIntExact(kept),
            Math.toIntExact(byHold),
            overdue,
            unreadable);
    ledger.append(List.of(checked));
    return checked;
  }

  /** A run that goes on stops at the next crossing; the next run finishes it. */
  public void end() {
    ended = true;
  }

  private void goOn() throws InterruptedIOException {
    if (ended) {
      throw new InterruptedIOException("the retention run was asked to end");
    }
  }

  private void destroy(EvidenceStore store, List<RetentionPlan.Item> due) throws IOException {
    Map<CrossingId, Map<String, List<Evidence>>> byRule = new LinkedHashMap<>();
    for (RetentionPlan.Item i : due) {
      byRule
          .computeIfAbsent(i.stored().crossing(), c -> new LinkedHashMap<>())
          .computeIfAbsent(i.ruleName(), r -> new ArrayList<>())
          .add(new Evidence(i.stored().evidence()));
    }
    for (Map.Entry<CrossingId, Map<String, List<Evidence>>> c : byRule.entrySet()) {
      goOn();
      for (Map.Entry<String, List<Evidence>> rule : c.getValue().entrySet()) {
        store.destroy(c.getKey(), rule.getValue(), rule.getKey());
      }
    }
  }

  private void tell(EvidenceStore store, Instant now) throws IOException {
    for (CrossingId crossing : store.untold()) {
      Map<String, List<Evidence>> byRule = new LinkedHashMap<>();
      Map<Evidence, String> gone = store.untold(crossing);
      gone.forEach((e, rule) -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(e));
      List<LedgerEntry> entries = new ArrayList<>();
      byRule.forEach((rule, of) -> entries.add(new LedgerEntry.Deleted(now, crossing, of, rule)));
      ledger.append(entries);
      store.told(crossing, gone.keySet());
    }
  }
}
