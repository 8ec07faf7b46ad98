package org.exeat.lane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.FeedHealth;
import org.exeat.capture.SeatEstimate;
import org.exeat.domain.QualityShortfall;

/** The coverage of a vehicle in plain English words. */
public final class CaptureWording {
  /** Of seats in cars, whose rows are told. */
  private static final int LAST_ROW = 3;

  private CaptureWording() {}

  /**
   * Such as {@code captured 3 of 5; row 2 left: face too dark; 1 person not seen, nobody was seen
   * behind row 2}.
   */
  public static String of(CoverageState state) {
    List<String> parts = new ArrayList<>();
    int present = state.coverage().captured() + state.lacking().size() + state.unseen();
    parts.add("captured " + state.coverage().captured() + " of " + present);
    for (CapturedOccupant o : state.lacking()) {
      List<String> reasons =
          o.shortfalls().stream().map(CaptureWording::reason).distinct().toList();
      parts.add(seat(o.seat()) + ": " + String.join(", ", reasons));
    }
    long pictures = state.occupants().stream().filter(o -> o.presentation().suspected()).count();
    if (pictures > 0) {
      parts.add(pictures + " may be a picture that is held up");
    }
    if (state.unseen() > 0) {
      String unseen =
          state.unseen() == 1 ? "1 person not seen" : state.unseen() + " people not seen";
      parts.add(unseen + behind(state));
    }
    if (state.leftOut() > 0) {
      parts.add(
          state.leftOut() == 1
              ? "1 more face counted, perhaps nobody's"
              : state.leftOut() + " more faces counted, perhaps nobody's");
    }
    state
        .degradation()
        .cameras()
        .forEach((camera, why) -> parts.add("without camera " + camera + ", " + trouble(why)));
    if (state.degradation().late()) {
      parts.add("there is no time for most pictures");
    }
    return String.join("; ", parts);
  }

  /** Where to look first for who was not seen: behind the last row in which somebody was. */
  private static String behind(CoverageState state) {
    return state.occupants().stream()
        .flatMap(o -> o.seat().row().stream())
        .max(Comparator.naturalOrder())
        .filter(row -> row < LAST_ROW)
        .map(row -> ", nobody was seen behind row " + row)
        .orElse("");
  }

  /**
   * Such as {@code camera front: 1200 pictures, of which there was no time for 14; 0 lost on the
   * way; opened 2 times; the last one 0.2 s ago; all is well}.
   */
  public static String camera(FeedHealth h) {
    return String.format(
        Locale.ROOT,
        "camera %s: %d pictures, of which there was no time for %d; %d lost on the way; opened %d times; %s; %s",
        h.camera(),
        h.frames(),
        h.dropped(),
        h.lost(),
        h.connections(),
        h.age()
            .map(a -> String.format(Locale.ROOT, "the last one %.1f s ago", a.toMillis() / 1e3))
            .orElse("none has come"),
        h.trouble().map(CaptureWording::trouble).orElse("all is well"));
  }

  private static String trouble(FeedHealth.Trouble t) {
    return t.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Such as {@code row 2 left}. */
  public static String seat(SeatEstimate seat) {
    if (seat.row().isEmpty() && seat.side().isEmpty()) {
      return "seat unknown";
    }
    String row = seat.row().map(r -> "row " + r).orElse("row unknown");
    return row + seat.side().map(s -> " " + s.name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /** Such as {@code captured by front, seen in 12 frames}. */
  public static String shot(CapturedOccupant o) {
    return (o.captured() ? "captured" : "not well enough")
        + " by "
        + o.capture().camera()
        + ", seen in "
        + o.sightings()
        + " frames"
        + (o.presentation().suspected()
            ? "; may be a picture that is held up: an officer has to look"
            : "");
  }

  private static String reason(QualityShortfall s) {
    return switch (s.requirement().measure()) {
      case UNDER_EXPOSURE_PREVENTION, DYNAMIC_RANGE -> "face too dark";
      case OVER_EXPOSURE_PREVENTION -> "face too bright";
      case SHARPNESS -> "face blurred";
      case POSE_YAW, POSE_PITCH, POSE_ROLL -> "turned away";
      case INTER_EYE_DISTANCE, HEAD_SIZE -> "face too small";
      case EYES_OPEN -> "eyes closed";
      case EYES_VISIBLE -> "eyes covered";
      case MOUTH_VISIBLE -> "mouth covered";
      case MOUTH_SPREAD -> "face covered in part";
      case EYES_TO_MOUTH -> "features not told";
      case LEFTWARD_CROP,
          RIGHTWARD_CROP,
          MARGIN_ABOVE,
          MARGIN_BELOW,
          ILLUMINATION_UNIFORMITY,
          MOUTH_CLOSED,
          SINGLE_FACE_PRESENT ->
          s.requirement().measure().label();
    };
  }
}
