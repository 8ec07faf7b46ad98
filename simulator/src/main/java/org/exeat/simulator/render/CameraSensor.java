package org.exeat.simulator.render;

import java.util.SplittableRandom;
import org.exeat.domain.LaneCamera;
import org.exeat.domain.Spectrum;
import org.exeat.faces.Image;

/**
 * From light at the lens to the picture that a camera gives out: blur of motion and of the lens,
 * light scattered in the lens, automatic exposure, electrons with their shot and read noise (EMVA
 * Standard 1288, release 4.0, chapter 2), gain, white balance, tone curve, 8 bits. Each pixel
 * counts all three colours: no mosaic of colour filters. Not for use by two threads.
 */
public final class CameraSensor {
  /** Photons per lumen and second of daylight in one colour's band: a third of 1.1e16. */
  private static final double PHOTONS_PER_LUMEN = 3.7e15;

  /** Photons per joule at 850 nm. */
  private static final double PHOTONS_PER_JOULE = 4.28e18;

  /** Mean that the metered part is brought to: 18 % grey. */
  private static final float MIDDLE = .18f;

  /** Where highlights begin to be compressed. */
  private static final float KNEE = .55f;

  private static final int CURVE = 4096;
  private static final byte[] TONES = tones();
  private static final float[] GAUSSIAN = gaussian();

  private final LaneCamera camera;
  private final Chip chip;
  private final boolean infrared;
  private final double electronsPerUnit;
  private final int width;
  private final int height;
  private final float[] buffer;
  private final LensSpread lens;

  /**
   * What is inside the sensor besides what {@link LaneCamera.Sensor} says.
   *
   * @param fullWell electrons that a pixel holds at most
   * @param readNoise electrons, root mean square
   * @param quantumEfficiency electrons per photon, 0 to 1, of visible light
   * @param infraredEfficiency the same at 850 nm
   * @param lensBlur standard deviation, pixels
   * @param veil share of the light that the lens scatters over the picture, 0 to 0.2
   */
  public record Chip(
      double fullWell,
      double readNoise,
      double quantumEfficiency,
      double infraredEfficiency,
      double lensBlur,
      double veil) {
    /**
     * A sensor of 2.9 µm pixels as in today's security cameras: Sony's IMX290/IMX327 class, about
     * 12,000 electrons, 1.5 to 2 electrons of noise.
     */
    public static final Chip USUAL = new Chip(12_000, 2, .6, .22, .6, .015);

    public Chip {
      require(fullWell >= 100 && fullWell <= 1e6, "full_well must be 100 to 1000000");
      require(readNoise >= 0 && readNoise <= 1000, "read_noise must be 0 to 1000");
      require(
          quantumEfficiency > 0 && quantumEfficiency <= 1,
          "quantum_efficiency must be more than 0 and at most 1");
      require(
          infraredEfficiency > 0 && infraredEfficiency <= 1,
          "infrared_efficiency must be more than 0 and at most 1");
      require(lensBlur >= 0 && lensBlur <= 10, "lens_blur must be 0 to 10");
      require(veil >= 0 && veil <= .2, "veil must be 0 to 0.2");
    }

    private static void require(boolean holds, String rule) {
      if (!holds) {
        throw new IllegalArgumentException(rule);
      }
    }
  }

  /**
   * What the automatic exposure chose.
   *
   * @param seconds exposure time
   * @param gain factor on the electrons, 1 and up
   */
  public record Exposed(Image image, double seconds, double gain) {}

  public CameraSensor(LaneCamera camera, Chip chip) {
    this.camera = camera;
    this.chip = chip;
    infrared = camera.sensor().spectrum() == Spectrum.NEAR_INFRARED;
    width = camera.sensor().columns();
    height = camera.sensor().rows();
    double side = camera.sensor().width() * 1e-3 / width;
    // illuminance on the sensor is pi/4 L / N² on the axis; the field's unit is 1000 cd/m²
    double perLuminance = Math.PI / 4 / (camera.aperture() * camera.aperture()) * side * side;
    electronsPerUnit =
        infrared
            ? perLuminance * PHOTONS_PER_JOULE * chip.infraredEfficiency()
            : perLuminance * 1000 * PHOTONS_PER_LUMEN * chip.quantumEfficiency();
    buffer = new float[width * height * 3];
    lens = new LensSpread(width, height, chip.lensBlur());
  }

