package org.exeat.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What leaves the record to other systems: what no rule names is refused, which without a policy is
 * everything.
 *
 * @param name of the policy
 * @param note for who reads it; every example says here that it is no legal advice
 */
public record DisclosurePolicy(String name, String note, List<DisclosureRule> rules) {
  public DisclosurePolicy {
    rules = List.copyOf(rules);
    RetentionRule.text("name", name);
    RetentionRule.text("note", note);
  }

  /** The rule that allows it; empty where none does. */
  public Optional<DisclosureRule> rule(
      String recipient, String purpose, Set<DisclosedField> fields) {
    return fields.isEmpty()
        ? Optional.empty()
        : rules.stream()
            .filter(r -> r.recipient().equals(recipient) && r.purpose().equals(purpose))
            .filter(r -> r.fields().containsAll(fields))
            .findFirst();
  }
}
