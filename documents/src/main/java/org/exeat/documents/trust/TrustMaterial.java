package org.exeat.documents.trust;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a file holds that may go into a trust store, before anybody judged it.
 *
 * @param certificates outside master lists
 * @param lists revocation lists
 * @param masterLists signed lists of authorities
 * @param refused pieces that cannot be read, each with its reason
 */
record TrustMaterial(
    List<X509CertificateHolder> certificates,
    List<X509CRLHolder> lists,
    List<MasterList> masterLists,
    List<Refusal> refused) {

  TrustMaterial {
    certificates = List.copyOf(certificates);
    lists = List.copyOf(lists);
    masterLists = List.copyOf(masterLists);
    refused = List.copyOf(refused);
  }

  /** Collects pieces in the order found. */
  static final class Collector {
    final List<X509CertificateHolder> certificates = new ArrayList<>();
    final List<X509CRLHolder> lists = new ArrayList<>();
    final List<MasterList> masterLists = new ArrayList<>();
    final List<Refusal> refused = new ArrayList<>();

    /** Whether nothing was found, readable or not. */
    boolean empty() {
      return certificates.isEmpty()
          && lists.isEmpty()
          && masterLists.isEmpty()
          && refused.isEmpty();
    }

    TrustMaterial done() {
      return new TrustMaterial(certificates, lists, masterLists, refused);
    }
  }
}
