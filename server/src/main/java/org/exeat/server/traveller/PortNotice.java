package org.exeat.server.traveller;

import org.exeat.domain.RetentionPolicy;
import org.exeat.lane.PolicyInForce;
import org.exeat.records.ledger.NoteKey;

/**
 * What a port has to tell everybody whom its lanes photograph.
 *
 * @param key by which its ledger is checked; its name is the ledger's origin
 * @param inForce what may be kept; {@link RetentionPolicy#STRICT} where the port runs with none
 * @param ownState whose citizens are the policy's own, three letters; may be empty: nobody's
 * @param stays whether entries and exits that the policy lets be kept are kept here
 */
public record PortNotice(NoteKey key, PolicyInForce inForce, String ownState, boolean stays) {
  /** The policy that holds now. */
  public RetentionPolicy policy() {
    return inForce.now();
  }

  /** The port, by its ledger's origin. */
  public String port() {
    return key.name();
  }
}
