package org.exeat.simulator.stream;

import org.exeat.faces.Image;

/** A smooth coloured pattern that moves, as a film that needs no file. */
record MovingPicture(int width, int height) {
  /** The picture at a time in seconds. */
  Image at(double seconds) {
    byte[] rgb = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (double) x / width;
        double v = (double) y / height;
        int i = (y * width + x) * 3;
        rgb[i] = wave(u + 0.2 * seconds);
        rgb[i + 1] = wave(v - 0.15 * seconds);
        rgb[i + 2] = wave(0.5 * (u + v) + 0.1 * seconds);
      }
    }
    return new Image(width, height, rgb);
  }

  private static byte wave(double turns) {
    return (byte) Math.round(128 + 90 * Math.sin(2 * Math.PI * turns));
  }

  /** Peak signal-to-noise ratio of two pictures of one size over all channels, dB. */
  static double psnr(Image a, Image b) {
    double sum = 0;
    int samples = a.width() * a.height() * 3;
    for (int i = 0; i < samples; i++) {
      double d = (a.rgb().get(i) & 0xff) - (b.rgb().get(i) & 0xff);
      sum += d * d;
    }
    return 10 * Math.log10(255.0 * 255.0 * samples / sum);
  }
}
