package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.lane.Closing;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.EquityCounting;
import org.exeat.lane.EquityFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.OpenCrossing;
import org.exeat.lane.PortChanges;
import org.exeat.records.disclosure.EquityMonitor;
import org.exeat.server.ExeatServer;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.OidcProvider;
import org.exeat.server.access.PublicAddress;
import org.exeat.server.access.TlsKeys;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.Port;
import org.exeat.server.board.Shift;
import org.exeat.server.operation.Operation;
import org.exeat.server.operation.ScraperToken;
import org.exeat.server.record.PortRecord;
import org.exeat.server.traveller.TravellerDesk;
import org.exeat.server.webhook.Receiver;
import org.exeat.yaml.InvalidYamlException;
import org.exeat.yaml.YamlReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a lane is shown to officers in the browser. */
final class ServeOptions {
  @Option(
      names = "--serve",
      paramLabel = "PORT",
      description =
          "Shows the lane to officers at http://127.0.0.1:PORT, 0 for any port that is free.")
  @Nullable Integer listen;

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description =
          "Who may sign in. Default: accounts.json beside the ledger's folder; one that is not there is made, with an"
              + " officer, a supervisor and an auditor.")
  @Nullable Path accounts;

  @Option(
      names = "--metrics-token",
      paramLabel = "FILE",
      description =
          "A collector that sends the first line of this file as its bearer token may read /api/v1/metrics. Only its owner"
              + " may read the file. Default: integrators who have signed in may, nobody else.")
  @Nullable Path metricsToken;

  @Option(
      names = "--equity",
      paramLabel = "POLICY",
      description =
          "Counts whom the machine refers more often, by region of the document's issuer and by age, as this policy's law"
              + " allows; see policies/example-equity.yaml. Default: neither is counted. The counts are in the folder"
              + " equity beside the ledger's.")
  @Nullable Path equityPolicy;

  /** What counts, where a policy lets it. */
  Optional<EquityMonitor> equity(Path ledger) throws IOException, InvalidInputException {
    Path policy = equityPolicy;
    return policy == null
        ? Optional.empty()
        : Optional.of(
            new EquityMonitor(
                ledger.toAbsolutePath().normalize().resolveSibling("equity"),
                EquityFile.read(policy),
                InstantSource.system()));
  }

  /** Counts a crossing that is closed, where a policy lets it. */
  static void count(Optional<EquityMonitor> equity, OpenCrossing crossing, Closing closing)
      throws IOException {
    if (equity.isPresent()) {
      new EquityCounting(equity.get()).closed(crossing, closing);
    }
  }

  @Option(
      names = "--webhook",
      paramLabel = "FILE",
      description =
          "A sign or gate that is told what happens, as docs/port.schema.json has it under webhooks; one for each.")
  List<Path> webhookFiles = List.of();

  @Option(
      names = "--prompts",
      paramLabel = "FOLDER",
      description =
          "Texts of your own for the sign, prompts_LANGUAGE.properties, which take the place of built-in ones or add a"
              + " language; see docs/capture.md.")
  @Nullable Path prompts;

  @Option(
      names = "--log",
      paramLabel = "FORM",
      description =
          "What is said, as text, or as json: each line an object as the Elastic Common Schema has it. Then no account is"
              + " made, for a first password is nothing for a log. Default: ${DEFAULT-VALUE}.")
  LogForm log = LogForm.TEXT;

  /** Those of a port's file, and the folder that their paths are relative to. */
  List<PortFile.Webhook> webhooks = List.of();

  Path webhooksIn = Path.of("");

  @Option(
      names = "--oidc",
      paramLabel = "FILE",
      description =
          "People may sign in by an organisation's OpenID provider, as this YAML file says; see docs/server.md. Accounts of"
              + " this port go on beside it.")
  @Nullable Path oidc;

  @Option(
      names = "--tls-keys",
      paramLabel = "FILE",
      description =
          "The server has TLS itself, by the key and the certificate in this PKCS#12 file. Only its owner may read it;"
              + " another one in its place is taken while the server runs.")
  @Nullable Path tlsKeys;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description =
          "Holds the password of --tls-keys in its first line. Only its owner may read it.")
  @Nullable Path tlsPasswordFile;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "An address of this machine, 0.0.0.0 for all. Beyond this machine only with --tls-keys or --behind-proxy."
              + " Default: 127.0.0.1.")
  @Nullable String address;

  @Option(
      names = "--behind-proxy",
      paramLabel = "ADDRESS",
      description =
          "A proxy on another machine, which has TLS and says who asks (X-Forwarded-For, -Proto); one for each. Let nobody"
              + " else reach this server. A proxy on this machine needs no naming.")
  List<String> proxies = List.of();

  @Option(
      names = "--public-address",
      paramLabel = "URL",
      description =
          "Where travellers' telephones reach this server, https://HOST or https://HOST:PORT: all codes that they read lead"
              + " there. Default: the address at which a page was opened; a page that was opened at 127.0.0.1 shows none.")
  @Nullable String publicAddress;

  /** A server that is up, or none. */
  record Open(Optional<LaneBoard> board, Optional<ExeatServer> server) implements AutoCloseable {
    /** Where somebody is served: until the process is asked to end. */
    void stay(PrintWriter words) throws InterruptedException {
      if (server.isPresent()) {
        words.println("No more vehicles come. The console stays until this is interrupted.");
        words.flush();
        Thread.currentThread().join();
      }
    }

    @Override
    public void close() throws IOException {
      server.ifPresent(ExeatServer::close); // nobody does anything any more
      if (board.isPresent()) {
        board.get().close();
      }
    }
  }

  private static PortRecord record(Path ledger, CrossingBook book) {
    PortRecord record =
        new PortRecord(
            ledger,
            book.key(),
            (crossing, account, purpose) -> book.takenOut(crossing, book.officer(account), purpose),
            InstantSource.system(),
            work -> Thread.ofPlatform().daemon().name("verification").start(work));
    Thread.ofPlatform()
        .daemon()
        .name("record")
        .start(() -> {
          try {
            record.prepare();
          } catch (IOException e) {
            // whoever asks for it is told why it cannot be read
          }
        });
    return record;
  }

  /**
   * What a server is of.
   *
   * @param ledger folder
   * @param travellers what the port has for them
   * @param equity as of {@link #equity}
   * @param changes what takes two people, where anything is kept
   */
  record Parts(
      Path ledger,
      CrossingBook book,
      TravellerDesk travellers,
      Optional<EquityMonitor> equity,
      Optional<PortChanges> changes) {}

  /**
   * Starts the server of one lane, where one is asked for.
   *
   * @param handOver hears of closings
   * @param words are told the address, and first passwords
   */
  Open open(
      Parts parts, Lane lane, Direction direction, LaneBoard.HandOver handOver, PrintWriter words)
      throws IOException, InvalidInputException {
    Integer on = listen;
    if (on == null) {
      return new Open(Optional.empty(), Optional.empty());
    }
    Shift shift = new Shift();
    LaneBoard board = new LaneBoard(lane, direction, InstantSource.system(), handOver, shift);
    Port port = new Port(List.of(board), shift, parts.book()::officer, Map.of());
    return new Open(Optional.of(board), Optional.of(start(on, parts, port, words)));
  }

  /**
   * Starts the server of a port.
   *
   * @param on which port number, 0 for any that is free
   */
  ExeatServer start(int on, Parts parts, Port port, PrintWriter words)
      throws IOException, InvalidInputException {
    Access access = access(words); // what is wrong with it is said before anything is made
    Path file =
        Optional.ofNullable(accounts)
            .orElseGet(
                () -> parts.ledger().toAbsolutePath().normalize().resolveSibling("accounts.json"));
    Path token = metricsToken;
    Accounts known = new Accounts(file, InstantSource.system());
    Operation operation =
        new Operation(
            () -> parts.book().trouble().or(known::trouble),
            Operation.SILENCE,
            token == null ? Optional.empty() : Optional.of(ScraperToken.read(token)));
    if (known.isEmpty() && log == LogForm.JSON) {
      throw new InvalidInputException(
          "there is no account, and first passwords are not logged: ./exeat account add NAME --role ROLE --accounts "
              + file);
    }
    if (known.isEmpty()) {
      for (Role role : EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR)) {
        String name = role.name().toLowerCase(Locale.ROOT);
        words.println("Account " + name + ", first password " + known.add(name, Set.of(role)));
        words.flush();
      }
    }
    ExeatServer server =
        ExeatServer.start(
            on,
            new ExeatServer.Setup(
                port,
                known,
                record(parts.ledger(), parts.book()),
                parts.travellers(),
                operation,
                access,
                parts.equity(),
                parts.changes(),
                receivers(),
                Optional.ofNullable(prompts)),
            log == LogForm.JSON);
    String at = address(access.listening(), server.port());
    words.println("Console: " + at);
    for (LaneBoard lane : port.boards()) {
      words.println("Sign:    " + at + "console/sign.html?lane=" + lane.lane());
    }
    words.println(
        "For travellers: "
            + access.publicAddress().map(a -> a.origin() + "/").orElse(at)
            + "console/traveller.html");
    access
        .provider()
        .ifPresent(p -> words.println("People may sign in by " + p.settings().issuer() + " too."));
    words.flush();
    return server;
  }

  /** Who is told what happens. */
  List<Receiver> receivers() throws IOException, InvalidInputException {
    List<Receiver> all = new ArrayList<>();
    for (PortFile.Webhook w : webhooks) {
      all.add(w.receiver(webhooksIn));
    }
    for (Path file : webhookFiles) {
      try {
        all.add(
            new YamlReader()
                .read(file, String.valueOf(file.getFileName()), PortFile.Webhook.class)
                .value()
                .receiver(file.toAbsolutePath().normalize().resolveSibling("")));
      } catch (InvalidYamlException e) {
        throw new InvalidInputException(e.getMessage(), e);
      }
    }
    if (all.stream().map(Receiver::name).distinct().count() < all.size()) {
      throw new InvalidInputException("two webhooks have the same name");
    }
    return all;
  }

  /** How people come to it. */
  Access access(PrintWriter words) throws IOException, InvalidInputException {
    Path keys = tlsKeys;
    Path password = tlsPasswordFile;
    if ((keys == null) != (password == null)) {
      throw new IllegalArgumentException("--tls-keys and --tls-password-file go together");
    }
    Listening listening =
        new Listening(
            literal("--listen", Optional.ofNullable(address).orElse("127.0.0.1")),
            keys == null || password == null
                ? Optional.empty()
                : Optional.of(TlsKeys.read(keys, password)),
            proxies.stream().map(p -> literal("--behind-proxy", p)).collect(Collectors.toSet()),
            said -> {
              words.println(said);
              words.flush();
            });
    Path provider = oidc;
    return new Access(
        listening,
        provider == null ? Optional.empty() : Optional.of(OidcProvider.read(provider)),
        Clock.systemUTC(),
        Optional.ofNullable(publicAddress).map(a -> PublicAddress.of("--public-address", a)));
  }

  /** Names are not looked up: they may be others tomorrow. */
  private static InetAddress literal(String option, String address) {
    try {
      return InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + " takes an IP address, such as 192.0.2.7", e);
    }
  }

  private static String address(Listening listening, int port) {
    String host = listening.address().getHostAddress();
    return (listening.tls().isPresent() ? "https://" : "http://")
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port
        + "/";
  }
}
