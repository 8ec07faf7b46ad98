package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;

/** Counting people on foot by what stands before an empty picture. */
class SilhouetteTriggerTest {
  private static final int WIDTH = 384;
  private static final int HEIGHT = 216;
  private static final Path CLIP =
      Path.of("../../shared/fixtures/vehicle/one-by-one-person-detection.mp4");

  private final Random noise = new Random(5);
  private final List<Optional<String>> said = new ArrayList<>();
  private final List<Map<Source, Integer>> counts = new ArrayList<>();
  private long frame;
  private Instant time = Instant.EPOCH;

  /** Milliseconds from frame to frame. */
  private int step = 100;

  private static Lane lane(Set<Mode> modes, int width, int height) {
    LaneCamera camera =
        new LaneCamera(
            "gate",
            new Position(2.5, 0, 1.9),
            new Position(0, 0, 1.2),
            4,
            4,
            10,
            1,
            85,
            new LaneCamera.Sensor(
                5.6, width, height, Spectrum.VISIBLE, LaneCamera.Shutter.GLOBAL, 0),
            new LaneCamera.Exposure(
                .01, .0001, 24, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
            Optional.empty());
    return new Lane(
        "1",
        "Specimen",
        Direction.EXIT,
        modes,
        2,
        4,
        3,
        new Lane.Trigger(-2, 1),
        List.of(camera),
        List.of(),
        List.of(),
        Map.of());
  }

  private final SilhouetteTrigger trigger =
      new SilhouetteTrigger(lane(Set.of(Mode.FOOT), WIDTH, HEIGHT), Duration.ofSeconds(1));

  /** A person: a head and a body below it, as wide as it is. */
  private record Figure(int x, int grey) {
    boolean holds(int px, int py) {
      double head = Math.hypot(px - x, (py - 62) * .8);
      boolean body = py > 76 && py < 205 && Math.abs(px - x) < 26 - Math.max(0, 88 - py);
      return head < 13 || body;
    }
  }

  /** Shows a picture for a while. */
  private void show(double seconds, double exposure, List<Figure> people) {
    for (int i = 0; i < seconds * 1000 / step; i++) {
      byte[] rgb = new byte[WIDTH * HEIGHT * 3];
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int px = x;
          int py = y;
          int wall = y < 150 ? 150 : 95 + x / 64;
          int grey =
              people.stream()
                  .filter(f -> f.holds(px, py))
                  .map(Figure::grey)
                  .findFirst()
                  .orElse(wall);
          int value = (int) Math.clamp(grey * exposure + noise.nextGaussian() * 3, 0, 255);
          for (int c = 0; c < 3; c++) {
            rgb[(y * WIDTH + x) * 3 + c] = (byte) value;
          }
        }
      }
      time = time.plusMillis(step);
      Frame f = new Frame("gate", frame++, time, new Image(WIDTH, HEIGHT, rgb));
      Optional<String> passage = trigger.look(new TimedFrame(f, time));
      said.add(passage);
      counts.add(passage.map(trigger::counts).orElse(Map.of()));
    }
  }

  private List<String> passages() {
    return said.stream().flatMap(Optional::stream).distinct().toList();
  }

  private int most(String passage) {
    int most = 0;
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).equals(Optional.of(passage))) {
        most = Math.max(most, counts.get(i).getOrDefault(Source.SILHOUETTES, 0));
      }
    }
    return most;
  }

  @Test
  void onePersonAfterTheOtherIsOnePassageEach() {
    show(2, 1, List.of());
    for (int person = 0; person < 3; person++) {
      for (int x = 30; x < WIDTH; x += 12) {
        show(.1, 1, List.of(new Figure(x, 40 + 20 * person)));
      }
      show(2, 1, List.of());
    }
    assertEquals(List.of("1", "2", "3"), passages());
    assertEquals(List.of(1, 1, 1), passages().stream().map(this::most).toList());
    assertEquals(Map.of(), counts.getLast());
  }

  @Test
  void peopleWhoComeTogetherAreCountedApart() {
    show(2, 1, List.of());
    show(2, 1, List.of(new Figure(120, 40), new Figure(250, 60)));
    show(2, 1, List.of(new Figure(120, 40), new Figure(172, 60), new Figure(250, 30)));
    show(2, 1, List.of(new Figure(172, 60)));
    assertEquals(List.of("1"), passages());
    assertEquals(3, most("1"), "two of them touch");
  }

  @Test
  void aCameraThatChangesItsExposureSeesNobody() {
    show(2, 1, List.of());
    show(2, 1.4, List.of());
    show(2, .7, List.of());
    assertEquals(List.of(), passages());
  }

  @Test
  void whoComesAfterTheCameraWasAwayIsSomebodyElse() {
    show(2, 1, List.of());
    show(2, 1, List.of(new Figure(120, 40)));
    time = time.plusSeconds(600); // the camera was unplugged
    show(.2, 1, List.of(new Figure(250, 60)));
    assertEquals(Optional.empty(), said.getLast(), "two frames are too few to tell");
    show(2, 1, List.of(new Figure(250, 60)));
    assertEquals(List.of("1", "2"), passages());
  }

  @Test
  void whoStandsStillIsThereForMinutesAndABagNotForEver() {
    step = 400;
    show(2, 1, List.of());
    show(170, 1, List.of(new Figure(180, 50)));
    assertTrue(said.getLast().isPresent());
    show(30, 1, List.of(new Figure(180, 50)));
    assertEquals(Optional.empty(), said.getLast());
  }

  @Test
  void vehiclesAreNotCountedThisWay() {
    Lane vehicles = lane(Set.of(Mode.VEHICLE), WIDTH, HEIGHT);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SilhouetteTrigger(vehicles, Duration.ofSeconds(1)));
    assertTrue(String.valueOf(e.getMessage()).contains("on foot"), e::toString);
  }

  /** Six people come, stand at a table with their backs to the camera, and go: counted by eye. */
  @Test
  void theClipOfPeopleWalkingShowsSix() throws Exception {
    assumeTrue(Files.isRegularFile(CLIP), "the clip of people walking is not there");
    SilhouetteTrigger own =
        new SilhouetteTrigger(lane(Set.of(Mode.FOOT), 768, 432), Duration.ofSeconds(1));
    Map<String, Integer> people = new TreeMap<>();
    try (VideoSource clip =
        VideoSource.open(
            "gate", CLIP.toString(), VideoSource.Options.recordedFrom(Instant.EPOCH))) {
      for (Optional<Frame> f = clip.next(); f.isPresent(); f = clip.next()) {
        own.look(new TimedFrame(f.get(), f.get().time()))
            .ifPresent(passage ->
                people.merge(passage, own.counts(passage).get(Source.SILHOUETTES), Math::max));
      }
    }
    assertEquals(Map.of("1", 1, "2", 1, "3", 1, "4", 1, "5", 1, "6", 1), people);
  }
}
