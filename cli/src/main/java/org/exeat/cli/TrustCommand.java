package org.exeat.cli;

import picocli.CommandLine.Command;

@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    description =
        "Keeps the trust store: the states' authorities, document signers and revocation lists.",
    subcommands = {
      TrustImportCommand.class,
      TrustListCommand.class,
      TrustAuditCommand.class,
      TrustDistrustCommand.class,
    },
    synopsisSubcommandLabel = "(import | list | audit | distrust)")
final class TrustCommand {}
