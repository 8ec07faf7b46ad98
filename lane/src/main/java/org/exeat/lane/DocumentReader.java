package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exeat.domain.PresentedDocument;
import org.exeat.domain.QualityMeasure;
import org.exeat.domain.QualityShortfall;
import org.exeat.domain.TravelDocument;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.InferenceException;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;

/** Reads presented documents from their folders and decides which may be compared. */
final class DocumentReader {
  private final FaceAnalyzer analyzer;
  private final CrossingPolicy policy;
  private final LocalDate date;
  private final TraceSink trace;

  DocumentReader(FaceAnalyzer analyzer, CrossingPolicy policy, LocalDate date, TraceSink trace) {
    this.analyzer = analyzer;
    this.policy = policy;
    this.date = date;
    this.trace = trace;
  }

  Presented read(int number, Path folder) throws IOException {
    Path file = folder.resolve("document.yaml");
    if (!Files.isRegularFile(file)) {
      return refused(
          number, Optional.empty(), Optional.empty(), "its folder holds no document.yaml");
    }
    DocumentFile document;
    TravelDocument fields;
    Optional<Path> portrait;
    try {
      document = DocumentFile.read(file);
      fields = document.document();
      portrait = PresentedFolder.portrait(folder, Optional.ofNullable(document.portrait()));
    } catch (InvalidInputException e) {
      return refused(number, Optional.empty(), Optional.empty(), e.getMessage());
    }
    if (document.optedOut()) {
      return without(number, fields, Optional.empty(), new PresentedDocument.OptedOut());
    }
    // No biometric is made of somebody whom the machine will not confirm anyway.
    if (policy.ages().exempts(fields.ageOn(date))) {
      return without(number, fields, Optional.empty(), new PresentedDocument.ExemptByAge());
    }
    if (portrait.isEmpty()) {
      return refused(number, Optional.of(fields), Optional.empty(), "it comes without a portrait");
    }
    Image image;
    try {
      image = ImageDecoder.read(portrait.get());
    } catch (UnreadableImageException e) {
      return without(number, fields, Optional.empty(), new PresentedDocument.PortraitFailed(e));
    }
    if (!fields.validOn(date)) {
      return refused(number, Optional.of(fields), Optional.of(image), "it has expired");
    }
    return withFace(number, fields, image);
  }

  private Presented withFace(int number, TravelDocument fields, Image image) {
    List<AnalyzedFace> faces;
    try {
      faces = analyzer.analyze(image, trace, "document." + number);
    } catch (InferenceException e) {
      return without(number, fields, Optional.of(image), new PresentedDocument.PortraitFailed(e));
    }
    if (faces.isEmpty()) {
      return refused(
          number, Optional.of(fields), Optional.of(image), "no face was found in its portrait");
    }
    AnalyzedFace face = faces.getFirst();
    List<QualityShortfall> shortfalls = policy.portrait().shortfalls(face.quality());
    PresentedDocument status =
        shortfalls.isEmpty()
            ? new PresentedDocument.Accepted()
            : new PresentedDocument.PortraitNotGoodEnough(shortfalls);
    return new Presented(
        number,
        Optional.of(fields),
        Optional.of(image),
        face.quality().value(QualityMeasure.SINGLE_FACE_PRESENT).orElse(1) == 1
            ? Optional.of(face)
            : Optional.empty(),
        status);
  }

  private static Presented refused(
      int number, Optional<TravelDocument> fields, Optional<Image> portrait, String why) {
    return new Presented(
        number, fields, portrait, Optional.empty(), new PresentedDocument.NotAccepted(why));
  }

  private static Presented without(
      int number, TravelDocument fields, Optional<Image> portrait, PresentedDocument status) {
    return new Presented(number, Optional.of(fields), portrait, Optional.empty(), status);
  }
}
