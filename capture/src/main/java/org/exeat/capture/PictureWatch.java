package org.exeat.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.exeat.capture.FeedHealth.Trouble;
import org.exeat.faces.Image;

/**
 * Tells a camera that is frozen or black from one that looks at a quiet lane: every sensor has
 * noise, so that no two true pictures are equal, and at night its gain goes up, so that a working
 * one is never wholly black. Looks at some thousand pixels spread over the picture. Not for use by
 * two threads.
 */
final class PictureWatch {
  private static final int SAMPLES = 1024;

  /** The brightest sample of a black picture, of 255: above the noise of a covered sensor. */
  private static final int BLACK = 12;

  private final Duration patience;
  private Instant equalSince = Instant.MIN;
  private Instant blackSince = Instant.MIN;
  private int last;
  private boolean begun;

  /**
   * @param patience how long a picture may stay equal or black before it is trouble
   */
  PictureWatch(Duration patience) {
    this.patience = patience;
  }

  Optional<Trouble> look(Image image, Instant now) {
    int hash = image.width() * 31 + image.height();
    int brightest = 0;
    long pixels = (long) image.width() * image.height();
    // a step that shares no factor with the width spreads the samples over all columns
    long step = Math.max(1, pixels / SAMPLES);
    while (gcd(step, image.width()) > 1) {
      step++;
    }
    for (long i = 0; i < pixels; i += step) {
      int rgb = image.rgbAt((int) (i % image.width()), (int) (i / image.width()));
      hash = hash * 31 + rgb;
      brightest =
          Math.max(brightest, Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255)));
    }
    if (!begun || hash != last) {
      equalSince = now;
    }
    if (!begun || brightest > BLACK) {
      blackSince = now;
    }
    begun = true;
    last = hash;
    // a black picture that does not change either is a covered or dead sensor: black says more
    if (brightest <= BLACK && !now.isBefore(blackSince.plus(patience))) {
      return Optional.of(Trouble.BLACK);
    }
    return now.isBefore(equalSince.plus(patience)) ? Optional.empty() : Optional.of(Trouble.FROZEN);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
