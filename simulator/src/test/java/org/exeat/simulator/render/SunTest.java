package org.exeat.simulator.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {
  /**
   * Noon and seasons from geometry: at solar noon the elevation is 90° less the latitude plus the
   * declination. The last line is example 25.a of Meeus' book, turned into a place: the sun's right
   * ascension 198.38° and declination -7.785° at 1992-10-13 0 h.
   */
  @ParameterizedTest
  @CsvSource({
    "2026-06-21T12:02:00Z, 40, 0, 73.43, 180",
    "2026-12-21T11:58:00Z, 40, 0, 26.57, 180",
    "2026-03-20T12:07:30Z, 0, 0, 89.9, -1",
    "1992-10-13T00:00:00Z, -7.785, 176.87, 90, -1"
  })
  void standsWhereGeometryHasIt(
      String time, double latitude, double longitude, double elevation, double azimuth) {
    Sun sun = Sun.at(Instant.parse(time), latitude, longitude);
    assertEquals(elevation, Math.toDegrees(sun.elevation()), .35);
    if (azimuth >= 0) {
      assertEquals(azimuth, Math.toDegrees(sun.azimuth()), 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "90, 0, 1", "180, -1, 0", "270, 0, -1"})
  void directionFollowsTheHeading(double heading, double x, double y) {
    // the sun in the north: ahead of who drives north, to the left of who drives east
    float[] d = new Sun(0, 0).direction(heading);
    assertEquals(x, d[0], 1e-6);
    assertEquals(y, d[1], 1e-6);
    assertEquals(0, d[2], 1e-6);
  }
}
