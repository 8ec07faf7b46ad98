package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.Frame;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneFeeds;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.TimedFrame;
import org.exeat.capture.VideoSource;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.CaptureJson;
import org.exeat.lane.CaptureWording;
import org.exeat.lane.LaneFile;
import org.exeat.lane.PromptTexts;
import org.exeat.report.PassagesPage;
import org.exeat.report.Picture;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulatedFrames;
import org.exeat.simulator.scene.Truth;
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
      "SOURCE is a scene (see scenes/), or for each camera of --lane its name and stream or film, such as"
          + " front=rtsp://10.0.0.7/main or left=left.mp4."
    })
final class CaptureCommand implements Callable<Integer> {
  /** Without a trigger a vehicle has gone when nobody was seen for so long. */
  private static final Duration GAP = Duration.ofSeconds(3);

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
      description = "Runs of the detector for each frame. Default: ${DEFAULT-VALUE}.")
  int detectorRuns = 4;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Of the prompts: en, fr or es. Default: ${DEFAULT-VALUE}.")
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
      description = "With --out: all shots that were kept of everybody too, in shots/.")
  boolean trace;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    PromptTexts texts = PromptTexts.of(language, Optional.ofNullable(prompts));
    if (trace && out == null) {
      throw new IllegalArgumentException("--trace needs --out FOLDER to write to");
    }
    boolean live = sources.stream().anyMatch(s -> s.indexOf('=') > 0);
    Scene scene = live ? null : scene();
    Lane lane = scene == null ? lane() : scene.lane();
    Path folder = out == null ? null : PrivateFile.folder(out);
    PrintWriter words = spec.commandLine().getOut();
    try (FaceAnalyzer analyzer = faces.open();
        Record record = new Record(folder, trace)) {
      double samePerson = faces.calibration(null, analyzer).neutralScore();
      LaneCapture capture =
          new LaneCapture(lane, analyzer, QualityPolicy.CAPTURE, samePerson, detectorRuns);
      if (scene == null) {
        streams(capture, e -> told(e, texts, words, record));
      } else {
        simulated(scene, capture, e -> told(e, texts, words, record));
      }
    }
    if (folder != null) {
      words.println("Written to " + folder + ": capture.jsonl, capture.html");
      words.flush();
    }
    return Exeat.CONFIRMED;
  }

  private Scene scene() throws Exception {
    if (sources.size() > 1) {
      throw new IllegalArgumentException(
          "several sources are given as CAMERA=ADDRESS each, with --lane FILE");
    }
    Path file = Path.of(sources.getFirst());
    Scene scene = SceneFile.read(file, LaneFile::read);
    Path beside =
        (Files.isDirectory(file) ? file.resolve("x") : file).resolveSibling("recommended.yaml");
    if (laneFile != null) {
      return scene.with(LaneFile.read(laneFile));
    }
    return Files.isRegularFile(beside) ? scene.with(LaneFile.read(beside)) : scene;
  }

  private Lane lane() throws Exception {
    if (laneFile == null) {
      throw new IllegalArgumentException("--lane FILE names the lane that the cameras belong to");
    }
    Lane lane = LaneFile.read(laneFile);
    Set<String> named = new HashSet<>();
    for (String s : sources) {
      String name = s.substring(0, Math.max(0, s.indexOf('=')));
      if (lane.cameras().stream().map(LaneCamera::name).noneMatch(name::equals)) {
        throw new IllegalArgumentException(
            "the lane has no camera " + Terminal.plain(name.isEmpty() ? "without a name" : name));
      }
      if (!named.add(name)) {
        throw new IllegalArgumentException("camera " + name + " is named twice");
      }
      if (!isStream(s) && !Files.isRegularFile(Path.of(address(s)))) {
        throw new IllegalArgumentException(
            "camera " + name + ": no stream (rtsp://…) and no film that is there");
      }
    }
    if (sources.stream().map(CaptureCommand::isStream).distinct().count() > 1) {
      throw new IllegalArgumentException("streams and films cannot be captured together");
    }
    return lane;
  }

  private static String address(String source) {
    return source.substring(source.indexOf('=') + 1);
  }

  private static boolean isStream(String source) {
    return address(source).matches("[a-z]+://.*");
  }

  /** One thing that happens is told in a line, written, and kept for the page. */
  private static void told(Event event, PromptTexts texts, PrintWriter words, Record record) {
    switch (event) {
      case Event.Opened(Instant time, String vehicle) ->
          words.println(time + "  vehicle " + vehicle);
      case Event.Seen(Instant time, var state) -> {
        StringBuilder line = new StringBuilder(time + "  " + CaptureWording.of(state));
        for (Prompt p : state.prompts()) {
          line.append("  [").append(texts.of(p)).append(']');
        }
        words.println(line);
      }
      case Event.Closed(Instant time, String vehicle, var occupants, var state) -> {
        words.println(time + "  vehicle " + vehicle + " has gone: " + CaptureWording.of(state));
        for (CapturedOccupant o : occupants) {
          words.println(
              "    occupant "
                  + o.number()
                  + ", "
                  + CaptureWording.seat(o.seat())
                  + ", "
                  + (o.captured() ? "captured" : "not well enough")
                  + " by "
                  + o.capture().camera()
                  + ", seen in "
                  + o.sightings()
                  + " frames");
        }
      }
    }
    words.flush();
    record.add(event);
  }

  private void simulated(Scene scene, LaneCapture capture, Consumer<Event> listener)
      throws Exception {
    try (SimulatedFrames frames = new SimulatedFrames(scene, vehicles, faces.threads)) {
      Lane.Trigger trigger = scene.lane().trigger();
      LaneWatch watch =
          new LaneWatch(
              capture,
              (frame, passage) ->
                  frames
                      .truth()
                      .filter(Truth.Frame.class::isInstance)
                      .map(Truth.Frame.class::cast)
                      .flatMap(f ->
                          f.vehicles().stream()
                              .filter(v -> v.front() >= trigger.from())
                              .filter(v -> v.front() <= trigger.to())
                              .max(Comparator.comparingDouble(Truth.Seen::front)))
                      .map(v -> Integer.toString(v.vehicle())),
              listener);
      Instant last = Instant.EPOCH;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        last = ((Truth.Frame) frames.truth().orElseThrow()).time();
        watch.add(new TimedFrame(f.get(), last), Map.of());
      }
      watch.close(last, Map.of());
    }
  }

  private void streams(LaneCapture capture, Consumer<Event> listener) throws Exception {
    LaneWatch watch = new LaneWatch(capture, LaneWatch.byFaces(GAP), listener);
    if (!isStream(sources.getFirst())) {
      films(watch);
      return;
    }
    Map<String, LaneFeeds.Opener> cameras = new LinkedHashMap<>();
    for (String s : sources) {
      String name = s.substring(0, s.indexOf('='));
      cameras.put(
          name,
          () ->
              VideoSource.open(name, address(s), VideoSource.Options.live(InstantSource.system())));
    }
    // Ctrl-C ends the vehicle that is there and writes the page
    Thread reader = Thread.currentThread();
    Thread end =
        new Thread(() -> {
          reader.interrupt();
          try {
            reader.join(Duration.ofSeconds(5));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    Runtime.getRuntime().addShutdownHook(end);
    Map<String, FeedHealth.Trouble> said = new LinkedHashMap<>();
    try (LaneFeeds feeds =
        new LaneFeeds(cameras, LaneFeeds.Options.USUAL, InstantSource.system())) {
      while (true) {
        Optional<TimedFrame> frame = feeds.next(Duration.ofSeconds(1));
        if (frame.isPresent()) {
          watch.add(frame.get(), Map.of());
        }
        for (FeedHealth h : feeds.health()) {
          FeedHealth.Trouble trouble = h.trouble().orElse(null);
          if (trouble != said.get(h.camera())) {
            spec.commandLine()
                .getErr()
                .println(
                    "camera "
                        + h.camera()
                        + ": "
                        + (trouble == null ? "all is well again" : trouble)
                        + h.words().map(w -> ", " + w).orElse(""));
          }
          if (trouble == null) {
            said.remove(h.camera());
          } else {
            said.put(h.camera(), trouble);
          }
        }
      }
    } catch (InterruptedException e) {
      watch.close(InstantSource.system().instant(), Map.of());
    }
  }

  /** Films side by side, in the order of their frames' times. */
  private void films(LaneWatch watch) throws IOException, InterruptedException {
    Map<String, VideoSource> open = new LinkedHashMap<>();
    Map<String, Frame> next = new LinkedHashMap<>();
    try {
      for (String s : sources) {
        String name = s.substring(0, s.indexOf('='));
        VideoSource film =
            VideoSource.open(name, address(s), VideoSource.Options.recordedFrom(Instant.EPOCH));
        open.put(name, film);
        film.next().ifPresent(f -> next.put(name, f));
      }
      Instant last = Instant.EPOCH;
      while (!next.isEmpty()) {
        Frame first = null;
        for (Frame f : next.values()) {
          first = first == null || f.time().isBefore(first.time()) ? f : first;
        }
        if (first == null) {
          break;
        }
        last = first.time();
        watch.add(new TimedFrame(first, last), Map.of());
        Optional<Frame> following = Objects.requireNonNull(open.get(first.camera())).next();
        next.remove(first.camera());
        following.ifPresent(f -> next.put(f.camera(), f));
      }
      watch.close(last, Map.of());
    } finally {
      open.values().forEach(VideoSource::close);
    }
  }

  /** What is written of a run. */
  private static final class Record implements AutoCloseable {
    private final @Nullable Path folder;
    private final boolean trace;
    private final List<PassagesPage.Passage> passages = new ArrayList<>();

    Record(@Nullable Path folder, boolean trace) {
      this.folder = folder;
      this.trace = trace;
    }

    void add(Event event) {
      Path to = folder;
      if (to == null) {
        return;
      }
      try {
        Files.writeString(
            to.resolve("capture.jsonl"),
            CaptureJson.line(event) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (!(event
          instanceof Event.Closed(Instant time, String vehicle, var occupants, var state))) {
        return;
      }
      List<PassagesPage.Person> people = new ArrayList<>();
      for (CapturedOccupant o : occupants) {
        Image crop = o.capture().sighting().face().crop();
        people.add(
            new PassagesPage.Person(
                "Occupant " + o.number() + ", " + CaptureWording.seat(o.seat()),
                (o.captured() ? "captured" : "not well enough")
                    + " by "
                    + o.capture().camera()
                    + ", seen in "
                    + o.sightings()
                    + " frames",
                Picture.ofJpeg(ImageEncoder.jpeg(crop, 85), crop.width(), crop.height())));
        if (trace) {
          shots(to, vehicle, o);
        }
      }
      passages.add(
          new PassagesPage.Passage(
              "Vehicle " + vehicle, time + ": " + CaptureWording.of(state), people));
    }

    private static void shots(Path folder, String vehicle, CapturedOccupant o) {
      try {
        Path to =
            Files.createDirectories(
                folder.resolve("shots").resolve(vehicle).resolve(Integer.toString(o.number())));
        for (int i = 0; i < o.shots().size(); i++) {
          Files.write(
              to.resolve(i + "-" + o.shots().get(i).camera() + ".jpg"),
              ImageEncoder.jpeg(o.shots().get(i).sighting().face().crop(), 85));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      Path to = folder;
      if (to == null) {
        return;
      }
      PrivateFile.write(
          to.resolve("capture.html"),
          new PassagesPage("Captured in the lane", passages.size() + " vehicles", passages).html());
    }
  }
}
