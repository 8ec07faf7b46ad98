package org.exeat.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.Frame;
import org.exeat.capture.LaneCapture;
import org.exeat.capture.PassageCapture;
import org.exeat.capture.PresentationCheck;
import org.exeat.capture.TimedFrame;
import org.exeat.domain.Coverage;
import org.exeat.domain.Lane;
import org.exeat.domain.Mode;
import org.exeat.domain.Prompt;
import org.exeat.faces.ImageDecoder;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.scene.Truth;
import org.exeat.simulator.scene.TruthWriter;
import org.exeat.simulator.traffic.PromptPlan;

/**
 * The whole capture of simulated vehicles, frame by frame as it would run at the lane, held against
 * the truth: who was counted, who was captured, who was taken for two people or with another for
 * one. The trigger is the truth's: a vehicle's passage is open while its front is in the lane's
 * trigger.
 */
public final class PassageTrial {
  /** What becomes lacking so soon after a prompt is asked for with it. */
  private static final Duration SIGN = seconds(PromptPlan.ASSUMED.soonest());

  /** After which the sign asks again. */
  private static final Duration AGAIN = seconds(PromptPlan.ASSUMED.again());

  private final LaneCapture capture;
  private final Path run;
  private final Map<Integer, Truth.Vehicle> vehicles = new TreeMap<>();
  private final Map<Integer, List<Truth.Frame>> frames = new TreeMap<>();
  private final List<Round> rounds = new ArrayList<>();
  private final Map<Integer, List<Asked>> asked;

  /** A run of reactions, and its frames by the vehicle. */
  private record Round(Path run, Map<Integer, List<Truth.Frame>> frames) {}

  /**
   * Reads the truth of a complete run.
   *
   * @throws IllegalArgumentException where the folder holds none
   */
  public PassageTrial(LaneCapture capture, Path run) throws IOException {
    this(capture, run, List.of(), Map.of());
  }

  /**
   * Reads the truth of a complete run in which people react to prompts.
   *
   * @param prompted runs of what differs where people react to prompts, in the order in which they
   *     were asked; from the moment on at which people may react, the frames of each take the place
   *     of those before. Only the vehicles in the last one are looked at
   * @param asked by the vehicle, what its people react to in these runs, one asking in each
   * @throws IllegalArgumentException where a folder holds no complete run
   */
  public PassageTrial(
      LaneCapture capture, Path run, List<Path> prompted, Map<Integer, List<Asked>> asked)
      throws IOException {
    this.capture = capture;
    this.run = run;
    this.asked = Map.copyOf(asked);
    read(run, frames);
    for (Path p : prompted) {
      Map<Integer, List<Truth.Frame>> reactions = new TreeMap<>();
      read(p, reactions);
      rounds.add(new Round(p, reactions));
    }
    if (!rounds.isEmpty()) {
      vehicles.keySet().retainAll(rounds.getLast().frames().keySet());
    }
  }

