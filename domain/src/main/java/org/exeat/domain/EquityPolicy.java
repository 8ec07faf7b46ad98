package org.exeat.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That a law lets a port count whom its machines refer more often than others: by the region of the
 * state that issued the document, by the age, or by both, each by itself. Without such a policy
 * neither is counted.
 *
 * @param name of the policy
 * @param note for who reads it; every example says here that it is no legal advice
 * @param regions whether documents are counted by {@link WorldRegion}
 * @param ages whether they are counted by {@link AgeBand}
 * @param legalBasis the law that allows it
 * @param from first day
 * @param until last day; empty where it has no end
 */
public record EquityPolicy(
    String name,
    String note,
    boolean regions,
    boolean ages,
    String legalBasis,
    LocalDate from,
    Optional<LocalDate> until) {
  public EquityPolicy {
    RetentionRule.text("name", name);
    RetentionRule.text("note", note);
    RetentionRule.text("legal_basis", legalBasis);
    if (!regions && !ages) {
      throw new IllegalArgumentException("regions, ages or both must be true: else nothing counts");
    }
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException("until must not be before from");
    }
  }

  /** Whether it allows counting on a day. */
  public boolean allows(LocalDate day) {
    return !day.isBefore(from) && until.map(u -> !day.isAfter(u)).orElse(true);
  }
}
