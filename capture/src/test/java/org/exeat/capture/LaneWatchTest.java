package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.Direction;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;
import org.exeat.domain.Position;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityPolicy;
import org.exeat.domain.Spectrum;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ModelStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When passages open and close, and what belongs to whom; on empty pictures. */
class LaneWatchTest {
  private static final Path WEIGHTS =
      Path.of("../faces/weights/node_modules/@vladmandic/face-api/model");
  private static final Instant T = Instant.parse("2026-03-20T17:04:05Z");
  private static final Image EMPTY = new Image(320, 180, new byte[320 * 180 * 3]);

  @TempDir static Path models;

  private final SignalTrigger loop = new SignalTrigger();
  private final List<String> events = new ArrayList<>();
  private final List<Mode> modes = new ArrayList<>();
  private final List<Instant> seen = new ArrayList<>();
  private final List<CoverageState> states = new ArrayList<>();
  private final List<CoverageState> closed = new ArrayList<>();
  private FaceAnalyzer analyzer;
  private LaneWatch watch;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.isDirectory(WEIGHTS), "the weights are not here; ./exeat test fetches them");
    analyzer = FaceAnalyzer.builtIn(new ModelStore(models, WEIGHTS), 1);
    LaneCapture capture =
        new LaneCapture(lane(), analyzer, QualityPolicy.CAPTURE, .5, FrameBudget.runs(1));
    watch = new LaneWatch(capture, loop, this::hear);
  }

  @AfterEach
  void close() {
    if (analyzer != null) {
      analyzer.close();
    }
  }

  private static Lane lane() {
    List<LaneCamera> cameras = new ArrayList<>();
    for (String name : List.of("front", "left")) {
      cameras.add(
          new LaneCamera(
              name,
              new Position(2.8, 1.8, 1.7),
              new Position(-2.6, 0, 1.2),
              12,
              4,
              4,
              1,
              85,
              new LaneCamera.Sensor(5.6, 320, 180, Spectrum.VISIBLE, LaneCamera.Shutter.GLOBAL, 0),
              new LaneCamera.Exposure(
                  .01, .0001, 24, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
              Optional.empty()));
    }
    return new Lane(
        "1",
        "Specimen",
        Direction.EXIT,
        Set.of(Mode.VEHICLE, Mode.MOTORCYCLE),
        3.4,
        14,
        4,
        new Lane.Trigger(-2.5, 1),
        cameras,
        List.of(),
        List.of(),
        Map.of());
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Opened(Instant time, String vehicle, var mode) -> {
        events.add("opened " + vehicle);
        modes.add(mode);
      }
      case Event.Closed(Instant time, String vehicle, CoverageState state) -> {
        events.add("closed " + vehicle);
        closed.add(state);
      }
      case Event.Unfit(Instant time, String camera, String words) -> events.add("unfit " + camera);
      case Event.OptedOut(Instant time, String vehicle) -> events.add("opted out " + vehicle);
      case Event.Seen(Instant time, CoverageState state) -> {
        seen.add(time);
        states.add(state);
      }
    }
  }

  private static Instant at(double seconds) {
    return T.plusMillis((long) (seconds * 1000));
  }

  private void frame(String camera, double seconds, Image image) {
    watch.add(new TimedFrame(new Frame(camera, 0, at(seconds), image), at(seconds)));
  }

  private void frame(String camera, double seconds) {
    frame(camera, seconds, EMPTY);
  }

  @Test
  void aLateFrameOfAnotherCameraReopensNobody() {
    loop.arrived("17", at(0));
    frame("front", .1);
    loop.left(at(5));
    frame("front", 5.05);
    frame("left", 4.95);
    frame("left", 5.2);
    assertEquals(List.of("opened 17", "closed 17"), events);
  }

  @Test
  void eachComesInTheModeThatIsToldOrTheLanesFirst() {
    loop.arrived("1", at(0), Optional.of(Mode.MOTORCYCLE));
    frame("front", .1);
    loop.arrived("2", at(2));
    frame("front", 2.1);
    loop.arrived("3", at(4), Optional.of(Mode.BUS)); // has no business in this lane
    frame("front", 4.1);
    assertEquals(List.of(Mode.MOTORCYCLE, Mode.VEHICLE, Mode.VEHICLE), modes);
  }

  @Test
  void noseToTailTheCountsStayWithTheirVehicle() {
    loop.arrived("1", at(0));
    loop.counted(Source.SENSOR, 3, Optional.empty());
    frame("front", .1);
    loop.arrived("2", at(4));
    loop.counted(Source.SENSOR, 1, Optional.empty());
    frame("front", 3.9); // was taken before 2 came
    frame("front", 4.1);
    loop.left(at(8));
    frame("front", 8.1);
    assertEquals(List.of("opened 1", "closed 1", "opened 2", "closed 2"), events);
    assertEquals(
        List.of(3, 1), closed.stream().map(s -> s.coverage().counts().get(Source.SENSOR)).toList());
  }

  /** Documents may be handed over before a camera has sent anything. */
  @Test
  void aVehicleIsThereThoughNoFrameComes() {
    watch.tick(at(0));
    loop.arrived("1", at(1));
    watch.tick(at(1.2));
    assertEquals(List.of("opened 1"), events);
    frame("front", 1.1); // was taken before it was known
    frame("front", 1.3);
    loop.optOut(Optional.empty());
    watch.tick(at(2));
    loop.arrived("2", at(3));
    watch.tick(at(3.1));
    assertEquals(List.of("opened 1", "opted out 1", "closed 1", "opened 2"), events);
    assertEquals(1, seen.size());
  }

  @Test
  void aVehicleThatHasGoneIsClosedThoughNoFrameComes() {
    loop.arrived("1", at(0));
    frame("front", .1);
    watch.tick(at(1));
    assertEquals(List.of("opened 1"), events, "it is still there");
    loop.left(at(2));
    loop.counted(Source.OFFICER, 2, Optional.of("1")); // comes late, and counts
    watch.tick(at(3));
    watch.tick(at(4));
    assertEquals(List.of("opened 1", "closed 1"), events);
    assertEquals(Map.of(Source.FACES, 0, Source.OFFICER, 2), closed.getFirst().coverage().counts());
    assertEquals(2, closed.getFirst().unseen());
  }

  @Test
  void atWhomAnOfficerLooksInsteadTheCamerasDoNot() {
    loop.arrived("1", at(0));
    frame("front", .1);
    loop.optOut(Optional.empty());
    frame("front", 1);
    frame("front", 2);
    assertEquals(List.of(at(.1)), seen);
    loop.arrived("2", at(3));
    frame("front", 3.1);
    assertEquals(List.of(at(.1), at(3.1)), seen, "the next one is looked at");
    loop.optOut(Optional.of("2")); // after its last frame
    loop.left(at(4));
    watch.tick(at(4.1));
    assertEquals(
        List.of("opened 1", "opted out 1", "closed 1", "opened 2", "opted out 2", "closed 2"),
        events);
  }

  @Test
  void picturesOfAnotherSizeAreSaidOnceUntilTheyFitAgain() {
    Image wrong = new Image(64, 36, new byte[64 * 36 * 3]);
    loop.arrived("1", at(0));
    frame("front", .1, wrong);
    frame("front", .2, wrong);
    frame("front", .3);
    frame("front", .4, wrong);
    assertEquals(List.of("unfit front", "opened 1", "unfit front"), events);
  }

  private static FeedHealth health(String camera, Optional<FeedHealth.Trouble> trouble) {
    return health(camera, trouble, 9, 0);
  }

  private static FeedHealth health(
      String camera, Optional<FeedHealth.Trouble> trouble, long frames, long dropped) {
    return new FeedHealth(
        camera, trouble, Optional.empty(), frames, dropped, 0, 1, Optional.empty());
  }

  private void well(double seconds) {
    watch.cameras(
        List.of(health("front", Optional.empty()), health("left", Optional.empty())), at(seconds));
  }

  /** Cameras that break while a vehicle is there, and come back. */
  @Test
  void aCameraThatDoesNotSeeIsToldWithTheCoverageUntilItSeesAgain() {
    Image wrong = new Image(64, 36, new byte[64 * 36 * 3]);
    loop.arrived("1", at(0));
    well(.1);
    frame("front", .1);
    assertEquals(Degradation.NONE, states.getLast().degradation());
    watch.cameras(
        List.of(
            health("front", Optional.empty()),
            health("left", Optional.of(FeedHealth.Trouble.FROZEN))),
        at(.7));
    frame("front", .8);
    assertEquals(
        new Degradation(Map.of("left", FeedHealth.Trouble.FROZEN), .5, false),
        states.getLast().degradation());
    frame("front", 1, wrong);
    assertEquals(
        Optional.of(FeedHealth.Trouble.UNFIT),
        watch.cameras(List.of(health("front", Optional.empty())), at(1.9)).getFirst().trouble());
    watch.tick(at(2));
    watch.tick(at(2.2));
    assertEquals(
        new Degradation(
            Map.of("front", FeedHealth.Trouble.UNFIT, "left", FeedHealth.Trouble.NOT_CONNECTED),
            1,
            false),
        states.getLast().degradation());
    assertEquals(List.of(at(.1), at(.8), at(2)), seen, "told without a frame, and once");
    frame("other", 2.3); // of no camera of the lane
    well(2.4);
    frame("front", 2.4);
    assertEquals(Degradation.NONE, states.getLast().degradation());
    assertEquals(at(2.4), seen.getLast(), "the telling between the frames delays none");
    watch.close(at(3.2));
    assertEquals(
        Map.of("left", FeedHealth.Trouble.NOT_CONNECTED),
        closed.getLast().degradation().cameras(),
        "out for 1.7 of 3.2 seconds; the other for 1.4");
    loop.arrived("2", at(4));
    frame("front", 4.1);
    loop.optOut(Optional.empty());
    watch.cameras(List.of(), at(4.5));
    int told = seen.size();
    watch.tick(at(5));
    watch.tick(at(6));
    assertEquals(told, seen.size(), "of who chose an officer nothing is told");
  }

  @Test
  void thatThereIsNoTimeForMostPicturesIsToldUntilThereIs() {
    loop.arrived("1", at(0));
    long came = 0;
    for (int second = 0; second <= 30; second++) {
      boolean slow = second >= 5 && second < 10;
      came += slow ? 5 : 0;
      watch.cameras(
          List.of(
              health("front", Optional.empty(), 5L * second, came),
              health("left", Optional.empty(), 5L * second, came)),
          at(second));
      frame("front", second + .1);
      if (second == 4 || second == 30) {
        assertFalse(states.getLast().degradation().late(), "after " + second + " seconds");
      } else if (second == 9) {
        assertTrue(states.getLast().degradation().late());
      }
    }
  }

  @Test
  void beforeTheVehicleStandsItIsOnlyAskedToStop() {
    loop.arrived("1", at(0));
    loop.counted(Source.SENSOR, 1, Optional.empty());
    frame("front", .1);
    watch.close(at(.2));
    assertEquals(Set.of(Prompt.STOP), closed.getFirst().prompts(), "it has just come");
    loop.arrived("2", at(1));
    loop.counted(Source.SENSOR, 1, Optional.empty());
    frame("front", 1.1);
    watch.close(at(6));
    assertTrue(closed.getLast().prompts().contains(Prompt.LOOK_AT_CAMERA), "it is there for long");
  }
}
