package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.receipt.ReceiptOffice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    subcommands = {DemoCarloadCommand.class, CommandLine.HelpCommand.class},
    description = {
      "Runs a port on this machine until it is interrupted (Ctrl-C): simulated vehicles come through a lane, their"
          + " people are captured and held against their documents, and officers see and resolve it in the browser.",
      "What is recorded stays in the folder; started again, the record goes on with other vehicles. It is ./exeat lane"
          + " with everything set up."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was interrupted and has ended in order",
      "2:The folder cannot be used; the message says why",
      "70:Something could not be recorded, or Exeat itself broke; the message says where"
    })
final class DemoCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8080;

  /** Vehicles that are planned at a time. */
  private static final int ROUND = 10;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the port's record is. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("exeat-demo", "port");

  @Option(
      names = "--serve",
      paramLabel = "PORT",
      description =
          "Where the console is, at http://127.0.0.1:PORT. Default: "
              + USUAL_PORT
              + ", or one that is free.")
  @Nullable Integer listen;

  @Option(
      names = "--oidc",
      paramLabel = "FILE",
      description =
          "People may sign in by an organisation's OpenID provider, too, as ./exeat serve --oidc has it.")
  @Nullable Path oidc;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    LaneCommand lane = new LaneCommand();
    lane.spec = spec;
    lane.faces = faces;
    Path scene = Path.of(System.getProperty("exeat.home", "."), "scenes", "lane-1");
    lane.trial.sceneFile = scene;
    // half as many cameras as recommended, half as long to draw
    lane.trial.laneFile = scene.resolve("three-infrared.yaml");
    lane.trial.vehicles = ROUND;
    lane.endless = true;
    lane.trial.detectorRuns = 1; // the processors draw the vehicles, too
    lane.ledger = out.resolve("ledger");
    lane.receipts.office = out.resolve("receipt-office");
    lane.receipts.handOut = out.resolve("receipts");
    Integer port = listen;
    lane.serving.listen = port == null ? free() : port;
    lane.serving.oidc = oidc;
    lane.trial.seed = port(lane.ledger, lane.receipts.office);
    PrintWriter words = spec.commandLine().getOut();
    words.println("A port of drawn people, its record in " + out + ". Ctrl-C ends it in order.");
    words.println("Vehicles are drawn while they pass, on few processors slower than they drive.");
    words.flush();
    return lane.call();
  }

  /**
   * What an operator sets up once.
   *
   * @return what the vehicles are drawn by: others at each start
   */
  private static long port(Path ledger, Path office) throws IOException {
    if (Files.notExists(ledger)) {
      Files.createDirectories(ledger.toAbsolutePath().getParent());
      Ledger.create(ledger, "exeat.example/demo");
    }
    if (Files.notExists(office)) {
      ReceiptOffice.create(office, "https://exeat.example/demo", Clock.systemUTC());
    }
    try (Ledger open = Ledger.open(ledger, Clock.systemUTC())) {
      return 1_000 + open.size();
    }
  }

  /** The usual port, or 0 where something listens there. */
  private static int free() {
    try (ServerSocket usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return usual.getLocalPort();
    } catch (IOException e) {
      return 0;
    }
  }
}
