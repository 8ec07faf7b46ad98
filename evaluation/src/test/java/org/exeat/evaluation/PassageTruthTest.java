package org.exeat.evaluation;

import static org.exeat.evaluation.MadeTruth.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.exeat.evaluation.PassageTruth.Somebody;
import org.exeat.simulator.scene.Truth;
import org.junit.jupiter.api.Test;

class PassageTruthTest {
  private static Truth.Frame frame(Truth.Seen... vehicles) {
    return MadeTruth.frame("front", 0, vehicles);
  }

  @Test
  void inSightIsWhoWasOnceSeenWellEnoughToBeCapturedHoweverOften() {
    List<Truth.Frame> frames =
        List.of(
            frame(
                new Truth.Seen(1, -.3, 0, List.of(person(1, 0, 1))),
                new Truth.Seen(2, -6, 0, List.of(person(1, -46, 1), person(2, 0, .4))),
                new Truth.Seen(-1, 0, 0, List.of(person(1, 10, .9)))),
            frame(
                new Truth.Seen(1, -.3, 0, List.of(person(1, 0, 1))),
                new Truth.Seen(2, -6, 0, List.of(person(1, -45, .5), person(2, 50, 1)))),
            frame(
                new Truth.Seen(2, -6, 0, List.of(person(1, 0, 1))),
                new Truth.Seen(3, -12, 0, List.of(person(1, 0, .5), person(3, 0, .49)))));
    assertEquals(
        Set.of(new Somebody(2, 1), new Somebody(3, 1)),
        PassageTruth.inSight(frames, s -> !s.bystander() && s.vehicle() != 1));
    assertEquals(Set.of(new Somebody(-1, 1)), PassageTruth.inSight(frames, Truth.Seen::bystander));
    assertEquals(Set.of(), PassageTruth.inSight(List.of(), s -> true));
  }
}
