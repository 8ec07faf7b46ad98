package org.exeat.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.capture.Occupant;
import org.exeat.capture.Sighting;
import org.exeat.domain.Assignment;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Comparison;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityShortfall;
import org.exeat.domain.TravelDocument;
import org.exeat.domain.Verdict;
import org.exeat.faces.Image;
import org.exeat.faces.ImageEncoder;
import org.exeat.lane.Assessment;
import org.exeat.lane.Presented;
import org.exeat.lane.Wording;
import org.exeat.report.Explanation;
import org.exeat.report.Fact;
import org.exeat.report.Holding;
import org.exeat.report.Mark;
import org.exeat.report.Matrix;
import org.exeat.report.Photo;
import org.exeat.report.Picture;
import org.exeat.report.VerificationPage;

/** Lays an assessment out as a page. */
final class VerificationReport {
  private static final int PHOTO_SIDE = 1280;
  private static final int FACE_SIDE = 360;
  private static final int JPEG_QUALITY = 85;

  private final Assessment a;

  private VerificationReport(Assessment a) {
    this.a = a;
  }

  static VerificationPage of(Assessment assessment) {
    return new VerificationReport(assessment).page();
  }

  private VerificationPage page() {
    int confirmed = a.decision().confirmed();
    List<VerificationPage.LoneOccupant> lone = new ArrayList<>();
    for (int o = 0; o < a.occupants().size(); o++) {
      if (a.decision().assignment().ofOccupant(o).isEmpty()) {
        Verdict verdict = a.decision().occupants().get(o);
        lone.add(
            new VerificationPage.LoneOccupant(
                occupant(o), holding(verdict, Optional.of(a.occupants().get(o)))));
      }
    }
    return new VerificationPage(
        "Verification of a crossing",
        "Reckoned from " + a.date(),
        a.photos().size() + " photographs held against " + a.documents().size() + " documents",
        new VerificationPage.Summary(
            Wording.coverage(a),
            a.coverage().captured(),
            a.coverage().present(),
            confirmed,
            a.documents().size() - confirmed + lone.size()),
        a.documents().stream().map(this::traveller).toList(),
        lone,
        photos(),
        matrix(),
        a.photos().stream()
            .filter(org.exeat.lane.Photo.Unreadable.class::isInstance)
            .map(org.exeat.lane.Photo.Unreadable.class::cast)
            .map(u -> new VerificationPage.UnreadFile("Photo " + (u.number() + 1), u.why()))
            .toList(),
        explanations());
  }

  private VerificationPage.Traveller traveller(Presented document) {
    Optional<Assignment.Pair> pair = a.decision().assignment().ofDocument(document.number());
    return new VerificationPage.Traveller(
        "Document " + (document.number() + 1),
        fields(document),
        document.portrait().map(VerificationReport::face),
        pair.map(p -> occupant(p.occupant())),
        holding(
            a.decision().documents().get(document.number()),
            pair.map(p -> a.occupants().get(p.occupant()))));
  }

  private static List<Fact> fields(Presented document) {
    List<Fact> facts =
        new ArrayList<>(document.fields().map(VerificationReport::fields).orElse(List.of()));
    document
        .authenticity()
        .ifPresent(r -> facts.add(new Fact("Chip", Wording.headline(r.outcome()))));
    return facts;
  }

  private static List<Fact> fields(TravelDocument d) {
    return List.of(
        new Fact("Document", d.documentCode() + " " + d.issuingState() + " " + d.documentNumber()),
        new Fact("Name", (d.surname() + ", " + d.givenNames()).replaceAll(", $", "")),
        new Fact("Date of birth", d.dateOfBirth().toString()),
        new Fact("Date of expiry", d.dateOfExpiry().toString()));
  }

  private Holding holding(Verdict verdict, Optional<Occupant> occupant) {
    return new Holding(
        verdict instanceof Verdict.Confirmed ? Mark.CONFIRMED : Mark.REFERRED,
        Wording.headline(verdict),
        Wording.sentence(verdict),
        "",
        occupant.map(VerificationReport::quality).orElse(List.of()));
  }

  private static List<Holding.QualityRow> quality(Occupant occupant) {
    CaptureQuality quality = occupant.bestShot().face().quality();
    List<Holding.QualityRow> rows = new ArrayList<>();
    for (QualityMeasure measure : quality.values().keySet()) {
      Optional<QualityShortfall> shortfall =
          occupant.bestShot().shortfalls().stream()
              .filter(s -> s.requirement().measure() == measure)
              .findFirst();
      double value = quality.value(measure).orElseThrow();
      rows.add(
          new Holding.QualityRow(
              measure.label(),
              shortfall
                  .map(Wording::shortfall)
                  .orElse(
                      Wording.number(value)
                          + (measure.unit().equals("°") ? "°" : " " + measure.unit())),
              shortfall.isPresent()));
    }
    return rows;
  }

