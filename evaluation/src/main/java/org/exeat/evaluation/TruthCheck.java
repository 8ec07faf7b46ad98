package org.exeat.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.exeat.evaluation.CaptureTrial.Look;

/**
 * Whether the simulator's truth agrees with its pictures: over the looks that the truth calls easy.
 *
 * @param looks how many there were
 * @param found of these
 * @param medianError median over the found ones of {@link Look#landmarkError}; empty where none was
 *     found
 * @param medianChinError median of {@link Look#chinError}, apart because the landmark network sets
 *     the chin too high: on drawn faces by a fifth of the eye distance, on bearded ones by more
 */
public record TruthCheck(
    int looks, int found, OptionalDouble medianError, OptionalDouble medianChinError) {
  /** Takes the easy ones out of a result. */
  public static TruthCheck of(CaptureTrial.Result result) {
    List<Look> easy = result.looks().stream().filter(Look::easy).toList();
    List<Look> found = easy.stream().filter(Look::found).toList();
    return new TruthCheck(
        easy.size(),
        found.size(),
        median(found.stream().mapToDouble(Look::landmarkError)),
        median(found.stream().mapToDouble(Look::chinError)));
  }

  /** One sentence. */
  public String text() {
    String found =
        String.format(Locale.ROOT, "Truth check: %d of %d easy looks found", this.found, looks);
    return medianError.isEmpty() || medianChinError.isEmpty()
        ? found + "."
        : String.format(
            Locale.ROOT,
            "%s; median error of eyes, nose and mouth %.1f %% of the eye distance, of the chin %.1f %%.",
            found,
            100 * medianError.getAsDouble(),
            100 * medianChinError.getAsDouble());
  }

  private static OptionalDouble median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2]);
  }
}
