package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.access.DeviceCertificate;
import org.exeat.server.account.Account;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    subcommands = CommandLine.HelpCommand.class,
    description = {
      "Who may sign in at a port's server. What is changed holds at once, for a server that is up too: sessions of an"
          + " account that is removed or gets another password end."
    })
final class AccountCommand {
  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The file. Default: ${DEFAULT-VALUE}.")
  Path file = Path.of("accounts.json");

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  private Accounts accounts() throws IOException, InvalidInputException {
    return new Accounts(file, InstantSource.system());
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Makes an account and prints its first password, once: it is kept nowhere and good for choosing another.",
        "A device's password is good for ever; it signs in with each request (HTTP Basic), or without a password by the"
            + " certificate that it makes its connection with, where the server has TLS itself."
      })
  int add(
      @Parameters(
              paramLabel = "NAME",
              description =
                  "1 to 40 lower case letters, digits and dashes; no name of a person is needed.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              description = "${COMPLETION-CANDIDATES}; may be given more than once.")
          List<Role> roles,
      @Option(
              names = "--certificate",
              paramLabel = "FILE",
              description =
                  "A device's certificate, PEM or DER: it counts by its fingerprint, whoever signed it.")
          @Nullable Path certificate,
      @Option(
              names = "--lane",
              paramLabel = "LANE",
              description =
                  "A lane that the device is for; one for each. Default: all of the port.")
          @Nullable List<String> lanes)
      throws IOException, InvalidInputException {
    Set<Role> all = Set.copyOf(roles);
    Set<String> of = lanes == null ? Set.of() : Set.copyOf(lanes);
    if (all.contains(Role.DEVICE) && all.size() > 1) {
      throw new IllegalArgumentException("a device's account has no other role");
    }
    if (!all.equals(Set.of(Role.DEVICE)) && (certificate != null || !of.isEmpty())) {
      throw new IllegalArgumentException("--certificate and --lane are for devices");
    }
    if (certificate == null) {
      tell(name, accounts().add(name, all, of));
    } else {
      String fingerprint = DeviceCertificate.read(certificate, Instant.now());
      accounts().addCertified(name, fingerprint, of);
      tellOf(name, fingerprint);
    }
    return Exeat.CONFIRMED;
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description =
          "Gives an account another first password and prints it, once; or a device another certificate. What was before"
              + " counts no more.")
  int reset(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--certificate",
              paramLabel = "FILE",
              description = "A device's new certificate, PEM or DER.")
          @Nullable Path certificate)
      throws IOException, InvalidInputException {
    if (certificate == null) {
      tell(name, accounts().reset(name));
    } else {
      String fingerprint = DeviceCertificate.read(certificate, Instant.now());
      accounts().resetCertified(name, fingerprint);
      tellOf(name, fingerprint);
    }
    return Exeat.CONFIRMED;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes an account. What it did stays in the record.")
  int remove(@Parameters(paramLabel = "NAME") String name)
      throws IOException, InvalidInputException {
    accounts().remove(name);
    return Exeat.CONFIRMED;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All accounts and their roles.")
  int list() throws IOException, InvalidInputException {
    List<List<String>> rows = new ArrayList<>();
    for (Account a : accounts().all()) {
      rows.add(
          List.of(
              a.name(),
              a.roles().stream()
                  .map(r -> r.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(", ")),
              a.lanes().isEmpty()
                  ? "all"
                  : a.lanes().stream().sorted().collect(Collectors.joining(", ")),
              secret(a)));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(Terminal.table(List.of("account", "roles", "lanes", "signs in by"), rows));
    out.flush();
    return Exeat.CONFIRMED;
  }

  private static String secret(Account a) {
    String certificate = a.certificate();
    if (certificate != null) {
      return "certificate " + certificate.substring(0, 16) + "…";
    }
    return a.mustChange() ? "first password, to be changed" : "its own password";
  }

  private void tellOf(String name, String fingerprint) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Account " + name + ", certificate SHA-256 " + fingerprint);
    out.flush();
  }

  private void tell(String name, String password) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Account " + name + ", password " + password);
    out.flush();
  }
}
