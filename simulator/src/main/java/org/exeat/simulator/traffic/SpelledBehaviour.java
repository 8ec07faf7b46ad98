package org.exeat.simulator.traffic;

import java.util.List;
import java.util.function.BiFunction;
import org.exeat.simulator.people.Mien;
import org.exeat.simulator.people.Stance;
import org.exeat.simulator.render.Noise;
import org.exeat.simulator.traffic.Posture.Activity;

/** A behaviour of spells that were drawn before, with a little restlessness of the head. */
final class SpelledBehaviour implements Behaviour {
  /**
   * How far eyes turn in the head, radians: 45° of the 55° that they can (Guitton, Volle, Journal
   * of Neurophysiology 58, 1987).
   */
  static final double EYES = Math.toRadians(45);

  /** How far the head moves when it is still, radians and metres, and how often: assumed. */
  private static final double RESTLESS = Math.toRadians(1.2);

  private static final double SWAY = .006;
  private static final float HERTZ = .6f;

  private final List<Spell> spells;
  private final Faces faces;
  private final BiFunction<Activity, Double, Stance> stance;
  private final int seed;
  private final double begin;

  /**
   * @param spells in order, without gaps, at least one
   * @param stance by activity and time
   */
  SpelledBehaviour(
      List<Spell> spells, Faces faces, BiFunction<Activity, Double, Stance> stance, int seed) {
    this.spells = List.copyOf(spells);
    this.faces = faces;
    this.stance = stance;
    this.seed = seed;
    begin = spells.getFirst().begin();
  }

  @Override
  public Posture at(double time) {
    int index = spell(time);
    Spell spell = spells.get(index);
    Aim aim = spell.aimAt(Math.max(time, spell.begin()));
    double turned = spell.turned(time);
    if (index > 0 && turned < 1) {
      aim = spells.get(index - 1).aimAt(time).towards(aim, turned, spell.looked(time));
    }
    float clock = (float) (time - begin) * HERTZ;
    double still = spell.activity() == Activity.SLEEPS ? .3 : 1;
    double yaw = aim.yaw() + still * RESTLESS * Noise.at(clock, 0, .5f, seed);
    double pitch = aim.pitch() + still * RESTLESS * Noise.at(clock, 3, .5f, seed);
    double roll = aim.roll() + still * RESTLESS * Noise.at(clock, 6, .5f, seed);
    boolean asleep = spell.activity() == Activity.SLEEPS && turned == 1;
    return new Posture(
        spell.activity(),
        stance.apply(spell.activity(), time),
        asleep ? Mien.EYES_CLOSED : faces.at(time),
        yaw,
        pitch,
        roll,
        aim.forward() + still * SWAY * Noise.at(clock, 9, .5f, seed),
        aim.aside() + still * SWAY * Noise.at(clock, 12, .5f, seed),
        Math.clamp(aim.lookYaw() - yaw, -EYES, EYES),
        Math.clamp(aim.lookPitch() - pitch, -EYES, EYES));
  }

  private int spell(double time) {
    int low = 0;
    int high = spells.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (spells.get(middle).begin() <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
