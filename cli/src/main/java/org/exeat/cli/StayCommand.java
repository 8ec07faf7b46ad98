package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "stay",
    mixinStandardHelpOptions = true,
    subcommands = {StayShowCommand.class, CommandLine.HelpCommand.class},
    description = "Entries paired with exits, of the holder of one document at a time.")
final class StayCommand {}
