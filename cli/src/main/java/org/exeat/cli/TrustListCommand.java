package org.exeat.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.exeat.documents.trust.CertificateFacts;
import org.exeat.documents.trust.RevocationList;
import org.exeat.documents.trust.TrustEntry;
import org.exeat.documents.trust.TrustFolder;
import org.exeat.documents.trust.TrustStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what is in the trust store, and who brought it when.")
final class TrustListCommand implements Callable<Integer> {
  @Option(
      names = "--state",
      paramLabel = "CC",
      description = "Only this state, two-letter code as in its certificates.")
  @Nullable String state;

  @Mixin TrustOptions trust = new TrustOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    TrustStore store = trust.read();
    List<List<String>> rows = new ArrayList<>();
    for (TrustEntry entry : store.entries()) {
      CertificateFacts facts = entry.facts();
      String country = facts.country().orElse("--");
      if (state == null || country.equalsIgnoreCase(state)) {
        rows.add(
            List.of(
                country,
                entry.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                day(facts.until()),
                facts.key(),
                facts.sha256().substring(0, 16),
                entry.provenance().vouching().name().toLowerCase(Locale.ROOT),
                entry.provenance().source(),
                facts.subject()));
      }
    }
    for (RevocationList list : store.lists()) {
      String country = list.country().orElse("--");
      if (state == null || country.equalsIgnoreCase(state)) {
        rows.add(
            List.of(
                country,
                "revocations",
                list.nextDue().map(TrustListCommand::day).orElse("-"),
                list.revoked() + " revoked",
                list.sha256().substring(0, 16),
                list.provenance().vouching().name().toLowerCase(Locale.ROOT),
                list.provenance().source(),
                list.issuer()));
      }
    }
    rows.sort(java.util.Comparator.comparing(List::getFirst));
    out.print(
        Terminal.table(
            List.of("state", "role", "until", "key", "SHA-256", "word", "source", "subject"),
            rows));
    out.println();
    out.println(rows.size() + " entries. Imports:");
    List<List<String>> imports = new ArrayList<>();
    for (TrustFolder.PastImport past : trust.open().history()) {
      imports.add(
          List.of(
              past.at().toString(),
              past.by(),
              past.source(),
              past.certificates() + " certificates, " + past.lists() + " lists",
              past.distrusted().isEmpty() ? past.refused().size() + " refused" : "distrusted"));
    }
    out.print(Terminal.table(List.of("when", "who", "file", "added", ""), imports));
    out.flush();
    return Exeat.CONFIRMED;
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }
}
