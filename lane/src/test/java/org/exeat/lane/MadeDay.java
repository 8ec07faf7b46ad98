package org.exeat.lane;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exeat.capture.CapturedOccupant;
import org.exeat.capture.CoverageState;
import org.exeat.capture.Occupant;
import org.exeat.capture.PresentationCheck;
import org.exeat.capture.SeatEstimate;
import org.exeat.capture.Shot;
import org.exeat.capture.Sighting;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.exeat.domain.ComparisonMatrix;
import org.exeat.domain.Coverage;
import org.exeat.domain.CrossingDecision;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.domain.Position;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.Prompt;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.Alignment;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.MadeFaces;
import org.exeat.faces.ModelDescription;
import org.exeat.faces.Template;

/**
 * Crossings without networks: the document in a folder called 30 has a portrait of 30 degrees and
 * the number X30; see {@link MadeFaces}.
 */
public class MadeDay implements LaneCrossings.Day {
  public static final LocalDate DATE = LocalDate.of(2026, 3, 20);

  public static final Calibration CALIBRATION =
      new Calibration(
          MadeFaces.MODEL,
          FaceAnalyzer.PREPARATION,
          new Calibration.Run("made", "2026-03-20", "none", "none", 2, 4, 4, 4, "anything"),
          .5,
          .01,
          List.of(
              new Calibration.Point(1e-2, .8, 0, 0, 1e-2, 0, 0),
              new Calibration.Point(1e-4, .9, 0, 0, 1e-4, 0, 0)));

  public static Occupant occupant(double degrees) {
    return Occupant.byBestShot(List.of(new Sighting(0, MadeFaces.at(degrees), List.of())));
  }

  public static Presented document(int number, double degrees) {
    AnalyzedFace face = MadeFaces.at(degrees);
    return new Presented(
        number,
        Optional.of(
            new TravelDocument(
                "P",
                "UTO",
                "X" + Math.round(degrees),
                "ERIKSSON",
                "ANNA",
                DATE.minusYears(40),
                DATE.plusYears(4))),
        Optional.of(face.crop()),
        Optional.of(face),
        new PresentedDocument.Accepted(),
        Optional.empty());
  }

  /** What the cameras of a passage saw: these faces, all in row 2, all good enough. */
  public static CoverageState seen(Set<Prompt> prompts, double... faces) {
    List<CapturedOccupant> occupants = new ArrayList<>();
    for (double f : faces) {
      AnalyzedFace face = MadeFaces.at(f);
      occupants.add(
          new CapturedOccupant(
              occupants.size() + 1,
              List.of(
                  new Shot(
                      "front",
                      0,
                      Instant.EPOCH,
                      new Sighting(0, face, List.of()),
                      Optional.empty(),
                      new Position(0, 0, 1))),
              face.template(),
              new PresentationCheck(Optional.empty(), Optional.empty(), false),
              new SeatEstimate(Optional.of(2), .9, Optional.empty(), 0),
              1,
              3,
              List.of()));
    }
    return new CoverageState(
        new Coverage(faces.length, Map.of(Coverage.Source.FACES, faces.length)),
        1,
        occupants,
        0,
        prompts);
  }

  @Override
  public Presented document(int number, HandedOver document, Mode mode, boolean optedOut)
      throws IOException {
    return document(number, Double.parseDouble(((HandedOver.Page) document).zone().getFirst()));
  }

  /** What is handed over of a document whose portrait lies at an angle. */
  public static HandedOver handedOver(int degrees) {
    return new HandedOver.Page(List.of(Integer.toString(degrees)), Optional.empty());
  }

  @Override
  public boolean comparesEncounters() {
    return true;
  }

  /** A picture shows as many degrees as it has bytes. */
  @Override
  public Optional<AnalyzedFace> encounter(byte[] picture) {
    return Optional.of(MadeFaces.at(picture.length));
  }

  @Override
  public Assessment assess(
      Direction direction,
      Mode mode,
      List<Occupant> occupants,
      List<Presented> documents,
      Map<Coverage.Source, Integer> counts) {
    List<List<Comparison>> rows = new ArrayList<>();
    for (Occupant o : occupants) {
      List<Comparison> row = new ArrayList<>();
      for (Presented d : documents) {
        row.add(
            d.status().compared()
                ? CrossingRecipe.compare(o.template(), d, CALIBRATION.centers())
                : new Comparison.NotComparable("this document is not compared"));
      }
      rows.add(row);
    }
    ComparisonMatrix matrix =
        new ComparisonMatrix(
            occupants.size(),
            documents.size(),
            rows,
            documents.stream().map(Presented::references).toList());
    Map<Coverage.Source, Integer> all = new HashMap<>(counts);
    all.put(Coverage.Source.FACES, occupants.size());
    all.put(Coverage.Source.DOCUMENTS, documents.size());
    return new Assessment(
        DATE,
        direction,
        mode,
        List.of(),
        occupants,
        documents,
        matrix,
        CrossingDecision.of(
            matrix,
            occupants.stream().map(Occupant::standing).toList(),
            documents.stream().map(Presented::status).toList(),
            CrossingPolicy.DEFAULT.promise(),
            CALIBRATION),
        new Coverage(occupants.size(), all),
        new ModelDescription(
            "made",
            "made.onnx",
            16,
            ModelDescription.Channels.RGB,
            List.of(0f, 0f, 0f),
            1,
            Alignment.values()[0],
            Template.Metric.COSINE,
            2,
            "none",
            null,
            null),
        CALIBRATION,
        CrossingPolicy.DEFAULT);
  }
}
