package org.exeat.cli;

import picocli.CommandLine.Command;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies a port's record into one file, also while its lane runs, and back.",
      "The vault's master keys are in no backup: with them it would read what was destroyed since. The database of"
          + " stays is not either."
    },
    subcommands = {
      BackupCreateCommand.class,
      BackupCheckCommand.class,
      BackupRestoreCommand.class,
    },
    synopsisSubcommandLabel = "(create | check | restore)")
final class BackupCommand {}
