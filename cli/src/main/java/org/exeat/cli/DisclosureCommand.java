package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "disclosure",
    mixinStandardHelpOptions = true,
    subcommands = {DisclosureMakeCommand.class, CommandLine.HelpCommand.class},
    description = "Gives parts of the record to other systems, where a policy allows it.")
final class DisclosureCommand {}
