package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exeat.capture.Occupant;
import org.exeat.capture.OccupantGrouping;
import org.exeat.capture.Sighting;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.exeat.domain.ComparisonMatrix;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingDecision;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.Threshold;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.InferenceException;
import org.exeat.faces.Template;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;

/**
 * The recipe of one crossing, from a folder or a lane: photos to faces, faces to occupants,
 * documents to reference portraits, everybody against every presented document, verdicts, coverage.
 * Thread-safe.
 */
public final class CrossingRecipe {
  /**
   * The false match rate at which two faces in different photos count as one occupant; see {@link
   * OccupantGrouping}.
   */
  private static final double SAME_OCCUPANT_FMR = 0.001;

  private final FaceAnalyzer analyzer;
  private final Calibration calibration;
  private final CrossingPolicy policy;
  private final TrustStore trust;
  private final TraceSink trace;

  /**
   * Joins the parts.
   *
   * @param trust who may sign the documents' chips
   * @throws InvalidInputException where the calibration belongs to another model, or to faces that
   *     were prepared for it in another way
   */
  public CrossingRecipe(
      FaceAnalyzer analyzer,
      Calibration calibration,
      CrossingPolicy policy,
      TrustStore trust,
      TraceSink trace)
      throws InvalidInputException {
    Optional<String> unfit = calibration.unfit(analyzer.model().sha256(), FaceAnalyzer.PREPARATION);
    if (unfit.isPresent()) {
      throw new InvalidInputException(unfit.get());
    }
    this.analyzer = analyzer;
    this.calibration = calibration;
    this.policy = policy;
    this.trust = trust;
    this.trace = trace;
  }

  /** Is told how far the work is. */
  @FunctionalInterface
  public interface Progress {
    /** {@code done} of {@code total} pictures. */
    void at(int done, int total);
  }

  /**
   * Assesses a crossing that lies in a folder, see {@link PresentedFolder}.
   *
   * @param today used where {@code crossing.yaml} names no day
   * @param announced people of a departure that was announced: so many are there at least
   * @throws InvalidInputException where the folder is no crossing; single bad files are results,
   *     not exceptions
   */
  public Assessment assess(Path folder, LocalDate today, int announced, Progress progress)
      throws InvalidInputException, IOException {
    PresentedFolder presented = PresentedFolder.read(folder);
    LocalDate date = presented.crossing().date() == null ? today : presented.crossing().date();
    int total = presented.photos().size() + presented.documents().size();
    int done = 0;

    List<Photo> photos = new ArrayList<>();
    for (Path file : presented.photos()) {
      progress.at(done++, total);
      photos.add(photo(photos.size(), file));
    }
    CrossingFile crossing = presented.crossing();
    Mode mode = Objects.requireNonNullElse(crossing.mode(), Mode.VEHICLE);
    List<Presented> documents = new ArrayList<>();
    for (Path document : presented.documents()) {
      progress.at(done++, total);
      documents.add(document(documents.size(), new HandedOver.Folder(document), date, mode, false));
    }
    progress.at(total, total);

    Map<Coverage.Source, Integer> counts = new HashMap<>();
    if (crossing.officerCount() != null) {
      counts.put(Coverage.Source.OFFICER, crossing.officerCount());
    }
    if (crossing.sensorCount() != null) {
      counts.put(Coverage.Source.SENSOR, crossing.sensorCount());
    }
    counts.put(Coverage.Source.DOCUMENTS, announced);
    return assess(
        date,
        Objects.requireNonNullElse(crossing.direction(), Direction.EXIT),
        mode,
        photos,
        occupants(photos),
        documents,
        counts);
  }

  /**
   * The recipe for a lane on one day, whose frames are looked at and let go.
   *
   * @param date that validity and ages are reckoned from
   */
  public LaneCrossings.Day on(LocalDate date) {
    return new LaneCrossings.Day() {
      @Override
      public Presented document(int number, HandedOver document, Mode mode, boolean optedOut)
          throws IOException {
        return CrossingRecipe.this.document(number, document, date, mode, optedOut);
      }

      @Override
      public boolean comparesEncounters() {
        return calibration.centers().isPresent();
      }

      @Override
      public Optional<AnalyzedFace> encounter(byte[] picture) throws IOException {
        return CrossingRecipe.this.encounter(picture);
      }

      @Override
      public Assessment assess(
          Direction direction,
          Mode mode,
          List<Occupant> occupants,
          List<Presented> documents,
          Map<Coverage.Source, Integer> counts) {
        return CrossingRecipe.this.assess(
            date, direction, mode, List.of(), occupants, documents, counts);
      }
    };
  }

  private Presented document(
      int number, HandedOver document, LocalDate date, Mode mode, boolean optedOut)
      throws IOException {
    return new DocumentReader(analyzer, policy, trust, date, mode, trace)
        .read(number, document, optedOut);
  }

  private Optional<AnalyzedFace> encounter(byte[] picture) throws IOException {
    try {
      List<AnalyzedFace> faces =
          analyzer.analyze(ImageDecoder.decode(picture), TraceSink.NONE, "encounter");
      return faces.size() == 1 && policy.portrait().shortfalls(faces.getFirst().quality()).isEmpty()
          ? Optional.of(faces.getFirst())
          : Optional.empty();
    } catch (UnreadableImageException | InferenceException e) {
      throw new IOException(
          "a picture of an earlier crossing cannot be used: " + e.getMessage(), e);
    }
  }

