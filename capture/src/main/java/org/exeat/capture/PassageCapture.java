package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.exeat.domain.Box;
import org.exeat.domain.Coverage;
import org.exeat.domain.Lane;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Mode;
import org.exeat.domain.OccupancyEstimate;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.MeasuredFace;
import org.exeat.faces.SheetBorder;

/**
 * One vehicle's passage: from the frames of all cameras, in the order of their time, to its
 * occupants. No template is made of a face that seems to lie where no occupant can be. For use by
 * one thread; {@link #coverage} may be asked at any time.
 */
public final class PassageCapture {
  /** Where a vehicle's front is that stands at the stop line, and how surely, metres. */
  private static final double STOP = -.3;

  private static final double STOP_ERROR = .25;

  /** The same where it was never seen to stand: it was at the trigger's beginning at first. */
  private static final double ROLL_ERROR = .6;

  /** How far an occupant's head is from the lane's middle at most, metres. */
  private static final double ASIDE = 1.25;

  /** A vehicle that is there for so long stands, whether somebody is seen in it or not. */
  private static final Duration SURELY_STANDS = Duration.ofSeconds(4);

  /** A track with so many sightings was followed for a while: set by hand, lane-1, seed 7. */
  private static final int FIRM = 3;

  /** One that stood and has moved on so far leaves, metres. */
  private static final double GONE_ON = .5;

  private static final Duration STALE = Duration.ofSeconds(5);

  private final LaneCapture capture;
  private final FaceSearch search;
  private final FramePace pace;
  private final OccupantZone zone;
  private final Map<String, Camera> cameras = new LinkedHashMap<>();
  private final VehicleShift shift = new VehicleShift();
  private int frames;
  private Optional<Instant> stood = Optional.empty();
  private Optional<Instant> lastSeen = Optional.empty();
  private Optional<Instant> began = Optional.empty();

  private record Camera(CameraView view, Box region, Tracker tracker) {}

