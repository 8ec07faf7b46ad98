package org.exeat.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.exeat.capture.Frame;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.Occupant;
import org.exeat.capture.PassageCapture;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Calibration;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.Mode;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.Assessment;
import org.exeat.lane.CalibrationFile;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.HandedOver;
import org.exeat.lane.LaneCrossings;
import org.exeat.lane.LaneFile;
import org.exeat.lane.Presented;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneView;
import org.exeat.simulator.scene.PassagePapers;
import org.exeat.simulator.scene.Scene;
import org.exeat.simulator.scene.SceneFile;
import org.exeat.simulator.scene.SimulatedFrames;
import org.exeat.simulator.scene.Truth;

/**
 * Drawn vehicles of lane-1 as a lane's capture told of them, with what was read of their documents,
 * to be told again in real time.
 */
final class RecordedPassages {
  private static final int VEHICLES = 4;

  /** Traffic that nothing was tuned on. */
  private static final long SEED = 3;

  /** Crossings that wait for an officer before the oldest is closed as it is. */
  private static final int WAITING = 3;

  /** Between the last recorded event and the first one again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final List<Told> told;
  private final Map<String, List<Presented>> documents;
  private final LaneCrossings.Day real;
  private final ThreadLocal<String> vehicle = new ThreadLocal<>();

  /** A picture, or what the capture said after it, so long after the first. */
  private record Told(Duration after, Optional<TimedFrame> frame, Optional<Event> event) {}

  private RecordedPassages(
      List<Told> told, Map<String, List<Presented>> documents, LaneCrossings.Day real) {
    this.told = told;
    this.documents = documents;
    this.real = real;
  }

