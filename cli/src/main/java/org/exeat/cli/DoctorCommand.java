package org.exeat.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.records.backup.PortFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether this machine can run a lane, and, with PORT, whether a port's stores are as they should be. Changes"
          + " nothing; a lane may run meanwhile.",
      "Each line begins with ok, warn or FAIL, and what to do follows."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Nothing is in the way; there may be warnings",
      "1:Something does not work",
      "2:The command line cannot be used; the message says why"
    })
final class DoctorCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PORT",
      description = "The folder in which a port's ledger and its other stores lie.")
  @Nullable Path port;

  @Option(
      names = "--serve",
      paramLabel = "PORT",
      description = "A port of this machine at which a server is to listen.")
  @Nullable Integer listen;

  @Option(names = "--reader", description = "Documents are read by a PC/SC reader.")
  boolean reader;

  @Mixin MasterKeyOptions keys = new MasterKeyOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Path folder = port;
    List<DoctorFinding> findings = new ArrayList<>();
    Optional<PortFolder> stores =
        folder == null ? Optional.empty() : Optional.of(PortFolder.of(folder));
    findings.add(MachineChecks.java());
    findings.add(MachineChecks.memory());
    findings.add(MachineChecks.disk(folder == null ? Path.of("").toAbsolutePath() : folder));
    findings.add(MachineChecks.clock());
    findings.add(MachineChecks.pictures());
    findings.add(MachineChecks.video());
    findings.add(MachineChecks.networks(faces));
    Integer at = listen;
    if (at != null) {
      findings.add(MachineChecks.port(at));
    }
    if (reader) {
      findings.add(MachineChecks.reader());
    }
    if (stores.isPresent()) {
      findings.addAll(
          new PortChecks(stores.get(), Clock.systemUTC().instant())
              .all(keys.hasPassword() ? Optional.of(keys) : Optional.empty()));
    }
    return DoctorFinding.print(findings, spec.commandLine().getOut())
        ? Exeat.CONFIRMED
        : Exeat.REFERRED;
  }
}
