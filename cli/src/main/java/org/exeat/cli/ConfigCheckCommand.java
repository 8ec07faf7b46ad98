package org.exeat.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether a port's file can be run with: whether all that it names is there, can be read and fits together."
          + " Changes nothing; the port may run meanwhile.",
      "Each line begins with ok, warn or FAIL and the key, and what to do follows."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is in the way; there may be warnings",
      "1:Something is in the way",
      "2:The file is none that can be read; the message names line and key"
    })
final class ConfigCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The port's file.")
  Path file = Path.of("");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    List<DoctorFinding> findings = PortFileChecks.of(file, Clock.systemUTC().instant());
    return DoctorFinding.print(findings, spec.commandLine().getOut())
        ? Exeat.CONFIRMED
        : Exeat.REFERRED;
  }
}
