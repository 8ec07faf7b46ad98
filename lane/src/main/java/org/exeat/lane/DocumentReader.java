package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.ChipFolder;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.AgeExemption;
import org.exeat.domain.Mode;
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

/** Reads presented documents and decides which may be compared. */
final class DocumentReader {
  private final FaceAnalyzer analyzer;
  private final CrossingPolicy policy;
  private final LocalDate date;
  private final AgeExemption ages;
  private final ChipDocument chips;
  private final TraceSink trace;

  DocumentReader(
      FaceAnalyzer analyzer,
      CrossingPolicy policy,
      TrustStore trust,
      LocalDate date,
      Mode mode,
      TraceSink trace) {
    this.analyzer = analyzer;
    this.policy = policy;
    this.date = date;
    ages = policy.profile(mode).ages();
    this.chips = new ChipDocument(trust, policy.signatures(), date);
    this.trace = trace;
  }

  /**
   * Reads one.
   *
   * @param optedOut whether its holder chose an officer, whatever the document says
   */
  Presented read(int number, HandedOver document, boolean optedOut) throws IOException {
    DocumentContents contents;
    try {
      contents =
          switch (document) {
            case HandedOver.Folder(Path folder) -> contents(folder);
            case HandedOver.Chip(ChipFiles files) -> chips.read(files, false);
            case HandedOver.Page(List<String> zone, Optional<byte[]> portrait) ->
                page(zone, portrait);
          };
    } catch (InvalidInputException e) {
      return Presented.nothing(
          number, new PresentedDocument.NotAccepted(String.valueOf(e.getMessage())));
    }
    if (optedOut || contents.optedOut()) {
      return without(number, contents, Optional.empty(), new PresentedDocument.OptedOut());
    }
    // No biometric is made of somebody whom the machine will not confirm anyway.
    if (ages.exempts(contents.fields().ageOn(date))) {
      return without(number, contents, Optional.empty(), new PresentedDocument.ExemptByAge());
    }
    Optional<Image> portrait;
    try {
      portrait = contents.portrait().read();
    } catch (UnreadableImageException e) {
      return without(number, contents, Optional.empty(), new PresentedDocument.PortraitFailed(e));
    }
    if (portrait.isEmpty()) {
      return refused(number, contents, portrait, "it comes without a portrait");
    }
    if (!contents.fields().validOn(date)) {
      return refused(number, contents, portrait, "it has expired");
    }
    return contents.standing().compared()
        ? withFace(number, contents, portrait.get())
        : without(number, contents, portrait, contents.standing());
  }

  private DocumentContents contents(Path folder) throws InvalidInputException, IOException {
    Path yaml = folder.resolve("document.yaml");
    boolean described = Files.isRegularFile(yaml);
    if (ChipFolder.holdsChip(folder)) {
      return chips.read(files(folder), described && DocumentFile.read(yaml).optedOut());
    }
    if (!described) {
      throw new InvalidInputException("its folder holds neither chip files nor a document.yaml");
    }
    DocumentFile file = DocumentFile.read(yaml);
    Optional<Path> portrait =
        PresentedFolder.portrait(folder, Optional.ofNullable(file.portrait()));
    return unsigned(
        file.document(date),
        file.optedOut(),
        () ->
            portrait.isPresent()
                ? Optional.of(ImageDecoder.read(portrait.get()))
                : Optional.empty());
  }

  private static ChipFiles files(Path folder) throws InvalidInputException, IOException {
    try {
      return ChipFolder.read(folder);
    } catch (UnreadableFileException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private DocumentContents page(List<String> zone, Optional<byte[]> portrait)
      throws InvalidInputException {
    return unsigned(
        ZoneFields.of("the machine readable zone", MrzReader.read(zone, date)),
        false,
        () ->
            portrait.isPresent()
                ? Optional.of(ImageDecoder.decode(portrait.get()))
                : Optional.empty());
  }

  private static DocumentContents unsigned(
      TravelDocument fields, boolean optedOut, DocumentContents.Portrait portrait) {
    return new DocumentContents(
        fields,
        optedOut,
        portrait,
        new PresentedDocument.Unproven(
            "its portrait does not come from a chip that a state signed"),
        Optional.empty());
  }

  private Presented withFace(int number, DocumentContents contents, Image image) {
    List<AnalyzedFace> faces;
    try {
      faces = analyzer.analyze(image, trace, "document." + number);
    } catch (InferenceException e) {
      return without(number, contents, Optional.of(image), new PresentedDocument.PortraitFailed(e));
    }
    if (faces.isEmpty()) {
      return refused(number, contents, Optional.of(image), "no face was found in its portrait");
    }
    AnalyzedFace face = faces.getFirst();
    List<QualityShortfall> shortfalls = policy.portrait().shortfalls(face.quality());
    PresentedDocument status =
        !shortfalls.isEmpty()
            ? new PresentedDocument.PortraitNotGoodEnough(shortfalls)
            : policy.confirmsUnproven() ? new PresentedDocument.Accepted() : contents.standing();
    return new Presented(
        number,
        Optional.of(contents.fields()),
        Optional.of(image),
        face.quality().value(QualityMeasure.SINGLE_FACE_PRESENT).orElse(1) == 1
            ? Optional.of(face)
            : Optional.empty(),
        status,
        contents.authenticity());
  }

  private static Presented refused(
      int number, DocumentContents contents, Optional<Image> portrait, String why) {
    return without(number, contents, portrait, new PresentedDocument.NotAccepted(why));
  }

  private static Presented without(
      int number, DocumentContents contents, Optional<Image> portrait, PresentedDocument status) {
    return new Presented(
        number,
        Optional.of(contents.fields()),
        portrait,
        Optional.empty(),
        status,
        contents.authenticity());
  }
}