  /**
   * Exposes a picture.
   *
   * @param projection that drew the field
   * @param sequence number of the picture, for the bracket
   * @param seed of the noise
   */
  public Exposed expose(LightField field, Projection projection, long sequence, long seed) {
    float[] balance = balance(field.light);
    double electronsPerSecond = electronsPerUnit;
    double metered = metered(field.light, balance);
    LaneCamera.Exposure limits = camera.exposure();
    // at full gain of 1, white is a full well
    double brighter =
        Math.pow(2, limits.bracket().get(Math.floorMod(sequence, limits.bracket().size())));
    double wanted =
        brighter * MIDDLE * chip.fullWell() / (electronsPerSecond * Math.max(1e-12, metered));
    double seconds = Math.clamp(wanted, limits.shortest(), limits.longest());
    double gain = Math.clamp(wanted / seconds, 1, Math.pow(10, limits.highestGain() / 20));
    float[] light = smear(field, projection, seconds);
    lens.blur(light);
    float[] scattered = lens.scattered(light);
    byte[] rgb = new byte[width * height * 3];
    float toElectrons = (float) (electronsPerSecond * seconds);
    float well = (float) chip.fullWell();
    float read = (float) (chip.readNoise() * chip.readNoise());
    float toTone = (float) (gain / well * CURVE);
    long state = seed * 0x9e3779b97f4a7c15L + 0x632be59bd9b4e019L;
    float veil = (float) chip.veil();
    float[] electrons = new float[width * 3];
    float[] deviation = new float[width * 3];
    for (int y = 0; y < height; y++) {
      int row = y * width * 3;
      for (int x = 0; x < width; x++) {
        int s = lens.tile(x, y);
        electrons[x * 3] = scattered[s] * veil;
        electrons[x * 3 + 1] = scattered[s + 1] * veil;
        electrons[x * 3 + 2] = scattered[s + 2] * veil;
      }
      // simple loops over a row, which the compiler turns into vector instructions
      for (int i = 0; i < electrons.length; i++) {
        electrons[i] = (light[row + i] * (1 - veil) + electrons[i]) * toElectrons;
      }
      for (int i = 0; i < electrons.length; i++) {
        deviation[i] = (float) Math.sqrt(Math.min(electrons[i], well) + read);
      }
      for (int x = 0; x < width * 3; x += 3) {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        for (int c = 0; c < 3; c++) {
          float noise = GAUSSIAN[(int) (state >>> c * 16) & GAUSSIAN.length - 1];
          float counted = electrons[x + c] + noise * deviation[x + c];
          float tone = Math.min(counted, well) * toTone * balance[c];
          rgb[row + x + c] = TONES[Math.max(0, Math.min(CURVE * 4 - 1, (int) tone))];
        }
        if (infrared) {
          rgb[row + x + 1] = rgb[row + x];
          rgb[row + x + 2] = rgb[row + x];
        }
      }
    }
    return new Exposed(new Image(width, height, rgb), seconds, gain);
  }

  /** Automatic white balance: half of the way to a picture that is grey on average. */
  private float[] balance(float[] light) {
    if (infrared) {
      return new float[] {1, 1, 1};
    }
    double[] sum = new double[3];
    for (int i = 0; i < light.length; i += 3 * 7) {
      for (int c = 0; c < 3; c++) {
        sum[c] += Math.min(light[i + c], 20);
      }
    }
    float[] balance = new float[3];
    for (int c = 0; c < 3; c++) {
      balance[c] = sum[c] <= 0 ? 1 : (float) Math.clamp(Math.sqrt(sum[1] / sum[c]), .5, 2);
    }
    return balance;
  }

  private double metered(float[] light, float[] balance) {
    LaneCamera.Metering m = camera.exposure().metering();
    int left = (int) (m.left() * width);
    int right = Math.max(left + 1, (int) (m.right() * width));
    int top = (int) (m.top() * height);
    int bottom = Math.max(top + 1, (int) (m.bottom() * height));
    double sum = 0;
    int count = 0;
    for (int y = top; y < bottom; y += 3) {
      for (int x = left; x < right; x += 3) {
        int i = (y * width + x) * 3;
        sum +=
            .2126 * light[i] * balance[0]
                + .7152 * light[i + 1] * balance[1]
                + .0722 * light[i + 2] * balance[2];
        count++;
      }
    }
    double mean = sum / count;
    // what is far brighter than the mean counts as four times the mean, as in most cameras
    double capped = 0;
    for (int y = top; y < bottom; y += 3) {
      for (int x = left; x < right; x += 3) {
        int i = (y * width + x) * 3;
        double l =
            .2126 * light[i] * balance[0]
                + .7152 * light[i + 1] * balance[1]
                + .0722 * light[i + 2] * balance[2];
        capped += Math.min(l, 4 * mean);
      }
    }
    return capped / count;
  }

  /** Averages along the way that each pixel's object makes in the picture while it is exposed. */
  private float[] smear(LightField field, Projection projection, double seconds) {
    float[] from = field.light;
    System.arraycopy(from, 0, buffer, 0, buffer.length);
    float focal = projection.focal;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = y * width + x;
        float speed = field.speed[pixel];
        if (speed == 0) {
          continue;
        }
        float z = field.distance[pixel];
        float way = (float) (speed * seconds);
        float px = (x + .5f - width / 2f) / focal;
        float py = (y + .5f - height / 2f) / focal;
        float ahead = projection.forward[0] * way / z;
        float dx = focal * (projection.right[0] * way / z - px * ahead);
        float dy = focal * (projection.down[0] * way / z - py * ahead);
        float length = Math.max(Math.abs(dx), Math.abs(dy));
        if (length < .35f) {
          continue;
        }
        int steps = Math.min(64, (int) Math.ceil(length) + 1);
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int k = 0; k < steps; k++) {
          float t = (k + .5f) / steps - .5f;
          int sx = Math.clamp(Math.round(x + dx * t), 0, width - 1);
          int sy = Math.clamp(Math.round(y + dy * t), 0, height - 1);
          int i = (sy * width + sx) * 3;
          red += from[i];
          green += from[i + 1];
          blue += from[i + 2];
        }
        buffer[pixel * 3] = red / steps;
        buffer[pixel * 3 + 1] = green / steps;
        buffer[pixel * 3 + 2] = blue / steps;
      }
    }
    return buffer;
  }

  /** sRGB's curve (IEC 61966-2-1) with a soft shoulder, for up to four times white. */
  private static byte[] tones() {
    byte[] tones = new byte[CURVE * 4];
    for (int i = 0; i < tones.length; i++) {
      double l = (i + .5) / CURVE;
      if (l > KNEE) {
        l = KNEE + (1 - KNEE) * (1 - Math.exp(-(l - KNEE) / (1 - KNEE)));
      }
      double s = l <= .0031308 ? 12.92 * l : 1.055 * Math.pow(l, 1 / 2.4) - .055;
      tones[i] = (byte) Math.clamp(Math.round(s * 255), 0, 255);
    }
    return tones;
  }

  private static float[] gaussian() {
    SplittableRandom random = new SplittableRandom(20260101);
    float[] values = new float[1 << 13];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
