package org.exeat.server.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.Shot;
import org.exeat.domain.Box;
import org.exeat.domain.Prompt;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.Verdict;
import org.exeat.faces.Image;
import org.exeat.lane.Assessment;
import org.exeat.lane.OpenCrossing;
import org.exeat.lane.Presented;
import org.exeat.lane.Traveller;
import org.exeat.lane.Wording;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.jspecify.annotations.Nullable;

/** One crossing as it lies before an officer. Guarded by its board. */
final class Desk {
  private final OpenCrossing crossing;
  private final String lane;
  private final long number;
  private final Map<Traveller, Resolution> resolutions = new HashMap<>();
  private final Set<Prompt> toldOf = EnumSet.noneOf(Prompt.class);
  private @Nullable CoverageState seen;
  private @Nullable Assessment assessment;
  private @Nullable Instant left;

  /**
   * @param number of the crossing in its lane since the start, from 1
   */
  Desk(OpenCrossing crossing, String lane, long number) {
    this.crossing = crossing;
    this.lane = lane;
    this.number = number;
  }

  long number() {
    return number;
  }

  /** Whether all that was decided is that people are confirmed, who are all that were seen. */
  boolean allConfirmed() {
    CoverageState state = seen;
    Assessment a = assessment;
    return state != null
        && a != null
        && a.decision().confirmed() > 0
        && crossing.waiting().isEmpty()
        && state.unseen() == 0
        && state.leftOut() == 0;
  }

  /** Whether no officer has looked at somebody whom they did not confirm. */
  boolean nobodyRefused() {
    return resolutions.values().stream().allMatch(r -> r == Resolution.CONFIRMED);
  }

  OpenCrossing crossing() {
    return crossing;
  }

  boolean decided() {
    return left != null;
  }

  int documents() {
    Assessment a = assessment;
    return a == null ? 0 : a.documents().size();
  }

  void seen(CoverageState state, Assessment soFar) {
    seen = state;
    assessment = soFar;
  }

  void decide(Instant now, CoverageState state, Assessment a) {
    seen(state, a);
    left = now;
  }

  /** What was seen is let go. */
  void forget() {
    seen = null;
    assessment = null;
  }

  void resolved(Traveller traveller, Resolution resolution) {
    resolutions.put(traveller, resolution);
  }

  /** What is asked for, and was not yet when this was last called. */
  Set<Prompt> newlyAsked() {
    Set<Prompt> fresh = new HashSet<>(crossing.asked());
    fresh.removeAll(toldOf);
    toldOf.addAll(fresh);
    return fresh;
  }

  /** The reason's code of each referral, where it is decided. */
  List<String> referred() {
    List<String> reasons = new ArrayList<>();
    Assessment a = assessment;
    if (a != null) {
      List<Verdict> verdicts = new ArrayList<>(a.decision().documents());
      for (int o = 0; o < a.decision().occupants().size(); o++) {
        if (a.documentBeside(o).isEmpty()) {
          verdicts.add(a.decision().occupants().get(o));
        }
      }
      verdicts.stream()
          .filter(v -> v instanceof Verdict.Referred)
          .map(Wording::code)
          .forEach(reasons::add);
    }
    return reasons;
  }

  /** The boxes of occupants' faces in a camera's picture. */
  List<LaneView.Face> faces(String camera, long sequence) {
    List<LaneView.Face> faces = new ArrayList<>();
    CoverageState state = seen;
    if (state != null) {
      for (CapturedOccupant o : state.occupants()) {
        o.latest().stream()
            .filter(s -> s.camera().equals(camera) && s.sequence() == sequence)
            .map(s -> s.sighting().face().detection().box())
            .map(b -> new LaneView.Face(b.x(), b.y(), b.width(), b.height(), o.number()))
            .forEach(faces::add);
      }
    }
    return faces;
  }

  /**
   * The capture of an occupant, while there is one. Occupants are numbered anew when more is seen:
   * only the very picture is given that was named.
   *
   * @param version as in its address
   */
  Optional<Image> occupant(int number, String version) {
    CoverageState state = seen;
    Assessment a = assessment;
    return state == null
            || a == null
            || number < 1
            || number > a.occupants().size()
            || !version(state.occupants().get(number - 1)).equals(version)
        ? Optional.empty()
        : Optional.of(a.shot(a.occupants().get(number - 1).bestShot()));
  }

  /** Which shot it is: of one frame of a camera one at a place. */
  private static String version(CapturedOccupant o) {
    Shot s = o.capture();
    Box box = s.sighting().face().detection().box();
    return s.camera() + "-" + s.sequence() + "-" + Math.round(box.x()) + "-" + Math.round(box.y());
  }

