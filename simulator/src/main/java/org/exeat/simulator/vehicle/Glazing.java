package org.exeat.simulator.vehicle;

/**
 * The glass of a vehicle.
 *
 * @param front share of visible light that the windscreen and the front side panes let through at
 *     right angles, 0 to 1; UN Regulation No. 43 asks for 0.70 and more
 * @param rear the same for all panes behind the front seats, as low as 0.15 for privacy glass
 * @param nearInfrared share that all panes let through at 850 nm, relative to visible light
 * @param dirt share of the panes that dust covers, 0 to 0.5
 * @param lowered how far the driver's pane is lowered, 0 (closed) to 1 (open)
 */
public record Glazing(double front, double rear, double nearInfrared, double dirt, double lowered) {
  public Glazing {
    if (!(front > 0 && front <= 1)
        || !(rear > 0 && rear <= 1)
        || !(nearInfrared > 0 && nearInfrared <= 1.5)
        || !(dirt >= 0 && dirt <= .5)
        || !(lowered >= 0 && lowered <= 1)) {
      throw new IllegalArgumentException(
          "glazing lets more than 0 and at most 1 pass, has dirt of 0 to 0.5, is lowered by 0 to 1");
    }
  }
}
