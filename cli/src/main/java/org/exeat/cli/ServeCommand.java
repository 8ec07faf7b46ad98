package org.exeat.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.documents.trust.TrustImportException;
import org.exeat.domain.Calibration;
import org.exeat.domain.CrossingPlace;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneCrossings;
import org.exeat.records.disclosure.EquityMonitor;
import org.exeat.server.ExeatServer;
import org.exeat.server.board.HandheldDesk;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneDevices;
import org.exeat.server.board.Port;
import org.exeat.server.board.Shift;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a port until it is interrupted: the live cameras, sensors and document readers of its lanes, officers in the"
          + " browser, and the record.",
      "Loops, gates, sensors and readers talk to it over HTTP, each with an account of role device; see docs/server.md.",
      "What it runs with stands in a file (--config), on the command line, or both."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was interrupted and has ended in order",
      "2:The command line or a file cannot be used; the message says why",
      "70:Something could not be recorded, or Exeat itself broke; the message says where"
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin PortOptions port = new PortOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    port.fill(spec.commandLine().getParseResult()::hasMatchedOption);
    Path ledger = port.checked();
    Map<String, PortOptions.Served> lanes = port.lanes();
    Map<String, HandheldLane> handheld = port.handheld(lanes.keySet());
    port.trust.read(); // what is wrong with it is said before anybody comes
    LogForm form = port.serving.log;
    PrintWriter words = form.on(spec.commandLine().getOut(), "INFO", InstantSource.system());
    PrintWriter troubles = form.on(spec.commandLine().getErr(), "WARN", InstantSource.system());
    List<ServedLane> served = new ArrayList<>();
    List<CarriedLane> carried = new ArrayList<>();
    try (FaceAnalyzer analyzer = port.faces.openForCapture()) {
      Calibration calibration = port.faces.calibration(port.calibration, analyzer);
      FrameBudget budget =
          FrameBudget.live(
              port.detectorRuns,
              Math.max(
                  1, // where no camera stands
                  lanes.values().stream()
                      .flatMap(l -> l.lane().cameras().stream())
                      .mapToDouble(LaneCamera::frameRate)
                      .sum()));
      Interrupted end = new Interrupted(Thread.currentThread());
      try (KeepingOptions.Open open = port.keeping.open(ledger, troubles);
          ReceiptOptions.Open office = port.receipts.open();
          CrossingBook book = Recording.book(ledger, open.keeping(), Clock.systemUTC(), words);
          TravellerOptions.Open desk =
              port.travellers.open(ledger, book, open.keeping(), port.receipts);
          KeepingOptions.Running running = open.run(ledger, book, desk.departures())) {
        Shift shift = new Shift();
        Optional<EquityMonitor> equity = port.serving.equity(ledger);
        LaneBoard.HandOver handOut =
            (crossing, closing) -> {
              office.handOut(book, crossing, closing, desk.pickups(), words);
              ServeOptions.count(equity, crossing, closing);
            };
        for (PortOptions.Served lane : lanes.values()) {
          CrossingPolicy policy = policy(lane.lane());
          served.add(
              new ServedLane(
                  new LaneCapture(
                      lane.lane(),
                      analyzer,
                      QualityPolicy.CAPTURE,
                      port.faces.samePerson(analyzer),
                      budget),
                  lane.cameras(),
                  book,
                  () -> today(analyzer, calibration, policy),
                  handOut,
                  shift,
                  Thread.currentThread()::interrupt));
        }
        for (HandheldLane lane : handheld.values()) {
          CrossingPolicy policy = policy(lane);
          carried.add(
              new CarriedLane(
                  lane,
                  analyzer,
                  book,
                  () -> today(analyzer, calibration, policy),
                  handOut,
                  shift));
        }
        Port boards = port(served, carried, shift, book);
        try (ExeatServer server =
            port.serving.start(
                port.listen(),
                new ServeOptions.Parts(ledger, book, desk.desk(), equity, running.changes()),
                boards,
                words)) {
          served.forEach(ServedLane::start);
          words.println("Until this is interrupted (Ctrl-C).");
          words.flush();
          Thread.currentThread().join();
        } catch (InterruptedException e) {
          words.println("Asked to end: who waited for an officer is closed as it was.");
        } finally {
          served.forEach(ServedLane::end); // none looks on while another is closed
          close(Stream.concat(served.stream(), carried.stream()).toList());
        }
      } finally {
        end.done();
      }
    }
    words.println("All of it, from its files alone: ./exeat ledger verify " + ledger);
    words.flush();
    return boards(served, carried).stream().anyMatch(LaneBoard::troubled)
        ? Exeat.BROKEN
        : Exeat.CONFIRMED;
  }

  private static List<LaneBoard> boards(List<ServedLane> served, List<CarriedLane> carried) {
    return Stream.concat(
            served.stream().map(ServedLane::board), carried.stream().map(CarriedLane::board))
        .toList();
  }

  private static Port port(
      List<ServedLane> served, List<CarriedLane> carried, Shift shift, CrossingBook book) {
    Map<String, LaneDevices> devices = new HashMap<>();
    served.forEach(l -> devices.put(l.board().lane(), l.devices()));
    Map<String, HandheldDesk> desks = new HashMap<>();
    carried.forEach(l -> desks.put(l.board().lane(), l.desk()));
    return new Port(boards(served, carried), shift, book::officer, devices, desks);
  }

  private CrossingPolicy policy(CrossingPlace lane) {
    return new CrossingPolicy(
        CrossingPolicy.DEFAULT.promise(),
        lane.profiles(),
        CrossingPolicy.DEFAULT.capture(),
        CrossingPolicy.DEFAULT.portrait(),
        port.trust.policy(),
        port.acceptUnproven);
  }

  /** By whom the border trusts now: what is imported meanwhile counts from the next crossing on. */
  private LaneCrossings.Day today(
      FaceAnalyzer analyzer, Calibration calibration, CrossingPolicy policy) {
    try {
      return new CrossingRecipe(analyzer, calibration, policy, port.trust.read(), TraceSink.NONE)
          .on(LocalDate.now(port.receipts.zone));
    } catch (IOException | InvalidInputException | TrustImportException e) {
      throw new IllegalStateException("the trust store cannot be read: " + e.getMessage(), e);
    }
  }

  private static void close(List<? extends Closeable> lanes) throws IOException {
    Optional<IOException> failed = Optional.empty();
    for (Closeable lane : lanes) {
      try {
        lane.close();
      } catch (IOException e) {
        failed.ifPresent(e::addSuppressed);
        failed = Optional.of(e);
      }
    }
    if (failed.isPresent()) {
      throw failed.get();
    }
  }
}
