package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.InvalidInputException;
import org.exeat.server.ExeatServer;
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
      names = "--address",
      paramLabel = "ADDRESS",
      description =
          "Where it listens. Default: ${DEFAULT-VALUE}, this machine only. Another, such as 0.0.0.0 in a container, only"
              + " where nothing but a proxy with TLS reaches it.")
  String address = "127.0.0.1";

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
      names = "--webhook",
      paramLabel = "FILE",
      description =
          "A sign or gate that is told what happens, as docs/port.schema.json has it under webhooks; one for each.")
  List<Path> webhookFiles = List.of();

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
            listening(),
            on,
            new ExeatServer.Setup(
                port, known, record(ledger, book), travellers, operation, receivers()),
            log == LogForm.JSON);
    String at = "http://127.0.0.1:" + server.port() + "/";
    words.println("Console: " + at);
    for (LaneBoard lane : port.boards()) {
      words.println("Sign:    " + at + "console/sign.html?lane=" + lane.lane());
    }
    words.println("For travellers: " + at + "console/traveller.html");
    if (!listening().isLoopbackAddress()) {
      words.println(
          "! Other machines reach it without TLS: passwords and pictures go in the clear unless a proxy stands before it.");
    }
    words.flush();
    return server;
  }

  /**
   * Where it listens.
   *
   * @throws InvalidInputException where it is no address of a machine
   */
  InetAddress listening() throws InvalidInputException {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new InvalidInputException(
          "--address must be an address of this machine, such as 127.0.0.1 or 0.0.0.0", e);
    }
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
}
