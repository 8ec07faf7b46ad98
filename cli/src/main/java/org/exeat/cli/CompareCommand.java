package org.exeat.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.exeat.domain.Calibration;
import org.exeat.domain.Comparison;
import org.exeat.domain.CrossingPromise;
import org.exeat.domain.Threshold;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.Wording;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compares the face in one picture with the face in another, one to one.")
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "A picture with one face.")
  Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "Another picture with one face.")
  Path second = Path.of("");

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description = {
        "Operating points; without it only the score is shown.",
        "With centers for captures and portraits, A is the capture and B the portrait."
      })
  @Nullable Path calibration;

  @Option(
      names = "--fmr",
      paramLabel = "F",
      description = "False match rate to decide at. Default: ${DEFAULT-VALUE}.")
  double fmr = 0.001;

  @Mixin FaceOptions faces = new FaceOptions();
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own here

  @Override
  public Integer call() throws Exception {
    try (FaceAnalyzer analyzer = faces.open()) {
      AnalyzedFace a = onlyFace(analyzer, first);
      AnalyzedFace b = onlyFace(analyzer, second);
      String text;
      int exit = Exeat.REFERRED;
      Optional<Calibration> points =
          calibration == null
              ? Optional.empty()
              : Optional.of(faces.calibration(calibration, analyzer));
      Optional<Calibration.Centers> centers = points.flatMap(Calibration::centers);
      switch (a.template().asCapture(centers).compareWith(b.template().asPortrait(centers))) {
        case Comparison.Scored(double score) -> {
          text = "similarity " + Wording.number(score);
          if (points.isPresent()) {
            Threshold t =
                new CrossingPromise(fmr)
                    .thresholdFor(1, points.get())
                    .orElseThrow(() ->
                        new InvalidInputException(
                            "the calibration shows no false match rate as low as " + fmr));
            boolean match = score >= t.score();
            text +=
                ", "
                    + Wording.number(t.score())
                    + " needed: "
                    + (match ? "match" : "not alike enough, an officer looks");
            exit = match ? Exeat.CONFIRMED : Exeat.REFERRED;
          } else {
            text += " (no calibration given: this number decides nothing)";
          }
        }
        case Comparison.NotComparable(String reason) -> text = "not comparable: " + reason;
        case Comparison.Failed(Throwable cause) ->
            text = "the comparison failed: " + cause.getMessage();
      }
      spec.commandLine().getOut().println(text);
      return exit;
    }
  }

  private static AnalyzedFace onlyFace(FaceAnalyzer analyzer, Path file) throws Exception {
    if (!java.nio.file.Files.isRegularFile(file)) {
      throw new InvalidInputException(file + " is no file");
    }
    try {
      List<AnalyzedFace> found =
          analyzer.analyze(ImageDecoder.read(file), TraceSink.NONE, "photo.0");
      if (found.size() != 1) {
        throw new InvalidInputException(
            file + " shows " + found.size() + " faces; compare takes pictures with one");
      }
      return found.getFirst();
    } catch (UnreadableImageException e) {
      throw new InvalidInputException(file + " cannot be used: " + e.getMessage(), e);
    }
  }
}
