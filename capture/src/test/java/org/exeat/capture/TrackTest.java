package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.exeat.domain.QualityMeasure;
import org.junit.jupiter.api.Test;

/** One look of many that misses dark glasses makes no capture. */
class TrackTest {
  private static final Instant START = Instant.parse("2026-03-20T12:00:00Z");
  private static final QualityMeasure GLASSES = QualityMeasure.EYES_VISIBLE;

  private int frame;

  private Shot shot(QualityMeasure... lacking) {
    Shot shot = MadeShot.of(frame, START.plusMillis(250L * frame), lacking);
    frame++;
    return shot;
  }

  private Track track(Shot first) {
    return new Track(new CameraView(MadeCamera.FRONT), new VehicleShift(), first);
  }

  private static long usable(Track track) {
    return track.shots().stream().filter(Shot::usable).count();
  }

  @Test
  void whatMostLooksShowIsLackingInAll() {
    Track track = track(shot(GLASSES));
    track.add(shot());
    track.add(shot(GLASSES));
    assertEquals(0, usable(track));
    assertTrue(track.shots().stream().allMatch(s -> s.lacks(GLASSES)));
  }

  @Test
  void whoTakesThemOffIsSoonCaptured() {
    Track track = track(shot(GLASSES));
    for (int i = 0; i < 20; i++) {
      track.add(shot(GLASSES));
    }
    track.add(shot());
    track.add(shot());
    assertEquals(0, usable(track));
    track.add(shot());
    assertEquals(3, usable(track));
  }

  @Test
  void whatElseIsLackingInSomeIsNotInOthers() {
    Track track = track(shot(QualityMeasure.SHARPNESS));
    track.add(shot(QualityMeasure.SHARPNESS));
    track.add(shot());
    assertEquals(1, usable(track));
  }
}
