package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.exeat.capture.FrameBudget;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PassageCapture;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.ModelStore;
import org.exeat.lane.LaneFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLaneTest {
  private static final Path WEIGHTS =
      Path.of("../faces/weights/node_modules/@vladmandic/face-api/model");

  @TempDir static Path models;

  private static Lane lane() throws Exception {
    return LaneFile.read(Path.of("../scenes/lane-1/three-infrared.yaml"));
  }

  /** A black one of its first camera. */
  private static byte[] picture(Lane lane) {
    LaneCamera.Sensor size = lane.cameras().getFirst().sensor();
    return ImageEncoder.jpeg(
        new Image(size.columns(), size.rows(), new byte[size.columns() * size.rows() * 3]), 85);
  }

  /** A network that fails on one picture fails the picture, not the lane. */
  @Test
  void aPictureThatCannotBeLookedAtIsToldOnceAndTheLaneGoesOn() throws Exception {
    assumeTrue(Files.isDirectory(WEIGHTS), "the weights are not here; ./exeat test fetches them");
    Lane file = lane();
    byte[] picture = picture(file);
    BlockingQueue<String> looked = new LinkedBlockingQueue<>();
    List<RuntimeException> broken = new CopyOnWriteArrayList<>();
    LiveLane.Observer observer =
        new LiveLane.Observer() {
          @Override
          public void trouble(String words) {}

          @Override
          public void broken(RuntimeException cause) {
            broken.add(cause);
          }
        };
    LiveLane live = new LiveLane(observer, LaneWatch.READ);
    live.addPushed(file.cameras().getFirst().name());
    LaneWatch.Trigger trigger =
        new LaneWatch.Trigger() {
          private int frames;

          @Override
          public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
            looked.add("frame");
            int n = frames++;
            if (n < 2 || n == 3) {
              throw new IllegalStateException("the network broke");
            }
            return Optional.empty();
          }

          @Override
          public boolean gone(Instant now, String vehicle, PassageCapture passage) {
            return false;
          }
        };
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(new ModelStore(models, WEIGHTS), 1)) {
      LaneCapture capture =
          new LaneCapture(file, analyzer, QualityPolicy.CAPTURE, .5, FrameBudget.runs(1));
      Thread lane = Thread.ofPlatform().start(() -> live.watch(capture, trigger, event -> {}));
      for (int i = 0; i < 5; i++) {
        live.pushed().values().iterator().next().offer(picture, Instant.now());
        assertEquals("frame", looked.poll(30, TimeUnit.SECONDS), "frame " + i);
      }
      assertTrue(lane.isAlive());
      lane.interrupt();
      lane.join();
    }
    assertEquals(2, broken.size(), "once until a picture can be looked at again");
  }

  @Test
  void aVehicleThatIsGoneAtOnceIsToldOfTheCamerasThatWereOut() throws Exception {
    assumeTrue(Files.isDirectory(WEIGHTS), "the weights are not here; ./exeat test fetches them");
    Lane file = lane();
    byte[] picture = picture(file);
    BlockingQueue<String> looked = new LinkedBlockingQueue<>();
    BlockingQueue<Event.Closed> closed = new LinkedBlockingQueue<>();
    LaneWatch.Trigger trigger =
        new LaneWatch.Trigger() {
          private int frames;

          @Override
          public Optional<String> vehicle(TimedFrame frame, PassageCapture passage) {
            looked.add("frame");
            return frames++ == 0 ? Optional.of("17") : Optional.empty();
          }

          @Override
          public boolean gone(Instant now, String vehicle, PassageCapture passage) {
            return false;
          }
        };
    LiveLane live =
        new LiveLane(
            new LiveLane.Observer() {
              @Override
              public void trouble(String words) {}

              @Override
              public void broken(RuntimeException cause) {}
            },
            LaneWatch.READ);
    live.addPushed(file.cameras().getFirst().name());
    try (FaceAnalyzer analyzer = FaceAnalyzer.builtIn(new ModelStore(models, WEIGHTS), 1)) {
      LaneCapture capture =
          new LaneCapture(file, analyzer, QualityPolicy.CAPTURE, .5, FrameBudget.runs(1));
      Thread lane =
          Thread.ofPlatform()
              .start(() ->
                  live.watch(
                      capture,
                      trigger,
                      event -> {
                        if (event instanceof Event.Closed c) {
                          closed.add(c);
                        }
                      }));
      for (int i = 0; i < 2; i++) {
        live.pushed().values().iterator().next().offer(picture, Instant.now());
        assertEquals("frame", looked.poll(30, TimeUnit.SECONDS), "frame " + i);
      }
      Event.Closed gone = closed.poll(30, TimeUnit.SECONDS);
      lane.interrupt();
      lane.join();
      assertNotNull(gone);
      Set<String> out = new HashSet<>();
      file.cameras().forEach(c -> out.add(c.name()));
      out.remove(file.cameras().getFirst().name());
      assertFalse(out.isEmpty());
      assertEquals(out, gone.state().degradation().cameras().keySet());
    }
  }
}
