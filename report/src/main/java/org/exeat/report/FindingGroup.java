package org.exeat.report;

import java.util.List;

/**
 * Certificates and lists with the same thing to look at.
 *
 * @param title such as "Vouched for by the importer only"
 * @param meaning why that matters, or empty
 * @param findings in order; a group without any is left out
 */
public record FindingGroup(String title, String meaning, List<Finding> findings) {
  /** So many are shown at once; more are folded. */
  private static final int OPEN_AT_MOST = 5;

  /**
   * A certificate or list to look at.
   *
   * @param state code
   * @param subject distinguished name
   * @param words what is the matter, more precisely
   * @param sha256 hexadecimal
   */
  public record Finding(String state, String subject, String words, String sha256) {}

  /** Copies. */
  public FindingGroup {
    findings = List.copyOf(findings);
  }

  static void write(Html to, List<FindingGroup> groups) {
    if (groups.stream().allMatch(group -> group.findings().isEmpty())) {
      return;
    }
    to.open("section", "aria-labelledby", "findings");
    to.element("h2", "To look at", "id", "findings");
    groups.forEach(group -> group.write(to));
    to.close().line();
  }

  private void write(Html to) {
    if (findings.isEmpty()) {
      return;
    }
    if (findings.size() <= OPEN_AT_MOST) {
      to.open("details", "class", "group", "open", "open");
    } else {
      to.open("details", "class", "group");
    }
    to.open("summary");
    Standing.LOOK.sign(to);
    to.element("strong", title, "dir", "auto").text(": " + findings.size()).close();
    if (!meaning.isBlank()) {
      to.element("p", meaning, "class", "meaning", "dir", "auto");
    }
    Table.write(
        to,
        "findings",
        title,
        List.of("State", "Subject", "What", "SHA-256"),
        rows -> findings.forEach(each -> row(rows, each)));
    to.close();
  }

  private static void row(Table rows, Finding finding) {
    rows.row(to -> to.text(finding.state())).cell(finding.subject()).cell(finding.words());
    rows.cell("sha", to -> ShortHash.write(to, finding.sha256()));
  }
}
