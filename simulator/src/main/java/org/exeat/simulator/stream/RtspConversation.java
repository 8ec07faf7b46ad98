package org.exeat.simulator.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exeat.simulator.stream.RtspMessage.Request;
import org.jspecify.annotations.Nullable;

/**
 * What one client has asked for so far, and the answers to it (RFC 2326, clause 10 and appendix A).
 * A client has one session at a time, which ends with its connection. For use by one thread.
 */
final class RtspConversation {
  private static final List<String> METHODS =
      List.of("OPTIONS", "DESCRIBE", "SETUP", "PLAY", "TEARDOWN", "GET_PARAMETER", "SET_PARAMETER");

  /** Methods of RFC 2326 that a live camera does not have. */
  private static final List<String> OTHER_METHODS =
      List.of("ANNOUNCE", "PAUSE", "RECORD", "REDIRECT");

  private static final Pattern URI =
      Pattern.compile("(?i)(rtspu?://(?:[^/?#@]*@)?([a-z0-9.:\\[\\]_-]+))?/?([^?#]*)");

  private final Function<String, Optional<LiveCamera>> cameras;
  private final Surroundings surroundings;
  private @Nullable Session session;

  /** What the conversation needs of its connection and server. */
  interface Surroundings {
    /** The server's address that the client sees. */
    InetAddress server();

    /** As the Session header states it, whole seconds. */
    long timeoutSeconds();

    /** The server's UDP ports, such as 50000-50001. */
    String datagramPorts();

    /** A session's name; cannot be guessed. */
    String newSessionName();

    /** A random number. */
    int random();

    /** A stream to this client that has not begun. */
    ClientStream stream(RtpPacketizer packetizer, TransportOffer transport);

    /** Lets a stream begin, on a thread of its own. */
    void begin(LiveCamera camera, ClientStream stream);
  }

  /** One client's session: ready, and playing where there is a stream. */
  private static final class Session {
    final String name;
    final LiveCamera camera;
    final TransportOffer transport;
    final int firstSequence;
    final int source;
    @Nullable ClientStream stream;
    boolean begun;

    Session(
        String name, LiveCamera camera, TransportOffer transport, int firstSequence, int source) {
      this.name = name;
      this.camera = camera;
      this.transport = transport;
      this.firstSequence = firstSequence;
      this.source = source;
    }
  }

  /**
   * A request's address, taken apart.
   *
   * @param base the scheme and host, empty where it is a path only
   * @param camera a name, perhaps of none
   */
  private record Target(String base, String camera) {}

  RtspConversation(Function<String, Optional<LiveCamera>> cameras, Surroundings surroundings) {
    this.cameras = cameras;
    this.surroundings = surroundings;
  }

  /**
   * Answers a request. After the answer was sent, {@link #proceed} is to be called.
   *
   * @throws IOException where a stream cannot be made
   */
  RtspResponse answer(Request request) throws IOException {
    RtspResponse response = respond(request).with("CSeq", Long.toString(request.sequence()));
    return response.with("Server", "Exeat");
  }

  /** Begins the stream that the last answer promised, if any. */
  void proceed() {
    if (session != null && session.stream != null && !session.begun) {
      session.begun = true;
      surroundings.begin(session.camera, session.stream);
    }
  }

  /** The stream that plays. */
  Optional<ClientStream> stream() {
    return session == null ? Optional.empty() : Optional.ofNullable(session.stream);
  }

  /** Whether the stream that plays comes over the connection itself. */
  boolean interleaved() {
    return session != null
        && session.stream != null
        && session.transport instanceof TransportOffer.Interleaved;
  }

  private RtspResponse respond(Request request) throws IOException {
    if (OTHER_METHODS.contains(request.method())) {
      return new RtspResponse(RtspStatus.METHOD_NOT_ALLOWED).with("Allow", methods());
    }
    if (!METHODS.contains(request.method())) {
      return new RtspResponse(RtspStatus.NOT_IMPLEMENTED).with("Public", methods());
    }
    if (request.header("Require").isPresent()) {
      return new RtspResponse(RtspStatus.OPTION_NOT_SUPPORTED);
    }
    if (!sessionFits(request)) {
      return new RtspResponse(RtspStatus.SESSION_NOT_FOUND);
    }
    if (request.method().equals("OPTIONS")) {
      return new RtspResponse(RtspStatus.OK).with("Public", methods());
    }
    if (request.method().endsWith("_PARAMETER")) {
      boolean asks = !request.header("Content-Length").orElse("0").matches("0+");
      return new RtspResponse(asks ? RtspStatus.PARAMETER_NOT_UNDERSTOOD : RtspStatus.OK);
    }
    Target target = target(request.uri());
    Optional<LiveCamera> camera = cameras.apply(target.camera());
    if (camera.isEmpty()) {
      return new RtspResponse(RtspStatus.NOT_FOUND);
    }
    return switch (request.method()) {
      case "DESCRIBE" -> describe(request, target, camera.get());
      case "SETUP" -> setUp(request, camera.get());
      case "PLAY" -> play(target);
      case "TEARDOWN" -> tearDown();
      default -> throw new AssertionError(request.method());
    };
  }

