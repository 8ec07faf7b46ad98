package org.exeat.simulator.people;

import static org.exeat.simulator.people.Solids.power;
import static org.exeat.simulator.people.Solids.root;

import java.util.List;
import java.util.SplittableRandom;
import org.exeat.faces.Image;

/**
 * From linear light to the picture that a camera would give: metered on the faces, softened by the
 * optics, with noise that grows with the root of the light, a soft shoulder, and sRGB (IEC
 * 61966-2-1).
 */
final class Development {
  /** Mean light of a well exposed face. */
  private static final float MIDDLE = .27f;

  private Development() {}

  /**
   * @param faces what the exposure is metered on
   * @param exposure factor on the metered one
   * @param softness standard deviation of the optics' blur, pixels
   * @param noise strength of the sensor's
   * @param seed of the noise
   */
  static Image develop(
      Layer layer, List<FaceTruth> faces, float exposure, float softness, float noise, long seed) {
    float gain = exposure * metered(layer, faces);
    float[] light = blurred(layer.light, layer.width, layer.height, softness);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rgb = new byte[light.length];
    for (int i = 0; i < rgb.length; i++) {
      float l = light[i] * gain;
      if (noise > 0) {
        l += (float) random.nextGaussian() * noise * root(Math.max(.02f, l) + .01f) * 1.2f;
      }
      rgb[i] = srgb(l);
    }
    return new Image(layer.width, layer.height, rgb);
  }

  /** Darker faces are exposed darker, but less so than they are: as cameras do. */
  private static float metered(Layer layer, List<FaceTruth> faces) {
    double sum = 0;
    int count = 0;
    for (FaceTruth face : faces) {
      double radius = face.eyeDistance();
      int top = (int) Math.max(0, face.noseTip().y() - radius);
      int bottom = (int) Math.min(layer.height, face.noseTip().y() + radius);
      int left = (int) Math.max(0, face.noseTip().x() - radius);
      int right = (int) Math.min(layer.width, face.noseTip().x() + radius);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          int i = (y * layer.width + x) * 3;
          sum += .3 * layer.light[i] + .6 * layer.light[i + 1] + .1 * layer.light[i + 2];
          count++;
        }
      }
    }
    float mean = count == 0 || sum == 0 ? MIDDLE : (float) (sum / count);
    return MIDDLE * power(mean / MIDDLE, .38f) / mean;
  }

  private static float[] blurred(float[] light, int width, int height, float deviation) {
    if (deviation < .2f) {
      return light;
    }
    int reach = (int) Math.ceil(deviation * 2.5);
    float[] kernel = new float[2 * reach + 1];
    float total = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      total += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= total;
    }
    float[] across = along(light, kernel, width * 3, height, 3);
    return along(across, kernel, width * 3, height, width * 3);
  }

  /** Convolves along x (stride 3) or along y (stride of a row); edges repeat. */
  private static float[] along(float[] in, float[] kernel, int row, int rows, int stride) {
    int reach = kernel.length / 2;
    boolean horizontal = stride == 3;
    int last = horizontal ? row / 3 - 1 : rows - 1;
    float[] out = new float[in.length];
    for (int y = 0; y < rows; y++) {
      for (int i = 0; i < row; i++) {
        int at = horizontal ? i / 3 : y;
        int o = y * row + i;
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
          int shifted = Math.clamp(at + k, 0, last);
          sum += kernel[k + reach] * in[o + (shifted - at) * stride];
        }
        out[o] = sum;
      }
    }
    return out;
  }

  private static byte srgb(float light) {
    float l = Math.max(0, light);
    if (l >= .6f) {
      l = .6f + .4f * (1 - (float) Math.exp(-(l - .6f) / .4f));
    }
    float s = l <= .0031308f ? 12.92f * l : 1.055f * power(l, 1 / 2.4f) - .055f;
    return (byte) Math.clamp(Math.round(s * 255), 0, 255);
  }
}