  PassageCapture(LaneCapture capture) {
    this.capture = capture;
    Lane lane = capture.lane();
    search = new FaceSearch(capture.analyzer().regions(), capture.budget().runs() > 1);
    pace =
        new FramePace(
            capture.budget(),
            lane.cameras().stream()
                .collect(Collectors.toMap(LaneCamera::name, LaneCamera::frameRate)));
    zone = OccupantZone.of(lane);
    for (LaneCamera c : lane.cameras()) {
      CameraView view = new CameraView(c);
      Box region =
          view.region(zone)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "camera " + c.name() + " sees no place where occupants' heads can be"));
      cameras.put(
          c.name(),
          new Camera(view, region, new Tracker(view, capture.samePerson(), zone.together())));
    }
  }

  /** Why a frame cannot be used; empty where it can. */
  Optional<String> unfit(Frame frame) {
    Camera camera = cameras.get(frame.camera());
    if (camera == null) {
      return Optional.of("the lane has no camera " + frame.camera());
    }
    int width = frame.image().width();
    int height = frame.image().height();
    return camera.view.fits(width, height)
        ? Optional.empty()
        : Optional.of(
            "camera "
                + frame.camera()
                + " sends pictures of "
                + width
                + "x"
                + height
                + ", the lane's file says "
                + camera.view.size());
  }

  /**
   * Takes the next frame.
   *
   * @throws IllegalArgumentException where the lane has no such camera, or one with pictures of
   *     another size
   */
  public void add(TimedFrame timed) {
    Frame frame = timed.frame();
    Optional<String> wrong = unfit(frame);
    Camera camera = cameras.get(frame.camera());
    if (wrong.isPresent() || camera == null) {
      throw new IllegalArgumentException(wrong.orElse("no such camera"));
    }
    int number = frames++;
    pace.came(timed);
    began = began.or(() -> Optional.of(timed.taken()));
    long start = System.nanoTime();
    FaceSearch.Found found =
        search.look(
            frame.camera(),
            frame.image(),
            camera.region,
            camera.tracker.wanted(timed.taken()),
            pace.runs());
    long searched = System.nanoTime();
    List<MeasuredFace> all = capture.analyzer().measure(frame.image(), found.faces());
    List<MeasuredFace> inside = all.stream().filter(m -> camera.view.mayLieIn(zone, m)).toList();
    List<Shot> shots = new ArrayList<>();
    List<AnalyzedFace> faces = capture.analyzer().describe(frame.image(), inside);
    for (int i = 0; i < faces.size(); i++) {
      AnalyzedFace face = faces.get(i);
      Sighting sighting = new Sighting(number, face, capture.policy().shortfalls(face.quality()));
      shots.add(
          new Shot(
              frame.camera(),
              frame.sequence(),
              timed.taken(),
              sighting,
              sighting.shortfalls().isEmpty()
                  ? Optional.of(
                      SheetBorder.of(frame.image(), face.detection().box(), face.landmarks()))
                  : Optional.empty(),
              camera.view.position(inside.get(i))));
    }
    camera.tracker.add(shots, shift);
    if (camera.tracker.tracks().stream()
        .anyMatch(t -> t.last().taken().equals(timed.taken()) && sure(List.of(t)))) {
      lastSeen = Optional.of(timed.taken());
    }
    if (stood.isEmpty() && shift.stands(timed.taken())) {
      stood = Optional.of(timed.taken());
    }
    pace.took(
        found.parts().size(),
        Duration.ofNanos(searched - start),
        Duration.ofNanos(System.nanoTime() - searched));
    capture
        .trace()
        .offer(
            "frame." + frame.camera() + "." + frame.sequence(),
            () -> trace(timed, camera.region, found.parts(), all, shots));
  }

  private static FrameTrace trace(
      TimedFrame frame, Box region, List<Box> parts, List<MeasuredFace> all, List<Shot> shots) {
    Map<Box, Shot> inside = new HashMap<>();
    shots.forEach(s -> inside.put(s.sighting().face().detection().box(), s));
    List<FrameTrace.Face> faces = new ArrayList<>();
    for (MeasuredFace m : all) {
      Shot shot = inside.get(m.detection().box());
      faces.add(
          new FrameTrace.Face(
              m.detection().box(),
              m.detection().confidence(),
              shot != null,
              shot == null
                  ? List.of()
                  : shot.sighting().shortfalls().stream()
                      .map(s -> s.requirement().measure())
                      .toList()));
    }
    return new FrameTrace(
        frame.frame().camera(),
        frame.frame().sequence(),
        frame.taken(),
        frame.frame().image(),
        region,
        parts,
        faces);
  }

  /** When a face was last seen where occupants can be; empty where none was yet. */
  Optional<Instant> lastSeen() {
    return lastSeen;
  }

  /** Whether faces were seen, but so long ago that they belong to nobody who is still there. */
  boolean stale(Instant now) {
    return lastSeen.isPresent() && Duration.between(lastSeen.get(), now).compareTo(STALE) > 0;
  }

  /** How far the vehicle has moved on since it first stood, metres; 0 before. */
  double movedOn(Instant now) {
    return stood.map(s -> shift.at(now) - shift.at(s)).orElse(0.0);
  }

  /**
   * Who is captured now and who is not. Before the vehicle stands, or has been there for so long
   * that it must, it can only be asked to stop.
   *
   * @param counts of sources other than faces
   * @param mode in which they cross: not everything can be asked of everybody
   */
  public CoverageState coverage(Instant now, Map<Coverage.Source, Integer> counts, Mode mode) {
    return coverage(now, counts, mode, Degradation.NONE);
  }

  /**
   * The same.
   *
   * @param degradation what keeps the cameras from seeing more
   */
  CoverageState coverage(
      Instant now, Map<Coverage.Source, Integer> counts, Mode mode, Degradation degradation) {
    boolean stays =
        began.map(b -> Duration.between(b, now).compareTo(SURELY_STANDS) > 0).orElse(false);
    OccupantJoining joining = joining();
    List<OccupantJoining.Joined> seen =
        joining.people().stream().filter(p -> within(p.place()) && sure(p.tracks())).toList();
    int others = counts.values().stream().mapToInt(n -> n).max().orElse(0);
    Strays told = zone.cars() ? Strays.of(seen, others) : new Strays(seen, seen.size());
    Map<Coverage.Source, Integer> exact = exact(counts);
    return CoverageState.of(
        occupants(
            joining.suiting(told.occupants(), n -> OccupancyEstimate.logLikelihood(n, exact))),
        told.counted(),
        counts,
        now,
        shift.stands(now) || stays && movedOn(now) < GONE_ON
            ? CoverageState.Way.STANDS
            : stood.isPresent() ? CoverageState.Way.LEAVES : CoverageState.Way.COMES,
        capture.lane().profile(mode),
        degradation);
  }

  /**
   * The counts that may say that two are one: people on foot who cover each other are one
   * silhouette, and a count of nobody is none yet, since no vehicle drives by itself.
   */
  static Map<Coverage.Source, Integer> exact(Map<Coverage.Source, Integer> counts) {
    Map<Coverage.Source, Integer> exact = new HashMap<>(counts);
    exact.remove(Coverage.Source.SILHOUETTES);
    exact.values().removeIf(n -> n == 0);
    return exact;
  }

  private OccupantJoining joining() {
    return new OccupantJoining(
        cameras.values().stream().flatMap(c -> c.tracker.tracks().stream()).toList(),
        capture.samePerson());
  }

  /** Where the vehicle's front was when the passage began, metres. */
  private double front() {
    return stood.map(s -> STOP - shift.at(s)).orElse(capture.lane().trigger().from());
  }

  private List<CapturedOccupant> occupants(List<OccupantJoining.Joined> joined) {
    double error = stood.isPresent() ? STOP_ERROR : ROLL_ERROR;
    List<OccupantJoining.Joined> people = new ArrayList<>(joined);
    people.sort(
        Comparator.comparing(p ->
            p.tracks().stream().map(Track::first).min(Comparator.naturalOrder()).orElseThrow()));
    List<CapturedOccupant> occupants = new ArrayList<>();
    for (OccupantJoining.Joined person : people) {
      List<Track> group = person.tracks();
      Place place = person.place();
      List<Shot> shots =
          OccupantJoining.best(firm(group).stream().flatMap(t -> t.shots().stream()).toList());
      occupants.add(
          new CapturedOccupant(
              occupants.size() + 1,
              shots,
              OccupantJoining.fused(shots),
              PresentationCheck.of(
                  group.stream().flatMap(t -> t.looks().stream()).toList(),
                  shots.stream().flatMap(s -> s.border().stream()).toList()),
              zone.cars() ? SeatEstimate.of(place, front(), error) : SeatEstimate.UNKNOWN,
              group.size(),
              group.stream().mapToInt(Track::sightings).sum(),
              latest(group)));
    }
    return occupants;
  }

  private static List<Shot> latest(List<Track> group) {
    Map<String, Shot> latest = new TreeMap<>();
    for (Track t : group) {
      latest.merge(t.last().camera(), t.last(), (a, b) -> b.taken().isAfter(a.taken()) ? b : a);
    }
    return List.copyOf(latest.values());
  }

  /**
   * The tracks that a person's shots are taken from: those that were followed for a while, where
   * one of them has a good shot. A face that was seen once or twice may be another's that strayed
   * in, and a large one would be the best shot of somebody else.
   */
  private static List<Track> firm(List<Track> group) {
    List<Track> firm = group.stream().filter(t -> t.sightings() >= FIRM).toList();
    boolean good = firm.stream().flatMap(t -> t.shots().stream()).anyMatch(Shot::usable);
    return good ? firm : group;
  }

  private boolean within(Place place) {
    double behind = front() - place.x();
    return behind > zone.before()
        && behind < zone.behind()
        && Math.abs(place.y()) < Math.max(ASIDE, zone.aside());
  }

  /** Whether it is a person and no pattern that once looked like one. */
  private static boolean sure(List<Track> group) {
    int sightings = group.stream().mapToInt(Track::sightings).sum();
    double confidence = group.stream().mapToDouble(Track::confidence).max().orElse(0);
    return sightings >= 2 && confidence >= .45 || confidence >= Tracker.SURE;
  }
}
