package org.exeat.simulator.traffic;

import java.util.SplittableRandom;
import org.exeat.simulator.vehicle.Glazing;

/**
 * The glass of the vehicles that come; see {@link Glazing} for what the values mean.
 *
 * @param front share of light through windscreen and front side panes
 * @param rear the same through the other panes of vehicles without privacy glass
 * @param privacyShare share of vehicles with privacy glass behind the front seats, 0 to 1
 * @param privacyRear share of light through privacy glass
 * @param nearInfrared share at 850 nm, relative to visible light, 0 to 1.5
 * @param dirt share of the panes that dust covers, 0 to 0.5
 * @param loweredShare share of those who stop that have lowered the driver's pane by then, 0 to 1
 * @param lowered how far, 0 to 1
 */
public record GlazingPlan(
    Spread front,
    Spread rear,
    double privacyShare,
    Spread privacyRear,
    Spread nearInfrared,
    Spread dirt,
    double loweredShare,
    Spread lowered) {
  private static final double DARKEST = .01;

  public GlazingPlan {
    PlanCheck.between("glazing.front", front, DARKEST, 1);
    PlanCheck.between("glazing.rear", rear, DARKEST, 1);
    PlanCheck.share("glazing.privacy_share", privacyShare);
    PlanCheck.between("glazing.privacy_rear", privacyRear, DARKEST, 1);
    PlanCheck.between("glazing.near_infrared", nearInfrared, DARKEST, 1.5);
    PlanCheck.between("glazing.dirt", dirt, 0, .5);
    PlanCheck.share("glazing.lowered_share", loweredShare);
    PlanCheck.between("glazing.lowered", lowered, 0, 1);
  }

  Glazing draw(SplittableRandom random, boolean stops) {
    boolean privacy = random.nextDouble() < privacyShare;
    boolean opens = random.nextDouble() < loweredShare;
    double through = front.draw(random);
    double behind = privacy ? privacyRear.draw(random) : rear.draw(random);
    double infrared = nearInfrared.draw(random);
    double dust = dirt.draw(random);
    return new Glazing(through, behind, infrared, dust, stops && opens ? lowered.draw(random) : 0);
  }
}
