package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.exeat.domain.CrossingId;
import org.exeat.domain.LegalHold;
import org.exeat.domain.RetentionPlan;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.lane.RetentionFile;
import org.exeat.records.vault.Vault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows what goes when and why, and does nothing.")
final class RetentionPlanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "POLICY", description = "The policy's file.")
  Path file = Path.of("");

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "So many that go first. Default: ${DEFAULT-VALUE}.")
  int first = 40;

  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      description =
          "By the policy that is in force at the port of this ledger. Default: by POLICY, also where the port goes by"
              + " another.")
  @Nullable Path ledger;

  @Mixin VaultOptions vault = new VaultOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Path port = ledger;
    RetentionPolicy policy =
        port == null
            ? RetentionFile.read(file)
            : KeepingOptions.inForce(port, file, spec.commandLine().getErr());
    RetentionPlan plan;
    List<CrossingId> damaged;
    try (Vault open = vault.open()) {
      plan =
          RetentionPlan.of(policy, open.stored(), open.holds().all(), Clock.systemUTC().instant());
      damaged = open.damaged();
    }
    PrintWriter out = spec.commandLine().getOut();
    List<List<String>> rows = new ArrayList<>();
    for (RetentionPlan.Item i : plan.items().stream().limit(Math.max(0, first)).toList()) {
      rows.add(
          List.of(
              i.goes().toString().substring(0, 16) + "Z",
              i.stored().crossing().toString(),
              lower(i.stored().facts().kind()),
              lower(i.stored().facts().category()),
              i.ruleName(),
              i.hold().map(LegalHold::reason).orElse("-"),
              i.rule().map(RetentionRule::legalBasis).orElse("-")));
    }
    out.print(
        Terminal.table(
            List.of("goes", "crossing", "what", "of", "rule", "held by", "by which law"), rows));
    out.println();
    out.println(
        plan.items().size()
            + " pieces of evidence, "
            + plan.due().size()
            + " of them due now: ./exeat retention run");
    damaged.forEach(c ->
        out.println("! the keys of crossing " + c + " cannot be read; what they opened is lost"));
    out.flush();
    return Exeat.CONFIRMED;
  }

  private static String lower(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
