package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "subject",
    mixinStandardHelpOptions = true,
    subcommands = {SubjectAccessCommand.class, CommandLine.HelpCommand.class},
    description = "What a port's records say about the holder of a document, for the holder.")
final class SubjectCommand {}
