package org.exeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.LaneFeeds;
import org.exeat.capture.TimedFrame;
import org.exeat.capture.VideoSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Live cameras over sockets: the server is killed in mid-stream and started again. */
@Timeout(120)
class LaneFeedsRtspTest {
  private static final MovingPicture FILM = new MovingPicture(320, 240);

  /** A server that films until it is closed. */
  private static final class Studio implements AutoCloseable {
    private final RtspServer server;
    private final Thread publisher;

    Studio(int port) throws Exception {
      server = RtspServer.open(RtspServer.Options.loopback(port));
      publisher = new Thread(this::publish);
      publisher.start();
    }

    private void publish() {
      try {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
          server.publish("front", FILM.at(i / 25.0), Instant.EPOCH.plusMillis(40L * i));
          TimeUnit.MILLISECONDS.sleep(20);
        }
      } catch (Exception e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws Exception {
      publisher.interrupt();
      publisher.join();
      server.close();
    }
  }

  @Test
  void aStreamThatIsKilledComesBackWithoutARestart() throws Exception {
    Studio studio = new Studio(0);
    int port = studio.server.port();
    VideoSource.Options live =
        new VideoSource.Options(
            Duration.ofSeconds(3), Duration.ofSeconds(2), InstantSource.system());
    LaneFeeds.Opener opener =
        () -> VideoSource.open("front", "rtsp://127.0.0.1:" + port + "/front", live);
    LaneFeeds.Options options =
        new LaneFeeds.Options(
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Thread::sleep);
    try (LaneFeeds feeds =
        new LaneFeeds(Map.of("front", opener), options, InstantSource.system())) {
      Instant last = frames(feeds, Instant.MIN);
      studio.close();
      FeedHealth down = feeds.health().getFirst();
      for (int i = 0; i < 300 && down.trouble().isEmpty(); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
        down = feeds.health().getFirst();
      }
      assertEquals(Optional.of(FeedHealth.Trouble.BROKEN), down.trouble(), down::toString);
      long before = down.frames();
      try (Studio again = new Studio(port)) {
        frames(feeds, last);
        FeedHealth up = feeds.health().getFirst();
        assertEquals(Optional.empty(), up.trouble());
        assertTrue(up.connections() >= 2 && up.frames() > before, up::toString);
        assertTrue(up.age().orElseThrow().compareTo(Duration.ofSeconds(2)) < 0, up::toString);
        assertEquals(port, again.server.port());
      }
    }
  }

  /** Takes ten frames, each later than the one before. */
  private static Instant frames(LaneFeeds feeds, Instant after) throws InterruptedException {
    Instant last = after;
    for (int i = 0; i < 10; i++) {
      TimedFrame frame = feeds.next(Duration.ofSeconds(30)).orElseThrow();
      assertTrue(frame.taken().isAfter(last), "frames go on in time");
      assertEquals(320, frame.frame().image().width());
      last = frame.taken();
    }
    return last;
  }
}
