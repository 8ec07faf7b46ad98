package org.exeat.records.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exeat.records.ledger.Evidence;
import org.exeat.records.vault.Vault;

/**
 * What can be told of a vault without its master keys: whether its keys are such and of one master
 * key, whether evidence is what its name says, and whether each crossing that has keys has
 * evidence. What a key opens nobody can tell so. For use by one thread.
 */
final class VaultLook {
  private final Set<String> masters = new HashSet<>();
  private final Set<String> keyed = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private int noKeys;
  private int others;

  /**
   * Takes a file of the vault.
   *
   * @param name below its folder, with slashes
   */
  void add(String name, byte[] content) {
    String[] steps = name.split("/");
    if (steps[0].equals("keys") && steps.length == 2 && !steps[1].startsWith(".")) {
      keyed.add(steps[1]);
      Vault.masterKeyOf(content).ifPresentOrElse(masters::add, () -> noKeys++);
    } else if (steps[0].equals("evidence") && steps.length == 3) {
      kept.add(steps[1]);
      others += Evidence.of(content).sha256().equals(steps[2]) ? 0 : 1;
    }
  }

  /** What is not as it must be, in words. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    if (masters.size() > 1) {
      findings.add(
          "the vault's keys are under "
              + masters.size()
              + " master keys: a retention run was cut off. Finish it by another, and make another backup");
    }
    if (noKeys > 0) {
      findings.add("the vault's keys of " + noKeys + " crossings are damaged");
    }
    if (others > 0) {
      findings.add(others + " pieces of evidence in the vault are not those that were kept");
    }
    keyed.removeAll(kept);
    if (!keyed.isEmpty()) {
      findings.add(
          "of "
              + keyed.size()
              + " crossings the vault has keys and no evidence: it is lost, or was destroyed while the backup was made");
    }
    return findings;
  }
}
