package org.exeat.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.documents.trust.TrustImportException;
import org.exeat.domain.Calibration;
import org.exeat.domain.CrossingPlace;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.CrossingBook;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.HandheldFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.LaneFile;
import org.exeat.records.disclosure.EquityMonitor;
import org.exeat.server.ExeatServer;
import org.exeat.server.board.HandheldDesk;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneDevices;
import org.exeat.server.board.Port;
import org.exeat.server.board.Shift;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a port until it is interrupted: the live cameras, sensors and document readers of its lanes, officers in the"
          + " browser, and the record.",
      "Loops, gates, sensors and readers talk to it over HTTP, each with an account of role device; see docs/server.md."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was interrupted and has ended in order",
      "2:The command line or a file cannot be used; the message says why",
      "70:Something could not be recorded, or Exeat itself broke; the message says where"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8080;

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description =
          "A lane as it is built; one for each lane. docs/lane.schema.json has every key.")
  List<Path> laneFiles = List.of();

  @Option(
      names = "--handheld",
      paramLabel = "FILE",
      description =
          "A lane where officers take the pictures with telephones; one for each. docs/handheld.schema.json has every key.")
  List<Path> handheldFiles = List.of();

  @Option(
      names = "--camera",
      paramLabel = "LANE/CAMERA=ADDRESS",
      description =
          "A camera that is read, rtsp://…; one for each. Every other camera of the lanes sends its pictures.")
  Map<String, String> addresses = new LinkedHashMap<>();

  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      required = true,
      description = "The port's ledger, see ./exeat ledger create.")
  Path ledger = Path.of("");

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Operating points of the lanes, from ./exeat calibrate. Default: those that come with the model.")
  @Nullable Path calibrationFile;

  @Option(
      names = "--accept-unproven",
      description =
          "Lets portraits confirm although nobody has proved that a state put them into the document.")
  boolean acceptUnproven;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Runs of the detector for a frame, where time allows. Default: ${DEFAULT-VALUE}.")
  int detectorRuns = 4;

  @Mixin ServeOptions serving = new ServeOptions();
  @Mixin TravellerOptions travellers = new TravellerOptions();
  @Mixin TrustOptions trust = new TrustOptions();
  @Mixin KeepingOptions keeping = new KeepingOptions();
  @Mixin ReceiptOptions receipts = new ReceiptOptions();
  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    keeping.check(true);
    receipts.checkServed();
    Map<String, Lane> lanes = lanes();
    trust.read(); // what is wrong with it is said before anybody comes
    PrintWriter words = spec.commandLine().getOut();
    Map<String, HandheldLane> handheld = handheld(lanes.keySet());
    List<ServedLane> served = new ArrayList<>();
    List<CarriedLane> carried = new ArrayList<>();
    try (FaceAnalyzer analyzer = faces.openForCapture()) {
      Calibration calibration = faces.calibration(calibrationFile, analyzer);
      FrameBudget budget =
          FrameBudget.live(
              detectorRuns,
              Math.max(
                  1, // where no camera stands
                  lanes.values().stream()
                      .flatMap(l -> l.cameras().stream())
                      .mapToDouble(LaneCamera::frameRate)
                      .sum()));
      Interrupted end = new Interrupted(Thread.currentThread());
      try (KeepingOptions.Open open = keeping.open(ledger, spec.commandLine().getErr());
          ReceiptOptions.Open office = receipts.open();
          CrossingBook book = Recording.book(ledger, open.keeping(), Clock.systemUTC(), words);
          TravellerOptions.Open desk = travellers.open(ledger, book, open.keeping(), receipts)) {
        Shift shift = new Shift();
        Optional<EquityMonitor> equity = serving.equity(ledger);
        LaneBoard.HandOver handOut =
            (crossing, closing) -> {
              office.handOut(book, crossing, closing, desk.pickups(), words);
              ServeOptions.count(equity, crossing, closing);
            };
        for (Lane lane : lanes.values()) {
          CrossingPolicy policy = policy(lane);
          served.add(
              new ServedLane(
                  new LaneCapture(
                      lane, analyzer, QualityPolicy.CAPTURE, faces.samePerson(analyzer), budget),
                  cameras(lane.name()),
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
        Port port = port(served, carried, shift, book);
        Integer on = serving.listen;
        try (ExeatServer server =
            serving.start(
                on == null ? USUAL_PORT : on, ledger, desk.desk(), port, book, equity, words)) {
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

  private Map<String, HandheldLane> handheld(Set<String> taken) throws Exception {
    Map<String, HandheldLane> lanes = new LinkedHashMap<>();
    for (Path file : handheldFiles) {
      HandheldLane lane = HandheldFile.read(file);
      if (taken.contains(lane.name()) || lanes.put(lane.name(), lane) != null) {
        throw new InvalidInputException(
            file + ": there is a lane of the name " + lane.name() + " already");
      }
    }
    return lanes;
  }

  private Map<String, Lane> lanes() throws Exception {
    if (laneFiles.isEmpty() && handheldFiles.isEmpty()) {
      throw new InvalidInputException("a port has a lane at least: --lane FILE or --handheld FILE");
    }
    Map<String, Lane> lanes = new LinkedHashMap<>();
    for (Path file : laneFiles) {
      Lane lane = LaneFile.read(file);
      if (lanes.put(lane.name(), lane) != null) {
        throw new InvalidInputException(
            file + ": there is a lane of the name " + lane.name() + " already");
      }
    }
    for (Map.Entry<String, String> a : addresses.entrySet()) {
      boolean known =
          lanes.values().stream()
              .anyMatch(l ->
                  l.cameras().stream().anyMatch(c -> a.getKey().equals(l.name() + "/" + c.name())));
      if (!known || !a.getValue().matches("(?i)rtsp://.+")) {
        throw new InvalidInputException(
            "--camera is LANE/CAMERA=rtsp://…, with the names of a lane's file and of a camera in it");
      }
    }
    return lanes;
  }

  /** Those of a lane. */
  private Map<String, String> cameras(String lane) {
    Map<String, String> own = new HashMap<>();
    addresses.forEach((name, address) -> {
      if (name.startsWith(lane + "/")) {
        own.put(name.substring(lane.length() + 1), address);
      }
    });
    return own;
  }

  private CrossingPolicy policy(CrossingPlace lane) {
    return new CrossingPolicy(
        CrossingPolicy.DEFAULT.promise(),
        lane.profiles(),
        CrossingPolicy.DEFAULT.capture(),
        CrossingPolicy.DEFAULT.portrait(),
        trust.policy(),
        acceptUnproven);
  }

  /** By whom the border trusts now: what is imported meanwhile counts from the next crossing on. */
  private LaneCrossings.Day today(
      FaceAnalyzer analyzer, Calibration calibration, CrossingPolicy policy) {
    try {
      return new CrossingRecipe(analyzer, calibration, policy, trust.read(), TraceSink.NONE)
          .on(LocalDate.now(receipts.zone));
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
