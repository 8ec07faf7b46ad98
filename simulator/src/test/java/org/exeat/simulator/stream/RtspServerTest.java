package org.exeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.exeat.capture.Frame;
import org.exeat.capture.VideoSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RtspServerTest {
  private static final MovingPicture FILM = new MovingPicture(320, 240);

  private RtspServer server;
  private Thread publisher;
  private final CountDownLatch opened = new CountDownLatch(3);

  @BeforeEach
  void serve() throws Exception {
    server = RtspServer.open(RtspServer.Options.loopback(0));
    publisher = new Thread(this::publish);
    publisher.start();
    assertTrue(opened.await(20, TimeUnit.SECONDS));
  }

  /** Two cameras, for as long as the test goes on. */
  private void publish() {
    Instant start = Instant.parse("2026-03-20T10:00:00Z");
    try {
      for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
        server.publish("front", FILM.at(i / 25.0), start.plusMillis(40L * i));
        server.publish("left", FILM.at(i / 25.0 + 2), start.plusMillis(40L * i));
        opened.countDown();
        Thread.onSpinWait();
        TimeUnit.MILLISECONDS.sleep(15); // the pace of a camera
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void end() throws Exception {
    publisher.interrupt();
    publisher.join();
    server.close();
  }

  private String address(String camera) {
    return "rtsp://127.0.0.1:" + server.port() + "/" + camera;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtsp", "rtspu"})
  void ourOwnReaderSeesBothCameras(String scheme) throws Exception {
    VideoSource.Options live = VideoSource.Options.live(InstantSource.system());
    String front1 = address("front").replace("rtsp:", scheme + ":");
    String left1 = address("left").replace("rtsp:", scheme + ":");
    try (VideoSource front = VideoSource.open("front", front1, live);
        VideoSource left = VideoSource.open("left", left1, live)) {
      Instant last = Instant.MIN;
      long first = 0;
      for (int i = 0; i < 10; i++) {
        Frame frame = front.next().orElseThrow();
        first = i == 0 ? frame.sequence() : first;
        assertEquals(first + i, frame.sequence());
        assertEquals(320, frame.image().width());
        assertTrue(frame.time().isAfter(last));
        last = frame.time();
      }
      assertEquals("left", left.next().orElseThrow().camera());
    }
  }

  @Test
  void ffprobePlaysIt() throws Exception {
    assumeTrue(
        List.of("/usr/bin/ffprobe", "/usr/local/bin/ffprobe").stream()
            .anyMatch(p -> Files.isExecutable(Path.of(p))),
        "ffprobe is not installed");
    Process probe =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "error",
                "-rtsp_transport",
                "tcp",
                "-show_entries",
                "stream=codec_name,width,height",
                "-of",
                "csv=p=0",
                address("front"))
            .redirectErrorStream(true)
            .start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, probe.waitFor(), said);
    assertTrue(said.contains("h264,320,240"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DESCRIBE rtsp://127.0.0.1/nobody RTSP/1.0\r\nCSeq: 2\r\n\r\n|404",
        "RECORD rtsp://127.0.0.1/front RTSP/1.0\r\nCSeq: 2\r\n\r\n|405",
        "PLAY rtsp://127.0.0.1/front RTSP/1.0\r\nCSeq: 2\r\nSession: 1234\r\n\r\n|454",
        "SETUP rtsp://127.0.0.1/front/track1 RTSP/1.0\r\nCSeq: 2\r\nTransport: RAW\r\n\r\n|461",
        "complete rubbish\r\n\r\n|400"
      })
  void whatCannotBeAnsweredIsRefusedByItsNumber(String exchange) throws Exception {
    String[] parts = exchange.split("\\|");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(parts[0].getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String line = firstLine(socket.getInputStream());
      assertTrue(line.startsWith("RTSP/1.0 " + parts[1]), line);
    }
  }

  @Test
  void aClientThatNeverReadsHoldsUpNobody() throws Exception {
    try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      idle.getOutputStream()
          .write(
              ("SETUP "
                      + address("front")
                      + "/track1 RTSP/1.0\r\nCSeq: 1\r\n"
                      + "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      try (VideoSource reader =
          VideoSource.open(
              "front", address("front"), VideoSource.Options.live(InstantSource.system()))) {
        for (int i = 0; i < 20; i++) {
          assertTrue(reader.next().isPresent());
        }
      }
      assertTrue(server.counts("front").orElseThrow().published() > 20);
    }
  }

  private static String firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.US_ASCII);
  }
}
