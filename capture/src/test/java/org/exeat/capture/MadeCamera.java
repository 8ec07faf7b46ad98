package org.exeat.capture;

import java.util.Optional;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Position;
import org.exeat.domain.Spectrum;

/** Cameras that look at a car's front seats. */
final class MadeCamera {
  /** One beside the bonnet. */
  static final LaneCamera FRONT = of("front", 2.8, 1.8);

  private MadeCamera() {}

  /** One at a place, 1.7 m high. */
  static LaneCamera of(String name, double x, double y) {
    return new LaneCamera(
        name,
        new Position(x, y, 1.7),
        new Position(-2.6, 0, 1.2),
        12,
        4,
        4,
        1,
        85,
        new LaneCamera.Sensor(5.6, 1280, 720, Spectrum.NEAR_INFRARED, LaneCamera.Shutter.GLOBAL, 0),
        new LaneCamera.Exposure(
            .0003, .0001, 24, LaneCamera.Metering.WHOLE, LaneCamera.Exposure.AS_METERED),
        Optional.empty());
  }
}
