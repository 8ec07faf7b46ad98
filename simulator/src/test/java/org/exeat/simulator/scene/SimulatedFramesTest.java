package org.exeat.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.exeat.capture.Frame;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.LaneLamp;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.junit.jupiter.api.Test;

class SimulatedFramesTest {
  private static final Scene SCENE = FingerprintTest.scene(4, 64, 36);

  private record Shown(Frame frame, Truth truth) {}

  private static List<Shown> all(int threads) throws IOException, InterruptedException {
    return all(SCENE, 2, threads);
  }

  private static List<Shown> all(Scene scene, int vehicles, int threads)
      throws IOException, InterruptedException {
    try (SimulatedFrames frames = new SimulatedFrames(scene, vehicles, threads)) {
      List<Shown> all = new ArrayList<>();
      for (Optional<Frame> f = frames.next(); f.isPresent(); f = frames.next()) {
        all.add(new Shown(f.get(), frames.truth().orElseThrow()));
      }
      assertEquals(frames.frames(), all.size());
      return all;
    }
  }

  @Test
  void framesAndTruthAreTheSameForAnyNumberOfThreads() throws Exception {
    List<Shown> one = all(1);
    List<Shown> three = all(3);
    assertTrue(one.size() > 20, () -> one.size() + " frames");
    assertEquals(one.size(), three.size());
    Instant last = Instant.MIN;
    for (int i = 0; i < one.size(); i++) {
      Frame frame = one.get(i).frame();
      assertEquals(frame.image().rgb(), three.get(i).frame().image().rgb());
      assertEquals(one.get(i).truth(), three.get(i).truth());
      assertEquals(i, frame.sequence());
      assertFalse(frame.time().isBefore(last), "in the order of time");
      last = frame.time();
    }
  }

  /** A long lens, for which heads are cut finer, and an infrared camera with its lamp. */
  @Test
  void soTheyAreForSeveralCamerasLampsAndLevelsOfDetail() throws Exception {
    LaneCamera wide = SCENE.lane().cameras().getFirst();
    List<LaneCamera> cameras =
        List.of(
            new LaneCamera(
                "long",
                wide.position(),
                new Position(-2, .3, 1.2),
                60,
                wide.aperture(),
                .5,
                1,
                85,
                new LaneCamera.Sensor(
                    5.6, 256, 144, Spectrum.VISIBLE, LaneCamera.Shutter.GLOBAL, 0),
                wide.exposure(),
                Optional.empty()),
            new LaneCamera(
                "infrared",
                new Position(-.6, 3.1, 1.5),
                new Position(-2.7, .2, 1.15),
                7,
                wide.aperture(),
                .5,
                1,
                85,
                new LaneCamera.Sensor(
                    5.6, 128, 72, Spectrum.NEAR_INFRARED, LaneCamera.Shutter.GLOBAL, 0),
                wide.exposure(),
                Optional.empty()));
    Lane lane =
        FingerprintTest.lane(
            SCENE,
            cameras,
            List.of(
                new LaneLamp(
                    "left",
                    new Position(-.5, 3.2, 1.8),
                    new Position(-2.7, .2, 1.15),
                    Spectrum.NEAR_INFRARED,
                    60,
                    20,
                    .12,
                    LaneLamp.Use.ALWAYS,
                    Optional.empty())));
    Scene scene =
        new Scene(
            SCENE.name(),
            1,
            lane,
            SCENE.seed(),
            SCENE.world(),
            SCENE.sensor(),
            Map.of(),
            SCENE.traffic(),
            SCENE.bystanders());
    List<Shown> one = all(scene, 1, 1);
    List<Shown> three = all(scene, 1, 3);
    assertTrue(one.size() >= 6, () -> one.size() + " frames");
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).truth(), three.get(i).truth());
      assertEquals(one.get(i).frame().image().rgb(), three.get(i).frame().image().rgb());
    }
  }

  @Test
  void whoWaitsForAFrameIsLetGoWhenItIsClosed() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          // the first vehicle takes longer to make than the reader is given
          SimulatedFrames frames = new SimulatedFrames(SCENE, 2, 2);
          CompletableFuture<Optional<Frame>> got = new CompletableFuture<>();
          Thread reader =
              Thread.ofPlatform()
                  .start(() -> {
                    try {
                      got.complete(frames.next());
                    } catch (IOException | InterruptedException e) {
                      got.completeExceptionally(e);
                    }
                  });
          while (reader.getState() != Thread.State.WAITING) {
            assertFalse(got.isDone());
            Thread.onSpinWait();
          }
          frames.close();
          assertEquals(Optional.empty(), got.join());
          assertTrue(frames.next().isEmpty());
        });
  }

  /** A clock that goes on only while somebody sleeps, or by what a frame takes to be shown. */
  private static final class Time {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Duration slept = Duration.ZERO;

    void sleep(Duration time) {
      now = now.plus(time);
      slept = slept.plus(time);
    }
  }

  @Test
  void aLiveRunWaitsForEachFramesTimeAndCutsLongPauses() throws Exception {
    Time time = new Time();
    List<Frame> shown = new ArrayList<>();
    try (SimulatedFrames frames = new SimulatedFrames(SCENE, 2, 2)) {
      new LiveRun(frames, () -> time.now, time::sleep).show(shown::add);
    }
    List<Shown> own = all(2);
    assertEquals(own.size(), shown.size());
    for (int i = 1; i < shown.size(); i++) {
      Duration real = Duration.between(own.get(i - 1).frame().time(), own.get(i).frame().time());
      Duration wanted = real.compareTo(Duration.ofSeconds(2)) > 0 ? Duration.ofSeconds(2) : real;
      assertEquals(
          wanted, Duration.between(shown.get(i - 1).time(), shown.get(i).time()), "frame " + i);
      assertEquals(i, shown.get(i).sequence());
    }
  }

  @Test
  void aLiveRunThatIsLateShowsAtOnceAndMovesTheRest() throws Exception {
    Time time = new Time();
    List<Instant> shown = new ArrayList<>();
    try (SimulatedFrames frames = new SimulatedFrames(SCENE, 1, 2)) {
      new LiveRun(frames, () -> time.now, time::sleep)
          .show(frame -> {
            shown.add(frame.time());
            time.now = time.now.plusSeconds(10); // a slow screen
          });
    }
    assertEquals(Duration.ZERO, time.slept);
    for (int i = 1; i < shown.size(); i++) {
      assertEquals(shown.get(i - 1).plusSeconds(10), shown.get(i));
    }
  }
}
