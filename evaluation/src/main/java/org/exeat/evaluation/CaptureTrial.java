package org.exeat.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.exeat.domain.Point;
import org.exeat.domain.QualityPolicy;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.Landmarks;
import org.exeat.faces.MeasuredFace;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.scene.Truth;
import org.exeat.simulator.scene.TruthWriter;
import org.jspecify.annotations.Nullable;

/**
 * How much of the simulated traffic the face pipeline captures when it looks at every frame by
 * itself: who was found in any frame of the vehicle, and whose face was good enough in any of them
 * ({@link QualityPolicy#CAPTURE}). Beside it the check of the simulator's own truth: on faces that
 * the truth calls easy, the detector has to find nearly all, and its landmarks have to lie where
 * the truth has them.
 */
public final class CaptureTrial {
  /** A detection belongs to a person whose face's middle lies this close, in eye distances. */
  private static final double CLOSE = 1.2;

  /** A vehicle that stands no further before the stop line stands at it, metres. */
  private static final double AT_LINE = 1;

  private final Finder finder;
  private final Path run;

  private final Map<Integer, Truth.Vehicle> vehicles = new TreeMap<>();

  private final List<Truth.Frame> frames = new ArrayList<>();

  /** Finds the faces of a frame. */
  @FunctionalInterface
  public interface Finder {
    /** Called by several threads. */
    List<MeasuredFace> find(Truth.Frame frame, Image image);
  }

  /**
   * Reads the truth of a complete run.
   *
   * @throws IllegalArgumentException where the folder holds none
   */
  public CaptureTrial(FaceAnalyzer analyzer, Path run) throws IOException {
    this((frame, image) -> analyzer.find(image), run);
  }

  /** The same with faces that somebody else finds. */
  public CaptureTrial(Finder finder, Path run) throws IOException {
    this.finder = finder;
    this.run = run;
    Path truth = run.resolve("truth.jsonl");
    if (!Files.isRegularFile(truth)) {
      throw new IllegalArgumentException(run + " holds no complete run: it has no truth.jsonl");
    }
    try (BufferedReader lines = Files.newBufferedReader(truth, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        switch (TruthWriter.read(line)) {
          case Truth.Vehicle v -> vehicles.put(v.vehicle(), v);
          case Truth.Frame f -> frames.add(f);
        }
      }
    }
  }

  /** Frames that are looked at. */
  public int frames() {
    return frames.size();
  }

  /**
   * What became of one occupant.
   *
   * @param found whether a detection lay on the face in any frame
   * @param usable whether the capture was good enough in any frame
   * @param eyes whether it was in one in which an eye is seen
   */
  public record Outcome(
      Truth.Vehicle vehicle,
      Truth.Traveller traveller,
      boolean found,
      boolean usable,
      boolean eyes) {
    /** Local hour of the vehicle's coming. */
    public int hour() {
      return vehicle.arrives().getHour();
    }
  }

  /**
   * One face in one frame, as true and as found.
   *
   * @param landmarkError mean distance of the middles of the eyes, the nose's tip and the corners
   *     of the mouth from the truth, over the eye distance; NaN where nothing was found
   * @param chinError the chin's, by itself
   */
  public record Look(
      Truth.Frame frame,
      Truth.Seen vehicle,
      Truth.Person person,
      boolean found,
      boolean usable,
      double landmarkError,
      double chinError) {
    /**
     * Whether the truth calls the face frontal, unoccluded, free of glare and large enough to be
     * found by any detector.
     */
    public boolean easy() {
      return Math.abs(person.yaw()) <= 15
          && Math.abs(person.pitch()) <= 15
          && person.visible() >= .9
          && person.eyesSeen() == 2
          && person.glare() <= .1
          && person.eyeDistance() >= 60
          && !person.eyesClosed();
    }
  }

  /**
   * All outcomes.
   *
   * @param strays detections that lie on nobody, in all frames
   */
  public record Result(List<Outcome> outcomes, List<Look> looks, int strays) {
    public Result {
      outcomes = List.copyOf(outcomes);
      looks = List.copyOf(looks);
    }

    /**
     * The same with two pictures of each vehicle from each camera, as a system takes them that is
     * released once: the first in which it stands at the stop line, or passes it where it does not,
     * and the one after, since of a camera with a bracket one of two is exposed for what is dark.
     */
    public Result atStopLine() {
      Map<String, List<Look>> passages = new HashMap<>();
      looks.forEach(l ->
          passages
              .computeIfAbsent(
                  l.vehicle().vehicle() + " " + l.frame().camera(), k -> new ArrayList<>())
              .add(l));
      List<Look> taken = passages.values().stream().flatMap(Result::released).toList();
      return new Result(
          CaptureTrial.outcomes(taken, outcomes.stream().map(Outcome::vehicle).distinct().toList()),
          taken,
          strays);
    }