  private VerificationPage.Occupant occupant(int o) {
    Sighting best = a.occupants().get(o).bestShot();
    return new VerificationPage.Occupant("Occupant " + (o + 1), Optional.of(face(a.shot(best))));
  }

  private List<Photo> photos() {
    List<Photo> photos = new ArrayList<>();
    for (org.exeat.lane.Photo photo : a.photos()) {
      if (!(photo instanceof org.exeat.lane.Photo.Seen seen)) {
        continue;
      }
      Image small = ImageEncoder.atMost(seen.image(), PHOTO_SIDE);
      double scale = (double) small.width() / seen.image().width();
      List<Photo.FaceBox> boxes = new ArrayList<>();
      for (int o = 0; o < a.occupants().size(); o++) {
        Mark mark =
            a.decision().occupants().get(o) instanceof Verdict.Confirmed
                ? Mark.CONFIRMED
                : Mark.REFERRED;
        for (Sighting s : a.occupants().get(o).sightings()) {
          if (s.picture() == seen.number()) {
            Box b = s.face().detection().box();
            boxes.add(
                new Photo.FaceBox(
                    "Occupant " + (o + 1),
                    new Box(b.x() * scale, b.y() * scale, b.width() * scale, b.height() * scale),
                    mark));
          }
        }
      }
      photos.add(new Photo("Photo " + (seen.number() + 1), picture(small), boxes));
    }
    return photos;
  }

  private Matrix matrix() {
    List<String> rows = a.documents().stream().map(d -> "Document " + (d.number() + 1)).toList();
    List<String> columns = new ArrayList<>();
    for (int o = 0; o < a.occupants().size(); o++) {
      columns.add("Occupant " + (o + 1));
    }
    List<List<Matrix.Cell>> cells = new ArrayList<>();
    for (int d = 0; d < rows.size(); d++) {
      List<Matrix.Cell> row = new ArrayList<>();
      for (int o = 0; o < columns.size(); o++) {
        row.add(cell(o, d));
      }
      cells.add(row);
    }
    return new Matrix(rows, columns, cells);
  }

  private Matrix.Cell cell(int o, int d) {
    boolean assigned =
        a.decision().assignment().ofDocument(d).filter(p -> p.occupant() == o).isPresent();
    boolean confirmed = a.decision().documents().get(d) instanceof Verdict.Confirmed;
    return switch (a.matrix().at(o, d)) {
      case Comparison.Scored(double score) ->
          new Matrix.Cell(
              Wording.number(score),
              !assigned
                  ? Matrix.Kind.OTHER
                  : confirmed ? Matrix.Kind.ASSIGNED_CONFIRMED : Matrix.Kind.ASSIGNED_REFERRED);
      case Comparison.NotComparable(String reason) -> new Matrix.Cell("", Matrix.Kind.NOT_COMPARED);
      case Comparison.Failed(Throwable cause) -> new Matrix.Cell("", Matrix.Kind.FAILED);
    };
  }

  private List<Explanation> explanations() {
    var run = a.calibration().run();
    String point =
        a.decision()
            .threshold()
            .map(t ->
                "Each of the "
                    + a.matrix().scored()
                    + " comparisons is held to a false match rate of "
                    + String.format(java.util.Locale.ROOT, "%.1e", t.targetFmr())
                    + ", which needs a similarity of "
                    + Wording.number(t.score())
                    + ".")
            .orElse("Nothing could be compared at an operating point that keeps this promise.");
    return List.of(
        new Explanation(
            "Operating point",
            List.of(
                "The chance that any wrong pair of face and document is confirmed in this crossing stays below "
                    + a.policy().promise().falseConfirmation()
                    + ".",
                point)),
        new Explanation(
            "Model and calibration",
            List.of(
                a.model().name() + ", SHA-256 " + a.calibration().modelSha256(),
                "Calibration "
                    + run.name()
                    + " of "
                    + run.date()
                    + ": "
                    + run.persons()
                    + " people, "
                    + run.genuine()
                    + " genuine and "
                    + run.impostor()
                    + " impostor comparisons; "
                    + run.dataSet())),
        new Explanation(
            "Limits",
            List.of(
                run.notShown(),
                "A referral says that an officer should look. It does not say that anybody did something wrong.")));
  }

  private static Picture face(Image image) {
    return picture(ImageEncoder.atMost(image, FACE_SIDE));
  }

  private static Picture picture(Image image) {
    return Picture.ofJpeg(ImageEncoder.jpeg(image, JPEG_QUALITY), image.width(), image.height());
  }
}
