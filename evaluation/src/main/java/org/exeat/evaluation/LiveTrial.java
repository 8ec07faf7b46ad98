package org.exeat.evaluation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.exeat.capture.CoverageState;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.LaneFeeds;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PushCamera;
import org.exeat.capture.SignalTrigger;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.LaneCamera;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTruth.Looked;
import org.exeat.faces.UnreadableImageException;
import org.exeat.simulator.scene.Truth;

/**
 * Recorded vehicles as they would come: every frame is pushed as a JPEG at its time, one vehicle
 * right after the other, through the feeds and the watch of a live lane with a loop, where a frame
 * that is not taken in time is dropped. What is measured is whether the capture keeps up, and what
 * that costs it. People are counted by faces alone, and nobody reacts to prompts.
 */
public final class LiveTrial {
  /** From one vehicle's last frame to the next one's first. */
  private static final Duration GAP = Duration.ofMillis(300);

  private final PassageTrial trial;

  public LiveTrial(PassageTrial trial) {
    this.trial = trial;
  }

  /**
   * One vehicle.
   *
   * @param offered frames that came
   * @param dropped of these, frames that nobody had time for
   * @param lag from the time of the last frame to the final coverage
   */
  public record Live(Passage passage, int offered, long dropped, Duration lag) {}

  /** Hears of each vehicle when it is done. */
  @FunctionalInterface
  public interface Listener {
    /** Called by the thread that runs the trial. */
    void done(Live live);
  }

  /**
   * Runs all vehicles once.
   *
   * @throws IOException where a recorded frame cannot be read
   */
  public void run(Listener listener) throws IOException, InterruptedException {
    Map<String, PushCamera> cameras = new LinkedHashMap<>();
    Map<String, LaneFeeds.Opener> openers = new LinkedHashMap<>();
    for (LaneCamera c : trial.capture().lane().cameras()) {
      PushCamera camera = new PushCamera(c.name());
      cameras.put(c.name(), camera);
      openers.put(c.name(), camera::open);
    }
    Map<String, Long> sequences = new HashMap<>();
    SignalTrigger loop = new SignalTrigger();
    List<Event.Closed> closed = new ArrayList<>();
    LaneWatch watch =
        new LaneWatch(
            trial.capture(),
            loop,
            event -> {
              if (event instanceof Event.Closed c) {
                closed.add(c);
              }
            });
    try (LaneFeeds feeds =
        new LaneFeeds(openers, LaneFeeds.Options.USUAL, InstantSource.system())) {
      for (Truth.Vehicle v : trial.truth()) {
        if (!trial.frames(v).isEmpty()) {
          closed.clear();
          Given given = given(v, sequences);
          long before = dropped(feeds);
          Duration busy = pass(v, given, cameras, feeds, loop, watch);
          // the last frame's time is that of the vehicle's leaving
          Duration lag = Duration.between(given.dues.getLast().at(), Instant.now());
          long dropped = dropped(feeds) - before;
          int frames = given.dues.size();
          CoverageState state = closed.getLast().state();
          Passage held =
              PassageTruth.held(
                  v,
                  new Looked(
                      frames - (int) dropped,
                      given.byName,
                      state,
                      state.occupants().size(),
                      List.of(),
                      0,
                      busy.toNanos() / 1e9,
                      trial.frames(v).getFirst().sun().elevation()));
          listener.done(new Live(held, frames, dropped, lag));
          Thread.sleep(GAP);
        }
      }
    }
  }

  private record Due(Truth.Frame frame, byte[] picture, Instant at) {}

  /**
   * A vehicle's frames.
   *
   * @param byName by the numbers that their cameras will give them
   */
  private record Given(List<Due> dues, Map<String, Truth.Frame> byName) {}

  private Given given(Truth.Vehicle vehicle, Map<String, Long> sequences) throws IOException {
    List<Truth.Frame> frames = trial.frames(vehicle);
    List<byte[]> pictures = new ArrayList<>();
    Map<String, Truth.Frame> byName = new HashMap<>();
    for (Truth.Frame f : frames) {
      pictures.add(trial.picture(f));
      long sequence = sequences.merge(f.camera(), 1L, Long::sum) - 1;
      byName.put(PassageTruth.name(f.camera(), sequence), f);
    }
    Instant begin = Instant.now().plusMillis(20);
    List<Due> dues = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Duration after = Duration.between(frames.getFirst().time(), frames.get(i).time());
      dues.add(new Due(frames.get(i), pictures.get(i), begin.plus(after)));
    }
    return new Given(dues, byName);
  }

  /** Lets a vehicle pass; gives the time in which something was done. */
  private static Duration pass(
      Truth.Vehicle vehicle,
      Given given,
      Map<String, PushCamera> cameras,
      LaneFeeds feeds,
      SignalTrigger loop,
      LaneWatch watch)
      throws IOException, InterruptedException {
    CompletableFuture<Void> pushed = new CompletableFuture<>();
    loop.arrived(Integer.toString(vehicle.vehicle()), Instant.now());
    Thread.ofPlatform()
        .daemon()
        .name("recorded-cameras")
        .start(() -> push(given.dues, cameras, pushed));
    long nanos = 0;
    while (true) {
      boolean over = pushed.isDone();
      Optional<TimedFrame> frame = feeds.next(Duration.ofMillis(10));
      long start = System.nanoTime();
      if (frame.isPresent()) {
        watch.add(frame.get());
      } else if (over) {
        Instant now = Instant.now();
        loop.left(now);
        watch.tick(now);
        nanos += System.nanoTime() - start;
        break;
      }
      nanos += System.nanoTime() - start;
    }
    try {
      pushed.get();
    } catch (ExecutionException e) {
      throw new IOException("a recorded frame could not be pushed", e.getCause());
    }
    return Duration.ofNanos(nanos);
  }

  private static long dropped(LaneFeeds feeds) {
    return feeds.health().stream().mapToLong(FeedHealth::dropped).sum();
  }

  private static void push(
      List<Due> dues, Map<String, PushCamera> cameras, CompletableFuture<Void> pushed) {
    try {
      for (Due due : dues) {
        Duration wait = Duration.between(Instant.now(), due.at());
        if (wait.isPositive()) {
          Thread.sleep(wait);
        }
        PushCamera camera = cameras.get(due.frame().camera());
        if (camera != null) {
          camera.offer(due.picture(), due.frame().clock());
        }
      }
      pushed.complete(null);
    } catch (UnreadableImageException | InterruptedException | RuntimeException e) {
      pushed.completeExceptionally(e);
    }
  }
}
