package org.exeat.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.Shot;
import org.exeat.domain.Box;
import org.exeat.domain.Point;
import org.exeat.evaluation.PassageTrial.Asked;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;
import org.exeat.simulator.scene.Truth;

/** Holds what was captured of a vehicle against the truth. */
final class PassageTruth {
  /** What people do who hold a picture up. */
  private static final Set<String> HOLDS = Set.of("holds_print", "holds_screen");

  /** Below this the face that is seen is the picture's. */
  private static final double HIDDEN = .3;

  /** A picture's face lies this far from its holder's at most, in the reach of a face. */
  private static final double PICTURE_REACH = 1.8;

  private PassageTruth() {}

  /**
   * What was seen of a vehicle.
   *
   * @param frames that were looked at
   * @param byName frames by their camera and the number in the passage that shots call them by, as
   *     {@link #name} writes it
   * @param state at the end
   * @param alone as of {@link Passage}, like those that follow
   */
  record Looked(
      int frames,
      Map<String, Truth.Frame> byName,
      CoverageState state,
      int alone,
      List<Asked> asked,
      double longer,
      double seconds,
      double sun) {}

  /** Holds what was captured against the truth. */
  static Passage held(Truth.Vehicle vehicle, Looked looked) {
    CoverageState state = looked.state();
    Map<String, Truth.Frame> byName = looked.byName();
    Map<Integer, List<CapturedOccupant>> found = new TreeMap<>();
    Map<Integer, CapturedOccupant> captured = new TreeMap<>();
    int merges = 0;
    int strays = 0;
    int foreign = 0;
    Set<Integer> kept = new HashSet<>();
    List<Optional<Shown>> shows = new ArrayList<>();
    for (CapturedOccupant o : state.occupants()) {
      Set<Integer> people = new HashSet<>();
      for (Shot s : o.shots()) {
        who(byName, s, vehicle.vehicle())
            .ifPresent(w -> (w.bystander() ? kept : people).add(w.occupant()));
      }
      Optional<Shown> best = who(byName, o.capture(), vehicle.vehicle());
      shows.add(best);
      if (best.filter(Shown::bystander).isPresent()) {
        continue;
      }
      Optional<Integer> shown = best.map(Shown::occupant);
      merges += Math.max(0, (int) people.stream().filter(p -> p > 0).count() - 1);
      if (shown.isEmpty()) {
        Optional<Integer> own = people.stream().filter(p -> p > 0).findFirst();
        own.ifPresent(p -> found.computeIfAbsent(p, k -> new ArrayList<>()).add(o));
        strays += people.isEmpty() ? 1 : 0;
        foreign += own.isEmpty() && !people.isEmpty() ? 1 : 0;
      } else if (shown.get() < 0) {
        foreign++;
      } else {
        found.computeIfAbsent(shown.get(), k -> new ArrayList<>()).add(o);
        if (o.captured()) {
          // of several captures of one person a picture's counts, for that is the one to fear
          captured.merge(shown.get(), o, (a, b) -> picture(byName, a, vehicle) ? a : b);
        }
      }
    }
    int splits = found.values().stream().mapToInt(l -> l.size() - 1).sum();
    List<Person> people = new ArrayList<>();
    for (Truth.Traveller t : vehicle.party()) {
      Optional<CapturedOccupant> best =
          captured.containsKey(t.occupant())
              ? Optional.of(captured.get(t.occupant()))
              : found.getOrDefault(t.occupant(), List.of()).stream().findFirst();
      people.add(
          new Person(
              t,
              found.containsKey(t.occupant()),
              captured.containsKey(t.occupant()),
              best.flatMap(o -> o.seat().row()),
              best.filter(o -> picture(byName, o, vehicle)).isPresent(),
              Optional.ofNullable(captured.get(t.occupant()))
                  .filter(o -> covered(byName, o, vehicle))
                  .isPresent(),
              best.map(CapturedOccupant::presentation),
              Optional.ofNullable(captured.get(t.occupant()))));
    }
    return new Passage(
        vehicle,
        people,
        looked.alone(),
        state.people(),
        state.everybody(),
        looked.asked(),
        looked.longer(),
        state.occupants().size(),
        splits,
        merges,
        strays,
        foreign,
        inSight(byName.values(), s -> !s.bystander() && s.vehicle() != vehicle.vehicle()).size(),
        kept.size(),
        beside(byName, kept),
        looked.frames(),
        looked.seconds(),
        looked.sun(),
        state,
        shows);
  }

