package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.simulator.specimen.SpecimenSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "specimen",
    mixinStandardHelpOptions = true,
    description = {
      "Makes specimen documents of synthetic people: every format, sound and with every fault, and what a border"
          + " has to import to trust them.",
      "They are of Utopia (UTO), the state that ICAO Doc 9303 uses in its examples. specimens.tsv says what is"
          + " planted in each."
    })
final class SpecimenCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to write.")
  Path out = Path.of("");

  @Option(
      names = "--first-seed",
      paramLabel = "S",
      description = "Seed of the keys and of the first holder. Default: ${DEFAULT-VALUE}.")
  long firstSeed = 3_000_100;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The day that the documents are made for, such as 2026-11-25. Default: today.")
  @Nullable LocalDate date;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Portraits drawn at a time. Default: the processors.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1");
    }
    try (ProgressBar bar = Terminal.progress("Specimens")) {
      bar.maxHint(SpecimenSet.size());
      SpecimenSet.write(
          out,
          firstSeed,
          date == null ? LocalDate.now(ZoneId.systemDefault()) : date,
          threads,
          bar::stepTo);
    }
    PrintWriter words = spec.commandLine().getOut();
    words.println(
        SpecimenSet.size() + " specimens are in " + out + "; specimens.tsv says what each is.");
    words.println("To look at one:");
    words.println(
        "  ./exeat trust import --trust "
            + out.resolve("store")
            + " --root "
            + out.resolve("trust/csca-1.cer")
            + " "
            + out.resolve("trust"));
    words.println(
        "  ./exeat document inspect --trust "
            + out.resolve("store")
            + " "
            + out.resolve("documents/td3"));
    words.flush();
    return Exeat.CONFIRMED;
  }
}
