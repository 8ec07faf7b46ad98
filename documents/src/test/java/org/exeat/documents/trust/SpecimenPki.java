package org.exeat.documents.trust;

import java.time.Instant;

/** Certificates and signed objects that the tests make. */
final class SpecimenPki {
  static final Provenance PROVENANCE =
      new Provenance(Provenance.Vouching.GIVEN, "test", "0".repeat(64), Instant.EPOCH, "tester");

  private SpecimenPki() {}
}