    /** Of a vehicle's looks from one camera those that are taken. */
    private static Stream<Look> released(List<Look> passage) {
      NavigableMap<Instant, Truth.Seen> ways = new TreeMap<>();
      passage.forEach(l -> ways.put(l.frame().time(), l.vehicle()));
      Instant first =
          first(ways, s -> s.speed() == 0 && s.front() >= -AT_LINE)
              .or(() -> first(ways, s -> s.front() >= 0))
              .orElse(ways.lastKey());
      Instant last = Optional.ofNullable(ways.higherKey(first)).orElse(first);
      return passage.stream()
          .filter(l -> l.frame().time().equals(first) || l.frame().time().equals(last));
    }

    private static Optional<Instant> first(
        NavigableMap<Instant, Truth.Seen> ways, Predicate<Truth.Seen> where) {
      return ways.entrySet().stream()
          .filter(e -> where.test(e.getValue()))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /**
   * Looks at every frame.
   *
   * @param threads frames at a time
   * @param progress hears how many frames are done
   */
  public Result run(int threads, IntConsumer progress) throws IOException {
    List<Look> looks = new ArrayList<>();
    int strays = 0;
    List<Callable<Looks>> parts = new ArrayList<>();
    frames.forEach(f -> parts.add(() -> look(f)));
    for (Looks l : TrialParts.run(parts, threads, progress)) {
      looks.addAll(l.looks());
      strays += l.strays();
    }
    return new Result(outcomes(looks, vehicles.values()), looks, strays);
  }

  private record Looks(List<Look> looks, int strays) {}

  private Looks look(Truth.Frame frame) throws Exception {
    Path file = SimulationRun.frame(run, frame.camera(), frame.frame());
    List<MeasuredFace> faces =
        new ArrayList<>(finder.find(frame, ImageDecoder.decode(Files.readAllBytes(file))));
    List<Look> looks = new ArrayList<>();
    for (Truth.Seen vehicle : frame.vehicles()) {
      for (Truth.Person person : vehicle.people()) {
        MeasuredFace face = taken(faces, person);
        if (vehicle.bystander()) {
          continue;
        }
        looks.add(
            face == null
                ? new Look(frame, vehicle, person, false, false, Double.NaN, Double.NaN)
                : new Look(
                    frame,
                    vehicle,
                    person,
                    true,
                    QualityPolicy.CAPTURE.shortfalls(face.quality()).isEmpty(),
                    fivePoints(face.landmarks(), person.landmarks()) / person.eyeDistance(),
                    face.landmarks().chin().distanceTo(person.landmarks().chin())
                        / person.eyeDistance()));
      }
    }
    return new Looks(looks, faces.size());
  }

  /** Takes the detection that lies on a person's face out of the list; null where none does. */
  private static @Nullable MeasuredFace taken(List<MeasuredFace> faces, Truth.Person person) {
    Point middle = person.box().center();
    double scale = reach(person);
    MeasuredFace nearest =
        faces.stream()
            .min(Comparator.comparingDouble(f -> f.detection().box().center().distanceTo(middle)))
            .orElse(null);
    if (nearest == null
        || person.visible() <= 0
        || nearest.detection().box().center().distanceTo(middle) > scale) {
      return null;
    }
    faces.remove(nearest);
    return nearest;
  }

  /** How far from a face's middle a detection may lie that belongs to it, pixels. */
  static double reach(Truth.Person person) {
    // turned away, the eyes lie close together: the face's height gives the scale then
    return Math.max(person.eyeDistance(), person.box().height() * .4) * CLOSE;
  }

  private static double fivePoints(Landmarks found, Truth.Landmarks t) {
    double sum =
        found.leftEyeCenter().distanceTo(t.leftEye())
            + found.rightEyeCenter().distanceTo(t.rightEye())
            + found.noseTip().distanceTo(t.noseTip())
            + found.leftMouthCorner().distanceTo(t.mouthLeft())
            + found.rightMouthCorner().distanceTo(t.mouthRight());
    return sum / 5;
  }

  private static List<Outcome> outcomes(List<Look> looks, Collection<Truth.Vehicle> vehicles) {
    Map<Long, boolean[]> seen = new HashMap<>();
    for (Look l : looks) {
      boolean[] s =
          seen.computeIfAbsent(
              key(l.vehicle().vehicle(), l.person().occupant()), k -> new boolean[3]);
      s[0] |= l.found();
      s[1] |= l.usable();
      s[2] |= l.usable() && l.person().eyesSeen() > 0;
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Truth.Vehicle v : vehicles) {
      for (Truth.Traveller t : v.party()) {
        boolean[] s = seen.getOrDefault(key(v.vehicle(), t.occupant()), new boolean[3]);
        outcomes.add(new Outcome(v, t, s[0], s[1], s[2]));
      }
    }
    return outcomes;
  }

  private static long key(int vehicle, int occupant) {
    return vehicle * 1000L + occupant;
  }
}
