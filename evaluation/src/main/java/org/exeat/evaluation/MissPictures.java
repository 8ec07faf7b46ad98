package org.exeat.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exeat.domain.Box;
import org.exeat.evaluation.PassageTrial.Passage;
import org.exeat.evaluation.PassageTrial.Person;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.UnreadableImageException;
import org.exeat.simulator.scene.SimulationRun;
import org.exeat.simulator.scene.Truth;
import org.exeat.simulator.scene.TruthWriter;

/**
 * Pictures of people who were missed although a camera saw much of them: the worst misses are those
 * with the best looks.
 */
public final class MissPictures {
  /** How much around a face is shown, in its heights. */
  private static final double AROUND = 2.2;

  private MissPictures() {}

  /**
   * Somebody whom a capture trial missed, and what a camera saw of this person at best.
   *
   * @param words who and why, as far as the truth tells
   */
  public record Miss(String words, Image picture) {}

  private record Look(Path run, Truth.Frame frame, Truth.Person person, double worth) {}

  /**
   * The worst misses.
   *
   * @param runs whose frames were looked at
   * @param most how many
   */
  public static List<Miss> worst(List<Passage> passages, List<Path> runs, int most)
      throws IOException, UnreadableImageException {
    Map<String, Look> best = new HashMap<>();
    for (Path run : runs) {
      Path truth = run.resolve("truth.jsonl");
      if (!Files.isRegularFile(truth)) {
        continue;
      }
      try (BufferedReader lines = Files.newBufferedReader(truth, StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (TruthWriter.read(line) instanceof Truth.Frame f) {
            looks(run, f, best);
          }
        }
      }
    }
    record Missed(Passage passage, Person person, Look look) {}
    List<Missed> missed = new ArrayList<>();
    for (Passage passage : passages) {
      for (Person p : passage.people()) {
        Look look = best.get(key(passage.vehicle().vehicle(), p.traveller().occupant()));
        if (!p.captured() && look != null) {
          missed.add(new Missed(passage, p, look));
        }
      }
    }
    missed.sort(Comparator.comparingDouble((Missed m) -> m.look().worth()).reversed());
    List<Miss> misses = new ArrayList<>();
    for (Missed m : missed.subList(0, Math.min(most, missed.size()))) {
      misses.add(new Miss(words(m.passage(), m.person(), m.look()), picture(m.look())));
    }
    return misses;
  }

  private static void looks(Path run, Truth.Frame frame, Map<String, Look> best) {
    for (Truth.Seen seen : frame.vehicles()) {
      for (Truth.Person p : seen.people()) {
        double worth =
            p.visible()
                * (1 - p.glare())
                * Math.max(0, Math.cos(Math.toRadians(p.yaw())))
                * Math.min(60, p.box().height());
        if (p.visible() > 0) {
          best.merge(
              key(seen.vehicle(), p.occupant()),
              new Look(run, frame, p, worth),
              (a, b) -> a.worth() >= b.worth() ? a : b);
        }
      }
    }
  }

  private static String key(int vehicle, int occupant) {
    return vehicle + "/" + occupant;
  }

  private static Image picture(Look look) throws IOException, UnreadableImageException {
    Path file = SimulationRun.frame(look.run(), look.frame().camera(), look.frame().frame());
    Image image = ImageDecoder.decode(Files.readAllBytes(file));
    Box face = look.person().box();
    double side = Math.max(48, face.height() * AROUND);
    double x = Math.clamp(face.center().x() - side / 2, 0, Math.max(0, image.width() - side));
    double y = Math.clamp(face.center().y() - side / 2, 0, Math.max(0, image.height() - side));
    return image.crop(new Box(x, y, side, side));
  }

  private static String words(Passage passage, Person person, Look look) {
    Truth.Person seen = look.person();
    return String.format(
        Locale.ROOT,
        "%s, row %d %s, age %.0f%s; %s. Best look: camera %s, %s, %.0f %% of the face seen, glare %.2f,"
            + " turned %.0f°, eyes %.0f px apart.",
        passage.vehicle().kind(),
        person.traveller().row(),
        person.traveller().side(),
        person.traveller().age(),
        person.traveller().wears().isEmpty()
            ? ""
            : ", " + String.join(", ", person.traveller().wears()),
        person.counted() ? "found, but not well enough" : "never found",
        look.frame().camera(),
        seen.activity(),
        100 * seen.visible(),
        seen.glare(),
        seen.yaw(),
        seen.eyeDistance());
  }
}
