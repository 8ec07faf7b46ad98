package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.exeat.capture.FeedHealth.Trouble;
import org.exeat.faces.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaneFeedsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Instant START = Instant.parse("2026-06-21T10:00:00Z");

  /** A camera that sends what the test puts in; a broken one throws. */
  private static final class Camera implements FrameSource {
    private static final Frame END = new Frame("end", 0, START, picture(0, 0));

    private final BlockingQueue<Object> coming = new LinkedBlockingQueue<>();
    private final String name;
    private long sequence;

    Camera(String name) {
      this.name = name;
    }

    void send(Image image) {
      coming.add(new Frame(name, sequence, START.plusMillis(100 * sequence++), image));
    }

    void lose(int frames) {
      sequence += frames;
    }

    void breakOff(String why) {
      coming.add(new IOException(why));
    }

    @Override
    public Optional<Frame> next() throws IOException, InterruptedException {
      Object next = coming.take();
      if (next instanceof IOException e) {
        throw e;
      }
      return next == END ? Optional.empty() : Optional.of((Frame) next);
    }

    @Override
    public void close() {
      coming.add(END);
    }
  }

  /** Noise over one brightness, as a sensor has it. */
  private static Image picture(int brightness, int noise) {
    byte[] rgb = new byte[32 * 24 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (brightness + (noise * 7919 + i * 31) % 5);
    }
    return new Image(32, 24, rgb);
  }

  private static LaneFeeds.Options options(List<Duration> pauses) {
    return new LaneFeeds.Options(
        Duration.ofMillis(100),
        Duration.ofMillis(400),
        Duration.ofMillis(600),
        Duration.ofMillis(200),
        pause -> {
          pauses.add(pause);
          TimeUnit.MILLISECONDS.sleep(5);
        });
  }

  private static LaneFeeds.Options options() {
    return options(Collections.synchronizedList(new ArrayList<>()));
  }

  private static FeedHealth until(LaneFeeds feeds, int camera, Predicate<FeedHealth> wanted)
      throws InterruptedException {
    FeedHealth health = feeds.health().get(camera);
    for (int i = 0; i < 1000 && !wanted.test(health); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
      health = feeds.health().get(camera);
    }
    assertTrue(wanted.test(health), health.toString());
    return health;
  }

  @Test
  void onlyTheNewestFrameIsKeptAndTheCameraThatWaitedLongestComesFirst() throws Exception {
    Map<String, LaneFeeds.Opener> cameras = new LinkedHashMap<>();
    Camera front = new Camera("front");
    Camera left = new Camera("left");
    cameras.put("front", () -> front);
    cameras.put("left", () -> left);
    try (LaneFeeds feeds = new LaneFeeds(cameras, options(), InstantSource.system())) {
      left.send(picture(90, 0));
      until(feeds, 1, h -> h.frames() == 1);
      for (int i = 0; i < 5; i++) {
        front.send(picture(90, i));
      }
      FeedHealth busy = until(feeds, 0, h -> h.frames() == 5);
      assertEquals(4, busy.dropped());
      assertEquals(Optional.empty(), busy.trouble());
      TimedFrame first = feeds.next(SOON).orElseThrow();
      assertEquals("left", first.frame().camera());
      TimedFrame second = feeds.next(SOON).orElseThrow();
      assertEquals("front", second.frame().camera());
      assertEquals(4, second.frame().sequence(), "the newest one");
      assertTrue(second.taken().isAfter(first.taken()));
      assertEquals(Optional.empty(), feeds.next(Duration.ofMillis(20)));
      front.lose(3);
      front.send(picture(90, 9));
      assertEquals(8, feeds.next(SOON).orElseThrow().frame().sequence());
      assertEquals(3, feeds.health().getFirst().lost());
    }
  }

  /** The reader comes once for every five frames of one camera and every one of the other. */
  @Test
  void aFastCameraDoesNotStarve() throws Exception {
    Map<String, LaneFeeds.Opener> cameras = new LinkedHashMap<>();
    Camera fast = new Camera("fast");
    Camera slow = new Camera("slow");
    cameras.put("fast", () -> fast);
    cameras.put("slow", () -> slow);
    try (LaneFeeds feeds = new LaneFeeds(cameras, options(), InstantSource.system())) {
      int taken = 0;
      for (int i = 0; i < 20; i++) {
        for (int k = 0; k < 5; k++) {
          fast.send(picture(90, i * 5 + k));
        }
        slow.send(picture(90, i));
        int round = i + 1;
        until(feeds, 0, h -> h.frames() == 5L * round);
        until(feeds, 1, h -> h.frames() == round);
        taken += feeds.next(SOON).orElseThrow().frame().camera().equals("fast") ? 1 : 0;
      }
      assertTrue(taken >= 7 && taken <= 13, taken + " of 20 from the fast one");
    }
  }

  @Test
  void aCameraThatBreaksIsOpenedAgainAfterPausesThatDouble() throws Exception {
    List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger opened = new AtomicInteger();
    Camera second = new Camera("front");
    Camera third = new Camera("front");
    CountDownLatch repaired = new CountDownLatch(1);
    LaneFeeds.Opener opener =
        () -> {
          int n = opened.incrementAndGet();
          if (n <= 4) {
            throw new IOException("refused, try " + n);
          }
          if (n > 5) {
            repaired.await();
          }
          return n == 5 ? second : third;
        };
    try (LaneFeeds feeds =
        new LaneFeeds(Map.of("front", opener), options(pauses), InstantSource.system())) {
      FeedHealth down = until(feeds, 0, h -> h.words().isPresent());
      assertEquals(Optional.of(Trouble.NOT_CONNECTED), down.trouble());
      assertTrue(down.words().orElseThrow().startsWith("refused"));
      second.send(picture(90, 1));
      assertEquals(0, feeds.next(SOON).orElseThrow().frame().sequence());
      FeedHealth up = feeds.health().getFirst();
      assertEquals(Optional.empty(), up.trouble());
      assertEquals(Optional.empty(), up.words());
      assertEquals(1, up.connections());
      assertEquals(
          List.of(100L, 200L, 400L, 400L), pauses.stream().map(Duration::toMillis).toList());
      second.breakOff("cable");
      FeedHealth broken = until(feeds, 0, h -> h.trouble().equals(Optional.of(Trouble.BROKEN)));
      assertEquals(Optional.of("cable"), broken.words());
      third.send(picture(90, 2));
      repaired.countDown();
      assertTrue(feeds.next(SOON).isPresent());
      assertEquals(100, pauses.get(4).toMillis(), "frames earn a quick second try");
    }
  }

  @Test
  void oneThatFallsSilentIsOpenedAgain() throws Exception {
    List<Camera> opened = Collections.synchronizedList(new ArrayList<>());
    LaneFeeds.Opener opener =
        () -> {
          Camera camera = new Camera("front");
          camera.send(picture(90, opened.size()));
          opened.add(camera);
          return camera;
        };
    try (LaneFeeds feeds =
        new LaneFeeds(Map.of("front", opener), options(), InstantSource.system())) {
      until(feeds, 0, h -> h.trouble().equals(Optional.of(Trouble.SILENT)));
      FeedHealth again = until(feeds, 0, h -> h.connections() >= 3);
      assertTrue(again.frames() >= 2);
    }
  }

  @Test
  void frozenAndBlackPicturesAreSaidAndForgottenWhenTheyAreOver() throws Exception {
    Camera camera = new Camera("front");
    try (LaneFeeds feeds =
        new LaneFeeds(Map.of("front", () -> camera), options(), InstantSource.system())) {
      sendUntil(feeds, camera, 90, false, Optional.of(Trouble.FROZEN));
      sendUntil(feeds, camera, 90, true, Optional.empty());
      sendUntil(feeds, camera, 2, true, Optional.of(Trouble.BLACK));
      sendUntil(feeds, camera, 90, true, Optional.empty());
      assertEquals(1, feeds.health().getFirst().connections());
    }
  }

  private static void sendUntil(
      LaneFeeds feeds, Camera camera, int brightness, boolean noise, Optional<Trouble> wanted)
      throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      camera.send(picture(brightness, noise ? i : 0));
      TimeUnit.MILLISECONDS.sleep(10);
      if (i > 3 && feeds.health().getFirst().trouble().equals(wanted)) {
        return;
      }
    }
    assertEquals(wanted, feeds.health().getFirst().trouble());
  }

  @Test
  void aPictureOfAnotherSizeIsTakenAsItIs() throws Exception {
    Camera camera = new Camera("front");
    try (LaneFeeds feeds =
        new LaneFeeds(Map.of("front", () -> camera), options(), InstantSource.system())) {
      camera.send(picture(90, 0));
      assertEquals(32, feeds.next(SOON).orElseThrow().frame().image().width());
      camera.send(new Image(8, 8, new byte[8 * 8 * 3]));
      assertEquals(8, feeds.next(SOON).orElseThrow().frame().image().width());
    }
  }

  @Test
  void aLaneWithoutCamerasGivesNothingAndClosesAtOnce() throws Exception {
    LaneFeeds feeds = new LaneFeeds(Map.of(), LaneFeeds.Options.USUAL, InstantSource.system());
    assertEquals(Optional.empty(), feeds.next(Duration.ofMillis(10)));
    assertTrue(feeds.health().isEmpty());
    feeds.close();
    assertEquals(Optional.empty(), feeds.next(SOON));
  }

  @Test
  void closingLetsWhoWaitsGo() throws Exception {
    LaneFeeds feeds =
        new LaneFeeds(Map.of("shut", () -> new Camera("shut")), options(), InstantSource.system());
    List<Optional<TimedFrame>> got = Collections.synchronizedList(new ArrayList<>());
    Thread waiting =
        Thread.ofPlatform()
            .start(() -> {
              try {
                got.add(feeds.next(Duration.ofMinutes(5)));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(got.isEmpty());
      Thread.onSpinWait();
    }
    feeds.close();
    waiting.join();
    assertEquals(List.of(Optional.empty()), got);
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(t -> t.isAlive() && t.getName().equals("camera-shut")));
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    Duration one = Duration.ofSeconds(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new LaneFeeds.Options(Duration.ZERO, one, one, one, Thread::sleep));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LaneFeeds.Options(one, Duration.ofMillis(1), one, one, Thread::sleep));
  }
}
