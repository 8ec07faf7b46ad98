package org.exeat.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.exeat.domain.Coverage;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.ModeProfile;
import org.exeat.domain.OccupancyEstimate;
import org.exeat.domain.Position;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityPolicy;
import org.exeat.domain.QualityShortfall;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.InferenceException;
import org.exeat.faces.MeasuredFace;
import org.exeat.faces.SheetBorder;
import org.exeat.faces.UnreadableImageException;

/**
 * The people of one crossing whom an officer photographs one by one, with a telephone. Who is who
 * the officer says, not the pictures: each traveller is one occupant, in however many photographs.
 * A photograph is looked at and let go; of the face that it is about stays what is compared. Not
 * for use by two threads.
 */
public final class HandheldCapture {
  /** Photographs of one traveller whose faces are kept, the best. */
  private static final int KEPT = 5;

  /**
   * A face of this share of the largest one's distance between the eyes may be the one that is
   * meant, too: somebody who stands twice as far away is behind.
   */
  private static final double AS_LARGE = .5;

  private final Networks networks;
  private final QualityPolicy policy;
  private final ModeProfile profile;
  private final Map<Integer, List<Shot>> travellers = new TreeMap<>();
  private long photographs;

  /** What finds faces, and makes templates of those that are meant. */
  public interface Networks {
    /**
     * Finds faces.
     *
     * @return the most confident detection first
     */
    List<MeasuredFace> find(Image image);

    /** Makes the template of one of them. */
    AnalyzedFace describe(Image image, MeasuredFace face);

    /** An analyzer's, with a detector for whole pictures; its owner closes it. */
    static Networks of(FaceAnalyzer analyzer) {
      return new Networks() {
        @Override
        public List<MeasuredFace> find(Image image) {
          return analyzer.find(image);
        }

        @Override
        public AnalyzedFace describe(Image image, MeasuredFace face) {
          return analyzer.describe(image, List.of(face)).getFirst();
        }
      };
    }
  }

  /**
   * What one photograph is good for.
   *
   * @param faces that it may be about; 1 where it is clear who is meant
   * @param shortfalls of that face; empty too where it is not clear whose it is
   */
  public record Look(int faces, List<QualityShortfall> shortfalls) {
    public Look {
      shortfalls = List.copyOf(shortfalls);
    }

    /** Whether the traveller is captured by it. */
    public boolean good() {
      return faces == 1 && shortfalls.isEmpty();
    }
  }

  /**
   * Opens that of a crossing.
   *
   * @param policy what a photograph must fulfil to be compared
   * @param profile of the mode in which they cross
   */
  public HandheldCapture(Networks networks, QualityPolicy policy, ModeProfile profile) {
    this.networks = networks;
    this.policy = policy;
    this.profile = profile;
  }

  /**
   * A traveller was photographed, for the first time or again.
   *
   * @param traveller number that the officer goes by, from 1
   * @param picture as {@link ImageDecoder} reads it
   * @param taken when it came
   * @return what it is good for; nothing of it stays where that is not one face
   * @throws UnreadableImageException where it is no usable picture
   * @throws InferenceException where a network breaks
   */
  public Look add(int traveller, byte[] picture, Instant taken) throws UnreadableImageException {
    Image image = ImageDecoder.decode(picture);
    List<MeasuredFace> meant = meant(networks.find(image));
    if (meant.size() != 1) {
      return new Look(meant.size(), List.of());
    }
    Shot shot = shot(image, meant.getFirst(), taken);
    List<Shot> shots = new ArrayList<>(travellers.getOrDefault(traveller, List.of()));
    shots.add(shot);
    travellers.put(traveller, OccupantJoining.best(shots).stream().limit(KEPT).toList());
    return new Look(1, shot.sighting().shortfalls());
  }

  /** Sure faces, without those far behind the nearest one. */
  private static List<MeasuredFace> meant(List<MeasuredFace> found) {
    List<MeasuredFace> sure =
        found.stream().filter(f -> f.detection().confidence() >= Tracker.SURE).toList();
    double largest = sure.stream().mapToDouble(HandheldCapture::size).max().orElse(0);
    return sure.stream()
        .filter(f -> size(f) >= AS_LARGE * largest)
        .sorted(Comparator.comparingDouble(HandheldCapture::size).reversed())
        .toList();
  }

  private static double size(MeasuredFace face) {
    return face.quality()
        .value(QualityMeasure.INTER_EYE_DISTANCE)
        .orElse(face.detection().box().width() / 2);
  }

  private Shot shot(Image image, MeasuredFace face, Instant taken) {
    List<QualityShortfall> shortfalls = policy.shortfalls(face.quality());
    Sighting sighting = new Sighting((int) photographs, networks.describe(image, face), shortfalls);
    return new Shot(
        "handheld",
        photographs++,
        taken,
        sighting,
        shortfalls.isEmpty()
            ? Optional.of(SheetBorder.of(image, face.detection().box(), face.landmarks()))
            : Optional.empty(),
        new Position(0, 0, 0));
  }

  /** What was seen of a traveller is let go. */
  public void forget(int traveller) {
    travellers.remove(traveller);
  }

  /** What was seen of everybody is. */
  public void forgetAll() {
    travellers.clear();
  }

  /** Travellers of whom a face was seen, in the order of the occupants. */
  public List<Integer> travellers() {
    return List.copyOf(travellers.keySet());
  }

  /**
   * Who is captured so far. How many there are the officer says, who stands before them: faces and
   * documents are those that the officer took, and count nobody by themselves. Nothing is asked of
   * anybody on a sign.
   *
   * @param people by the officer's count; those who were photographed are there at least
   * @param documents that were handed over or announced
   */
  public CoverageState coverage(int people, int documents) {
    List<CapturedOccupant> occupants = new ArrayList<>();
    for (List<Shot> shots : travellers.values()) {
      occupants.add(
          new CapturedOccupant(
              occupants.size() + 1,
              shots,
              OccupantJoining.fused(shots),
              PresentationCheck.of(
                  List.of(), shots.stream().flatMap(s -> s.border().stream()).toList()),
              SeatEstimate.UNKNOWN,
              1,
              shots.size(),
              List.of()));
    }
    Map<Source, Integer> counts = new EnumMap<>(Source.class);
    counts.put(Source.OFFICER, Math.max(people, occupants.size()));
    counts.put(Source.FACES, occupants.size());
    if (documents > 0) {
      counts.put(Source.DOCUMENTS, documents);
    }
    Coverage coverage =
        new Coverage((int) occupants.stream().filter(CapturedOccupant::captured).count(), counts);
    OccupancyEstimate counted =
        OccupancyEstimate.of(
            Map.of(Source.OFFICER, Math.max(people, occupants.size())), OccupancyEstimate.USUAL);
    return new CoverageState(
        coverage,
        coverage.counted(profile.countedBy()) ? counted.atMost(coverage.captured()) : 0,
        occupants,
        Math.max(0, people - occupants.size()),
        Set.of());
  }
}
