package org.exeat.simulator.stream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a camera's stream is, in SDP (RFC 8866) with the parameters of H.264 (RFC 6184, clause 8.1).
 *
 * @param camera its name, which is the session's
 * @param sequenceParameters the sequence parameter set, one NAL unit
 * @param pictureParameters the picture parameter set, one NAL unit
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
record SessionDescription(String camera, byte[] sequenceParameters, byte[] pictureParameters) {
  /** The path of the only track, below the camera's. */
  static final String TRACK = "track1";

  private static final int SEQUENCE_PARAMETERS = 7;
  private static final int PICTURE_PARAMETERS = 8;

  /**
   * Takes the parameter sets out of a key frame.
   *
   * @throws IllegalArgumentException where they are not in it
   */
  static SessionDescription of(String camera, EncodedFrame key) {
    byte[] sequence = {};
    byte[] picture = {};
    for (byte[] unit : units(key.accessUnit())) {
      switch (unit[0] & 0x1f) {
        case SEQUENCE_PARAMETERS -> sequence = unit;
        case PICTURE_PARAMETERS -> picture = unit;
        default -> {}
      }
    }
    if (sequence.length < 4 || picture.length == 0) {
      throw new IllegalArgumentException("the frame has no parameter sets");
    }
    return new SessionDescription(camera, sequence, picture);
  }

  /** The NAL units between the start codes of Annex B, none of them empty. */
  private static List<byte[]> units(byte[] annexB) {
    List<byte[]> units = new ArrayList<>();
    int begin = -1;
    for (int i = 0; i + 2 < annexB.length; i++) {
      if (annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1) {
        add(units, annexB, begin, i);
        begin = i + 3;
        i += 2;
      }
    }
    add(units, annexB, begin, annexB.length);
    return units;
  }

  private static void add(List<byte[]> units, byte[] bytes, int begin, int end) {
    if (begin < 0) {
      return; // what comes before the first start code
    }
    int last = end;
    while (last > begin && bytes[last - 1] == 0) {
      last--; // the zero before a start code of four bytes; a unit itself never ends with one
    }
    if (last > begin) {
      units.add(Arrays.copyOfRange(bytes, begin, last));
    }
  }

  /** The text, for a reader that asked at this address of the server. */
  byte[] text(InetAddress server) {
    String family = server instanceof Inet6Address ? "IP6" : "IP4";
    String any = server instanceof Inet6Address ? "::" : "0.0.0.0";
    String host = server.getHostAddress().replaceFirst("%.*", "");
    Base64.Encoder base64 = Base64.getEncoder();
    String profile = HexFormat.of().formatHex(sequenceParameters, 1, 4);
    List<String> lines =
        List.of(
            "v=0",
            "o=- 0 0 IN " + family + " " + host,
            "s=" + camera,
            "c=IN " + family + " " + any,
            "t=0 0",
            "a=control:*",
            "a=range:npt=now-",
            "m=video 0 RTP/AVP " + RtpPacketizer.PAYLOAD_TYPE,
            "a=rtpmap:" + RtpPacketizer.PAYLOAD_TYPE + " H264/" + H264Encoder.TICKS,
            "a=fmtp:"
                + RtpPacketizer.PAYLOAD_TYPE
                + " packetization-mode=1;profile-level-id="
                + profile
                + ";sprop-parameter-sets="
                + base64.encodeToString(sequenceParameters)
                + ","
                + base64.encodeToString(pictureParameters),
            "a=control:" + TRACK);
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
