package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "correction",
    mixinStandardHelpOptions = true,
    subcommands = {
      CorrectionMakeCommand.class,
      CorrectionDueCommand.class,
      CorrectionNoticeCommand.class,
      CorrectionSentCommand.class,
      CommandLine.HelpCommand.class
    },
    description =
        "Corrects what was recorded wrongly, and sees to it that whoever has it hears of it.")
final class CorrectionCommand {}
