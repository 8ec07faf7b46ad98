package org.exeat.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.records.receipt.PortKeys;
import org.exeat.records.receipt.ReceiptCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Says what a receipt proves, by the keys that its port publishes; without a network.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The port signed it, and it is not known to be revoked",
      "1:It is revoked, or the status list that was given does not say",
      "2:The port did not sign it, or it is no receipt; the message says why"
    })
final class ReceiptVerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RECEIPT",
      description = "A file with the code's text, or a photograph of the code.")
  Path receipt = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      required = true,
      description = "The port's published keys.json.")
  Path keys = Path.of("");

  @Option(
      names = "--status",
      paramLabel = "FILE",
      description = "The status list that the receipt names, as the port publishes it.")
  @Nullable Path status;

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    Path list = status;
    ReceiptCheck.Proved proved =
        ReceiptCheck.check(
            ReceiptFile.read(receipt),
            PortKeys.read(Files.readString(keys)),
            list == null ? Optional.empty() : Optional.of(Files.readString(list)),
            Clock.systemUTC().instant());
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        switch (proved.status()) {
          case VALID -> "The port signed this, and it has not been revoked:";
          case REVOKED -> "The port signed this, and REVOKED it since:";
          case UNKNOWN ->
              list == null
                  ? "The port signed this. Whether it was revoked since says "
                      + proved.statusList()
                      + ", to be given by --status:"
                  : "The port signed this. The status list is another one or too old; what is needed is "
                      + proved.statusList()
                      + ":";
        });
    proved
        .shown()
        .forEach((name, value) ->
            out.println(
                "  "
                    + Terminal.plain(name.equals("iss") ? "port" : name.replace('_', ' '))
                    + ": "
                    + Terminal.plain(value)));
    if (proved.hidden() > 0) {
      out.println("  " + proved.hidden() + " more that the traveller does not show");
    }
    out.flush();
    return proved.status() == ReceiptCheck.Status.VALID
            || proved.status() == ReceiptCheck.Status.UNKNOWN && list == null
        ? Exeat.CONFIRMED
        : Exeat.REFERRED;
  }
}
