package org.exeat.domain;

import java.util.Set;

/**
 * To whom what may be given, for what, and by which law.
 *
 * @param recipient a system or an authority
 * @param purpose for which it asks
 * @param fields that it may have at most
 * @param legalBasis the law that allows it; there is no rule without one
 */
public record DisclosureRule(
    String recipient, String purpose, Set<DisclosedField> fields, String legalBasis) {
  public DisclosureRule {
    fields = Set.copyOf(fields);
    RetentionRule.text("recipient", recipient);
    RetentionRule.text("purpose", purpose);
    RetentionRule.text("legal_basis", legalBasis);
    RetentionRule.some("fields", fields);
  }
}
