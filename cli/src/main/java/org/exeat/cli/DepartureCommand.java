package org.exeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "departure",
    mixinStandardHelpOptions = true,
    subcommands = {
      DepartureAnnounceCommand.class,
      DepartureWithdrawCommand.class,
      CommandLine.HelpCommand.class
    },
    description =
        "Departures that travellers announce beforehand: a code that shortens the way at the lane, and is gone afterwards.")
final class DepartureCommand {}
