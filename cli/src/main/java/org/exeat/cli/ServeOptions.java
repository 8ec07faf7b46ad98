package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.ExeatServer;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.access.OidcProvider;
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
   * Starts the server of one lane, where one is asked for.
   *
   * @param ledger folder
   * @param travellers what the port has for them
   * @param handOver hears of closings
   * @param words are told the address, and first passwords
   */
  Open open(
      Path ledger,
      TravellerDesk travellers,
      Lane lane,
      Direction direction,
      CrossingBook book,
      LaneBoard.HandOver handOver,
      PrintWriter words)
      throws IOException, InvalidInputException {
    Integer on = listen;
    if (on == null) {
      return new Open(Optional.empty(), Optional.empty());
    }
    Shift shift = new Shift();
    LaneBoard board = new LaneBoard(lane, direction, InstantSource.system(), handOver, shift);
    Port port = new Port(List.of(board), shift, book::officer, Map.of());
    return new Open(
        Optional.of(board), Optional.of(start(on, ledger, travellers, port, book, words)));
  }

  /**
   * Starts the server of a port.
   *
   * @param on which port number, 0 for any that is free
   */
  ExeatServer start(
      int on,
      Path ledger,
      TravellerDesk travellers,
      Port port,
      CrossingBook book,
      PrintWriter words)
      throws IOException, InvalidInputException {
    Access access = access(words); // what is wrong with it is said before anything is made
    Path file =
        Optional.ofNullable(accounts)
            .orElseGet(() -> ledger.toAbsolutePath().normalize().resolveSibling("accounts.json"));
    Path token = metricsToken;
    Operation operation =
        new Operation(
            book::trouble,
            Operation.SILENCE,
            token == null ? Optional.empty() : Optional.of(ScraperToken.read(token)));
    Accounts known = new Accounts(file, InstantSource.system());
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
                port, known, record(ledger, book), travellers, operation, access));
    String address = address(access.listening(), server.port());
    words.println("Console: " + address);
    for (LaneBoard lane : port.boards()) {
      words.println("Sign:    " + address + "console/sign.html?lane=" + lane.lane());
    }
    access
        .provider()
        .ifPresent(p -> words.println("People may sign in by " + p.settings().issuer() + " too."));
    words.println("For travellers: " + address + "console/traveller.html");
    words.flush();
    return server;
  }

  private Access access(PrintWriter words) throws IOException, InvalidInputException {
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
        Clock.systemUTC());
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
