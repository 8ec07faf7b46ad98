package org.exeat.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exeat.domain.QualityPolicy;
import org.exeat.domain.QualityShortfall;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.ReferralReason.Picture;
import org.exeat.domain.Threshold;
import org.exeat.domain.Verdict;
import org.junit.jupiter.api.Test;

class RedressTest {
  /** By another name a referral would count for nothing, and nobody would get the remedy. */
  @Test
  void theReasonsThatCountAreCalledAsTheLedgerCallsThem() {
    Threshold needed = MadeDay.CALIBRATION.thresholdFor(.01).orElseThrow();
    Set<String> named =
        Stream.of(
                new ReferralReason.FaceDoesNotMatch(.1, needed),
                new ReferralReason.TooCloseToCall(.9, .9, .1),
                new ReferralReason.ImageNotGoodEnough(
                    Picture.CAPTURE,
                    List.of(
                        new QualityShortfall(
                            QualityPolicy.CAPTURE.requirements().getFirst(),
                            OptionalDouble.empty()))))
            .map(reason -> Wording.code(new Verdict.Referred(reason)))
            .collect(Collectors.toSet());
    assertEquals(named, Redress.OF_THE_PORTRAIT);
  }
}
