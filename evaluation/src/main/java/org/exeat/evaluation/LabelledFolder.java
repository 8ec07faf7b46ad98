package org.exeat.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.exeat.faces.AnalyzedFace;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.Template;
import org.exeat.faces.TraceSink;
import org.exeat.faces.UnreadableImageException;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.InvalidInputException;

/**
 * A folder with a folder for each person, pictures in it. A picture whose name begins with {@code
 * portrait} is the person's reference. Each picture goes through the production path; of several
 * faces the most confident counts.
 */
public final class LabelledFolder {
  private LabelledFolder() {}

  private record Picture(int person, boolean portrait, Path file) {}

  private sealed interface Outcome {
    record Face(Template template) implements Outcome {}

    record NoFace() implements Outcome {}

    record NoPicture() implements Outcome {}
  }

  /**
   * Reads a folder, one picture after another; the networks' own threads share the work of each.
   *
   * @throws InvalidInputException where it is not such a folder or shows fewer than two people
   */
  public static LabelledFaces read(
      Path folder, FaceAnalyzer analyzer, CrossingRecipe.Progress progress)
      throws InvalidInputException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          "there is no such folder; a labelled set is a folder with a folder for each person");
    }
    List<Path> people = list(folder).stream().filter(Files::isDirectory).toList();
    List<Picture> pictures = new ArrayList<>();
    for (int p = 0; p < people.size(); p++) {
      for (Path file : list(people.get(p))) {
        if (Files.isRegularFile(file)) {
          String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
          pictures.add(new Picture(p, name.startsWith("portrait"), file));
        }
      }
    }
    if (people.size() < 2 || pictures.size() < 3) {
      throw new InvalidInputException(
          "the folder holds "
              + people.size()
              + " folders with "
              + pictures.size()
              + " pictures; at least two people, one of them with two pictures, are needed");
    }
    List<Outcome> outcomes = analyze(pictures, analyzer, progress);
    return labelled(people.size(), pictures, outcomes);
  }

  private static LabelledFaces labelled(int people, List<Picture> pictures, List<Outcome> outcomes)
      throws InvalidInputException {
    List<Template> portraits = new ArrayList<>(Collections.nCopies(people, null));
    List<List<Template>> captures = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      captures.add(new ArrayList<>());
    }
    int withoutFace = 0;
    int unreadable = 0;
    for (int i = 0; i < pictures.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Face(Template template) -> {
          if (pictures.get(i).portrait()) {
            portraits.set(pictures.get(i).person(), template);
          } else {
            captures.get(pictures.get(i).person()).add(template);
          }
        }
        case Outcome.NoFace() -> withoutFace++;
        case Outcome.NoPicture() -> unreadable++;
      }
    }
    List<LabelledFaces.Person> found = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      Optional<Template> portrait = Optional.ofNullable(portraits.get(p));
      if (portrait.isPresent() || !captures.get(p).isEmpty()) {
        found.add(new LabelledFaces.Person(portrait, captures.get(p)));
      }
    }
    if (found.size() < 2) {
      throw new InvalidInputException(
          "faces of fewer than two people were found in the folder's pictures");
    }
    return new LabelledFaces(found, pictures.size(), withoutFace, unreadable);
  }

  private static List<Outcome> analyze(
      List<Picture> pictures, FaceAnalyzer analyzer, CrossingRecipe.Progress progress)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Picture picture : pictures) {
      outcomes.add(analyze(picture.file(), analyzer));
      progress.at(outcomes.size(), pictures.size());
    }
    return outcomes;
  }

  private static Outcome analyze(Path file, FaceAnalyzer analyzer) throws IOException {
    try {
      List<AnalyzedFace> faces =
          analyzer.analyze(ImageDecoder.read(file), TraceSink.NONE, "photo.0");
      return faces.isEmpty() ? new Outcome.NoFace() : new Outcome.Face(faces.getFirst().template());
    } catch (UnreadableImageException e) {
      return new Outcome.NoPicture();
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> !String.valueOf(f.getFileName()).startsWith(".")).sorted().toList();
    }
  }
}
