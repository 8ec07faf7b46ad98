package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.exeat.documents.trust.TrustAudit;
import org.exeat.documents.trust.TrustStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Says what the trust store covers, state by state, and what is thin: expiring, unverified, weak, missing.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every expected state has an authority",
      "1:An expected state has none",
      "2:The command line or the store cannot be used; the message says why"
    })
final class TrustAuditCommand implements Callable<Integer> {
  @Option(
      names = "--expect",
      paramLabel = "CC",
      split = ",",
      description =
          "States whose documents are expected, two-letter codes such as UT,DE,FR: those without an authority come first.")
  List<String> expected = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("trust.html");

  @Mixin TrustOptions trust = new TrustOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Set<String> wanted = new TreeSet<>();
    for (String code : expected) {
      if (!code.matches("[A-Za-z]{2}")) {
        throw new IllegalArgumentException("--expect takes two-letter codes, separated by commas");
      }
      wanted.add(code.toUpperCase(Locale.ROOT));
    }
    TrustStore store = trust.read();
    TrustAudit audit = TrustAudit.of(store, trust.policy(), Clock.systemUTC().instant());
    Set<String> missing = new TreeSet<>(wanted);
    audit.states().stream()
        .filter(s -> s.authorities() > 0)
        .map(TrustAudit.State::country)
        .forEach(missing::remove);
    Files.writeString(out, TrustReport.page(audit, wanted, missing, trust.open().history()).html());

    PrintWriter words = spec.commandLine().getOut();
    if (!wanted.isEmpty()) {
      words.println(
          missing.isEmpty()
              ? "Every expected state has an authority."
              : "Without an authority: " + String.join(", ", missing));
    }
    words.println(
        audit.states().size()
            + " states; "
            + audit.findings().stream()
                .collect(
                    Collectors.groupingBy(
                        TrustAudit.Finding::kind,
                        () -> new java.util.EnumMap<>(TrustAudit.Kind.class),
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey().title())
                .collect(Collectors.joining(", ")));
    List<List<String>> rows = new ArrayList<>();
    for (TrustAudit.State s : audit.states()) {
      rows.add(
          List.of(
              s.country(),
              Integer.toString(s.authorities()),
              Integer.toString(s.expired()),
              Integer.toString(s.links()),
              Integer.toString(s.signers()),
              Integer.toString(s.vouched()),
              s.list().name().toLowerCase(Locale.ROOT)));
    }
    words.print(
        Terminal.table(
            List.of(
                "state", "authorities", "expired", "links", "signers", "vouched", "revocations"),
            rows));
    words.println("Page: " + out);
    words.flush();
    return missing.isEmpty() ? Exeat.CONFIRMED : Exeat.REFERRED;
  }
}
