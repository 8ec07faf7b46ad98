package org.exeat.cli;

import picocli.CommandLine.Command;

@Command(
    name = "document",
    mixinStandardHelpOptions = true,
    description = "Looks at travel documents.",
    subcommands = DocumentInspectCommand.class,
    synopsisSubcommandLabel = "(inspect)")
final class DocumentCommand {}
