package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "redress",
    mixinStandardHelpOptions = true,
    subcommands = {
      RedressShowCommand.class,
      RedressPortraitCommand.class,
      CommandLine.HelpCommand.class
    },
    description = "For holders whom the machine refers again and again against their own document.")
final class RedressCommand {}
