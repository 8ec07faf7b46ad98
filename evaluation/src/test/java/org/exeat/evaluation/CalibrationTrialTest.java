package org.exeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.exeat.domain.Calibration;
import org.exeat.domain.Threshold;
import org.exeat.faces.EuclideanTemplate;
import org.exeat.faces.Template;
import org.junit.jupiter.api.Test;

/** People whose captures and portraits have more in common than they differ by. */
class CalibrationTrialTest {
  private static final CalibrationTrial.Words WORDS =
      new CalibrationTrial.Words("made", "2026-11-28", "none", "numbers", "anything");

  private static final int LENGTH = 8;

  /** A direction of its own, unevenly shifted away by how the picture was taken. */
  private static Template template(Random noise, float[] person, double shift) {
    float[] values = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      values[i] = (float) (person[i] + shift * (i % 3) + .35 * noise.nextGaussian());
    }
    return EuclideanTemplate.of(values);
  }

  private static float[] person(Random random) {
    float[] person = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      person[i] = (float) random.nextGaussian();
    }
    return person;
  }

  private static LabelledFaces people(int n, long seed) {
    Random random = new Random(seed);
    List<LabelledFaces.Person> people = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      float[] person = person(random);
      people.add(
          new LabelledFaces.Person(
              Optional.of(template(random, person, -1)),
              List.of(template(random, person, 1), template(random, person, 1))));
    }
    return new LabelledFaces(people, 3 * n, 0, 0);
  }

  @Test
  void whatAllHaveInCommonIsLeftOut() {
    LabelledFaces faces = people(120, 1);
    Scores bare = CalibrationTrial.of(faces, faces, "ab".repeat(32), WORDS, false).scores();
    CalibrationTrial centered = CalibrationTrial.of(faces, faces, "ab".repeat(32), WORDS, true);
    assertTrue(
        centered.scores().equalErrorRate() < .5 * bare.equalErrorRate(),
        () -> centered.scores().equalErrorRate() + " against " + bare.equalErrorRate());
    assertEquals(LENGTH, centered.calibration().centers().orElseThrow().captures().size());
    assertEquals(120, centered.calibration().run().persons());
    assertEquals(240, centered.calibration().run().genuine());
    assertTrue(centered.calibration().repeatability() > 0);
  }

  /** Points hold on other people who were photographed in the same way. */
  @Test
  void itsPointsHoldOnOthers() {
    LabelledFaces faces = people(200, 2);
    Calibration c = CalibrationTrial.of(faces, faces, "ab".repeat(32), WORDS, true).calibration();
    Threshold threshold = c.thresholdFor(.01).orElseThrow();
    Scores others = people(200, 3).as(c.centers()).scores();
    assertTrue(
        others.fmr(threshold.score()) < .013,
        () -> "false matches: " + others.fmr(threshold.score()));
    assertTrue(others.fnmr(threshold.score()) < .2);
  }

  @Test
  void strangersAreComparedWithEverybodyAndNobodyIsThem() {
    LabelledFaces faces = people(60, 4);
    Random random = new Random(5);
    List<Template> strangers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      strangers.add(template(random, person(random), -1));
    }
    Scores scores =
        CalibrationTrial.of(faces.with(strangers), faces, "ab".repeat(32), WORDS, true).scores();
    assertEquals(120, scores.genuineCount());
    assertEquals(120 * 99, scores.impostorCount());
  }

  @Test
  void ofFewPeopleNoCentersAreMade() {
    LabelledFaces few = people(49, 6);
    String said =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CalibrationTrial.of(few, few, "ab".repeat(32), WORDS, true))
                .getMessage());
    assertTrue(said.contains("at least 50") && said.contains("not of 49 and 49"), said);
  }
}