  /** The portrait out of a document, while there is one. */
  Optional<Image> portrait(int number) {
    List<Presented> documents = crossing.documents();
    return number < 1 || number > documents.size()
        ? Optional.empty()
        : documents.get(number - 1).portrait();
  }

  LaneView.Crossing view() {
    return new LaneView.Crossing(
        crossing.id().toString(),
        lane,
        word(crossing.direction()),
        word(crossing.mode()),
        crossing.id().opened(),
        left,
        decided() ? "to_resolve" : "at_line",
        crossing.allOptedOut(),
        coverage(),
        decided() ? Set.of() : crossing.asked(),
        decided() ? Set.of() : crossing.askedByOfficer(),
        occupants(),
        documentViews(),
        crossing.waiting().stream()
            .map(t -> new LaneView.Unresolved(t.document().orElse(null), t.occupant().orElse(null)))
            .toList());
  }

  /**
   * Where a picture is to be had.
   *
   * @param version another for another picture
   */
  private String address(String what, int number, String picture, String version) {
    return LaneView.API
        + "/crossings/"
        + crossing.id()
        + "/"
        + what
        + "/"
        + number
        + "/"
        + picture
        + "?v="
        + version;
  }

  private LaneView.Coverage coverage() {
    CoverageState state = seen;
    if (state == null) {
      return new LaneView.Coverage(0, 0, 0, 0, 0, Map.of(), Map.of(), false);
    }
    Map<String, Integer> counts = new TreeMap<>();
    state.coverage().counts().forEach((source, n) -> counts.put(word(source), n));
    Map<String, String> out = new TreeMap<>();
    state.degradation().cameras().forEach((camera, why) -> out.put(camera, word(why)));
    return new LaneView.Coverage(
        state.coverage().captured(),
        state.people(),
        state.unseen(),
        state.leftOut(),
        state.everybody(),
        counts,
        out,
        state.degradation().late());
  }

  private List<LaneView.Occupant> occupants() {
    List<LaneView.Occupant> views = new ArrayList<>();
    CoverageState state = seen;
    Assessment a = assessment;
    if (state == null || a == null) {
      return views;
    }
    for (int i = 0; i < state.occupants().size(); i++) {
      CapturedOccupant o = state.occupants().get(i);
      views.add(
          new LaneView.Occupant(
              o.number(),
              o.seat().row().orElse(null),
              o.seat().side().map(Desk::word).orElse(null),
              o.captured(),
              o.shortfalls().stream().map(s -> word(s.requirement().measure())).toList(),
              o.presentation().suspected(),
              address("occupants", o.number(), "picture", version(o)),
              a.documentBeside(i).map(d -> d + 1).orElse(null),
              i < a.decision().occupants().size()
                  ? Wording.code(a.decision().occupants().get(i))
                  : null,
              resolution(Traveller.face(o.number()))));
    }
    return views;
  }

  private List<LaneView.Document> documentViews() {
    List<LaneView.Document> views = new ArrayList<>();
    Optional<Assessment> a = Optional.ofNullable(assessment);
    for (Presented p : crossing.documents()) {
      int d = p.number();
      // one that was handed over since it was assessed has no verdict yet
      Optional<Assessment> of = a.filter(x -> d < x.decision().documents().size());
      Optional<TravelDocument> f = p.fields();
      views.add(
          new LaneView.Document(
              d + 1,
              !decided() && crossing.beingRead(d),
              f.map(t -> (t.surname() + " " + t.givenNames()).strip()).orElse(null),
              f.map(TravelDocument::documentNumber).orElse(null),
              f.map(TravelDocument::issuingState).orElse(null),
              f.map(TravelDocument::dateOfBirth).orElse(null),
              f.map(TravelDocument::dateOfExpiry).orElse(null),
              p.portrait().isPresent() ? address("documents", d + 1, "portrait", "1") : null,
              p.authenticity().map(r -> Wording.code(r.outcome())).orElse(null),
              of.flatMap(x -> x.faceBeside(d)).map(o -> o + 1).orElse(null),
              of.map(x -> Wording.code(x.decision().documents().get(d))).orElse(null),
              of.map(x -> Wording.sentence(x.decision().documents().get(d))).orElse(null),
              resolution(Traveller.holder(d + 1))));
    }
    return views;
  }

  private @Nullable String resolution(Traveller traveller) {
    Resolution said = resolutions.get(traveller);
    return said == null ? null : word(said);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
