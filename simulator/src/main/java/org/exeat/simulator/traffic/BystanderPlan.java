package org.exeat.simulator.traffic;

/**
 * Who stands or walks beside the lane: people who wait, staff, passers-by. They are no travellers,
 * and no face of theirs is to be kept.
 *
 * @param present how many there are on average while vehicles follow each other, 0 to 20; the
 *     number is drawn from a Poisson distribution
 * @param walks share of them who walk along the lane, the others stand, 0 to 1
 * @param aside how far from the lane's middle they are, to either side, metres
 */
public record BystanderPlan(double present, double walks, Spread aside) {
  /** Nobody. */
  public static final BystanderPlan NONE = new BystanderPlan(0, 0, Spread.always(3));

  /**
   * So many, a third of whom walk, beside a lane: assumed.
   *
   * @param present as of the record
   */
  public static BystanderPlan beside(double present) {
    return new BystanderPlan(present, 1 / 3.0, new Spread(2.8, .6, 2, 4.5));
  }

  /**
   * The same people, or where nobody is planned the assumed ones, but so many.
   *
   * @param other as of the record
   */
  public BystanderPlan of(double other) {
    return present == 0 ? beside(other) : new BystanderPlan(other, walks, aside);
  }

  public BystanderPlan {
    PlanCheck.between("bystanders.present", present, 0, 20);
    PlanCheck.share("bystanders.walks", walks);
    PlanCheck.between("bystanders.aside.min", aside.min(), .5, 50);
  }
}
