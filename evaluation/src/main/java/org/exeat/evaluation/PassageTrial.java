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
  /** What becomes lacking so soon after the first prompt is asked for with it. */
  private static final Duration SIGN =
      Duration.ofNanos((long) (PromptPlan.ASSUMED.soonest() * 1e9));

  private final LaneCapture capture;
  private final Path run;
  private final Map<Integer, Truth.Vehicle> vehicles = new TreeMap<>();
  private final Map<Integer, List<Truth.Frame>> frames = new TreeMap<>();
  private final Map<Integer, List<Truth.Frame>> reactions = new TreeMap<>();
  private final Optional<Path> promptedRun;

  /**
   * Reads the truth of a complete run.
   *
   * @param prompted run of what differs where people react to prompts, whose frames take the place
   *     of the others from its first one of each vehicle on; only the vehicles in it are looked at
   * @throws IllegalArgumentException where a folder holds no complete run
   */
  public PassageTrial(LaneCapture capture, Path run, Optional<Path> prompted) throws IOException {
    this.capture = capture;
    this.run = run;
    promptedRun = prompted;
    read(run, frames);
    if (prompted.isPresent()) {
      read(prompted.get(), reactions);
      vehicles.keySet().retainAll(reactions.keySet());
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
              f.vehicles().stream()
                  .filter(s -> s.front() >= trigger.from() && s.front() <= trigger.to())
                  .max(Comparator.comparingDouble(Truth.Seen::front))
                  .ifPresent(s -> into.computeIfAbsent(s.vehicle(), k -> new ArrayList<>()).add(f));
            }
          }
        }
      }
    }
    into.values().forEach(l -> l.sort(Comparator.comparing(Truth.Frame::time)));
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
      Optional<PresentationCheck> presentation,
      Optional<CapturedOccupant> capture) {}

  /**
   * What was asked of a vehicle's people.
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

  /**
   * What became of one vehicle.
   *
   * @param alone people by faces alone
   * @param joined people by faces and documents together
   * @param everybody probability that nobody is there who was not captured, by both
   * @param asked what the sign asked for; empty where nothing was lacking or it never stood
   * @param longer how much longer it stayed because it was asked, seconds
   * @param found occupants that the capture reports
   * @param splits occupants more than people, of those people who were found as several
   * @param merges people who were taken for one with another
   * @param strays occupants who are nobody
   * @param foreign occupants who are people of another vehicle
   * @param frames that were looked at
   * @param seconds that took, all together
   * @param sun the sun's elevation, degrees
   */
  public record Passage(
      Truth.Vehicle vehicle,
      List<Person> people,
      int alone,
      int joined,
      double everybody,
      Optional<Asked> asked,
      double longer,
      int found,
      int splits,
      int merges,
      int strays,
      int foreign,
      int frames,
      double seconds,
      double sun) {
    public Passage {
      people = List.copyOf(people);
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
    List<Truth.Frame> own = new ArrayList<>();
    List<Truth.Frame> reacting = reactions.getOrDefault(vehicle.vehicle(), List.of());
    for (Truth.Frame f : frames.getOrDefault(vehicle.vehicle(), List.of())) {
      if (reacting.isEmpty() || f.time().isBefore(reacting.getFirst().time())) {
        own.add(f);
      }
    }
    int usual = own.size();
    own.addAll(reacting);
    Map<Coverage.Source, Integer> counts =
        Map.of(Coverage.Source.DOCUMENTS, vehicle.documents().size());
    PassageCapture passage = capture.passage();
    Map<String, Truth.Frame> byName = new HashMap<>();
    Optional<Asked> asked = Optional.empty();
    long nanos = 0;
    for (int i = 0; i < own.size(); i++) {
      Truth.Frame f = own.get(i);
      byName.put(PassageTruth.name(f.camera(), f.frame()), f);
      Path folder = i < usual ? run : promptedRun.orElseThrow();
      byte[] jpeg = Files.readAllBytes(SimulationRun.frame(folder, f.camera(), f.frame()));
      long start = System.nanoTime();
      Frame frame = new Frame(f.camera(), f.frame(), f.clock(), ImageDecoder.decode(jpeg));
      passage.add(new TimedFrame(frame, f.time()));
      if (asked.isEmpty() || f.time().isBefore(asked.get().time().plus(SIGN))) {
        Set<Prompt> prompts = passage.coverage(f.time(), counts).prompts();
        if (!prompts.isEmpty()) {
          asked = Optional.of(asked.map(a -> a.and(prompts)).orElse(new Asked(f.time(), prompts)));
        }
      }
      nanos += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    Instant end = own.isEmpty() ? Instant.EPOCH : own.getLast().time();
    CoverageState state = passage.coverage(end, counts);
    nanos += System.nanoTime() - start;
    List<Truth.Frame> usually = frames.getOrDefault(vehicle.vehicle(), List.of());
    double longer =
        reacting.isEmpty() || usually.isEmpty()
            ? 0
            : Duration.between(usually.getLast().time(), end).toNanos() / 1e9;
    return PassageTruth.held(
        vehicle,
        new PassageTruth.Looked(
            own.size(),
            byName,
            state,
            passage.coverage(end, Map.of()).occupants().size(),
            asked,
            Math.max(0, longer),
            nanos / 1e9,
            own.isEmpty() ? Double.NaN : own.getFirst().sun().elevation()));
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
