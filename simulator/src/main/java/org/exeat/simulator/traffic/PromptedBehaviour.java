package org.exeat.simulator.traffic;

import java.util.List;
import org.exeat.domain.Position;
import org.exeat.simulator.people.Mien;
import org.exeat.simulator.people.Stance;
import org.exeat.simulator.traffic.Posture.Activity;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour that a look at a camera breaks into. Who sleeps goes on with it until somebody wakes
 * them, and can be asked again then; who hides or holds something up goes on in any case.
 */
final class PromptedBehaviour implements Behaviour {
  /** How long the head takes there and back, seconds. */
  private static final double TURNING = .7;

  private final Behaviour usual;
  private final Situation situation;
  private final @Nullable Position camera;
  private final Stance stance;
  private final boolean asleep;
  private final double from;
  private final double to;

  /**
   * @param cameras what can be looked at; the one that takes the least turn is
   * @param looks when who is awake begins to look, seconds; infinity for never
   * @param wakes when who sleeps is awake and looks
   * @param looking for so long
   */
  PromptedBehaviour(
      Occupant occupant,
      Passage passage,
      List<Position> cameras,
      double looks,
      double wakes,
      double looking) {
    usual = occupant.behaviour();
    situation =
        new Situation(
            passage.vehicle().kind(),
            occupant.seat(),
            occupant.childSeat(),
            occupant.person().age(),
            List.of(),
            passage.motion(),
            cameras);
    boolean woken =
        usual instanceof PromptedBehaviour p && p.asleep && p.from < Math.min(looks, wakes);
    asleep = woken || usual.at(Math.min(looks, wakes)).activity() == Activity.SLEEPS;
    from = woken ? Math.min(looks, wakes) : asleep ? wakes : looks;
    to = from + looking;
    camera = situation.nearestCamera(from + TURNING);
    stance =
        occupant.childSeat()
            ? Stance.CHILD_SEAT
            : occupant.number() == 1 ? Stance.DRIVING : Stance.SEATED;
  }

  @Override
  public Posture at(double time) {
    Posture p = usual.at(time);
    Position aimed = camera;
    if (aimed == null
        || !(time > from)
        || !reacts(p.activity())
        || !situation.reaches(aimed, time)) {
      return p;
    }
    double share = Spell.eased((time - from) / TURNING) * (1 - Spell.eased((time - to) / TURNING));
    if (share <= 0) {
      return p;
    }
    Aim aim = situation.towards(aimed, time);
    double yaw = Aim.mix(p.yaw(), aim.yaw(), share);
    double pitch = Aim.mix(p.pitch(), aim.pitch(), share);
    boolean there = share > .5;
    return new Posture(
        there ? Activity.CAMERA : p.activity(),
        there ? stance : p.stance(),
        asleep ? Mien.NEUTRAL : p.mien(),
        yaw,
        pitch,
        Aim.mix(p.roll(), 0, share),
        Aim.mix(p.forward(), 0, share),
        Aim.mix(p.aside(), 0, share),
        Math.clamp(
            Aim.mix(p.gazeYaw(), aim.lookYaw() - yaw, share),
            -SpelledBehaviour.EYES,
            SpelledBehaviour.EYES),
        Math.clamp(
            Aim.mix(p.gazePitch(), aim.lookPitch() - pitch, share),
            -SpelledBehaviour.EYES,
            SpelledBehaviour.EYES));
  }

  private static boolean reacts(Activity activity) {
    return switch (activity) {
      case HIDES, HOLDS_PRINT, HOLDS_SCREEN -> false;
      case ROAD, CAMERA, PHONE, SLEEPS, NEIGHBOUR, COVERS_FACE, ELSEWHERE -> true;
    };
  }
}
