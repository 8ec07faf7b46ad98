package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigCheckCommand.class, CommandLine.HelpCommand.class},
    description = "The file that a port is run with, see ./exeat serve --config.")
final class ConfigCommand {}
