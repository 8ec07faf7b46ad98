package org.exeat.cli;

import picocli.CommandLine.Command;

@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps and checks a port's ledger: what happened to whom is in it, and who it was is not.",
      "Its log is a transparency log as C2SP's tlog-tiles has it; others' readers and witnesses work on it."
    },
    subcommands = {
      LedgerCreateCommand.class,
      LedgerVerifyCommand.class,
      LedgerProveCommand.class,
      LedgerCheckCommand.class,
    },
    synopsisSubcommandLabel = "(create | verify | prove | check)")
final class LedgerCommand {}
