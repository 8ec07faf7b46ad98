package org.exeat.lane;

import org.exeat.domain.RetentionPolicy;

/** The retention policy that a port goes by; another may take its place. Thread-safe. */
public final class PolicyInForce {
  private volatile RetentionPolicy policy;

  public PolicyInForce(RetentionPolicy policy) {
    this.policy = policy;
  }

  /** The one that holds now. */
  public RetentionPolicy now() {
    return policy;
  }

  void replace(RetentionPolicy other) {
    policy = other;
  }
}
