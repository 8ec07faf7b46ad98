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
import org.exeat.capture.PassageCapture;
import org.exeat.capture.PushCamera;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.LaneCamera;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.faces.UnreadableImageException;
import org.exeat.simulator.scene.Truth;

/**
 * Recorded vehicles as they would come: every frame is pushed as a JPEG at its time, one vehicle
 * right after the other, through the feeds of a live lane, where a frame that is not taken in time
 * is dropped. What is measured is whether the capture keeps up, and what that costs it. People are
 * counted by faces alone, and nobody reacts to prompts.
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
    try (LaneFeeds feeds =
        new LaneFeeds(openers, LaneFeeds.Options.USUAL, InstantSource.system())) {
      for (Truth.Vehicle v : trial.truth()) {
        if (!trial.frames(v).isEmpty()) {
          listener.done(vehicle(v, cameras, feeds, sequences));
          Thread.sleep(GAP);
        }
      }
    }
  }

  private record Due(Truth.Frame frame, byte[] picture, Instant at) {}

  private Live vehicle(
      Truth.Vehicle vehicle,
      Map<String, PushCamera> cameras,
      LaneFeeds feeds,
      Map<String, Long> sequences)
      throws IOException, InterruptedException {
    List<Truth.Frame> frames = trial.frames(vehicle);
    List<byte[]> pictures = new ArrayList<>();
    Map<String, Truth.Frame> byName = new HashMap<>();
    for (Truth.Frame f : frames) {
      pictures.add(trial.picture(f));
      long sequence = sequences.merge(f.camera(), 1L, Long::sum) - 1;
      byName.put(PassageTrial.name(f.camera(), sequence), f);
    }
    Instant begin = Instant.now().plusMillis(20);
    List<Due> dues = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Duration after = Duration.between(frames.getFirst().time(), frames.get(i).time());
      dues.add(new Due(frames.get(i), pictures.get(i), begin.plus(after)));
    }
    long droppedBefore = dropped(feeds);
    CompletableFuture<Void> pushed = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("recorded-cameras").start(() -> push(dues, cameras, pushed));
    PassageCapture passage = trial.capture().passage();
    int taken = 0;
    long nanos = 0;
    Instant last = begin;
    while (true) {
      boolean over = pushed.isDone();
      Optional<TimedFrame> frame = feeds.next(Duration.ofMillis(10));
      if (frame.isPresent()) {
        long start = System.nanoTime();
        passage.add(frame.get());
        nanos += System.nanoTime() - start;
        last = frame.get().taken();
        taken++;
      } else if (over) {
        break;
      }
    }
    try {
      pushed.get();
    } catch (ExecutionException e) {
      throw new IOException("a recorded frame could not be pushed", e.getCause());
    }
    CoverageState state = passage.coverage(last, Map.of());
    Duration lag = Duration.between(dues.getLast().at(), Instant.now());
    Passage held =
        PassageTrial.held(
            vehicle, frames.subList(0, taken), byName, state, Optional.empty(), nanos / 1e9);
    return new Live(held, frames.size(), dropped(feeds) - droppedBefore, lag);
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
