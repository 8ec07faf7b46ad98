package org.exeat.cli;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "distrust",
    mixinStandardHelpOptions = true,
    description =
        "Takes a certificate off the trust store, such as a compromised authority; no list brings it back.")
final class TrustDistrustCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SHA256",
      description = "Of the certificate; ./exeat trust audit shows it in full.")
  String sha256 = "";

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      required = true,
      description = "The reason, for the record.")
  String why = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides, for the record. Default: the account's name.")
  @Nullable String by;

  @Mixin TrustOptions trust = new TrustOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    String hex = sha256.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    trust
        .open()
        .distrust(
            hex,
            why,
            Clock.systemUTC().instant(),
            by == null ? System.getProperty("user.name") : by);
    spec.commandLine().getOut().println("Distrusted: " + hex);
    return Exeat.CONFIRMED;
  }
}
