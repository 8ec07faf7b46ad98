package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.Threshold;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.InferenceException;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;

/**
 * The recipe of one crossing: photos to faces, faces to occupants, documents to reference
 * portraits, everybody against every presented document, verdicts, coverage. Thread-safe.
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
   * @throws InvalidInputException where the calibration belongs to another model
   */
  public CrossingRecipe(
      FaceAnalyzer analyzer,
      Calibration calibration,
      CrossingPolicy policy,
      TrustStore trust,
      TraceSink trace)
      throws InvalidInputException {
    if (!calibration.modelSha256().equals(analyzer.model().sha256())) {
      throw new InvalidInputException(
          "the calibration "
              + calibration.run().name()
              + " belongs to another model (SHA-256 "
              + calibration.modelSha256().substring(0, 12)
              + "…) than the one in use ("
              + analyzer.model().sha256().substring(0, 12)
              + "…); calibrate this model first");
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
   * @throws InvalidInputException where the folder is no crossing; single bad files are results,
   *     not exceptions
   */
  public Assessment assess(Path folder, LocalDate today, Progress progress)
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
    List<Presented> documents = new ArrayList<>();
    DocumentReader reader = new DocumentReader(analyzer, policy, trust, date, trace);
    for (Path document : presented.documents()) {
      progress.at(done++, total);
      documents.add(reader.read(documents.size(), document));
    }
    progress.at(total, total);

    List<Occupant> occupants = occupants(photos);
    List<Presented> checked = withoutDuplicates(documents);
    ComparisonMatrix matrix = compare(occupants, checked);
    CrossingDecision decision =
        CrossingDecision.of(
            matrix,
            occupants.stream().map(o -> o.bestShot().shortfalls()).toList(),
            checked.stream().map(Presented::status).toList(),
            policy.promise(),
            calibration);
    Coverage coverage = coverage(occupants, checked, presented.crossing());
    return new Assessment(
        date,
        Objects.requireNonNullElse(presented.crossing().direction(), Direction.EXIT),
        Objects.requireNonNullElse(presented.crossing().mode(), Mode.VEHICLE),
        photos,
        occupants,
        checked,
        matrix,
        decision,
        coverage,
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
    return OccupantGrouping.of(sightings, samePerson);
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
                ? new Presented(
                    p.number(),
                    p.fields(),
                    p.portrait(),
                    p.face(),
                    new PresentedDocument.NotAccepted(
                        "another document of this crossing has the same number"),
                    p.authenticity())
                : p)
        .toList();
  }

  private static ComparisonMatrix compare(List<Occupant> occupants, List<Presented> documents) {
    List<List<Comparison>> rows = new ArrayList<>();
    for (Occupant occupant : occupants) {
      rows.add(documents.stream().map(d -> compare(occupant.bestShot().face(), d)).toList());
    }
    return new ComparisonMatrix(occupants.size(), documents.size(), rows);
  }

  private static Comparison compare(AnalyzedFace capture, Presented document) {
    if (!document.status().compared()) {
      return new Comparison.NotComparable("this document is not compared");
    }
    try {
      return document
          .face()
          .map(f -> capture.template().compareWith(f.template()))
          .orElseGet(() -> new Comparison.NotComparable("this document has no portrait"));
    } catch (RuntimeException e) {
      return new Comparison.Failed(e);
    }
  }

  private static Coverage coverage(
      List<Occupant> occupants, List<Presented> documents, CrossingFile crossing) {
    Map<Coverage.Source, Integer> counts = new HashMap<>();
    counts.put(Coverage.Source.FACES, occupants.size());
    counts.put(Coverage.Source.DOCUMENTS, documents.size());
    if (crossing.officerCount() != null) {
      counts.put(Coverage.Source.OFFICER, crossing.officerCount());
    }
    if (crossing.sensorCount() != null) {
      counts.put(Coverage.Source.SENSOR, crossing.sensorCount());
    }
    int captured =
        (int) occupants.stream().filter(o -> o.bestShot().shortfalls().isEmpty()).count();
    return new Coverage(captured, counts);
  }
}
