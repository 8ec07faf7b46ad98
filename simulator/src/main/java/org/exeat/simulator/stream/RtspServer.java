package org.exeat.simulator.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.exeat.faces.Image;

/**
 * Serves live cameras as RTSP streams (RFC 2326, RTSP 1.0) of H.264 (RFC 6184), each at {@code
 * rtsp://HOST:PORT/CAMERA}, over the connection itself or as datagrams. A client that is slow or
 * dead holds up neither the others nor who publishes. There is no authentication and no encryption:
 * what is shown is people who do not exist, and by default to this machine only.
 *
 * <p>Thread-safe; frames of one camera are to be published by one thread, or in order.
 */
public final class RtspServer implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** How long clients are given to hear that the server ends. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  /**
   * How it serves.
   *
   * @param address to listen at
   * @param port to listen at, 0 for any that is free
   * @param framesPerSecond what is expected of the cameras, 0.01 to 1000
   * @param sessionTimeout after which a client that says nothing is left; one that takes packets
   *     over its connection need not
   * @param mostQueued frames that wait for one client
   * @param mostDropped frames in a row that a client may miss before it is left
   * @param mostClients connections at a time; more are closed at once
   */
  public record Options(
      InetAddress address,
      int port,
      double framesPerSecond,
      Duration sessionTimeout,
      int mostQueued,
      int mostDropped,
      int mostClients) {
    public Options {
      H264Encoder.checkRate(framesPerSecond);
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
      }
      if (!sessionTimeout.isPositive() || sessionTimeout.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException(
            "a session's time-out is above zero and at most a day, not " + sessionTimeout);
      }
      if (mostQueued < 1 || mostDropped < 1 || mostClients < 1) {
        throw new IllegalArgumentException("at least one frame waits and one client is served");
      }
    }

    /**
     * For readers on this machine: 60 s time-out, as RFC 2326, clause 12.37 has it, two seconds of
     * queue and ten of patience at 30 frames per second, 64 clients.
     */
    public static Options loopback(int port) {
      InetAddress here = InetAddress.getLoopbackAddress();
      return new Options(here, port, 30, Duration.ofSeconds(60), 60, 300, 64);
    }
  }

  /**
   * What happened to one camera's frames.
   *
   * @param published handed in
   * @param encoded of these; while nobody watches they are not
   * @param clients who watch now
   * @param dropped frames that some client missed, summed over the clients
   * @param clientsLeft clients that were left because they missed too many
   */
  public record Counts(long published, long encoded, int clients, long dropped, long clientsLeft) {}

  private final Options options;
  private final ServerSocket listener;
  private final DatagramPorts ports;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, LiveCamera> cameras = new ConcurrentHashMap<>();
  private final Set<RtspConnection> connections = ConcurrentHashMap.newKeySet();

  /** Sessions must not be guessed, and so are not drawn from a seed; no result depends on them. */
  private final SecureRandom random = new SecureRandom();

  private volatile boolean closed;

  private RtspServer(Options options, ServerSocket listener, DatagramPorts ports) {
    this.options = options;
    this.listener = listener;
    this.ports = ports;
  }

  /**
   * Starts to listen. There are no cameras before their first frame.
   *
   * @throws IOException where the port cannot be had
   */
  public static RtspServer open(Options options) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.bind(new InetSocketAddress(options.address(), options.port()));
      RtspServer server = new RtspServer(options, listener, DatagramPorts.open(options.address()));
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "cannot serve RTSP at %s port %d: %s"
              .formatted(options.address().getHostAddress(), options.port(), e.getMessage()),
          e);
    }
  }

  /** The port that it listens at. */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Shows a frame to all who watch the camera, after encoding it on this thread. Waits for nobody.
   * The first frame opens the camera and says the size of all its frames.
   *
   * @param camera 1 to 64 of the characters A–Z, a–z, 0–9, - and _
   * @param time later than that of the frame before
   * @throws IllegalArgumentException where the name, time or size is not such
   * @throws IllegalStateException where the server is closed
   * @throws IOException where the picture cannot be encoded
   */
  public void publish(String camera, Image image, Instant time) throws IOException {
    if (!NAME.matcher(camera).matches()) {
      throw new IllegalArgumentException(
          "a camera's name is 1 to 64 of A-Z, a-z, 0-9, - and _, not " + camera);
    }
    if (closed) {
      throw new IllegalStateException("the RTSP server is closed");
    }
    LiveCamera known = cameras.get(camera);
    if (known != null) {
      known.publish(image, time);
      return;
    }
    LiveCamera opened = LiveCamera.open(camera, image, time, options.framesPerSecond());
    if (cameras.putIfAbsent(camera, opened) != null || closed) {
      opened.close();
    }
  }

  /**
   * What happened to a camera's frames so far.
   *
   * @return empty where it has had none
   */
  public Optional<Counts> counts(String camera) {
    return camera(camera).map(LiveCamera::counts);
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = listener.accept();
        RtspConnection connection = new RtspConnection(socket, this);
        connections.add(connection);
        if (closed || connections.size() > options.mostClients()) {
          connections.remove(connection);
          connection.cut();
        } else {
          threads.execute(connection);
        }
      } catch (IOException e) {
        // Either the server closes, or one client did before it was accepted.
      }
    }
  }

  Optional<LiveCamera> camera(String name) {
    return Optional.ofNullable(cameras.get(name));
  }

  Options options() {
    return options;
  }

  DatagramPorts ports() {
    return ports;
  }

  SecureRandom random() {
    return random;
  }

  void start(ClientStream stream) {
    threads.execute(stream);
  }

  void forget(RtspConnection connection) {
    connections.remove(connection);
  }

  /**
   * Tells all clients that their streams end, closes their connections and waits for their threads:
   * half a second at most for those that do not listen.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      // It listens no more all the same.
    }
    cameras.values().forEach(LiveCamera::close);
    connections.forEach(RtspConnection::end);
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    try {
      for (RtspConnection connection : connections) {
        connection.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(RtspConnection::cut);
    ports.close();
    threads.close();
  }
}
