package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a camera that does not move sees where nobody is. It follows the light while nobody stands
 * before it, and a camera's automatic exposure at once. What stays still for three minutes becomes
 * part of it, so that a bag that was left, or somebody who was there at first, is not seen for
 * ever. For use by one thread.
 */
final class Backdrop {
  /** A pixel differs by more than this, of 255; noise and compression stay below. */
  private static final float DIFFERS = 22;

  /** A pixel that is darker by no more than this, and of the same hue, lies in a shadow. */
  private static final float SHADOW = .6f;

  private static final float HUE = .1f;

  /** Time in which it follows the light, seconds. */
  private static final double FOLLOWS = 15;

  private static final Duration STILL = Duration.ofMinutes(3);

  /** Every how manieth pixel tells how the exposure has changed. */
  private static final int SAMPLE = 7;

  private final float[] empty;

  /** What stands before it, as it was when it came to stand, and when that was. */
  private final byte[] before;

  private final long[] since;
  private Instant last;

  /**
   * @param rgb its first picture, 8 bits a channel
   */
  Backdrop(byte[] rgb, Instant time) {
    empty = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      empty[i] = rgb[i] & 0xff;
    }
    before = rgb.clone();
    since = new long[rgb.length / 3];
    last = time;
  }

  /**
   * Takes the next picture of the same size.
   *
   * @param clear whether nobody was before it in the last one, so that the light can be followed
   * @return for each pixel 255 where it differs, else 0
   */
  byte[] differs(byte[] rgb, Instant time, boolean clear) {
    float[] gain = {gain(rgb, 0), gain(rgb, 1), gain(rgb, 2)};
    double elapsed = Math.max(0, Duration.between(last, time).toNanos() / 1e9);
    last = time;
    float follow = clear ? (float) Math.min(1, elapsed / FOLLOWS) : 0;
    long now = time.toEpochMilli();
    byte[] mask = new byte[rgb.length / 3];
    for (int p = 0; p < mask.length; p++) {
      boolean differs = differs(rgb, p * 3, gain);
      if (differs && stillFor(rgb, p, now) > STILL.toMillis()) {
        for (int c = 0; c < 3; c++) {
          empty[p * 3 + c] = (rgb[p * 3 + c] & 0xff) / gain[c];
        }
        differs = false;
      }
      if (differs) {
        mask[p] = (byte) 255;
      } else {
        since[p] = 0;
        for (int c = 0; c < 3; c++) {
          int i = p * 3 + c;
          // the exposure's change is followed with the light
          empty[i] += follow * ((rgb[i] & 0xff) - empty[i]);
        }
      }
    }
    return mask;
  }

  private boolean differs(byte[] rgb, int i, float[] gain) {
    float most = 0;
    float least = 9;
    float greatest = 0;
    for (int c = 0; c < 3; c++) {
      float was = Math.min(255, empty[i + c] * gain[c]);
      float is = rgb[i + c] & 0xff;
      most = Math.max(most, Math.abs(is - was));
      float ratio = is / Math.max(1, was);
      least = Math.min(least, ratio);
      greatest = Math.max(greatest, ratio);
    }
    boolean shadow = least > SHADOW && greatest <= 1 && greatest - least < HUE;
    return most > DIFFERS && !shadow;
  }

  /** For how long a pixel that differs has looked as it does, milliseconds. */
  private long stillFor(byte[] rgb, int p, long now) {
    boolean changed = since[p] == 0;
    for (int c = 0; c < 3; c++) {
      changed |= Math.abs((rgb[p * 3 + c] & 0xff) - (before[p * 3 + c] & 0xff)) > DIFFERS;
    }
    if (changed) {
      since[p] = now;
      System.arraycopy(rgb, p * 3, before, p * 3, 3);
    }
    return now - since[p];
  }

  /** How much brighter a channel is than it was: the median over the picture. */
  private float gain(byte[] rgb, int channel) {
    float[] ratios = new float[rgb.length / 3 / SAMPLE + 1];
    int n = 0;
    for (int i = channel; i < rgb.length; i += 3 * SAMPLE) {
      float is = rgb[i] & 0xff;
      if (empty[i] > 8 && empty[i] < 250 && is < 250) {
        ratios[n++] = is / empty[i];
      }
    }
    if (n < 32) {
      return 1;
    }
    Arrays.sort(ratios, 0, n);
    return Math.clamp(ratios[n / 2], .5f, 2);
  }
}