  private Assessment assess(
      LocalDate date,
      Direction direction,
      Mode mode,
      List<Photo> photos,
      List<Occupant> occupants,
      List<Presented> documents,
      Map<Coverage.Source, Integer> counts) {
    List<Presented> checked = withoutDuplicates(upTo(policy.profile(mode).people(), documents));
    ComparisonMatrix matrix = compare(occupants, checked);
    CrossingDecision decision =
        CrossingDecision.of(
            matrix,
            occupants.stream().map(Occupant::standing).toList(),
            checked.stream().map(Presented::status).toList(),
            policy.promise(),
            calibration);
    Map<Coverage.Source, Integer> all = new HashMap<>(counts);
    // a lane may have counted more faces than it holds against documents
    all.merge(Coverage.Source.FACES, occupants.size(), Math::max);
    // and more people may have been announced than have presented a document
    all.merge(Coverage.Source.DOCUMENTS, documents.size(), Math::max);
    int captured =
        (int) occupants.stream().filter(o -> o.bestShot().shortfalls().isEmpty()).count();
    return new Assessment(
        date,
        direction,
        mode,
        photos,
        occupants,
        checked,
        matrix,
        decision,
        new Coverage(captured, all),
        analyzer.model().description(),
        calibration,
        policy);
  }

  private Photo photo(int number, Path file) throws IOException {
    try {
      Image image = ImageDecoder.read(file);
      List<Sighting> sightings =
          analyzer.analyze(image, trace, "photo." + number).stream()
              .map(f -> new Sighting(number, f, policy.capture().shortfalls(f.quality())))
              .toList();
      return new Photo.Seen(number, image, sightings);
    } catch (UnreadableImageException e) {
      return new Photo.Unreadable(number, e.getMessage());
    } catch (InferenceException e) {
      return new Photo.Unreadable(number, "its analysis broke: " + e.getMessage());
    }
  }

  private List<Occupant> occupants(List<Photo> photos) {
    List<Sighting> sightings = new ArrayList<>();
    for (Photo photo : photos) {
      if (photo instanceof Photo.Seen seen) {
        sightings.addAll(seen.faces());
      }
    }
    double samePerson =
        calibration
            .thresholdFor(SAME_OCCUPANT_FMR)
            .map(Threshold::score)
            .orElse(Double.POSITIVE_INFINITY);
    return OccupantGrouping.of(sightings, samePerson, t -> t.asCapture(calibration.centers()));
  }

  /** Who travels together; what a crossing of its mode does not take goes to the officer. */
  static List<Presented> upTo(int people, List<Presented> documents) {
    List<Presented> some = new ArrayList<>();
    int compared = 0;
    for (Presented p : documents) {
      compared += p.status().compared() ? 1 : 0;
      some.add(
          compared <= people || !p.status().compared()
              ? p
              : p.notAccepted(
                  "these are more documents than a crossing of this mode is decided for ("
                      + people
                      + "); present it in another one"));
    }
    return some;
  }

  /** The same number twice: at most one can be genuine, and the machine does not choose. */
  private static List<Presented> withoutDuplicates(List<Presented> documents) {
    Map<String, Integer> seen = new HashMap<>();
    for (Presented p : documents) {
      p.fields()
          .ifPresent(f -> seen.merge(f.issuingState() + "/" + f.documentNumber(), 1, Integer::sum));
    }
    return documents.stream()
        .map(p ->
            p.fields().isPresent()
                    && seen.getOrDefault(
                            p.fields().get().issuingState()
                                + "/"
                                + p.fields().get().documentNumber(),
                            0)
                        > 1
                ? p.notAccepted("another document of this crossing has the same number")
                : p)
        .toList();
  }

  private ComparisonMatrix compare(List<Occupant> occupants, List<Presented> documents) {
    List<List<Comparison>> rows = new ArrayList<>();
    for (Occupant occupant : occupants) {
      rows.add(
          documents.stream()
              .map(d -> compare(occupant.template(), d, calibration.centers()))
              .toList());
    }
    return new ComparisonMatrix(
        occupants.size(),
        documents.size(),
        rows,
        documents.stream().map(Presented::references).toList());
  }

  /** The better of the document's own portrait and the holder's face at an earlier crossing. */
  static Comparison compare(
      Template face, Presented document, Optional<Calibration.Centers> centers) {
    if (!document.status().compared()) {
      return new Comparison.NotComparable("this document is not compared");
    }
    try {
      Template capture = face.asCapture(centers);
      Comparison own =
          document
              .face()
              .map(f -> capture.compareWith(f.template().asPortrait(centers)))
              .orElseGet(() -> new Comparison.NotComparable("this document has no portrait"));
      return document
          .encounter()
          .map(e -> better(own, capture.compareWith(e.template().asCapture(centers))))
          .orElse(own);
    } catch (RuntimeException e) {
      return new Comparison.Failed(e);
    }
  }

  private static Comparison better(Comparison own, Comparison earlier) {
    return own instanceof Comparison.Scored(double a)
            && earlier instanceof Comparison.Scored(double b)
            && b > a
        ? earlier
        : own;
  }
}
