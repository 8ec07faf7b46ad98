package org.exeat.records.retention;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exeat.domain.CrossingId;
import org.exeat.domain.RetentionPlan;
import org.exeat.domain.RetentionPolicy;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.vault.Vault;

/**
 * Destroys what is due, tells the ledger, makes copies of the vault's keys worthless, and proves
 * that nothing is overdue. Cut off at any moment, the next run finishes it.
 */
public final class RetentionRun {
  private final Vault vault;
  private final Ledger ledger;

  /** Between the two stores of one port. */
  public RetentionRun(Vault vault, Ledger ledger) {
    this.vault = vault;
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
   * Runs.
   *
   * @param now due is what is due then
   */
  public Done run(RetentionPolicy policy, Instant now) throws IOException {
    tell(now); // of what an earlier run had no time to
    List<RetentionPlan.Item> due = plan(policy, now).due();
    Map<CrossingId, Map<String, List<Evidence>>> byRule = new LinkedHashMap<>();
    for (RetentionPlan.Item i : due) {
      byRule
          .computeIfAbsent(i.stored().crossing(), c -> new LinkedHashMap<>())
          .computeIfAbsent(i.ruleName(), r -> new ArrayList<>())
          .add(new Evidence(i.stored().evidence()));
    }
    for (Map.Entry<CrossingId, Map<String, List<Evidence>>> c : byRule.entrySet()) {
      for (Map.Entry<String, List<Evidence>> rule : c.getValue().entrySet()) {
        vault.destroy(c.getKey(), rule.getValue(), rule.getKey());
      }
    }
    if (!due.isEmpty()) {
      vault.renew();
    }
    tell(now);
    RetentionPlan left = plan(policy, now);
    LedgerEntry.RetentionChecked checked =
        new LedgerEntry.RetentionChecked(
            now,
            policy.name(),
            left.items().size(),
            (int) left.items().stream().filter(i -> i.hold().isPresent()).count(),
            left.due().size(),
            vault.damaged().size());
    ledger.append(List.of(checked));
    return new Done(due, checked);
  }

  /** What goes when, with nothing done. */
  public RetentionPlan plan(RetentionPolicy policy, Instant now) throws IOException {
    return RetentionPlan.of(policy, vault.stored(), vault.holds().all(), now);
  }

  private void tell(Instant now) throws IOException {
    for (CrossingId crossing : vault.untold()) {
      Map<String, List<Evidence>> byRule = new LinkedHashMap<>();
      Map<Evidence, String> gone = vault.untold(crossing);
      gone.forEach((e, rule) -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(e));
      List<LedgerEntry> entries = new ArrayList<>();
      byRule.forEach((rule, of) -> entries.add(new LedgerEntry.Deleted(now, crossing, of, rule)));
      ledger.append(entries);
      vault.told(crossing, gone.keySet());
    }
  }
}