  private void read(Path folder, Map<Integer, List<Truth.Frame>> into) throws IOException {
    Path truth = folder.resolve("truth.jsonl");
    if (!Files.isRegularFile(truth)) {
      throw new IllegalArgumentException(folder + " holds no complete run: it has no truth.jsonl");
    }
    Lane.Trigger trigger = capture.lane().trigger();
    Set<String> cameras = new HashSet<>();
    capture.lane().cameras().forEach(c -> cameras.add(c.name()));
    try (BufferedReader lines = Files.newBufferedReader(truth, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        switch (TruthWriter.read(line)) {
          case Truth.Vehicle v -> vehicles.put(v.vehicle(), v);
          case Truth.Frame f -> {
            if (cameras.contains(f.camera())) {
              f.at(trigger)
                  .ifPresent(s -> into.computeIfAbsent(s.vehicle(), k -> new ArrayList<>()).add(f));
            }
          }
        }
      }
    }
    into.values().forEach(l -> l.sort(Comparator.comparing(Truth.Frame::time)));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /** Vehicles of the run. */
  public int vehicles() {
    return vehicles.size();
  }

  /**
   * What became of one person.
   *
   * @param counted whether one of the occupants that were found is this person
   * @param captured whether a shot of this person that is good enough is an occupant's capture
   * @param row that the seat estimate says; empty where it says none or nobody was found
   * @param picture whether the capture shows a picture that this person holds up
   * @param covered whether the capture that is good enough shows neither eye, since something is
   *     before both of them that was not noticed
   * @param presentation whether the capture was taken for such a picture; empty where nobody was
   *     found
   * @param capture the occupant who is captured
   */
  public record Person(
      Truth.Traveller traveller,
      boolean counted,
      boolean captured,
      Optional<Integer> row,
      boolean picture,
      boolean covered,
      Optional<PresentationCheck> presentation,
      Optional<CapturedOccupant> capture) {}

  /**
   * What was asked of a vehicle's people at a time.
   *
   * @param time true
   */
  public record Asked(Instant time, Set<Prompt> prompts) {
    public Asked {
      prompts = Set.copyOf(prompts);
    }

    private Asked and(Set<Prompt> more) {
      Set<Prompt> all = new HashSet<>(prompts);
      all.addAll(more);
      return new Asked(time, all);
    }
  }

  /** What the sign asks as a passage goes on: what is lacking and was not asked just now. */
  static final class Sign {
    private final List<Asked> answered;
    private final boolean stops;
    private Optional<Asked> open = Optional.empty();

    /**
     * @param answered what people react to in the pictures
     * @param stops whether the vehicle stops in any case
     */
    Sign(List<Asked> answered, boolean stops) {
      this.answered = answered;
      this.stops = stops;
    }

    void lacks(Instant time, Set<Prompt> prompts) {
      Set<Prompt> more = new HashSet<>(prompts);
      if (stops) {
        more.remove(Prompt.STOP);
      }
      for (Asked a : answered) {
        if (time.isBefore(a.time().plus(AGAIN))) {
          more.removeAll(a.prompts());
        }
      }
      if (!more.isEmpty() && open.map(o -> time.isBefore(o.time().plus(SIGN))).orElse(true)) {
        open = Optional.of(open.map(o -> o.and(more)).orElse(new Asked(time, more)));
      }
    }

    /** All that was asked, what nobody has reacted to yet last. */
    List<Asked> asked() {
      List<Asked> all = new ArrayList<>(answered);
      open.ifPresent(all::add);
      return all;
    }
  }

  /**
   * What became of one vehicle.
   *
   * @param alone people by faces alone
   * @param joined people by faces and documents together
   * @param everybody probability that nobody is there who was not captured, by both
   * @param asked what the sign asked for, one time after the other; empty where nothing was lacking
   * @param longer how much longer it stayed because it was asked, seconds
   * @param found occupants that the capture reports
   * @param splits occupants more than people, of those people who were found as several
   * @param merges people who were taken for one with another
   * @param strays occupants who are nobody
   * @param foreign occupants who are people of another vehicle
   * @param others people of other vehicles half of whose face at least a camera saw meanwhile,
   *     turned no further than 45°
   * @param bystanders of whom a shot was kept
   * @param beside bystanders whom a camera saw so well, and those of whom a shot was kept
   * @param frames that were looked at
   * @param seconds that took, all together
   * @param sun the sun's elevation, degrees
   * @param state at the end, by faces and documents together
   * @param shows whom the capture of each of its occupants shows, in their order; empty where
   *     nobody
   */
  public record Passage(
      Truth.Vehicle vehicle,
      List<Person> people,
      int alone,
      int joined,
      double everybody,
      List<Asked> asked,
      double longer,
      int found,
      int splits,
      int merges,
      int strays,
      int foreign,
      int others,
      int bystanders,
      int beside,
      int frames,
      double seconds,
      double sun,
      CoverageState state,
      List<Optional<PassageTruth.Shown>> shows) {
    public Passage {
      people = List.copyOf(people);
      shows = List.copyOf(shows);
      asked = List.copyOf(asked);
    }

    /** Whether everybody was captured. */
    public boolean complete() {
      return people.stream().allMatch(Person::captured);
    }

    /** Whether everybody was found. */
    public boolean counted() {
      return people.stream().allMatch(Person::counted);
    }
  }

  /**
   * Runs all passages.
   *
   * @param threads passages at a time
   * @param progress hears how many are done
   */
  public List<Passage> run(int threads, IntConsumer progress) throws IOException {
    List<Callable<Passage>> parts = new ArrayList<>();
    vehicles.values().forEach(v -> parts.add(() -> passage(v)));
    return TrialParts.run(parts, threads, progress);
  }

  private Passage passage(Truth.Vehicle vehicle) throws Exception {
    List<Look> own = looks(vehicle.vehicle());
    Map<Coverage.Source, Integer> counts =
        Map.of(Coverage.Source.DOCUMENTS, vehicle.documents().size());
    Mode mode = vehicle.mode();
    PassageCapture passage = capture.passage();
    Map<String, Truth.Frame> byName = new HashMap<>();
    Sign sign =
        new Sign(asked.getOrDefault(vehicle.vehicle(), List.of()), stops(vehicle.vehicle()));
    long nanos = 0;
    for (int i = 0; i < own.size(); i++) {
      Truth.Frame f = own.get(i).frame();
      // several rounds of reactions may number their frames alike
      byName.put(PassageTruth.name(f.camera(), i), f);
      byte[] jpeg = Files.readAllBytes(own.get(i).file());
      long start = System.nanoTime();
      Frame frame = new Frame(f.camera(), i, f.clock(), ImageDecoder.decode(jpeg));
      passage.add(new TimedFrame(frame, f.time()));
      sign.lacks(f.time(), passage.coverage(f.time(), counts, mode).prompts());
      nanos += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    Instant end = own.isEmpty() ? Instant.EPOCH : own.getLast().frame().time();
    CoverageState state = passage.coverage(end, counts, mode);
    nanos += System.nanoTime() - start;
    List<Truth.Frame> usually = frames.getOrDefault(vehicle.vehicle(), List.of());
    double longer =
        usually.isEmpty() ? 0 : Duration.between(usually.getLast().time(), end).toNanos() / 1e9;
    return PassageTruth.held(
        vehicle,
        new PassageTruth.Looked(
            own.size(),
            byName,
            state,
            passage.coverage(end, Map.of(), mode).occupants().size(),
            sign.asked(),
            Math.max(0, longer),
            nanos / 1e9,
            own.isEmpty() ? Double.NaN : own.getFirst().frame().sun().elevation()));
  }

  /** A frame and where it lies. */
  private record Look(Truth.Frame frame, Path file) {}

  /** A vehicle's frames as its people reacted. */
  private List<Look> looks(int vehicle) {
    List<Look> own = new ArrayList<>();
    add(own, run, frames.getOrDefault(vehicle, List.of()));
    List<Asked> answered = asked.getOrDefault(vehicle, List.of());
    for (int i = 0; i < rounds.size(); i++) {
      Round r = rounds.get(i);
      List<Truth.Frame> reactions = r.frames().getOrDefault(vehicle, List.of());
      if (!reactions.isEmpty()) {
        // from then on nothing is as it was, whether a frame was due at once or not
        Instant begins = answered.get(i).time().plus(SIGN);
        own.removeIf(l -> !l.frame().time().isBefore(begins));
        add(own, r.run(), reactions);
      }
    }
    return own;
  }

  private static void add(List<Look> own, Path run, List<Truth.Frame> frames) {
    for (Truth.Frame f : frames) {
      own.add(new Look(f, SimulationRun.frame(run, f.camera(), f.frame())));
    }
  }

  /** Whether a vehicle stops where nobody asks it to. */
  private boolean stops(int vehicle) {
    return frames.getOrDefault(vehicle, List.of()).stream()
        .flatMap(f -> f.vehicles().stream())
        .anyMatch(s -> s.vehicle() == vehicle && s.speed() == 0);
  }

  LaneCapture capture() {
    return capture;
  }

  List<Truth.Vehicle> truth() {
    return List.copyOf(vehicles.values());
  }

  /** A vehicle's frames while it is in the trigger, in the order of their time, no reactions. */
  List<Truth.Frame> frames(Truth.Vehicle vehicle) {
    return frames.getOrDefault(vehicle.vehicle(), List.of());
  }

  byte[] picture(Truth.Frame frame) throws IOException {
    return Files.readAllBytes(SimulationRun.frame(run, frame.camera(), frame.frame()));
  }
}
