package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.exeat.evaluation.DayShare;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sum",
    mixinStandardHelpOptions = true,
    description =
        "Adds up the shares of a simulated day that were tried one by one (evaluate day --share).")
final class EvaluateSumCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The day.json of each share, in whatever order.")
  List<Path> files = List.of();

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    List<DayShare> shares = new ArrayList<>();
    for (Path f : files) {
      shares.add(DayShareFile.read(f));
    }
    DayShare day = DayShare.sum(shares);
    PrintWriter words = spec.commandLine().getOut();
    words.print(EvaluateDayCommand.text(day, day.tables()));
    words.flush();
    return day.findings().isEmpty() ? Exeat.CONFIRMED : Exeat.BROKEN;
  }
}
