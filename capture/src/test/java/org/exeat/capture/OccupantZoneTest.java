package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Who can sit in one vehicle with its foremost. */
class OccupantZoneTest {
  private static final OccupantZone CARS =
      new OccupantZone(5.9, .3, true, true, -4, 1, 1, .75, 1.8);
  private static final OccupantZone BUSES =
      new OccupantZone(15, .3, false, true, -15, 1, 1.25, .75, 3.2);

  @Test
  void theNextDriverOfAQueueIsNobodyOfThisCar() {
    assertFalse(CARS.ofOneVehicle(2.8, 1)); // lane-1, seed 21: seen past the car by one camera
    assertFalse(CARS.ofOneVehicle(3.2, 1));
  }

  @Test
  void aChildInTheThirdRowIs() {
    assertTrue(CARS.ofOneVehicle(1.7, 1));
    assertTrue(CARS.ofOneVehicle(3, 2), "two cameras agree on where the head is");
    assertTrue(CARS.ofOneVehicle(Double.NEGATIVE_INFINITY, 1), "nobody else is known");
  }

  @Test
  void aBusHasMoreRows() {
    assertTrue(BUSES.ofOneVehicle(9, 1));
  }
}
