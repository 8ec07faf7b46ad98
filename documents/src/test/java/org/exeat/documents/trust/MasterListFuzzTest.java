package org.exeat.documents.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/**
 * Any bytes as a file to import, with master lists, certificates and revocation lists in DER as
 * seeds: each piece is added, was there, or is refused with its reason. The store knows the root of
 * the seeds, {@code specimen-root.cer}; few bytes are changes to one of the seeds.
 */
class MasterListFuzzTest {
  private static final TrustStore TRUST = SpecimenPki.trusting(root());
  private static final ChangedSpecimen LIST =
      new ChangedSpecimen("MasterListFuzzTestInputs/anyBytes/list");

  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    importSaysWhatItDid(TRUST, ChangedSpecimen.describedBy(bytes) ? LIST.after(bytes) : bytes);
  }

  /** Else the fuzzer would see refusals only. */
  @Test
  void theSeedIsTaken() {
    TrustImport.Outcome outcome = SpecimenPki.take(TRUST, LIST.after(new byte[0]));
    assertEquals(1, outcome.added().size());
    assertEquals(1, outcome.alreadyThere());
    assertEquals(0, outcome.refused().size());
  }

  static void importSaysWhatItDid(TrustStore before, byte[] bytes) {
    assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          TrustImport.Outcome outcome = SpecimenPki.take(before, bytes);
          int pieces =
              outcome.added().size()
                  + outcome.addedLists().size()
                  + outcome.alreadyThere()
                  + outcome.refused().size();
          assertTrue(pieces > 0, "an import that says nothing");
          for (Refusal refusal : outcome.refused()) {
            assertFalse(refusal.piece().isBlank() || refusal.why().isBlank());
          }
          // What came in can be looked at, and comes in once.
          TrustAudit.of(outcome.store(), TrustPolicy.DEFAULT, SpecimenPki.NOW);
          TrustImport.Outcome again = SpecimenPki.take(outcome.store(), bytes);
          assertEquals(0, again.added().size() + again.addedLists().size());
        });
  }

  private static X509CertificateHolder root() {
    try {
      return new X509CertificateHolder(ChangedSpecimen.bytes("specimen-root.cer"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
