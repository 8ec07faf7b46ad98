package org.exeat.cli;

import picocli.CommandLine.Command;

@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    description = "What is kept how long and by which law; destroys what is due, and proves it.",
    subcommands = {
      RetentionExplainCommand.class,
      RetentionPlanCommand.class,
      RetentionRunCommand.class,
      RetentionHoldCommand.class,
      RetentionReleaseCommand.class,
    },
    synopsisSubcommandLabel = "(explain | plan | run | hold | release)")
final class RetentionCommand {}
