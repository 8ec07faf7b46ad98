package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.FolderSource;
import org.exeat.capture.Frame;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.FrameSource;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneSignals;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.MergedSource;
import org.exeat.capture.SignalTrigger;
import org.exeat.capture.SilhouetteTrigger;
import org.exeat.capture.TimedFrame;
import org.exeat.capture.VideoSource;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.CaptureWording;
import org.exeat.lane.LaneFile;
import org.exeat.lane.PromptTexts;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "capture",
    mixinStandardHelpOptions = true,
    description = {
      "Captures everybody in the vehicles of a lane, and says who is missing while they are still there.",
      "SOURCE is a scene (see scenes/), or for each camera of --lane its name and stream, film or folder of pictures"
          + " 000000.jpg, 000001.jpg … at the rate of the lane's file, such as front=rtsp://10.0.0.7/main,"
          + " left=left.mp4 or left=pictures/, or left=push for one that sends pictures to --listen. With rtspu:// a"
          + " stream's packets come as datagrams."
    })
final class CaptureCommand implements Callable<Integer> {
  /** Without a trigger a vehicle has gone when nobody was seen for so long. */
  private static final Duration GAP = Duration.ofSeconds(3);

  /** The same for people on foot, whose silhouettes are seen from all sides. */
  private static final Duration ON_FOOT = Duration.ofSeconds(1);

