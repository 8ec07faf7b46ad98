package org.exeat.documents.trust;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes as a file from a public key directory, with LDIF and PEM as seeds. */
class LdifFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytes(byte[] bytes) {
    MasterListFuzzTest.importSaysWhatItDid(TrustStore.EMPTY, bytes);
  }
}
