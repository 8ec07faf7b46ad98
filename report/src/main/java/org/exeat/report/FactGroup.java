package org.exeat.report;

import java.util.List;

/**
 * Facts that come from one place.
 *
 * @param heading such as "Additional personal details (DG11)"
 * @param facts in order; a group without any is left out
 */
public record FactGroup(String heading, List<Fact> facts) {
  /** Copies. */
  public FactGroup {
    facts = List.copyOf(facts);
  }

  static boolean anyIn(List<FactGroup> groups) {
    return groups.stream().anyMatch(group -> !group.facts().isEmpty());
  }

  void write(Html to) {
    if (!facts.isEmpty()) {
      to.element("h3", heading, "dir", "auto");
      Fact.write(to, facts);
    }
  }
}
