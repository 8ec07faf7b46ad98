package org.exeat.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.exeat.simulator.people.PeopleFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = {
      "Draws synthetic people: a folder for each, with a document portrait and pictures from a car's cabin.",
      "Seeds 0 to 999 were used to tune the drawing, 1000000 and on for the shipped calibration; evaluate on others."
    })
final class PeopleCommand implements Callable<Integer> {
  @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to write.")
  Path out = Path.of("");

  @Option(
      names = "--identities",
      paramLabel = "N",
      description = "How many people. Default: ${DEFAULT-VALUE}.")
  int identities = 100;

  @Option(
      names = "--views",
      paramLabel = "V",
      description = "Pictures of each besides the portrait. Default: ${DEFAULT-VALUE}.")
  int views = 3;

  @Option(
      names = "--first-seed",
      paramLabel = "S",
      description = "Seed of the first person. Default: ${DEFAULT-VALUE}.")
  long firstSeed = 2_000_000;

  @Option(
      names = "--yaw",
      paramLabel = "DEG",
      description = "Largest turn of a head to either side, degrees. Default: ${DEFAULT-VALUE}.")
  double yaw = 20;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pictures drawn at a time. Default: the processors.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    if (identities < 1 || views < 0 || threads < 1 || !(yaw >= 0 && yaw <= 90)) {
      throw new IllegalArgumentException(
          "--identities and --threads must be at least 1, --views at least 0, --yaw 0 to 90");
    }
    try (ProgressBar bar = Terminal.progress("People")) {
      bar.maxHint(identities);
      PeopleFolder.write(out, firstSeed, identities, views, yaw, threads, bar::stepTo);
    }
    spec.commandLine()
        .getOut()
        .println(identities + " people with " + (views + 1) + " pictures each are in " + out);
    return Exeat.CONFIRMED;
  }
}
