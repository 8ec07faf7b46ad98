package org.exeat.domain;

import java.util.List;
import java.util.Optional;

/**
 * One camera of a lane: where it stands, what it looks at, and what is inside it. No distortion.
 *
 * @param name unique in its lane; letters, digits, dashes
 * @param position in the lane's frame
 * @param lookAt the place in the middle of its picture; the picture is level
 * @param focalLength millimetres
 * @param aperture f-number
 * @param frameRate frames per second while something moves
 * @param stillEvery of these every how manieth is taken while the vehicle at the line stands, 1 to
 *     240: a standing vehicle shows little that is new
 * @param jpegQuality 1 to 100
 * @param polarizer direction that the filter lets pass, degrees from the picture's horizontal;
 *     empty without a filter
 */
public record LaneCamera(
    String name,
    Position position,
    Position lookAt,
    double focalLength,
    double aperture,
    double frameRate,
    int stillEvery,
    int jpegQuality,
    Sensor sensor,
    Exposure exposure,
    Optional<Double> polarizer) {

  /**
   * The sensor.
   *
   * @param width of the part that is read out, millimetres
   * @param columns pixels
   * @param rows pixels; pixels are square
   * @param spectrum what the filter before it lets through
   * @param shutter global, or rolling from the top row down
   * @param readout time from the first row to the last, seconds; 0 where the shutter is global
   */
  public record Sensor(
      double width, int columns, int rows, Spectrum spectrum, Shutter shutter, double readout) {
    /** Height of the part that is read out, millimetres. */
    public double height() {
      return width * rows / columns;
    }

    public Sensor {
      require(width > 0 && width <= 60, "width must be more than 0 and at most 60 mm");
      require(columns >= 16 && columns <= 8192, "columns must be 16 to 8192 pixels");
      require(rows >= 16 && rows <= 8192, "rows must be 16 to 8192 pixels");
      require(readout >= 0 && readout <= .2, "readout must be 0 to 0.2 s");
      require(
          shutter == Shutter.ROLLING || readout == 0, "readout must be 0 where shutter is global");
    }
  }

  /** How the rows are exposed. */
  public enum Shutter {
    GLOBAL,
    ROLLING
  }

  /**
   * What the automatic exposure may do.
   *
   * @param longest seconds
   * @param shortest seconds
   * @param highestGain decibels
   * @param metering part of the picture that is metered
   * @param bracket by how much successive pictures are brighter than metered, in turn, exposure
   *     values of -6 to 6, 1 to 8 of them: what lies in the dark behind panes beside a body that
   *     the sun shines on
   */
  public record Exposure(
      double longest,
      double shortest,
      double highestGain,
      Metering metering,
      List<Double> bracket) {
    /** No bracket: every picture as it is metered. */
    public static final List<Double> AS_METERED = List.of(0.0);

    public Exposure {
      bracket = List.copyOf(bracket);
      require(!bracket.isEmpty() && bracket.size() <= 8, "bracket must have 1 to 8 values");
      require(
          bracket.stream().allMatch(v -> Math.abs(v) <= 6), "bracket must have values of -6 to 6");
      require(
          shortest > 0 && shortest <= longest,
          "shortest must be more than 0 s and at most longest");
      require(longest <= 1, "longest must be at most 1 s");
      require(highestGain >= 0 && highestGain <= 60, "highest_gain must be 0 to 60 dB");
    }
  }

  /**
   * A part of the picture, in shares of its width and height from the top left corner.
   *
   * @param left 0 to 1
   * @param top 0 to 1
   * @param right more than left, at most 1
   * @param bottom more than top, at most 1
   */
  public record Metering(double left, double top, double right, double bottom) {
    /** The whole picture. */
    public static final Metering WHOLE = new Metering(0, 0, 1, 1);

    public Metering {
      require(left >= 0 && left < right, "left must be 0 or more and less than right");
      require(right <= 1, "right must be at most 1");
      require(top >= 0 && top < bottom, "top must be 0 or more and less than bottom");
      require(bottom <= 1, "bottom must be at most 1");
    }
  }

  public LaneCamera {
    require(name.matches("[a-z0-9][a-z0-9-]{0,31}"), "name must be 1 to 32 of a-z, 0-9 and -");
    require(
        focalLength > 0 && focalLength <= 1000,
        "focal_length must be more than 0 and at most 1000 mm");
    require(aperture >= .7 && aperture <= 32, "aperture must be 0.7 to 32");
    require(frameRate > 0 && frameRate <= 240, "frame_rate must be more than 0 and at most 240");
    require(stillEvery >= 1 && stillEvery <= 240, "still_every must be 1 to 240");
    require(jpegQuality >= 1 && jpegQuality <= 100, "jpeg_quality must be 1 to 100");
    require(
        polarizer.isEmpty() || Math.abs(polarizer.get()) <= 180,
        "polarizer must be -180 to 180 degrees");
    require(position.distanceTo(lookAt) > .01, "look_at must lie apart from position");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