  /** How many bystanders a camera saw as well as a traveller could be captured, or who are kept. */
  private static int beside(Map<String, Truth.Frame> frames, Set<Integer> kept) {
    Set<Integer> seen = new HashSet<>(kept);
    inSight(frames.values(), Truth.Seen::bystander).forEach(p -> seen.add(p.vehicle()));
    return seen.size();
  }

  /** Somebody by the numbers of the truth. */
  record Somebody(int vehicle, int occupant) {}

  /** Whom of those a camera saw as well as a traveller could be captured. */
  static Set<Somebody> inSight(Collection<Truth.Frame> frames, Predicate<Truth.Seen> of) {
    return frames.stream()
        .flatMap(f -> f.vehicles().stream())
        .filter(of)
        .flatMap(s ->
            s.people().stream()
                .filter(PassageTruth::clear)
                .map(p -> new Somebody(s.vehicle(), p.occupant())))
        .collect(Collectors.toSet());
  }

  private static boolean clear(Truth.Person p) {
    return p.visible() >= .5 && Math.abs(p.yaw()) <= 45;
  }

  static String name(String camera, long sequence) {
    return camera + "/" + sequence;
  }

  private static boolean picture(
      Map<String, Truth.Frame> frames, CapturedOccupant o, Truth.Vehicle vehicle) {
    return who(frames, o.capture(), vehicle.vehicle()).filter(Shown::picture).isPresent();
  }

  private static boolean covered(
      Map<String, Truth.Frame> frames, CapturedOccupant o, Truth.Vehicle vehicle) {
    return who(frames, o.capture(), vehicle.vehicle())
        .filter(s -> s.covered() && !s.picture())
        .isPresent();
  }

  /**
   * Whom a shot shows.
   *
   * @param occupant number, negative for another vehicle's; of a bystander the number in the truth
   * @param picture whether it shows a picture that the occupant holds up
   * @param bystander whether it is nobody in a vehicle
   * @param covered whether something hides the middles of both eyes, such as dark glasses
   */
  record Shown(int occupant, boolean picture, boolean bystander, boolean covered) {}

  private static Optional<Shown> who(Map<String, Truth.Frame> frames, Shot shot, int vehicle) {
    Truth.Frame frame = frames.get(name(shot.camera(), shot.sequence()));
    if (frame == null) {
      return Optional.empty();
    }
    Box box = shot.sighting().face().detection().box();
    double nearest = Double.POSITIVE_INFINITY;
    Optional<Shown> who = Optional.empty();
    for (Truth.Seen seen : frame.vehicles()) {
      for (Truth.Person p : seen.people()) {
        Point middle = p.box().center();
        double distance = box.center().distanceTo(middle) / CaptureTrial.reach(p);
        boolean picture = HOLDS.contains(p.activity()) && p.visible() < HIDDEN;
        // a picture is held before the face, and hides it
        double reach = picture ? PICTURE_REACH : 1;
        if ((p.visible() > 0 || picture) && distance < reach && distance < nearest) {
          nearest = distance;
          who =
              Optional.of(
                  new Shown(
                      seen.bystander()
                          ? seen.vehicle()
                          : seen.vehicle() == vehicle ? p.occupant() : -p.occupant(),
                      picture,
                      seen.bystander(),
                      p.eyesSeen() == 0));
        }
      }
    }
    return who;
  }
}
