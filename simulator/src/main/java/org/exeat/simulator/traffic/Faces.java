package org.exeat.simulator.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.exeat.simulator.people.Mien;
import org.exeat.simulator.traffic.Posture.Activity;

/**
 * What a face does over time: blinks, speech, smiles. Blinks come every 3 to 6 seconds, as in the 8
 * to 21 a minute of people who look ahead (Doughty, Optometry and Vision Science 78, 2001), and
 * last 0.15 to 0.3 seconds, which is assumed, as are the lengths of syllables. Immutable.
 */
final class Faces {
  private static final double TALKS = .6;

  private final double[] blinks;
  private final double[] blinkEnds;
  private final double[] changes;
  private final Mien[] miens;

  private Faces(double[] blinks, double[] blinkEnds, double[] changes, Mien[] miens) {
    this.blinks = blinks;
    this.blinkEnds = blinkEnds;
    this.changes = changes;
    this.miens = miens;
  }

  /**
   * @param spells in order
   * @param smiles share of looks at the camera that come with a smile
   */
  static Faces draw(List<Spell> spells, double end, double smiles, SplittableRandom random) {
    Marks blinks = new Marks();
    double begin = spells.getFirst().begin();
    double time = begin - 6 * random.nextDouble();
    while (time < end) {
      blinks.add(time, time + .15 + .15 * random.nextDouble());
      time += 3 + 3 * random.nextDouble();
    }
    Marks faces = new Marks();
    for (Spell spell : spells) {
      double until = Math.min(spell.end(), end);
      boolean talks = spell.activity() == Activity.NEIGHBOUR && random.nextDouble() < TALKS;
      boolean smile = spell.activity() == Activity.CAMERA && random.nextDouble() < smiles;
      faces.add(spell.begin(), Mien.NEUTRAL);
      if (smile) {
        faces.add(spell.begin() + spell.turning(), Mien.SMILE);
      }
      double spoken = spell.begin() + spell.turning();
      while (talks && spoken < until) {
        faces.add(spoken, Mien.TALK);
        spoken += .1 + .2 * random.nextDouble();
        faces.add(Math.min(spoken, until), Mien.NEUTRAL);
        spoken += .05 + .2 * random.nextDouble();
      }
    }
    return new Faces(blinks.times(), blinks.ends(), faces.times(), faces.miens());
  }

  Mien at(double time) {
    int blink = last(blinks, time);
    if (blink >= 0 && time < blinkEnds[blink]) {
      return Mien.EYES_CLOSED;
    }
    int change = last(changes, time);
    return change < 0 ? Mien.NEUTRAL : miens[change];
  }

  private static int last(double[] times, double time) {
    int i = Arrays.binarySearch(times, time);
    return i >= 0 ? i : -i - 2;
  }

  /** Collects in order of time. */
  private static final class Marks {
    private record Mark(double time, double end, Mien mien) {}

    private final ArrayList<Mark> marks = new ArrayList<>();

    void add(double time, double end) {
      marks.add(new Mark(time, end, Mien.EYES_CLOSED));
    }

    void add(double time, Mien mien) {
      marks.add(new Mark(time, time, mien));
    }

    double[] times() {
      return marks.stream().mapToDouble(Mark::time).toArray();
    }

    double[] ends() {
      return marks.stream().mapToDouble(Mark::end).toArray();
    }

    Mien[] miens() {
      return marks.stream().map(Mark::mien).toArray(Mien[]::new);
    }
  }
}
