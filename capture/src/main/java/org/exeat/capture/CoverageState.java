package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.Coverage;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.OccupancyEstimate;
import org.exeat.domain.Prompt;
import org.exeat.domain.QualityMeasure;

/**
 * Who of a vehicle is captured and who is not yet, while it is still there.
 *
 * @param coverage captured, and how many each source counted
 * @param everybody probability that nobody is there who was not captured, 0 to 1; 0 where nobody
 *     has counted who has to in this mode
 * @param occupants as found so far
 * @param unseen people known to be there of whom no face was found
 * @param prompts what to ask of them, by what is lacking; empty where nothing is
 * @param degradation what kept the cameras from seeing more
 */
public record CoverageState(
    Coverage coverage,
    double everybody,
    List<CapturedOccupant> occupants,
    int unseen,
    Set<Prompt> prompts,
    Degradation degradation) {
  public CoverageState {
    occupants = List.copyOf(occupants);
    EnumSet<Prompt> copy = EnumSet.noneOf(Prompt.class);
    copy.addAll(prompts);
    prompts = Collections.unmodifiableSet(copy);
  }

  /** Where nothing keeps the cameras from seeing. */
  public CoverageState(
      Coverage coverage,
      double everybody,
      List<CapturedOccupant> occupants,
      int unseen,
      Set<Prompt> prompts) {
    this(coverage, everybody, occupants, unseen, prompts, Degradation.NONE);
  }

  /**
   * Who is lacking and was not seen for so long is asked what those are of whom no face was found.
   */
  private static final Duration UNSEEN = Duration.ofSeconds(3);

  /** What those are asked of whom no face is seen, whatever hides it. */
  private static final Set<Prompt> HIDDEN =
      Set.of(
          Prompt.LOOK_AT_CAMERA,
          Prompt.REMOVE_SUNGLASSES,
          Prompt.UNCOVER_FACE,
          Prompt.REMOVE_HELMET,
          Prompt.WAKE_PASSENGERS);

  /** What is lacking where something covers the lower face. */
  private static final Set<QualityMeasure> MOUTH =
      Set.of(
          QualityMeasure.MOUTH_VISIBLE, QualityMeasure.MOUTH_SPREAD, QualityMeasure.EYES_TO_MOUTH);

  /** Where a vehicle is on its way. */
  enum Way {
    /** It has not stood yet. */
    COMES,
    STANDS,
    /** It stood, and moves on. */
    LEAVES
  }

  /**
   * Sums up.
   *
   * @param occupants as found so far
   * @param faces people by what is seen alone: occupants may be fewer, where others counted fewer,
   *     and are not believed for that
   * @param counts of the other sources
   * @param now when this is asked
   * @param way whether the vehicle comes, or stands so that somebody can be asked for something
   * @param profile of those who cross
   * @param degradation what keeps the cameras from seeing more: the more of them are out, the less
   *     is known of who was not found; where all are, nobody is asked for what is the port's fault
   */
  static CoverageState of(
      List<CapturedOccupant> occupants,
      int faces,
      Map<Source, Integer> counts,
      Instant now,
      Way way,
      ModeProfile profile,
      Degradation degradation) {
    Set<Prompt> askable = degradation.share() == 1 ? Set.of() : profile.prompts();
    EnumMap<Source, Integer> all = new EnumMap<>(Source.class);
    all.putAll(counts);
    all.put(Source.FACES, faces);
    List<CapturedOccupant> lacking = lacking(occupants);
    int captured = occupants.size() - lacking.size();
    OccupancyEstimate estimate =
        OccupancyEstimate.of(all, OccupancyEstimate.withoutCameras(degradation.share()));
    int unseen = Math.max(0, estimate.likeliest() - occupants.size());
    Coverage coverage = new Coverage(captured, all);
    return new CoverageState(
        coverage,
        coverage.counted(profile.countedBy()) ? estimate.atMost(captured) : 0,
        occupants,
        unseen,
        switch (way) {
          case COMES ->
              !askable.contains(Prompt.STOP) || lacking.isEmpty() && unseen == 0
                  ? Set.of()
                  : Set.of(Prompt.STOP);
          case STANDS -> {
            Set<Prompt> prompts = EnumSet.noneOf(Prompt.class);
            lacking.forEach(o -> prompts.addAll(prompts(o, now)));
            if (unseen > 0) {
              prompts.addAll(HIDDEN);
              prompts.add(Prompt.OPEN_REAR_WINDOWS);
              if (occupants.isEmpty()) {
                prompts.add(Prompt.OPEN_FRONT_WINDOWS);
              }
            }
            prompts.retainAll(askable);
            yield prompts;
          }
          case LEAVES -> Set.of();
        },
        degradation);
  }

  /** The same of people who chose an officer: nobody was seen, and nothing is asked. */
  public CoverageState withoutFaces() {
    EnumMap<Source, Integer> others = new EnumMap<>(Source.class);
    others.putAll(coverage.counts());
    others.put(Source.FACES, 0);
    return new CoverageState(new Coverage(0, others), 0, List.of(), 0, Set.of());
  }

  /** How many people are there, most likely: those who were found, and those who were not seen. */
  public int people() {
    return occupants.size() + unseen;
  }

  /**
   * Faces that were counted beyond those {@link #people}: fragments that nobody else counted, and
   * tracks that were put to somebody since others counted fewer. They are held against no document.
   * Mostly they are nobody; one of them may be somebody without a document.
   */
  public int leftOut() {
    return Math.max(0, coverage.counts().getOrDefault(Source.FACES, 0) - people());
  }

  /** Occupants who were seen, but not well enough. */
  public List<CapturedOccupant> lacking() {
    return lacking(occupants);
  }

  private static List<CapturedOccupant> lacking(List<CapturedOccupant> occupants) {
    return occupants.stream().filter(o -> !o.captured()).toList();
  }

  /** What to ask of somebody who was seen, but not well enough. */
  private static Set<Prompt> prompts(CapturedOccupant o, Instant now) {
    Set<Prompt> prompts = EnumSet.of(Prompt.LOOK_AT_CAMERA);
    boolean hidden = hidden(o, now);
    if (hidden) {
      prompts.addAll(HIDDEN);
    }
    if (misses(o, QualityMeasure.POSE_YAW)) {
      // who looks far aside may sleep
      prompts.add(Prompt.WAKE_PASSENGERS);
    }
    if (hidden
        || misses(o, QualityMeasure.UNDER_EXPOSURE_PREVENTION)
        || misses(o, QualityMeasure.DYNAMIC_RANGE)) {
      boolean front = o.seat().row().map(r -> r == 1).orElse(false);
      prompts.add(front ? Prompt.OPEN_FRONT_WINDOWS : Prompt.OPEN_REAR_WINDOWS);
    }
    if (wears(o, QualityMeasure.EYES_VISIBLE)) {
      prompts.add(Prompt.REMOVE_SUNGLASSES);
    }
    if (MOUTH.stream().anyMatch(m -> wears(o, m))) {
      prompts.add(Prompt.UNCOVER_FACE);
      prompts.add(Prompt.REMOVE_HELMET);
    }
    return prompts;
  }

  /** Whether no camera has seen an occupant for a while: perhaps asleep by now. */
  private static boolean hidden(CapturedOccupant occupant, Instant now) {
    return !occupant.latest().isEmpty()
        && occupant.latest().stream().allMatch(s -> s.taken().isBefore(now.minus(UNSEEN)));
  }

  /** Whether the best shot does. */
  private static boolean misses(CapturedOccupant occupant, QualityMeasure measure) {
    return misses(occupant.capture(), measure);
  }

  /**
   * Whether what covers a face is told by the best shot, or by most of them: the best one may lack
   * something else alone, as a face that is too bright to be told what it wears (lane-1, seed 61: a
   * driver was asked five times to look, and never to take off the sunglasses).
   */
  private static boolean wears(CapturedOccupant occupant, QualityMeasure measure) {
    long covered = occupant.shots().stream().filter(s -> misses(s, measure)).count();
    return misses(occupant, measure) || 2 * covered > occupant.shots().size();
  }

  /** Whether what was measured is out of bounds; what could not be measured is asked of nobody. */
  private static boolean misses(Shot shot, QualityMeasure measure) {
    return shot.sighting().shortfalls().stream()
        .anyMatch(s -> s.requirement().measure() == measure && s.value().isPresent());
  }
}