  /** Draws and captures. */
  static RecordedPassages draw(Path home, Path papersFolder, PrintStream err) throws Exception {
    Path sceneFolder = home.resolve("scenes/lane-1");
    Lane lane = LaneFile.read(sceneFolder.resolve("three-infrared.yaml"));
    Scene scene = SceneFile.read(sceneFolder, LaneFile::read).seeded(SEED).with(lane);
    PassagePapers papers = new PassagePapers(scene, VEHICLES);
    List<Told> told = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(Material.networks(home), threads);
        SimulatedFrames frames = new SimulatedFrames(scene, VEHICLES, threads)) {
      Calibration calibration = CalibrationFile.builtIn();
      CrossingPolicy policy = CrossingPolicy.DEFAULT.with(lane.profiles());
      LaneCrossings.Day day =
          new CrossingRecipe(
                  analyzer, calibration, policy, papers.trust(papers.date(0)), TraceSink.NONE)
              .on(papers.date(0));
      Map<String, List<Presented>> documents = new ConcurrentHashMap<>();
      for (int v = 0; v < VEHICLES; v++) {
        List<Presented> read = new ArrayList<>();
        for (Path p : papers.write(v, papersFolder.resolve(Integer.toString(v)))) {
          read.add(day.document(read.size(), new HandedOver.Folder(p), papers.mode(v), false));
        }
        documents.put(Integer.toString(v), List.copyOf(read));
      }
      err.println("Drawing and capturing " + frames.frames() + " frames ...");
      Instant[] first = new Instant[1];
      Instant[] now = new Instant[1];
      LaneWatch watch =
          new LaneWatch(
              new LaneCapture(
                  lane,
                  analyzer,
                  QualityPolicy.CAPTURE,
                  calibration.neutralScore(),
                  FrameBudget.runs(1)),
              byTruth(frames, lane, papers, documents),
              e ->
                  told.add(
                      new Told(
                          Duration.between(first[0], now[0]), Optional.empty(), Optional.of(e))),
              LaneWatch.LOOKED_AT);
      Duration skipped = Duration.ZERO;
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        Instant taken = ((Truth.Frame) frames.truth().orElseThrow()).time();
        if (now[0] != null && Duration.between(now[0], taken.minus(skipped)).compareTo(PAUSE) > 0) {
          // nobody came for a while
          skipped = skipped.plus(Duration.between(now[0], taken.minus(skipped)).minus(PAUSE));
        }
        now[0] = taken.minus(skipped);
        if (first[0] == null) {
          first[0] = now[0];
        }
        TimedFrame frame = new TimedFrame(f.get(), taken);
        told.add(
            new Told(Duration.between(first[0], now[0]), Optional.of(frame), Optional.empty()));
        watch.add(frame);
      }
      watch.close(told.getLast().frame().map(TimedFrame::taken).orElse(Instant.now()));
      return new RecordedPassages(told, documents, day);
    }
  }

  private static LaneWatch.Trigger byTruth(
      SimulatedFrames frames,
      Lane lane,
      PassagePapers papers,
      Map<String, List<Presented>> documents) {
    return new LaneWatch.Trigger() {
      @Override
      public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
        return ((Truth.Frame) frames.truth().orElseThrow())
            .at(lane.trigger())
            .map(v -> Integer.toString(v.vehicle()));
      }

      @Override
      public Optional<Mode> mode(String vehicle) {
        return Optional.of(papers.mode(Integer.parseInt(vehicle)));
      }

      @Override
      public boolean gone(Instant now, String vehicle, PassageCapture passage) {
        return false;
      }

      @Override
      public Map<Coverage.Source, Integer> counts(String vehicle) {
        return Map.of(Coverage.Source.DOCUMENTS, documents.getOrDefault(vehicle, List.of()).size());
      }
    };
  }

  /** What was read of the documents of the vehicle that this thread has opened is told again. */
  LaneCrossings.Day day() {
    List<Presented> read = documents.getOrDefault(String.valueOf(vehicle.get()), List.of());
    return new LaneCrossings.Day() {
      @Override
      public Presented document(int number, HandedOver document, Mode mode, boolean optedOut) {
        return read.get(number);
      }

      @Override
      public boolean comparesEncounters() {
        return false;
      }

      @Override
      public Optional<AnalyzedFace> encounter(byte[] picture) {
        return Optional.empty();
      }

      @Override
      public Assessment assess(
          Direction direction,
          Mode mode,
          List<Occupant> occupants,
          List<Presented> presented,
          Map<Coverage.Source, Integer> counts) {
        return real.assess(direction, mode, occupants, presented, counts);
      }
    };
  }

  /** Tells it in a lane. */
  Replay replay(LaneBoard board, LaneCrossings crossings) {
    return new Replay(board, crossings);
  }

  /** All of it again and again in one lane, until it is closed. */
  final class Replay implements AutoCloseable {
    private final LaneBoard board;
    private final LaneCrossings crossings;
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();
    private final Thread thread = Thread.ofPlatform().name("replay").unstarted(this::tell);

    private Replay(LaneBoard board, LaneCrossings crossings) {
      this.board = board;
      this.crossings = crossings;
    }

    void start() {
      thread.start();
    }

    /** When a camera's picture was taken last. */
    Optional<Instant> taken(String camera, long sequence) {
      return Optional.ofNullable(taken.get(camera + " " + sequence));
    }

    private void tell() {
      // lanes do not move in step
      Instant start = Instant.now().plusMillis(Math.floorMod(board.lane().hashCode() * 977, 4000));
      try {
        while (true) {
          for (Told t : told) {
            Thread.sleep(
                Duration.between(Instant.now(), start.plus(t.after())).compareTo(Duration.ZERO) > 0
                    ? Duration.between(Instant.now(), start.plus(t.after()))
                    : Duration.ZERO);
            tell(t);
          }
          start = Instant.now().plus(PAUSE);
        }
      } catch (InterruptedException e) {
        // it is closed
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private void tell(Told t) throws IOException {
      Instant now = Instant.now();
      if (t.frame().isPresent()) {
        Frame f = t.frame().get().frame();
        taken.put(f.camera() + " " + f.sequence(), now);
        board.frame(new TimedFrame(f, now));
      }
      if (t.event().isPresent()) {
        tell(t.event().get(), now);
      }
    }

    private void tell(Event event, Instant now) throws IOException {
      switch (event) {
        case Event.Opened o -> {
          vehicle.set(o.vehicle());
          crossings.accept(new Event.Opened(now, o.vehicle(), o.mode()));
          for (int d = 0; d < documents.getOrDefault(o.vehicle(), List.of()).size(); d++) {
            crossings.handOver(new HandedOver.Folder(Path.of("recorded")));
          }
          List<LaneView.Crossing> waiting = board.view().pending();
          if (waiting.size() > WAITING) {
            board.close(CrossingId.parse(waiting.getFirst().id()));
          }
        }
        case Event.Seen s -> crossings.accept(new Event.Seen(now, s.state()));
        case Event.Closed c -> crossings.accept(new Event.Closed(now, c.vehicle(), c.state()));
        case Event.OptedOut o -> crossings.accept(o);
        case Event.Unfit u -> crossings.accept(u);
      }
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        thread.join();
        crossings.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
