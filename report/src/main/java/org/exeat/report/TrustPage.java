package org.exeat.report;

import java.util.List;
import java.util.Optional;

/**
 * What a trust store covers, where it is thin, and who brought what into it. Each part may be
 * absent, and leaves nothing behind.
 *
 * @param title of the page
 * @param when the time that validity was held against, as shown, or empty
 * @param subject one line: which store; or empty
 * @param expected what the operator expects and does not have; absent where no list was given
 * @param counts of the whole
 * @param states in the order of their codes
 * @param findings by what is the matter, those that matter most first
 * @param imports the newest first
 * @param explanations how to read the page
 */
public record TrustPage(
    String title,
    String when,
    String subject,
    Optional<ExpectedStates> expected,
    Optional<TrustCounts> counts,
    List<TrustState> states,
    List<FindingGroup> findings,
    List<ImportLine> imports,
    List<Explanation> explanations) {

  /** Copies. */
  public TrustPage {
    states = List.copyOf(states);
    findings = List.copyOf(findings);
    imports = List.copyOf(imports);
    explanations = List.copyOf(explanations);
  }

  /** The page: HTML that fetches nothing and runs nothing. */
  public String html() {
    return Page.html(
        title,
        when,
        subject,
        InspectionStylesheet.CSS,
        to -> {
          expected.ifPresent(each -> each.write(to));
          counts.ifPresent(each -> each.write(to));
          TrustState.write(to, states);
          FindingGroup.write(to, findings);
          ImportLine.write(to, imports);
          Explanation.write(to, explanations);
        });
  }
}
