package org.exeat.lane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.FrameTrace;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.capture.PresentationCheck;
import org.exeat.capture.SeatEstimate;
import org.exeat.capture.Shot;
import org.exeat.domain.Box;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityShortfall;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens in a lane as JSON lines, one object for each event: {@code opened}, {@code
 * opted_out}, {@code coverage}, {@code closed}, {@code unfit}. Without pictures and templates.
 */
public final class CaptureJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CaptureJson() {}

  /** One line, without its end. */
  public static String line(Event event) {
    Map<String, Object> m = new LinkedHashMap<>();
    switch (event) {
      case Event.Opened(var time, var vehicle, var mode) -> {
        m.put("event", "opened");
        m.put("time", time.toString());
        m.put("vehicle", vehicle);
        m.put("mode", mode.name().toLowerCase(Locale.ROOT));
      }
      case Event.OptedOut(var time, var vehicle) -> {
        m.put("event", "opted_out");
        m.put("time", time.toString());
        m.put("vehicle", vehicle);
      }
      case Event.Seen(var time, var state) -> {
        m.put("event", "coverage");
        m.put("time", time.toString());
        m.putAll(coverage(state));
      }
      case Event.Closed(var time, var vehicle, var state) -> {
        m.put("event", "closed");
        m.put("time", time.toString());
        m.put("vehicle", vehicle);
        m.putAll(coverage(state));
        m.put("occupants", state.occupants().stream().map(CaptureJson::occupant).toList());
      }
      case Event.Unfit(var time, var camera, var words) -> {
        m.put("event", "unfit");
        m.put("time", time.toString());
        m.put("camera", camera);
        m.put("words", words);
      }
    }
    return MAPPER.writeValueAsString(m);
  }

  /** How live cameras do, as an array with an object for each. */
  public static String cameras(List<FeedHealth> health) {
    List<Object> all = new ArrayList<>();
    for (FeedHealth h : health) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("camera", h.camera());
      m.put("trouble", h.trouble().map(t -> t.name().toLowerCase(Locale.ROOT)).orElse(null));
      m.put("frames", h.frames());
      m.put("dropped", h.dropped());
      m.put("lost", h.lost());
      m.put("connections", h.connections());
      m.put("age_seconds", h.age().map(a -> a.toMillis() / 1e3).orElse(null));
      all.add(m);
    }
    return MAPPER.writeValueAsString(all);
  }

  /**
   * What was looked at in one frame, one line without its end.
   *
   * @param picture the file's name
   */
  public static String frame(String picture, FrameTrace frame) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("picture", picture);
    m.put("camera", frame.camera());
    m.put("frame", frame.sequence());
    m.put("time", frame.taken().toString());
    m.put("region", box(frame.region()));
    m.put("parts", frame.parts().stream().map(CaptureJson::box).toList());
    List<Object> faces = new ArrayList<>();
    for (FrameTrace.Face f : frame.faces()) {
      Map<String, Object> face = new LinkedHashMap<>();
      face.put("box", box(f.box()));
      face.put("confidence", Math.round(f.confidence() * 1000) / 1000.0);
      face.put("inside", f.inside());
      face.put(
          "reasons", f.reasons().stream().map(r -> r.name().toLowerCase(Locale.ROOT)).toList());
      faces.add(face);
    }
    m.put("faces", faces);
    return MAPPER.writeValueAsString(m);
  }

  private static List<Long> box(Box b) {
    return List.of(
        Math.round(b.x()), Math.round(b.y()), Math.round(b.width()), Math.round(b.height()));
  }

  private static Map<String, Object> coverage(CoverageState state) {
    Map<String, Object> m = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    state
        .coverage()
        .counts()
        .forEach((source, n) -> counts.put(source.name().toLowerCase(Locale.ROOT), n));
    m.put("captured", state.coverage().captured());
    m.put("counts", counts);
    m.put("people", state.people());
    m.put("unseen", state.unseen());
    m.put(
        "may_be_pictures",
        state.occupants().stream().filter(o -> o.presentation().suspected()).count());
    Map<String, String> out = new LinkedHashMap<>();
    state
        .degradation()
        .cameras()
        .forEach((camera, why) -> out.put(camera, why.name().toLowerCase(Locale.ROOT)));
    m.put("cameras_out", out);
    m.put("late", state.degradation().late());
    m.put("everybody", Math.round(state.everybody() * 1000) / 1000.0);
    List<Object> lacking = new ArrayList<>();
    for (CapturedOccupant o : state.lacking()) {
      Map<String, Object> lack = new LinkedHashMap<>(seat(o.seat()));
      lack.put("reasons", o.shortfalls().stream().map(CaptureJson::reason).toList());
      lacking.add(lack);
    }
    m.put("lacking", lacking);
    m.put("prompts", state.prompts().stream().map(Prompt::name).toList());
    return m;
  }

  private static Map<String, Object> occupant(CapturedOccupant o) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("number", o.number());
    m.putAll(seat(o.seat()));
    m.put("captured", o.captured());
    m.put("reasons", o.shortfalls().stream().map(CaptureJson::reason).toList());
    m.put("sightings", o.sightings());
    PresentationCheck p = o.presentation();
    m.put("may_be_a_picture", p.suspected());
    p.relief().ifPresent(r -> m.put("relief", Math.round(r * 100) / 100.0));
    p.border().ifPresent(b -> m.put("border", Math.round(b * 100) / 100.0));
    m.put("tracks", o.tracks());
    m.put("shots", o.shots().stream().map(CaptureJson::shot).toList());
    return m;
  }

  private static Map<String, Object> seat(SeatEstimate seat) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("row", seat.row().<Object>map(r -> r).orElse("unknown"));
    m.put("row_confidence", Math.round(seat.rowConfidence() * 100) / 100.0);
    m.put("side", seat.side().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("unknown"));
    m.put("side_confidence", Math.round(seat.sideConfidence() * 100) / 100.0);
    return m;
  }

  private static Map<String, Object> shot(Shot s) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("camera", s.camera());
    m.put("frame", s.sequence());
    m.put("time", s.taken().toString());
    m.put("box", box(s.sighting().face().detection().box()));
    m.put("usable", s.usable());
    return m;
  }

  private static String reason(QualityShortfall s) {
    return s.requirement().measure().name().toLowerCase(Locale.ROOT);
  }
}
