package org.exeat.capture;

import java.util.Optional;

/**
 * Where somebody seems to sit.
 *
 * @param row 1 is the driver's; empty where no row is likelier than {@link #SURE}
 * @param rowConfidence of the likeliest row, 0 to 1
 * @param side as seen from the driver's seat, looking ahead; empty where none is likelier than
 *     {@link #SURE}
 * @param sideConfidence of the likeliest side, 0 to 1
 */
public record SeatEstimate(
    Optional<Integer> row, double rowConfidence, Optional<Side> side, double sideConfidence) {
  /** Below this nothing is said. */
  public static final double SURE = .6;

  /** Nothing is known: the vehicle's seats are not a car's. */
  static final SeatEstimate UNKNOWN = new SeatEstimate(Optional.empty(), 0, Optional.empty(), 0);

  /** Sides of a vehicle. */
  public enum Side {
    LEFT,
    CENTRE,
    RIGHT
  }

  /**
   * Heads behind a car's front, metres: about the middle of the simulator's sedans, hatchbacks,
   * sport utility vehicles, minivans and pickups.
   */
  private static final double[] ROWS = {-2.43, -3.29, -4.07};

  private static final double ROW_SPREAD = .15;

  /** Heads left of a car's middle, metres. */
  private static final double[] SIDES = {.37, 0, -.37};

  private static final double SIDE_SPREAD = .08;

  /**
   * Shares of people by row and by side in cars, assumed, so that an empty middle seat is not seen
   * taken.
   */
  private static final double[] ROW_SHARE = {.7, .25, .05};

  private static final double[] SIDE_SHARE = {.47, .06, .47};

  /**
   * Judges a place.
   *
   * @param place in the lane's frame
   * @param front where the vehicle's front is then, metres
   * @param frontError its standard deviation
   */
  static SeatEstimate of(Place place, double front, double frontError) {
    double[] rows =
        weights(
            place.x() - front,
            place.xx() + frontError * frontError + ROW_SPREAD * ROW_SPREAD,
            ROWS,
            ROW_SHARE);
    double[] sides = weights(place.y(), place.yy() + SIDE_SPREAD * SIDE_SPREAD, SIDES, SIDE_SHARE);
    int row = greatest(rows);
    int side = greatest(sides);
    return new SeatEstimate(
        rows[row] < SURE ? Optional.empty() : Optional.of(row + 1),
        rows[row],
        sides[side] < SURE ? Optional.empty() : Optional.of(Side.values()[side]),
        sides[side]);
  }

  private static double[] weights(double at, double variance, double[] means, double[] shares) {
    double[] weights = new double[means.length];
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      double d = at - means[i];
      weights[i] = shares[i] * Math.exp(-d * d / (2 * variance));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = sum > 0 ? weights[i] / sum : shares[i];
    }
    return weights;
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
