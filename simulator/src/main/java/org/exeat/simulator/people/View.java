package org.exeat.simulator.people;

import java.util.random.RandomGenerator;
import org.exeat.simulator.render.Rgb;

/**
 * One shot of a person: everything that changes from picture to picture.
 *
 * @param yaw radians, positive turns the nose to the picture's right
 * @param pitch radians, positive nods down
 * @param roll radians, positive tilts the head's top to the picture's left
 */
public record View(
    float yaw,
    float pitch,
    float roll,
    Expression expression,
    Light light,
    Camera camera,
    Backdrop backdrop,
    boolean glassesOff) {

  /**
   * What the face does.
   *
   * @param smile 0 to 1
   * @param open how far the mouth is open, centimetres
   * @param blink 0 (eyes open) to 1 (lids lowered) and to 2 (closed)
   * @param gazeX radians to the picture's right
   * @param gazeY radians up
   * @param browUp centimetres
   */
  public record Expression(
      float smile, float open, float blink, float gazeX, float gazeY, float browUp) {
    /** Mouth closed, eyes open and into the camera. */
    public static final Expression NEUTRAL = new Expression(0, 0, 0, 0, 0, 0);
  }

  /**
   * The light around the person; directions point from the head to the light, in the camera's frame
   * (x right, y up, z to the camera).
   *
   * @param x of the key light's direction, of length 1
   * @param y of the same
   * @param z of the same
   * @param key the one light that throws shadows
   * @param sky light from above
   * @param ground light from below
   * @param side light from one side, as of a window
   * @param sideDirection 1 for the picture's right, -1 for its left
   */
  public record Light(
      float x, float y, float z, Rgb key, Rgb sky, Rgb ground, Rgb side, float sideDirection) {
    /** A key light of this strength from this azimuth (0 in front) and elevation, radians. */
    public static Light from(
        double azimuth,
        double elevation,
        Rgb key,
        Rgb sky,
        Rgb ground,
        Rgb side,
        float sideDirection) {
      return new Light(
          (float) (Math.sin(azimuth) * Math.cos(elevation)),
          (float) Math.sin(elevation),
          (float) (Math.cos(azimuth) * Math.cos(elevation)),
          key,
          sky,
          ground,
          side,
          sideDirection);
    }

    /** Daylight of a random direction, strength and warmth, with the lane's own light to fill. */
    public static Light random(RandomGenerator random) {
      double azimuth = Math.toRadians(uniform(random, -55, 55));
      double elevation = Math.toRadians(uniform(random, 12, 55));
      float key = uniform(random, 1.1f, 2.8f);
      float warmth = uniform(random, 0, .25f);
      float ambient = uniform(random, .5f, 1);
      float side = uniform(random, 0, .8f);
      return from(
          azimuth,
          elevation,
          new Rgb(key * (1 + warmth * .5f), key, key * (1 - warmth)),
          new Rgb(ambient * .9f, ambient, ambient * 1.12f),
          new Rgb(ambient * .5f, ambient * .45f, ambient * .4f),
          new Rgb(side * .9f, side, side * 1.1f),
          random.nextBoolean() ? 1 : -1);
    }
  }

  /**
   * The camera.
   *
   * @param distance to the head, centimetres
   * @param span height of the picture at the head, centimetres
   * @param offsetX the picture's centre right of the head's, centimetres
   * @param offsetY the picture's centre above the face's, centimetres
   * @param exposure factor on the metered exposure
   * @param noise strength of the sensor's noise
   */
  public record Camera(
      float distance, float span, float offsetX, float offsetY, float exposure, float noise) {
    /** The same camera measured in units of this many centimetres. */
    Camera inUnitsOf(float size) {
      return new Camera(
          distance / size, span / size, offsetX / size, offsetY / size, exposure, noise);
    }
  }

  /** A shot in a car's cabin, turned by about {@code yawDegrees}, all else at random. */
  public static View random(RandomGenerator random, double yawDegrees) {
    float yaw = (float) Math.toRadians(yawDegrees + random.nextGaussian() * 2);
    float pitch = (float) Math.toRadians(random.nextGaussian() * 5);
    float roll = (float) Math.toRadians(random.nextGaussian() * 4);
    return new View(
        yaw,
        pitch,
        roll,
        randomExpression(random),
        Light.random(random),
        new Camera(
            110,
            uniform(random, 34, 41),
            (float) random.nextGaussian() * 1.2f,
            (float) random.nextGaussian(),
            uniform(random, .85f, 1.25f),
            uniform(random, .004f, .014f)),
        Backdrop.Cabin.random(random),
        random.nextFloat() < .2f);
  }

  /**
   * A shot as for an identity document: frontal, neutral, mouth closed, even light, plain light
   * background, glasses off in one half of the shots. {@link DocumentPortrait} adds the crop.
   */
  public static View documentPortrait(RandomGenerator random) {
    float key = uniform(random, .75f, .95f);
    Light light =
        Light.from(
            Math.toRadians(uniform(random, -12, 12)),
            Math.toRadians(uniform(random, 15, 28)),
            new Rgb(key, key, key),
            new Rgb(.95f, .95f, .95f),
            new Rgb(.75f, .74f, .72f),
            new Rgb(.1f, .1f, .1f),
            1);
    return new View(
        (float) Math.toRadians(random.nextGaussian() * .7),
        (float) Math.toRadians(random.nextGaussian() * .9),
        (float) Math.toRadians(random.nextGaussian() * .6),
        Expression.NEUTRAL,
        light,
        new Camera(150, 30, 0, 0, 1, .003f),
        new Backdrop.Plain(new Rgb(.8f, .81f, .82f)),
        random.nextFloat() < .5f);
  }

  View withCamera(Camera other) {
    return new View(yaw, pitch, roll, expression, light, other, backdrop, glassesOff);
  }

  private static Expression randomExpression(RandomGenerator random) {
    boolean smiling = random.nextFloat() < .45f;
    float smile = smiling ? random.nextFloat() : Math.abs((float) random.nextGaussian() * .1f);
    float open = random.nextFloat() < .3f ? random.nextFloat() * .8f : 0;
    return new Expression(
        smile,
        open,
        Math.max(0, (float) random.nextGaussian() * .12f),
        (float) random.nextGaussian() * .12f,
        (float) random.nextGaussian() * .06f,
        (float) random.nextGaussian() * .12f);
  }

  private static float uniform(RandomGenerator random, float from, float to) {
    return from + (to - from) * random.nextFloat();
  }
}
