package org.exeat.cli;

import java.nio.file.NoSuchFileException;
import org.exeat.documents.chip.ChipException;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.trust.TrustImportException;
import org.exeat.domain.CalibrationReachException;
import org.exeat.faces.ModelException;
import org.exeat.lane.InvalidInputException;
import org.exeat.records.announced.AnnouncementException;
import org.exeat.records.backup.BackupException;
import org.exeat.records.disclosure.RefusedDisclosureException;
import org.exeat.records.ledger.LedgerException;
import org.exeat.records.ledger.RefusedEntryException;
import org.exeat.records.receipt.InvalidReceiptException;
import org.exeat.records.receipt.ReceiptOfficeException;
import org.exeat.records.stays.StayException;
import org.exeat.records.vault.VaultException;
import org.exeat.yaml.InvalidYamlException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one class per command, and the exit codes that they share. */
@Command(
    name = "exeat",
    mixinStandardHelpOptions = true,
    version = "Exeat 0.1.0",
    description = "An open, accountable biometric entry/exit system for land borders.",
    subcommands = {
      DemoCommand.class,
      VerifyCommand.class,
      CompareCommand.class,
      CalibrateCommand.class,
      EvaluateCommand.class,
      PeopleCommand.class,
      DocumentCommand.class,
      TrustCommand.class,
      SpecimenCommand.class,
      CaptureCommand.class,
      ServeCommand.class,
      ConfigCommand.class,
      LaneCommand.class,
      AccountCommand.class,
      SimulateCommand.class,
      SceneCommand.class,
      LedgerCommand.class,
      RetentionCommand.class,
      ReceiptCommand.class,
      SubjectCommand.class,
      DisclosureCommand.class,
      CorrectionCommand.class,
      RedressCommand.class,
      StatisticsCommand.class,
      WaitingCommand.class,
      StayCommand.class,
      DepartureCommand.class,
      BackupCommand.class,
      DoctorCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done; for verify and compare: everyone confirmed; for document inspect: authentic",
      "1:verify, compare, document inspect: an officer has to look; trust import: something was refused",
      "2:The command line or the input cannot be used; the message says why",
      "70:Exeat itself broke, or its memory did not suffice; the message says which"
    },
    footerHeading = "%n",
    footer = {
      "./exeat test runs every test, ./exeat benchmark times the face pipeline beside its peer.",
      "EXEAT_CACHE names the folder for converted models, EXEAT_TRUST that of the trust store;",
      "EXEAT_JAVA_OPTS are options for Java, such as -Xmx9g for more memory."
    })
public final class Exeat {
  static final int CONFIRMED = 0;
  static final int REFERRED = 1;
  static final int UNUSABLE = 2;
  static final int BROKEN = 70;

  private Exeat() {}

  /** Runs a command and leaves with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Exeat())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(parsed -> {
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (OutOfMemoryError e) {
            return outOfMemory(e, parsed.commandSpec().commandLine());
          }
        })
        .setExecutionExceptionHandler((e, command, parsed) -> {
          for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof OutOfMemoryError memory) {
              return outOfMemory(memory, command);
            }
          }
          command
              .getErr()
              .println(
                  "exeat: "
                      + (e instanceof NoSuchFileException missing
                          ? "there is no file " + missing.getFile()
                          : e.getMessage()));
          return switch (e) {
            case InvalidInputException i -> UNUSABLE;
            case InvalidYamlException y -> UNUSABLE;
            case IllegalArgumentException i -> UNUSABLE;
            case ModelException m -> UNUSABLE;
            case CalibrationReachException c -> UNUSABLE;
            case TrustImportException t -> UNUSABLE;
            case UnreadableFileException u -> UNUSABLE;
            case ChipException c -> UNUSABLE;
            case LedgerException l -> UNUSABLE;
            case RefusedEntryException r -> UNUSABLE;
            case RefusedDisclosureException d -> UNUSABLE;
            case StayException s -> UNUSABLE;
            case AnnouncementException a -> UNUSABLE;
            case InvalidReceiptException r -> UNUSABLE;
            case ReceiptOfficeException o -> UNUSABLE;
            case BackupException b -> UNUSABLE;
            case VaultException v -> UNUSABLE;
            case NoSuchFileException n -> UNUSABLE;
            default -> broken(e, command);
          };
        });
  }

  private static int outOfMemory(OutOfMemoryError e, CommandLine command) {
    String what = String.valueOf(e.getMessage());
    long most = Runtime.getRuntime().maxMemory() >> 20;
    command
        .getErr()
        .println(
            "exeat: the memory did not suffice ("
                + what
                + ")"
                + (what.contains("heap") || what.contains("GC overhead")
                    ? ". Java may use "
                        + most
                        + " MiB of heap; EXEAT_JAVA_OPTS=-Xmx"
                        + 2 * most
                        + "m allows twice as much"
                    : ""));
    return BROKEN;
  }

  private static int broken(Exception e, CommandLine command) {
    StackTraceElement[] trace = e.getStackTrace();
    command
        .getErr()
        .println(
            "       ("
                + e.getClass().getSimpleName()
                + (trace.length == 0 ? "" : " at " + trace[0])
                + ")");
    return BROKEN;
  }
}
