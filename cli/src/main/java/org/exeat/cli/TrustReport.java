package org.exeat.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.exeat.documents.trust.TrustAudit;
import org.exeat.documents.trust.TrustFolder;
import org.exeat.report.ExpectedStates;
import org.exeat.report.Explanation;
import org.exeat.report.FindingGroup;
import org.exeat.report.ImportLine;
import org.exeat.report.TrustCounts;
import org.exeat.report.TrustPage;
import org.exeat.report.TrustState;

/** Lays out what a trust store covers. */
final class TrustReport {
  private TrustReport() {}

  static TrustPage page(
      TrustAudit audit,
      Set<String> expected,
      Set<String> missing,
      List<TrustFolder.PastImport> history) {
    return new TrustPage(
        "Trust store",
        "Held against " + audit.at().toString().substring(0, 10),
        "Who may sign travel documents",
        expected.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ExpectedStates(
                    expected.size(),
                    missing.stream()
                        .map(code -> new ExpectedStates.Missing(code, name(code), ""))
                        .toList())),
        Optional.of(counts(audit)),
        audit.states().stream().map(TrustReport::state).toList(),
        Arrays.stream(TrustAudit.Kind.values()).map(kind -> group(audit, kind)).toList(),
        history.reversed().stream().map(TrustReport::line).toList(),
        List.of(
            new Explanation(
                "How to read this",
                List.of(
                    "A state without an authority, or without a current revocation list, is a gap in this store. It says nothing against the state's documents.",
                    "Expired authorities stay: documents that they answer for may still be valid."))));
  }

  private static TrustCounts counts(TrustAudit audit) {
    List<TrustAudit.State> states = audit.states();
    return new TrustCounts(
        states.size(),
        states.stream().mapToInt(TrustAudit.State::authorities).sum(),
        states.stream().mapToInt(TrustAudit.State::expired).sum(),
        states.stream().mapToInt(TrustAudit.State::links).sum(),
        states.stream().mapToInt(TrustAudit.State::signers).sum(),
        lists(audit, TrustAudit.ListState.CURRENT),
        lists(audit, TrustAudit.ListState.STALE),
        lists(audit, TrustAudit.ListState.MISSING));
  }

  private static int lists(TrustAudit audit, TrustAudit.ListState state) {
    return (int) audit.states().stream().filter(s -> s.list() == state).count();
  }

  private static TrustState state(TrustAudit.State s) {
    return new TrustState(
        s.country(),
        name(s.country()),
        s.authorities(),
        s.expired(),
        s.links(),
        s.signers(),
        s.vouched(),
        switch (s.list()) {
          case CURRENT -> TrustState.ListState.CURRENT;
          case STALE -> TrustState.ListState.STALE;
          case MISSING -> TrustState.ListState.MISSING;
        },
        s.listMade().map(t -> t.toString().substring(0, 10)).orElse(""));
  }

  private static FindingGroup group(TrustAudit audit, TrustAudit.Kind kind) {
    return new FindingGroup(
        kind.title().substring(0, 1).toUpperCase(Locale.ROOT) + kind.title().substring(1),
        switch (kind) {
          case EXPIRING_SOON -> "Ask the state for its next certificate.";
          case UNVERIFIED -> "It is believed on the importer's word.";
          case UNLINKED -> "It is not used until its issuer is imported.";
          case WEAK -> "By today's measure. Old documents are signed so and are read all the same.";
        },
        audit.findings().stream()
            .filter(f -> f.kind() == kind)
            .map(f -> new FindingGroup.Finding(f.country(), f.subject(), f.words(), f.sha256()))
            .toList());
  }

  private static ImportLine line(TrustFolder.PastImport past) {
    return new ImportLine(
        past.at().toString().substring(0, 16).replace('T', ' '),
        past.by(),
        past.source(),
        past.sourceSha256(),
        past.certificates(),
        past.lists(),
        past.alreadyThere(),
        past.refused().stream().map(r -> new ImportLine.Refusal(r.piece(), r.why())).toList());
  }

  /** The country's English name, where the code is one of ISO 3166-1. */
  private static String name(String code) {
    String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    return name.equals(code) ? "" : name;
  }
}
