package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.exeat.domain.QualityMeasure;
import org.junit.jupiter.api.Test;

/** What covers a face is told by many looks. */
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
  void aFewLooksThatMissThemMakeNoCapture() {
    Track track = track(shot(GLASSES));
    for (int i = 0; i < 40; i++) {
      track.add(i % 10 == 7 ? shot() : shot(GLASSES));
    }
    assertEquals(0, usable(track));
    assertTrue(track.shots().stream().allMatch(s -> s.lacks(GLASSES)));
  }

  @Test
  void whoTakesThemOffIsSoonCaptured() {
    Track track = track(shot(GLASSES));
    for (int i = 0; i < 20; i++) {
      track.add(shot(GLASSES));
    }
    for (int i = 0; i < 5; i++) {
      track.add(shot());
    }
    assertEquals(0, usable(track));
    track.add(shot());
    assertEquals(6, usable(track));
  }

  /** A face that turns away looks covered: that says nothing of it. */
  @Test
  void onlyLooksThatAreGoodOtherwiseTellWhatCoversAFace() {
    Track track = track(shot());
    for (int i = 0; i < 20; i++) {
      track.add(shot(GLASSES, QualityMeasure.POSE_YAW));
    }
    assertEquals(1, usable(track));
  }

  @Test
  void whatElseIsLackingInSomeIsNotInOthers() {
    Track track = track(shot(QualityMeasure.SHARPNESS));
    track.add(shot(QualityMeasure.SHARPNESS));
    track.add(shot());
    assertEquals(1, usable(track));
  }
}
