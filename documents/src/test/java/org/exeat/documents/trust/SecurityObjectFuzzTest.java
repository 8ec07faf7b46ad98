package org.exeat.documents.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.exeat.documents.lds.SecurityObject;
import org.exeat.documents.lds.UnreadableFileException;
import org.exeat.domain.Authenticity;
import org.junit.jupiter.api.Test;

/**
 * Any bytes as EF.SOD: an object or a refusal with its reason, and with a trust store that knows
 * nobody never an authentic document. The seeds are signed over the files of {@link SpecimenPki};
 * few bytes are changes to one of them.
 */
class SecurityObjectFuzzTest {
  private static final PassiveAuthentication NOBODY_IS_TRUSTED =
      new PassiveAuthentication(TrustStore.EMPTY, TrustPolicy.DEFAULT);

  private static final ChangedSpecimen SIGNED =
      new ChangedSpecimen("SecurityObjectFuzzTestInputs/anyBytes/two-certificates");

  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    check(ChangedSpecimen.describedBy(bytes) ? SIGNED.after(bytes) : bytes);
  }

  /** Else the fuzzer would see refusals only. */
  @Test
  void theSeedIsSigned() {
    AuthenticityReport report =
        NOBODY_IS_TRUSTED.check(SpecimenPki.chip(SIGNED.after(new byte[0])), SpecimenPki.NOW);
    assertInstanceOf(Authenticity.IssuerUnknown.class, report.outcome());
    assertEquals(Set.of(1, 2), report.signed());
  }

  private static void check(byte[] bytes) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          read(bytes);
          AuthenticityReport report =
              NOBODY_IS_TRUSTED.check(SpecimenPki.chip(bytes), SpecimenPki.NOW);
          String why =
              switch (report.outcome()) {
                case Authenticity.Unreadable u -> u.why();
                case Authenticity.SignatureInvalid s -> s.why();
                case Authenticity.IssuerUnknown i -> "the issuer " + i.issuer();
                case Authenticity.Altered a -> a.dataGroups().toString();
                case Authenticity.Authentic a -> throw new AssertionError(a);
                case Authenticity.CertificateRevoked c -> throw new AssertionError(c);
                case Authenticity.RevocationUndetermined r -> throw new AssertionError(r);
              };
          assertFalse(why.isBlank());
          assertFalse(report.steps().isEmpty());
        });
  }

  private static void read(byte[] bytes) throws IOException, UnreadableFileException {
    SecurityObject object;
    try {
      object = SecurityObject.of(bytes);
    } catch (UnreadableFileException e) {
      assertFalse(String.valueOf(e.getMessage()).isBlank());
      return;
    }
    SecurityObject again = SecurityObject.of(SecurityObject.encode(object.signature()));
    assertEquals(object.hashes().keySet(), again.hashes().keySet());
    assertEquals(object.digestAlgorithm(), again.digestAlgorithm());
  }
}
