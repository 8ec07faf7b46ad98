package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "receipt",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReceiptCreateCommand.class,
      ReceiptVerifyCommand.class,
      ReceiptShowCommand.class,
      ReceiptRevokeCommand.class,
      ReceiptPublishCommand.class,
      CommandLine.HelpCommand.class
    },
    description = {
      "What a traveller takes away: a signed credential that says where and when the traveller was confirmed.",
      "verify and lane hand receipts out with --receipts and --hand-out."
    })
final class ReceiptCommand {}
