package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.exeat.domain.RetentionPolicy;
import org.exeat.domain.RetentionRule;
import org.exeat.lane.RetentionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Says in words what a policy lets be kept; policies/ has examples.")
final class RetentionExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "POLICY", description = "The policy's file.")
  Path file = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    RetentionPolicy policy = RetentionFile.read(file);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Terminal.plain(policy.name() + ": " + policy.note()));
    List<List<String>> rows = new ArrayList<>();
    for (RetentionRule r : policy.rules()) {
      rows.add(
          List.of(
              r.name(),
              words(r.evidence()),
              words(r.categories()),
              words(r.directions()),
              words(r.outcomes()),
              r.keep().toString()));
    }
    if (!rows.isEmpty()) {
      out.println();
      out.print(
          Terminal.table(
              List.of("rule", "keeps", "of", "at", "who is", "after closing, for"), rows));
      out.println();
      policy.rules().forEach(r -> out.println(Terminal.plain(r.name() + ": " + r.legalBasis())));
    }
    out.println();
    out.println(
        (rows.isEmpty() ? "Everything" : "Everything else")
            + " is gone when the crossing closes, and is never written to the disk.");
    out.flush();
    return Exeat.CONFIRMED;
  }

  private static String words(Set<? extends Enum<?>> all) {
    return all.stream()
        .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