  @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "A scene, or CAMERA=ADDRESS …")
  List<String> sources = List.of();

  @Option(
      names = "--lane",
      paramLabel = "FILE",
      description =
          "The lane. Default for a scene: recommended.yaml beside it, else the scene's own.")
  @Nullable Path laneFile;

  @Option(
      names = "--vehicles",
      paramLabel = "N",
      description = "Vehicles of a scene. Default: ${DEFAULT-VALUE}.")
  int vehicles = 3;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of the detector for each frame at most. Default: ${DEFAULT-VALUE}.")
  int detectorRuns = 4;

  @Option(
      names = "--budget",
      paramLabel = "MS",
      description = {
        "Milliseconds that a frame may take: so many runs are made as fit. Default for streams: what the cameras'"
            + " frame rates leave; for scenes and films, which wait, no limit."
      })
  @Nullable Integer budget;

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      description = {
        "With streams: loops, gates, sensors and officers say over HTTP on this port of this machine when a vehicle"
            + " comes and goes and how many are in it, and cameras send pictures; docs/capture.md. Without it"
            + " vehicles are told by the faces in them, people on foot by their silhouettes."
      })
  @Nullable Integer port;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Of the prompts: en, fr, es, or one of --prompts. Default: ${DEFAULT-VALUE}.")
  String language = "en";

  @Option(
      names = "--prompts",
      paramLabel = "FOLDER",
      description = "Prompts of your own: prompts_LANGUAGE.properties.")
  @Nullable Path prompts;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = {
        "Writes capture.jsonl, without pictures, and capture.html, with the best shot of everybody, into a new folder"
            + " that only you may read. Faces in it are not encrypted: delete it when it has served."
      })
  @Nullable Path out;

  @Option(
      names = "--trace",
      description =
          "With --out: all shots that were kept of everybody too, in shots/, and every picture of a vehicle that was"
              + " looked at, with where, what was found and what became of it, in frames/. It fills the disk: for a lane"
              + " that is looked into, not for one that is run.")
  boolean trace;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PromptTexts texts = PromptTexts.of(language, Optional.ofNullable(prompts));
    if (trace && out == null) {
      throw new IllegalArgumentException("--trace needs --out FOLDER to write to");
    }
    if (vehicles < 1) {
      throw new IllegalArgumentException("--vehicles must be at least 1");
    }
    Scene scene = sources.stream().noneMatch(s -> s.indexOf('=') > 0) ? scene() : null;
    if (port != null && (scene != null || !isStream(sources.getFirst()))) {
      throw new IllegalArgumentException("--listen goes with streams, not with scenes and films");
    }
    if (port == null && sources.stream().anyMatch(CaptureCommand::isPushed)) {
      throw new IllegalArgumentException("a camera that sends its pictures needs --listen PORT");
    }
    Lane lane = scene == null ? lane() : scene.lane();
    try (FaceAnalyzer analyzer = faces.openForCapture()) {
      double samePerson = faces.samePerson(analyzer);
      FrameBudget frames = budget(lane);
      Path folder = out == null ? null : PrivateFile.folder(out);
      CaptureRecord record =
          folder == null ? null : new CaptureRecord(folder, trace, spec.commandLine().getErr());
      LaneCapture capture =
          new LaneCapture(
              lane,
              analyzer,
              QualityPolicy.CAPTURE,
              samePerson,
              frames,
              record == null ? TraceSink.NONE : record::frame);
      PrintWriter words = spec.commandLine().getOut();
      String noun = lane.modes().equals(Set.of(Mode.FOOT)) ? "group " : "vehicle ";
      Consumer<Event> listener =
          event -> {
            tell(event, noun, texts, words);
            if (record != null) {
              record.add(event);
            }
          };
      if (scene != null) {
        SimulatedLane.watch(
            scene, vehicles, faces.threads, capture, new SimulatedLane.Line() {}, listener);
      } else if (isStream(sources.getFirst())) {
        live(capture, listener);
      } else {
        films(capture, listener);
      }
      if (folder != null) {
        words.println(
            "Written to "
                + folder
                + ": capture.jsonl, capture.html"
                + (trace ? ", shots/, frames/" : ""));
        words.flush();
      }
    }
    return Exeat.CONFIRMED;
  }

  private Scene scene() throws Exception {
    if (sources.size() > 1 || sources.getFirst().contains("://")) {
      throw new IllegalArgumentException(
          "streams and films are given as CAMERA=ADDRESS each, with --lane FILE");
    }
    Path file = Path.of(sources.getFirst());
    Scene scene = SceneFile.read(file, LaneFile::read);
    Optional<Path> other =
        Optional.ofNullable(laneFile).or(() -> SceneLane.beside(file, "recommended.yaml"));
    return other.isPresent() ? scene.with(LaneFile.read(other.get())) : scene;
  }

  private Lane lane() throws Exception {
    if (laneFile == null) {
      throw new IllegalArgumentException("--lane FILE names the lane that the cameras belong to");
    }
    Lane lane = LaneFile.read(laneFile);
    Set<String> named = new HashSet<>();
    for (String s : sources) {
      String name = camera(s);
      if (!name.matches("[a-z0-9][a-z0-9-]*")) {
        throw new IllegalArgumentException(
            "a stream or film is given as CAMERA=ADDRESS, where CAMERA is its name in the lane");
      }
      if (lane.cameras().stream().map(LaneCamera::name).noneMatch(name::equals)) {
        throw new IllegalArgumentException("the lane has no camera " + name);
      }
      if (!named.add(name)) {
        throw new IllegalArgumentException("camera " + name + " is named twice");
      }
      if (!isStream(s) && !isFilm(Path.of(address(s)))) {
        throw new IllegalArgumentException(
            "camera "
                + name
                + ": no stream (rtsp://…, rtspu://…), not push, and no film or folder that is there");
      }
    }
    if (sources.stream().map(CaptureCommand::isStream).distinct().count() > 1) {
      throw new IllegalArgumentException("streams and films cannot be captured together");
    }
    return lane;
  }

  private FrameBudget budget(Lane lane) {
    Integer given = budget;
    if (given != null) {
      return FrameBudget.fixed(detectorRuns, Duration.ofMillis(given));
    }
    if (!isStream(sources.getFirst())) {
      return FrameBudget.runs(detectorRuns);
    }
    Set<String> named = new HashSet<>();
    sources.forEach(source -> named.add(camera(source)));
    return FrameBudget.live(
        detectorRuns,
        lane.cameras().stream()
            .filter(c -> named.contains(c.name()))
            .mapToDouble(LaneCamera::frameRate)
            .sum());
  }

  private static String camera(String source) {
    return source.substring(0, Math.max(0, source.indexOf('=')));
  }

  private static String address(String source) {
    return source.substring(source.indexOf('=') + 1);
  }

  private static boolean isFilm(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path);
  }

  private static boolean isStream(String source) {
    return isPushed(source) || address(source).matches("(?i)rtspu?://.*");
  }

  private static boolean isPushed(String source) {
    return address(source).equals("push");
  }

  private void tell(Event event, String noun, PromptTexts texts, PrintWriter words) {
    switch (event) {
      case Event.Opened(Instant time, String vehicle, var mode) ->
          words.println(time + "  " + noun + vehicle);
      case Event.OptedOut(Instant time, String vehicle) ->
          words.println(
              time + "  " + noun + vehicle + " goes to an officer: the cameras do not look");
      case Event.Seen(Instant time, var state) -> {
        StringBuilder line = new StringBuilder(time + "  " + CaptureWording.of(state));
        for (Prompt p : state.prompts()) {
          line.append("  [").append(texts.of(p)).append(']');
        }
        words.println(line);
      }
      case Event.Closed(Instant time, String vehicle, var state) -> {
        words.println(time + "  " + noun + vehicle + " has gone: " + CaptureWording.of(state));
        for (CapturedOccupant o : state.occupants()) {
          words.println(
              "    occupant "
                  + o.number()
                  + ", "
                  + CaptureWording.seat(o.seat())
                  + ", "
                  + CaptureWording.shot(o));
        }
      }
      case Event.Unfit(Instant time, String camera, String what) ->
          spec.commandLine().getErr().println(time + "  " + what);
    }
    words.flush();
  }

  /** Films side by side, in the order of their frames' times. */
  private void films(LaneCapture capture, Consumer<Event> listener)
      throws IOException, InterruptedException {
    LaneWatch watch = new LaneWatch(capture, byPicture(capture.lane()), listener);
    List<FrameSource> films = new ArrayList<>();
    try {
      for (String s : sources) {
        films.add(film(camera(s), address(s), capture.lane()));
      }
      MergedSource merged = new MergedSource(films);
      Instant last = Instant.EPOCH;
      for (Optional<Frame> f = merged.next(); f.isPresent(); f = merged.next()) {
        last = f.get().time();
        watch.add(new TimedFrame(f.get(), last));
      }
      watch.close(last);
    } finally {
      films.forEach(FrameSource::close);
    }
  }

  /** A film, or a folder of pictures. */
  private static FrameSource film(String camera, String address, Lane lane)
      throws IOException, InterruptedException {
    Path path = Path.of(address);
    if (!Files.isDirectory(path)) {
      return VideoSource.open(camera, address, VideoSource.Options.recordedFrom(Instant.EPOCH));
    }
    double rate =
        lane.cameras().stream()
            .filter(c -> c.name().equals(camera))
            .mapToDouble(LaneCamera::frameRate)
            .findFirst()
            .orElseThrow();
    return FolderSource.open(camera, path, rate, Instant.EPOCH);
  }

  /** The trigger of a lane that has none: people on foot by silhouettes, vehicles by faces. */
  private static LaneWatch.Trigger byPicture(Lane lane) {
    return lane.modes().equals(Set.of(Mode.FOOT))
        ? new SilhouetteTrigger(lane, ON_FOOT)
        : LaneWatch.byFaces(GAP);
  }

  private void live(LaneCapture capture, Consumer<Event> listener) throws IOException {
    LiveCameras cameras = new LiveCameras(spec.commandLine().getErr());
    LiveLane live = new LiveLane(cameras, LaneWatch.READ);
    for (String s : sources) {
      if (isPushed(s)) {
        live.addPushed(camera(s));
      } else {
        live.addStream(camera(s), address(s));
      }
    }
    Interrupted end = new Interrupted(Thread.currentThread());
    try {
      Integer listens = port;
      if (listens == null) {
        live.watch(capture, byPicture(capture.lane()), listener);
      } else {
        listen(live, capture, listens, listener, cameras);
      }
    } finally {
      cameras.tell(spec.commandLine().getOut());
      end.done();
    }
  }

  /** Watches with a trigger that is told over HTTP. */
  private void listen(
      LiveLane live, LaneCapture capture, int on, Consumer<Event> listener, LiveCameras cameras)
      throws IOException {
    SignalTrigger trigger = new SignalTrigger();
    LaneSignals signals =
        new LaneSignals(trigger, capture.lane().modes(), live.pushed(), InstantSource.system());
    try (SignalServer server = new SignalServer(on, signals, cameras::newest)) {
      PrintWriter words = spec.commandLine().getOut();
      words.println("Listening on http://127.0.0.1:" + server.port());
      words.flush();
      live.watch(capture, trigger, listener.andThen(server::tell));
    } catch (BindException e) {
      throw new IllegalArgumentException("port " + on + " is taken, or not for this user", e);
    }
  }
}
