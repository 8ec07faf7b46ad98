package org.exeat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.LaneFeeds;
import org.exeat.capture.LaneWatch;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PushCamera;
import org.exeat.capture.SignalTrigger;
import org.exeat.capture.TimedFrame;
import org.exeat.capture.VideoSource;

/**
 * A lane's live cameras, watched until the process is asked to end, which closes the vehicle that
 * is there.
 */
final class LiveLane {
  private final Map<String, LaneFeeds.Opener> cameras = new LinkedHashMap<>();
  private final Map<String, PushCamera> pushed = new LinkedHashMap<>();
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * @param out what is said to the user
   * @param err what is wrong with cameras
   */
  LiveLane(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Adds a camera that is read. */
  void addStream(String camera, String address) {
    cameras.put(
        camera,
        () -> VideoSource.open(camera, address, VideoSource.Options.live(InstantSource.system())));
  }

  /** Adds a camera that sends its pictures. */
  void addPushed(String name) {
    PushCamera camera = new PushCamera(name);
    pushed.put(name, camera);
    cameras.put(name, camera::open);
  }

  /** Watches with a trigger that looks by itself. */
  void watch(LaneCapture capture, LaneWatch.Trigger trigger, Consumer<Event> listener) {
    watch(new LaneWatch(capture, trigger, listener));
  }

  /**
   * Watches with a trigger that is told over HTTP.
   *
   * @param port of this machine, 0 for any
   */
  void listen(LaneCapture capture, int port, Consumer<Event> listener) throws IOException {
    SignalTrigger trigger = new SignalTrigger();
    try (SignalServer server =
        new SignalServer(
            port, trigger, capture.lane().modes(), pushed, InstantSource.system(), err)) {
      out.println("Listening on http://127.0.0.1:" + server.port());
      out.flush();
      watch(new LaneWatch(capture, trigger, listener.andThen(server::tell)));
    } catch (BindException e) {
      throw new IllegalArgumentException("port " + port + " is taken, or not for this user", e);
    }
  }

  private void watch(LaneWatch watch) {
    Interrupted end = new Interrupted(Thread.currentThread());
    Map<String, FeedHealth.Trouble> said = new HashMap<>();
    try (LaneFeeds feeds =
        new LaneFeeds(cameras, LaneFeeds.Options.USUAL, InstantSource.system())) {
      while (!Thread.interrupted()) { // which next() does not look at while frames wait
        Optional<TimedFrame> frame = feeds.next(Duration.ofSeconds(1));
        if (frame.isPresent()) {
          watch.add(frame.get());
        } else {
          watch.tick(InstantSource.system().instant());
        }
        feeds.health().forEach(h -> trouble(h, said));
      }
    } catch (InterruptedException e) {
      // the process is asked to end, as above
    } finally {
      watch.close(InstantSource.system().instant());
      end.done();
    }
  }

  /** Says what is wrong with a camera when that changes. */
  private void trouble(FeedHealth health, Map<String, FeedHealth.Trouble> said) {
    FeedHealth.Trouble now = health.trouble().orElse(null);
    FeedHealth.Trouble before =
        now == null ? said.remove(health.camera()) : said.put(health.camera(), now);
    if (now != before) {
      String words =
          now == null ? "all is well" : now + health.words().map(w -> ", " + w).orElse("");
      err.println("camera " + health.camera() + ": " + words);
    }
  }
}
