package org.exeat.report;

import java.util.List;
import java.util.Optional;

/**
 * Everything known of one travel document, as an officer reads it from the top and an auditor to
 * the end. Each part may be absent, and leaves nothing behind.
 *
 * @param title of the page
 * @param when as shown, or empty
 * @param subject one line: which document, read how; or empty
 * @param banner what it comes to
 * @param checks in the order in which they are made
 * @param pictures portraits, then the displayed signature
 * @param fields what the document says
 * @param details what it says besides, by where that stands: DG11, DG12
 * @param zone the machine readable zone
 * @param files as read from the chip
 * @param chain from the document signer to the authority
 * @param explanations how the page came to be, and its limits
 */
public record DocumentPage(
    String title,
    String when,
    String subject,
    Optional<Banner> banner,
    List<CheckLine> checks,
    List<DocumentPicture> pictures,
    List<Fact> fields,
    List<FactGroup> details,
    Optional<MachineReadableZone> zone,
    List<FileLine> files,
    List<ChainCertificate> chain,
    List<Explanation> explanations) {

  /** Copies. */
  public DocumentPage {
    checks = List.copyOf(checks);
    pictures = List.copyOf(pictures);
    fields = List.copyOf(fields);
    details = List.copyOf(details);
    files = List.copyOf(files);
    chain = List.copyOf(chain);
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
          banner.ifPresent(each -> each.write(to));
          holder(to);
          CheckLine.write(to, checks);
          zone.ifPresent(each -> each.write(to));
          FileLine.write(to, files);
          ChainCertificate.write(to, chain);
          Explanation.write(to, explanations);
        });
  }

  private void holder(Html to) {
    boolean words = !fields.isEmpty() || FactGroup.anyIn(details);
    if (pictures.isEmpty() && !words) {
      return;
    }
    to.open("section", "aria-labelledby", "holder");
    to.element("h2", "What the document says", "id", "holder");
    to.open("div", "class", pictures.isEmpty() || !words ? "holder alone" : "holder");
    DocumentPicture.write(to, pictures);
    if (words) {
      to.open("div", "class", "words");
      Fact.write(to, fields);
      details.forEach(group -> group.write(to));
      to.close();
    }
    to.close().close().line();
  }
}
