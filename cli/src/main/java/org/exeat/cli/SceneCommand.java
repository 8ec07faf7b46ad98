package org.exeat.cli;

import picocli.CommandLine.Command;

@Command(
    name = "scene",
    mixinStandardHelpOptions = true,
    subcommands = {ScenePreviewCommand.class, SceneLayoutCommand.class},
    synopsisSubcommandLabel = "(preview | layout)",
    description = "Looks at a simulator's scene before anything is run.")
final class SceneCommand {}