  /** Whether the request names the session that there is, or none where it need not. */
  private boolean sessionFits(Request request) {
    boolean needed = request.method().equals("PLAY") || request.method().equals("TEARDOWN");
    Optional<String> named =
        request.header("Session").map(value -> value.replaceFirst("\\s*;.*", ""));
    if (named.isEmpty()) {
      return !needed;
    }
    return session != null && session.name.equals(named.get());
  }

  private RtspResponse describe(Request request, Target target, LiveCamera camera) {
    String accept = request.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
    if (!accept.contains("application/sdp")
        && !accept.contains("application/*")
        && !accept.contains("*/*")) {
      return new RtspResponse(RtspStatus.NOT_ACCEPTABLE);
    }
    return new RtspResponse(RtspStatus.OK)
        .with("Content-Base", url(target) + "/")
        .withBody("application/sdp", camera.description().text(surroundings.server()));
  }

  private RtspResponse setUp(Request request, LiveCamera camera) {
    if (session != null && session.stream != null) {
      return new RtspResponse(RtspStatus.METHOD_NOT_VALID_IN_THIS_STATE);
    }
    Optional<TransportOffer> offer = request.header("Transport").flatMap(TransportOffer::choose);
    if (offer.isEmpty()) {
      return new RtspResponse(RtspStatus.UNSUPPORTED_TRANSPORT);
    }
    int source = surroundings.random();
    Session made =
        new Session(
            surroundings.newSessionName(),
            camera,
            offer.get(),
            surroundings.random() & 0xffff,
            source);
    session = made;
    String transport =
        switch (offer.get()) {
          case TransportOffer.Interleaved(int rtp, int rtcp) ->
              "RTP/AVP/TCP;unicast;interleaved=" + rtp + "-" + rtcp;
          case TransportOffer.Datagrams(int rtp, int rtcp) ->
              "RTP/AVP;unicast;client_port=%d-%d;server_port=%s"
                  .formatted(rtp, rtcp, surroundings.datagramPorts());
        };
    return new RtspResponse(RtspStatus.OK)
        .with("Session", made.name + ";timeout=" + surroundings.timeoutSeconds())
        .with("Transport", transport + ";ssrc=%08X;mode=\"PLAY\"".formatted(source));
  }

  private RtspResponse play(Target target) throws IOException {
    Session playing = session;
    if (playing == null) {
      return new RtspResponse(RtspStatus.SESSION_NOT_FOUND);
    }
    if (playing.stream == null) {
      RtpPacketizer packetizer = playing.camera.packetizer(playing.firstSequence, playing.source);
      playing.stream = surroundings.stream(packetizer, playing.transport);
    }
    String info =
        "url=%s/%s;seq=%d".formatted(url(target), SessionDescription.TRACK, playing.firstSequence);
    return new RtspResponse(RtspStatus.OK)
        .with("Session", playing.name)
        .with("Range", "npt=now-")
        .with("RTP-Info", info);
  }

  private RtspResponse tearDown() {
    stream().ifPresent(ClientStream::end);
    session = null;
    return new RtspResponse(RtspStatus.OK);
  }

  private Target target(String uri) {
    Matcher m = URI.matcher(uri);
    if (!m.matches()) {
      return new Target("", "");
    }
    String path = m.group(3).replaceFirst("/$", "");
    String camera = path.replaceFirst("/" + SessionDescription.TRACK + "$", "");
    return new Target(m.group(2) == null ? "" : "rtsp://" + m.group(2), camera);
  }

  private static String url(Target target) {
    return target.base() + "/" + target.camera();
  }

  private static String methods() {
    return String.join(", ", METHODS);
  }
}
