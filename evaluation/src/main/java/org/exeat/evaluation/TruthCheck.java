package org.exeat.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import org.exeat.evaluation.CaptureTrial.Look;

/**
 * Whether the simulator's truth agrees with its pictures: over the looks that the truth calls easy.
 *
 * @param looks how many there were
 * @param found of these
 * @param medianError median over the found ones of the landmarks' mean distance from the truth,
 *     over the eye distance; empty where none was found
 */
public record TruthCheck(int looks, int found, OptionalDouble medianError) {
  /** Takes the easy ones out of a result. */
  public static TruthCheck of(CaptureTrial.Result result) {
    List<Look> easy = result.looks().stream().filter(Look::easy).toList();
    double[] errors =
        easy.stream().filter(Look::found).mapToDouble(Look::landmarkError).sorted().toArray();
    return new TruthCheck(
        easy.size(),
        errors.length,
        errors.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(errors[errors.length / 2]));
  }
}
