package org.exeat.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.exeat.domain.HandheldLane;
import org.exeat.domain.Lane;
import org.exeat.lane.HandheldFile;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneFile;
import org.exeat.server.access.SecretFile;
import org.exeat.yaml.InvalidYamlException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * All that a port runs with. The command line fills it, and where that says nothing a {@link
 * PortFile} does; whoever opens something looks here only.
 */
final class PortOptions {
  /** Where nothing is said. */
  static final int USUAL_PORT = 8080;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "All of it as a file, docs/port.schema.json has every key; what stands on the command line wins."
              + " See ./exeat config check.")
  @Nullable Path config;

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
          "A camera that is read, rtsp://…, or rtspu://… whose packets come as datagrams; one for each. Every other camera of the lanes sends its pictures.")
  Map<String, String> addresses = new LinkedHashMap<>();

  @Option(
      names = "--ledger",
      paramLabel = "FOLDER",
      description = "The port's ledger, see ./exeat ledger create.")
  @Nullable Path ledger;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Operating points of the lanes, from ./exeat calibrate. Default: those that come with the model.")
  @Nullable Path calibration;

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

  /** Cameras that a file says are read, by the lane's file. */
  private Map<Path, Map<String, PortFile.Camera>> filed = Map.of();

  private Path folder = Path.of("");

  /** A lane that is served, and the addresses of its cameras that are read. */
  record Served(Lane lane, Map<String, String> cameras) {
    Served {
      cameras = Map.copyOf(cameras);
    }
  }

  /**
   * Takes what the file of {@code --config} says, if there is one.
   *
   * @param given whether an option stands on the command line
   */
  void fill(Predicate<String> given) throws IOException, InvalidYamlException {
    Path file = config;
    if (file != null) {
      fill(
          PortFile.read(file).value(), file.toAbsolutePath().normalize().resolveSibling(""), given);
    }
  }

  /**
   * Takes what a file says.
   *
   * @param in the folder that its paths are relative to
   */
  void fill(PortFile file, Path in, Predicate<String> given) {
    folder = in;
    Setting set = new Setting(in, given);
    set.path("--ledger", Optional.of(file.ledger()), p -> ledger = p);
    if (!given.test("--lane")) {
      laneFiles = file.lanes().stream().map(l -> in.resolve(l.file())).toList();
      filed = new HashMap<>();
      file.lanes().forEach(l -> l.cameras().ifPresent(c -> filed.put(in.resolve(l.file()), c)));
    }
    if (!given.test("--handheld")) {
      handheldFiles = file.handheld().orElse(List.of()).stream().map(in::resolve).toList();
    }
    set.path("--calibration", file.calibration(), p -> calibration = p);
    set.value("--accept-unproven", file.acceptUnproven(), v -> acceptUnproven = v);
    set.value("--runs", file.detectorRuns(), v -> detectorRuns = v);
    file.listen()
        .ifPresent(l -> {
          set.value("--listen", l.address(), v -> serving.address = v);
          set.value("--behind-proxy", l.behindProxy(), v -> serving.proxies = v);
          set.value("--serve", l.port(), v -> serving.listen = v);
        });
    file.tls()
        .ifPresent(t -> {
          set.path("--tls-keys", Optional.of(t.keys()), p -> serving.tlsKeys = p);
          set.path(
              "--tls-password-file",
              Optional.of(t.passwordFile()),
              p -> serving.tlsPasswordFile = p);
        });
    set.value("--public-address", file.publicAddress(), v -> serving.publicAddress = v);
    set.path("--oidc", file.oidc(), p -> serving.oidc = p);
    set.value("--log", file.log(), v -> serving.log = v);
    set.path("--accounts", file.accounts(), p -> serving.accounts = p);
    set.path("--metrics-token", file.metricsToken(), p -> serving.metricsToken = p);
    set.path("--equity", file.equity(), p -> serving.equityPolicy = p);
    set.path("--prompts", file.prompts(), p -> serving.prompts = p);
    set.path("--announced", file.announced(), p -> travellers.announced = p);
    file.trust()
        .ifPresent(t -> {
          set.path("--trust", t.folder(), p -> trust.folder = p);
          set.value("--list-age", t.listAge(), v -> trust.listAge = v);
        });
    file.retention().ifPresent(r -> keeping(r, set));
    file.receipts()
        .ifPresent(r -> {
          set.path("--receipts", Optional.of(r.office()), p -> receipts.office = p);
          set.path("--hand-out", r.handOut(), p -> receipts.handOut = p);
        });
    set.value(
        "--webhook",
        file.webhooks(),
        w -> {
          serving.webhooks = w;
          serving.webhooksIn = in;
        });
    set.value("--zone", file.zone(), v -> receipts.zone = v);
    file.faces()
        .ifPresent(f -> {
          set.path("--model", f.model(), p -> faces.model = p);
          set.value("--threads", f.threads(), v -> faces.threads = v);
        });
  }

  private void keeping(PortFile.Retention file, Setting set) {
    set.path("--retention", Optional.of(file.policy()), p -> keeping.retention = p);
    set.value("--own-state", file.ownState(), v -> keeping.ownState = v);
    set.path("--vault", Optional.of(file.vault()), p -> keeping.vault.folder = p);
    MasterKeyOptions keys = keeping.vault.keys;
    // one of the two only: another place that the command line names is not mixed with the file's
    if (!set.given.test("--master-keys") && !set.given.test("--pkcs11")) {
      set.path("--master-keys", file.masterKeys(), p -> keys.file = p);
      set.path("--pkcs11", file.pkcs11(), p -> keys.module = p);
    }
    set.path("--password-file", file.passwordFile(), p -> keys.passwordFile = p);
    file.stays()
        .ifPresent(s -> {
          set.path("--stays", Optional.of(s.folder()), p -> keeping.stays.folder = p);
          set.value("--database", s.database(), v -> keeping.stays.url = v);
          set.path(
              "--database-password-file", s.passwordFile(), p -> keeping.stays.passwordFile = p);
        });
  }

  /** Puts what the file says where the command line says nothing. */
  private record Setting(Path in, Predicate<String> given) {
    <T> void value(String option, Optional<T> said, Consumer<T> to) {
      if (!given.test(option)) {
        said.ifPresent(to);
      }
    }

    void path(String option, Optional<Path> said, Consumer<Path> to) {
      value(option, said.map(in::resolve), to);
    }
  }

  /**
   * Refuses half of what something takes.
   *
   * @return the ledger's folder
   */
  Path checked() {
    Path at = ledger;
    if (at == null || laneFiles.isEmpty() && handheldFiles.isEmpty()) {
      throw new IllegalArgumentException(
          "a port takes --ledger FOLDER and one --lane FILE or --handheld FILE for each lane, or --config FILE with"
              + " both");
    }
    if (detectorRuns < 1) {
      throw new IllegalArgumentException("--runs must be at least 1");
    }
    keeping.check(true);
    receipts.checkServed();
    return at;
  }

  /** On which port number it listens. */
  int listen() {
    Integer on = serving.listen;
    return on == null ? USUAL_PORT : on;
  }

  /** The lanes, by their names. */
  Map<String, Served> lanes() throws IOException, InvalidInputException, InvalidYamlException {
    Map<String, Served> lanes = new LinkedHashMap<>();
    for (Path file : laneFiles) {
      Served lane = lane(file);
      if (lanes.put(lane.lane().name(), lane) != null) {
        throw new InvalidInputException(
            file + ": there is a lane of the name " + lane.lane().name() + " already");
      }
    }
    for (Map.Entry<String, String> a : addresses.entrySet()) {
      String[] names = a.getKey().split("/", 2);
      Served lane = lanes.get(names[0]);
      if (lane == null
          || names.length < 2
          || !has(lane.lane(), names[1])
          || !a.getValue().matches("(?i)rtspu?://.+")) {
        throw new InvalidInputException(
            "--camera is LANE/CAMERA=rtsp://… or rtspu://…, with the names of a lane's file and of a camera in it");
      }
      Map<String, String> more = new HashMap<>(lane.cameras());
      more.put(names[1], a.getValue());
      lanes.put(names[0], new Served(lane.lane(), more));
    }
    return lanes;
  }

  /**
   * Lanes whose pictures officers take, by their names.
   *
   * @param taken names of the other lanes
   */
  Map<String, HandheldLane> handheld(Set<String> taken)
      throws IOException, InvalidInputException, InvalidYamlException {
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

  /** One lane, with the cameras that the port's file says are read. */
  Served lane(Path file) throws IOException, InvalidInputException, InvalidYamlException {
    Lane lane = LaneFile.read(file);
    Map<String, String> read = new HashMap<>();
    for (Map.Entry<String, PortFile.Camera> c : filed.getOrDefault(file, Map.of()).entrySet()) {
      if (!has(lane, c.getKey())) {
        throw new InvalidInputException(
            file + " has no camera of a name that stands under its cameras");
      }
      read.put(c.getKey(), address(c.getValue()));
    }
    return new Served(lane, read);
  }

  private static boolean has(Lane lane, String camera) {
    return lane.cameras().stream().anyMatch(c -> c.name().equals(camera));
  }

  /** Where a camera is, with what it asks for. */
  private String address(PortFile.Camera camera) throws IOException, InvalidInputException {
    if (camera.signIn().isEmpty()) {
      return camera.address();
    }
    Path file = folder.resolve(camera.signIn().get());
    String[] parts = SecretFile.firstLine(file, "secret", "use another secret").split(":", 2);
    if (parts.length < 2) {
      throw new InvalidInputException(file + " must begin with a line USER:PASSWORD");
    }
    int scheme = camera.address().indexOf("//") + 2;
    return camera.address().substring(0, scheme)
        + encoded(parts[0])
        + ":"
        + encoded(parts[1])
        + "@"
        + camera.address().substring(scheme);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
